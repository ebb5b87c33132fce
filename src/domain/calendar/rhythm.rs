//! The days on which a meeting is held again and again.

use std::num::NonZeroU32;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::bank_holidays::BankHolidays;
use super::months::months_after;
use super::working_days::{BeyondData, DayKind};
use crate::domain::nation::Nation;

/// How often an area meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every Monday to Friday.
    Weekdays,
    /// Every so many weeks on the weekday of the first meeting.
    EveryWeeks { first: NaiveDate, weeks: NonZeroU32 },
    /// On one weekday of every month, such as the first and the third Wednesday.
    Monthly { which: Vec<Nth>, weekday: Weekday },
}

/// Which of the equal weekdays of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    /// The fourth or the fifth.
    Last,
}

/// One day of a rhythm; whether to meet on a bank holiday is for a person to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub day: NaiveDate,
    /// What kind of day it is; where the data do not reach so far, that.
    pub kind: Result<DayKind, BeyondData>,
}

/// No more days than this are worked out at once: five years of working days.
pub const MOST_OCCURRENCES: usize = 1_300;

impl Rhythm {
    /// The days from one day to another, both included, in order; at most [`MOST_OCCURRENCES`].
    pub fn occurrences(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        holidays: &BankHolidays,
        nation: Nation,
    ) -> Vec<Occurrence> {
        let days =
            self.days(from, to).skip_while(|day| *day < from).take_while(|day| *day <= to).take(MOST_OCCURRENCES);
        days.map(|day| Occurrence { day, kind: holidays.kind(day, nation) }).collect()
    }

    /// Its days in order, beginning not later than the first from a day on; no month begins after the last day.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> Box<dyn Iterator<Item = NaiveDate> + '_> {
        match self {
            Rhythm::Weekdays => {
                let weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                Box::new(from.iter_days().filter(weekday))
            }
            Rhythm::EveryWeeks { first, weeks } => {
                let step = 7 * u64::from(weeks.get());
                let behind = u64::try_from((from - *first).num_days()).unwrap_or_default();
                let at = move |n: u64| first.checked_add_days(Days::new(n.checked_mul(step)?));
                Box::new((behind / step..).map_while(at))
            }
            Rhythm::Monthly { which, weekday } => {
                let month = from.with_day(1).unwrap_or(from);
                let months = (0..)
                    .map(move |n| months_after(month, n))
                    .take_while(move |month| *month <= to && *month < NaiveDate::MAX);
                Box::new(months.flat_map(|month| in_month(month, which, *weekday)))
            }
        }
    }
}

/// The chosen weekdays of the month that a day lies in, each once and in order.
fn in_month(month: NaiveDate, which: &[Nth], weekday: Weekday) -> Vec<NaiveDate> {
    let nth = |n: u8| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, n);
    let day = |which: &Nth| match which {
        Nth::First => nth(1),
        Nth::Second => nth(2),
        Nth::Third => nth(3),
        Nth::Fourth => nth(4),
        Nth::Last => nth(5).or_else(|| nth(4)),
    };
    let mut days: Vec<NaiveDate> = which.iter().filter_map(day).collect();
    days.sort();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::bank_holidays::shipped;
    use crate::domain::date::{iso_day, read_day};

    fn day(text: &str) -> NaiveDate {
        read_day(text).unwrap()
    }

    fn every(first: &str, weeks: u32) -> Rhythm {
        Rhythm::EveryWeeks { first: day(first), weeks: NonZeroU32::new(weeks).unwrap() }
    }

    fn days(rhythm: Rhythm, from: &str, to: &str) -> Vec<String> {
        let all = rhythm.occurrences(day(from), day(to), &shipped(), Nation::England);
        all.into_iter().map(|one| iso_day(one.day)).collect()
    }

    #[test]
    fn every_so_many_weeks_keeps_the_step_whatever_day_is_asked_from() {
        let four = || every("2026-11-04", 4);
        assert_eq!(days(four(), "2026-11-01", "2027-02-01"), ["2026-11-04", "2026-12-02", "2026-12-30", "2027-01-27"]);
        assert_eq!(days(four(), "2026-12-03", "2026-12-30"), ["2026-12-30"]);
        assert_eq!(days(four(), "2026-12-02", "2026-12-02"), ["2026-12-02"]);
        assert_eq!(days(four(), "2026-12-31", "2026-12-01"), [""; 0]);
        assert_eq!(
            days(every("2028-02-29", 2), "2028-02-01", "2028-03-31"),
            ["2028-02-29", "2028-03-14", "2028-03-28"]
        );
        assert_eq!(days(every("2026-11-04", u32::MAX), "2026-12-01", "2028-12-31"), [""; 0]);
    }

    #[test]
    fn a_weekday_of_the_month_is_found_in_months_of_any_shape() {
        let monthly = |which: &[Nth], weekday| Rhythm::Monthly { which: which.to_vec(), weekday };
        let twice = monthly(&[Nth::Third, Nth::First], Weekday::Wed);
        assert_eq!(days(twice, "2026-11-05", "2027-01-06"), ["2026-11-18", "2026-12-02", "2026-12-16", "2027-01-06"]);
        // Five Tuesdays in February 2028; the last is also the fourth where there are four.
        let last = monthly(&[Nth::Last], Weekday::Tue);
        assert_eq!(days(last, "2028-02-01", "2028-04-30"), ["2028-02-29", "2028-03-28", "2028-04-25"]);
        let both = monthly(&[Nth::Fourth, Nth::Last], Weekday::Tue);
        assert_eq!(days(both, "2028-02-01", "2028-03-31"), ["2028-02-22", "2028-02-29", "2028-03-28"]);
        assert_eq!(days(monthly(&[], Weekday::Tue), "2028-02-01", "2028-02-02"), [""; 0]);
    }

    #[test]
    fn a_bank_holiday_is_flagged_and_stays_on_the_list() {
        let mondays =
            every("2026-05-04", 1).occurrences(day("2026-05-01"), day("2026-05-31"), &shipped(), Nation::Wales);
        let flagged: Vec<String> =
            mondays.iter().filter(|one| one.kind != Ok(DayKind::Working)).map(|one| iso_day(one.day)).collect();
        assert_eq!((mondays.len(), flagged), (4, vec!["2026-05-04".to_owned(), "2026-05-25".to_owned()]));
        let daily = Rhythm::Weekdays.occurrences(day("2026-12-24"), day("2026-12-29"), &shipped(), Nation::Wales);
        let kinds: Vec<bool> = daily.iter().map(|one| one.kind == Ok(DayKind::Working)).collect();
        assert_eq!(kinds, [true, false, false, true]);
    }

    #[test]
    fn days_beyond_the_data_are_listed_and_say_so_and_no_list_is_endless() {
        let yearly =
            every("2028-12-27", 1).occurrences(day("2028-12-27"), day("2029-01-03"), &shipped(), Nation::Wales);
        assert_eq!(yearly[0].kind, Ok(DayKind::Working));
        assert_eq!(yearly[1].kind, Err(BeyondData { day: day("2029-01-03"), from: 2025, to: 2028 }));
        for rhythm in [
            Rhythm::Weekdays,
            every("2026-11-04", 1),
            Rhythm::Monthly { which: vec![Nth::First], weekday: Weekday::Mon },
        ] {
            let all = rhythm.occurrences(day("2026-11-01"), NaiveDate::MAX, &shipped(), Nation::Wales);
            assert_eq!(all.len(), MOST_OCCURRENCES);
        }
    }
}
