//! Working hours: nine to five on working days, local time.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::bank_holidays::BankHolidays;
use super::working_days::{BeyondData, DayKind};
use crate::domain::nation::Nation;

impl BankHolidays {
    /// The instant at which so many working hours have passed, local time. They are from 9:00 to 17:00 on working days;
    /// what comes in outside of them begins with the next.
    pub fn working_hours_after(
        &self,
        from: NaiveDateTime,
        hours: u32,
        nation: Nation,
    ) -> Result<NaiveDateTime, BeyondData> {
        let mut day = from.date();
        let mut left = Duration::hours(i64::from(hours));
        let mut start = from.time().max(opens());
        loop {
            if start < closes() && self.kind(day, nation)? == DayKind::Working {
                let today = closes() - start;
                if left <= today {
                    return Ok(day.and_time(start) + left);
                }
                left -= today;
            }
            // The data end long before the calendar does.
            day = day.succ_opt().unwrap_or(NaiveDate::MAX);
            start = opens();
        }
    }
}

fn opens() -> NaiveTime {
    NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default()
}

fn closes() -> NaiveTime {
    NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::bank_holidays::shipped;

    #[test]
    fn hours_are_counted_over_evenings_weekends_and_bank_holidays() {
        for (from, hours, expected) in [
            ("2026-11-18T09:30", 4, "2026-11-18T13:30"), // Wednesday
            ("2026-11-18T13:00", 4, "2026-11-18T17:00"),
            ("2026-11-18T15:00", 4, "2026-11-19T11:00"),
            ("2026-11-18T03:00", 4, "2026-11-18T13:00"), // before opening
            ("2026-11-18T17:00", 4, "2026-11-19T13:00"), // at closing: tomorrow
            ("2026-11-20T16:00", 4, "2026-11-23T12:00"), // over a weekend
            ("2026-11-21T10:00", 4, "2026-11-23T13:00"), // a Saturday
            ("2026-12-24T16:30", 4, "2026-12-29T12:30"), // Christmas on a Friday, the 28th for Boxing Day
            ("2026-11-18T09:00", 16, "2026-11-19T17:00"),
        ] {
            let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
            let found = shipped().working_hours_after(at(from), hours, Nation::England);
            assert_eq!(found, Ok(at(expected)), "{hours} h from {from}");
        }
        let late = NaiveDate::from_ymd_opt(2100, 1, 4).unwrap().and_time(opens());
        assert!(shipped().working_hours_after(late, 4, Nation::England).is_err(), "beyond the data");
    }
}
