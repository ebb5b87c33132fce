//! So many months before or after a day.

use chrono::{Months, NaiveDate};

/// The same day so many months later; where there is no such day, the last of its month.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months earlier; where there is no such day, the last of its month.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
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
    fn a_number_of_months_beyond_all_calendars_ends_with_the_calendar() {
        let day = read_day("2026-11-21").unwrap();
        assert_eq!((months_after(day, u32::MAX), months_before(day, u32::MAX)), (NaiveDate::MAX, NaiveDate::MIN));
    }
}
