//! Dates as people write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc, Weekday};

use super::say;
use crate::domain::date::{Date, read_day};

/// `13 April 1991`.
pub fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day.year(), day.month()))
}

/// `Saturday 13 April 1991`: a day on which something is to happen.
pub fn weekday(on: NaiveDate) -> String {
    let name = match on.weekday() {
        Weekday::Mon => say!("weekday-1"),
        Weekday::Tue => say!("weekday-2"),
        Weekday::Wed => say!("weekday-3"),
        Weekday::Thu => say!("weekday-4"),
        Weekday::Fri => say!("weekday-5"),
        Weekday::Sat => say!("weekday-6"),
        Weekday::Sun => say!("weekday-7"),
    };
    format!("{name} {}", day(on))
}

/// A date as people write it: `13 April 1991`, `May 1987 (about)`.
pub fn date(date: &Date) -> String {
    match date {
        Date::Day(known) => day(*known),
        Date::About { month: None, year } => say!("date-about", date = format!("{year:04}")),
        Date::About { month: Some(known), year } => say!("date-about", date = month(*year, *known)),
    }
}

/// A stamp of a record, `2026-11-22` or `2026-11-22T06:57Z`, as people write it; whatever else stands there, as it stands.
pub fn stamp(stamp: &str) -> String {
    let (on, at) = stamp.split_once('T').map_or((stamp, None), |(on, at)| (on, Some(at)));
    match (read_day(on), at.map(|at| at.strip_suffix('Z'))) {
        (Some(on), None) => day(on),
        (Some(on), Some(Some(at))) => format!("{}, {at} UTC", day(on)),
        _ => stamp.to_owned(),
    }
}

/// A stamp of a minute, `2026-11-22T06:57Z`, as the clocks of a place show it: `22 November 2026, 06:57`. `behind` says how many
/// minutes its clocks are behind UTC at a moment. Whatever else stands there, as [`stamp`] writes it.
pub fn stamp_here(minute: &str, behind: impl FnOnce(DateTime<Utc>) -> i32) -> String {
    let Ok(at) = NaiveDateTime::parse_from_str(minute, "%Y-%m-%dT%H:%MZ") else { return stamp(minute) };
    let here = at - TimeDelta::minutes(behind(at.and_utc()).into());
    format!("{}, {:02}:{:02}", day(here.date()), here.hour(), here.minute())
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
        assert_eq!(weekday(NaiveDate::from_ymd_opt(2026, 12, 8).unwrap()), "Tuesday 8 December 2026");
        assert_eq!(month(1987, 5), "May 1987");
    }

    #[test]
    fn a_stamp_is_written_as_a_day_and_a_time_and_anything_else_is_left_as_it_is() {
        assert_eq!(stamp("2026-11-02"), "2 November 2026");
        assert_eq!(stamp("2026-11-22T06:57Z"), "22 November 2026, 06:57 UTC");
        for other in ["", "2026-02-30", "yesterday", "2026-11-22T06:57", "T"] {
            assert_eq!(stamp(other), other);
        }
    }

    #[test]
    fn a_stamp_is_written_in_the_time_of_a_place_with_its_day() {
        assert_eq!(stamp_here("2026-11-22T06:57Z", |_| 0), "22 November 2026, 06:57");
        let in_summer = |at: DateTime<Utc>| if at.month() == 6 { -60 } else { 0 };
        assert_eq!(stamp_here("2026-06-30T23:30Z", in_summer), "1 July 2026, 00:30");
        assert_eq!(stamp_here("2026-11-02", |_| -60), "2 November 2026");
        assert_eq!(stamp_here("yesterday", |_| -60), "yesterday");
    }
}
