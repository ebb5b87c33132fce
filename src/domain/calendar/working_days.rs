//! Working days: Monday to Friday without the bank holidays of a nation.

use chrono::{Datelike, NaiveDate, Weekday};

use super::bank_holidays::BankHolidays;
use crate::domain::label::Label;
use crate::domain::nation::Nation;

/// What kind of day a day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    Working,
    /// A Saturday or a Sunday.
    Weekend,
    /// A bank holiday, by its name.
    BankHoliday(Label),
}

/// The data say nothing of a day that the answer needs: they have to be brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeyondData {
    /// The first day that was needed and is not covered.
    pub day: NaiveDate,
    /// The first and the last year that the data cover.
    pub from: i32,
    pub to: i32,
}

impl BankHolidays {
    /// What kind of day a day is in a nation.
    pub fn kind(&self, day: NaiveDate, nation: Nation) -> Result<DayKind, BeyondData> {
        if !(self.from..=self.to).contains(&day.year()) {
            return Err(BeyondData { day, from: self.from, to: self.to });
        }
        Ok(match self.on(day, nation) {
            Some(holiday) => DayKind::BankHoliday(holiday.name.clone()),
            None if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => DayKind::Weekend,
            None => DayKind::Working,
        })
    }

    /// The working day that lies so many working days before a day. The day itself does not count, whatever it is; none
    /// before it is the day itself.
    pub fn working_days_before(&self, day: NaiveDate, days: u32, nation: Nation) -> Result<NaiveDate, BeyondData> {
        self.count(day, days, nation, NaiveDate::pred_opt)
    }

    /// The working day that lies so many working days after a day. The day itself does not count, whatever it is; none
    /// after it is the day itself.
    pub fn working_days_after(&self, day: NaiveDate, days: u32, nation: Nation) -> Result<NaiveDate, BeyondData> {
        self.count(day, days, nation, NaiveDate::succ_opt)
    }

    fn count(
        &self,
        mut day: NaiveDate,
        days: u32,
        nation: Nation,
        next: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Result<NaiveDate, BeyondData> {
        let beyond = BeyondData { day, from: self.from, to: self.to };
        for _ in 0..days {
            // The data end, and with them every count.
            loop {
                day = next(&day).ok_or(beyond)?;
                if self.kind(day, nation)? == DayKind::Working {
                    break;
                }
            }
        }
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::bank_holidays::shipped;
    use crate::domain::date::{iso_day, read_day};

    fn day(text: &str) -> NaiveDate {
        read_day(text).unwrap()
    }

    #[test]
    fn working_days_are_counted_round_weekends_and_bank_holidays() {
        use Nation::*;
        let holidays = shipped();
        for (from, days, nation, expected) in [
            ("2026-12-16", -8, England, "2026-12-04"),  // Wednesday; one weekend between
            ("2027-01-06", -8, England, "2026-12-22"),  // Christmas, the substitute for Boxing Day, New Year
            ("2027-01-06", -8, Scotland, "2026-12-21"), // and 4 January for the 2nd
            ("2026-04-08", -2, England, "2026-04-02"),  // over Easter
            ("2026-04-08", -2, Scotland, "2026-04-06"), // no Easter Monday
            ("2026-04-08", -2, NorthernIreland, "2026-04-02"),
            ("2026-06-16", -1, Scotland, "2026-06-12"), // 15 June 2026 in Scotland only
            ("2026-06-16", -1, Wales, "2026-06-15"),
            ("2026-07-14", -1, NorthernIreland, "2026-07-10"), // the Boyne on a Sunday
            ("2026-03-18", -1, NorthernIreland, "2026-03-16"),
            ("2026-08-04", -1, Scotland, "2026-07-31"), // first Monday of August
            ("2026-09-01", -1, England, "2026-08-28"),  // last Monday of August
            ("2026-12-01", -1, Scotland, "2026-11-27"), // St Andrew
            ("2028-03-01", -1, England, "2028-02-29"),
            ("2028-02-28", 1, England, "2028-02-29"),
            ("2027-02-26", 1, England, "2027-03-01"),
            ("2026-12-24", 1, England, "2026-12-29"),
            ("2027-12-24", 2, England, "2027-12-30"), // Monday and Tuesday stand in for both days
            ("2027-12-31", 1, Scotland, "2028-01-05"),
            ("2027-12-31", 1, NorthernIreland, "2028-01-04"),
            ("2026-11-21", 1, England, "2026-11-23"), // from a Saturday
            ("2026-11-22", -1, England, "2026-11-20"),
            ("2026-12-25", 0, England, "2026-12-25"), // none: the day itself
        ] {
            let found = match days {
                0.. => holidays.working_days_after(day(from), days as u32, nation),
                _ => holidays.working_days_before(day(from), -days as u32, nation),
            };
            assert_eq!(found.map(iso_day), Ok(expected.to_owned()), "{days} from {from} in {nation:?}");
        }
    }

    #[test]
    fn beyond_the_last_year_there_is_no_answer_rather_than_a_wrong_one() {
        let holidays = shipped();
        let beyond = |at: &str| Err(BeyondData { day: day(at), from: 2025, to: 2028 });
        let after = |from: &str, days| holidays.working_days_after(day(from), days, Nation::England);
        assert_eq!(after("2028-12-28", 1), Ok(day("2028-12-29")));
        assert_eq!(after("2028-12-28", 2), beyond("2029-01-01"));
        assert_eq!(after("2031-05-05", 1), beyond("2031-05-06"));
        assert_eq!(after("2026-01-01", u32::MAX), beyond("2029-01-01"));
        let before = |from: &str, days| holidays.working_days_before(day(from), days, Nation::England);
        assert_eq!(before("2025-01-03", 1), Ok(day("2025-01-02")));
        assert_eq!(before("2025-01-03", 2), beyond("2024-12-31"));
        // The day itself does not count: only what lies between has to be known.
        assert_eq!(before("2029-01-01", 1), Ok(day("2028-12-29")));
        assert_eq!(before("2029-01-03", 1), beyond("2029-01-02"));
        assert_eq!(
            holidays.kind(NaiveDate::MAX, Nation::Wales),
            Err(BeyondData { day: NaiveDate::MAX, from: 2025, to: 2028 })
        );
        assert!(holidays.working_days_after(NaiveDate::MAX, 1, Nation::Wales).is_err());
    }

    #[test]
    fn a_day_is_named_for_what_it_is() {
        let holidays = shipped();
        let kind = |at: &str, nation| holidays.kind(day(at), nation).unwrap();
        assert_eq!(kind("2026-12-28", Nation::Wales), DayKind::BankHoliday(Label::One("Boxing Day".into())));
        assert_eq!(kind("2026-12-26", Nation::Wales), DayKind::Weekend);
        assert_eq!(kind("2026-12-29", Nation::Wales), DayKind::Working);
        assert_eq!(
            kind("2026-06-15", Nation::Scotland),
            DayKind::BankHoliday(Label::One("World Cup bank holiday".into()))
        );
    }
}
