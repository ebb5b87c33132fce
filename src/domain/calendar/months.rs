//! So many months before or after a day.

use chrono::{Datelike, Months, NaiveDate};

/// The same day so many months later; where there is no such day, the last of its month.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months earlier; where there is no such day, the last of its month.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// Whole months from a day to one that is not before it, and the days that are left; nothing the other way round.
pub fn months_between(day: NaiveDate, later: NaiveDate) -> Option<(u32, u32)> {
    let months = |date: NaiveDate| date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default();
    // At the most one too many: where the day of the month has not come yet.
    let upper = u32::try_from(months(later) - months(day)).ok()?;
    let months = [upper, upper.saturating_sub(1)].into_iter().find(|months| months_after(day, *months) <= later)?;
    let days = later.signed_duration_since(months_after(day, months)).num_days();
    Some((months, u32::try_from(days).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{iso_day, read_day};

    #[test]
    fn a_month_ends_on_its_own_last_day() {
        for (day, months, after) in [
            ("2026-11-21", 12, "2027-11-21"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 48, "2032-02-29"),
            ("2027-02-28", 12, "2028-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-12-31", 84, "2033-12-31"),
            ("2026-05-31", 0, "2026-05-31"),
        ] {
            assert_eq!(iso_day(months_after(read_day(day).unwrap(), months)), after, "{day} + {months}");
        }
        assert_eq!(iso_day(months_before(read_day("2028-03-31").unwrap(), 1)), "2028-02-29");
        assert_eq!(iso_day(months_before(read_day("2028-02-29").unwrap(), 12)), "2027-02-28");
    }

    #[test]
    fn months_are_counted_as_they_are_added() {
        for (day, later, counted) in [
            ("2026-02-14", "2026-09-20", Some((7, 6))),
            ("2026-02-14", "2027-02-14", Some((12, 0))),
            ("2026-02-14", "2027-02-15", Some((12, 1))),
            ("2026-02-14", "2027-02-13", Some((11, 30))),
            ("2028-02-29", "2029-02-28", Some((12, 0))),
            ("2028-02-29", "2029-03-01", Some((12, 1))),
            ("2026-01-31", "2026-02-28", Some((1, 0))),
            ("2026-01-31", "2026-03-01", Some((1, 1))),
            ("2026-11-21", "2026-11-21", Some((0, 0))),
            ("2026-11-21", "2026-11-20", None),
            ("2026-11-21", "2026-10-30", None),
        ] {
            let (day, later) = (read_day(day).unwrap(), read_day(later).unwrap());
            assert_eq!(months_between(day, later), counted, "{day} to {later}");
        }
    }

    #[test]
    fn a_number_of_months_beyond_all_calendars_ends_with_the_calendar() {
        let day = read_day("2026-11-21").unwrap();
        assert_eq!((months_after(day, u32::MAX), months_before(day, u32::MAX)), (NaiveDate::MAX, NaiveDate::MIN));
    }
}
