//! Dates as people write them.

use chrono::{Datelike, NaiveDate};

use super::say;
use crate::domain::date::Date;

/// `13 April 1991`.
pub fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day.year(), day.month()))
}

/// A date as people write it: `13 April 1991`, `May 1987 (about)`.
pub fn date(date: &Date) -> String {
    match date {
        Date::Day(known) => day(*known),
        Date::About { month: None, year } => say!("date-about", date = format!("{year:04}")),
        Date::About { month: Some(known), year } => say!("date-about", date = month(*year, *known)),
    }
}

/// `April 1991`; months count from 1.
pub fn month(year: i32, month: u32) -> String {
    let name = match month {
        1 => say!("month-1"),
        2 => say!("month-2"),
        3 => say!("month-3"),
        4 => say!("month-4"),
        5 => say!("month-5"),
        6 => say!("month-6"),
        7 => say!("month-7"),
        8 => say!("month-8"),
        9 => say!("month-9"),
        10 => say!("month-10"),
        11 => say!("month-11"),
        _ => say!("month-12"),
    };
    format!("{name} {year:04}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_without_a_leading_zero_and_with_the_name_of_its_month() {
        assert_eq!(day(NaiveDate::from_ymd_opt(1991, 4, 3).unwrap()), "3 April 1991");
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()), "31 December 2026");
        assert_eq!(month(1987, 5), "May 1987");
    }
}
