//! Dates as typed, and dates as known.

mod typed;

pub use typed::{DatePart, DateProblem, DateRule, TypedDate};

use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike, Utc};

/// A date that was given: a day, or approximately a month or year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Date {
    /// `"1991-04-13"` in a record.
    Day(NaiveDate),
    /// `{"about": "1987"}` or `{"about": "1987-05"}` in a record.
    About { year: i32, month: Option<u32> },
}

impl Date {
    /// The first day it can mean.
    pub fn earliest(&self) -> NaiveDate {
        match self {
            Date::Day(day) => *day,
            Date::About { year, month } => {
                NaiveDate::from_ymd_opt(*year, month.unwrap_or(1), 1).unwrap_or(NaiveDate::MIN)
            }
        }
    }

    /// The last day it can mean.
    pub fn latest(&self) -> NaiveDate {
        let months = match self {
            Date::Day(day) => return *day,
            Date::About { month: Some(_), .. } => 1,
            Date::About { month: None, .. } => 12,
        };
        let next = self.earliest().checked_add_months(Months::new(months));
        next.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// The boxes as a person would have typed it.
    pub fn typed(&self) -> TypedDate {
        match self {
            Date::Day(day) => {
                TypedDate { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
            }
            Date::About { year, month } => TypedDate {
                day: String::new(),
                month: month.map(|m| m.to_string()).unwrap_or_default(),
                year: year.to_string(),
            },
        }
    }

    /// `YYYY-MM-DD`, or the text of `about`: `YYYY` or `YYYY-MM`.
    pub fn iso(&self) -> String {
        match self {
            Date::Day(day) => iso_day(*day),
            Date::About { year, month: None } => format!("{year:04}"),
            Date::About { year, month: Some(month) } => format!("{year:04}-{month:02}"),
        }
    }

    /// Reads `YYYY-MM-DD`.
    pub fn from_day(text: &str) -> Option<Date> {
        read_day(text).map(Date::Day)
    }

    /// Reads the text of `about`.
    pub fn from_about(text: &str) -> Option<Date> {
        let day = read_day(&if text.len() == 4 { format!("{text}-01-01") } else { format!("{text}-01") })?;
        Some(Date::About { year: day.year(), month: (text.len() > 4).then(|| day.month()) })
    }
}

/// A day as `YYYY-MM-DD`.
pub fn iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Reads `YYYY-MM-DD`: four, two and two digits of a day that exists.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let shape = text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    if text.len() != 10 || !shape {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

/// An instant in UTC minutes: `2026-11-21T17:35Z`.
pub fn iso_minute(instant: DateTime<Utc>) -> String {
    format!("{}T{:02}:{:02}Z", iso_day(instant.date_naive()), instant.hour(), instant.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_approximate_date_means_any_day_of_its_month_or_year() {
        for (about, first, last) in [
            ("1987", "1987-01-01", "1987-12-31"),
            ("2028-02", "2028-02-01", "2028-02-29"),
            ("2026-12", "2026-12-01", "2026-12-31"),
        ] {
            let date = Date::from_about(about).unwrap();
            assert_eq!((iso_day(date.earliest()).as_str(), iso_day(date.latest()).as_str()), (first, last));
        }
    }

    #[test]
    fn a_day_is_read_only_as_it_is_written() {
        for wrong in ["1991-4-13", "1991-02-30", "+991-04-13", "1991-04-1é", "1991/04/13", "1991-04-13 ", ""] {
            assert_eq!(Date::from_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_approximate_date_is_a_year_or_a_month_and_nothing_else() {
        assert_eq!(Date::from_about("1987"), Some(Date::About { year: 1987, month: None }));
        assert_eq!(Date::from_about("1987-05"), Some(Date::About { year: 1987, month: Some(5) }));
        for text in ["", "87", "+987", "1987-", "1987-5", "1987-+5", "1987-13", "1987-05-01", "1987-05-01-01"] {
            assert_eq!(Date::from_about(text), None, "{text}");
        }
    }

    #[test]
    fn an_instant_is_written_to_the_minute() {
        let instant = DateTime::from_timestamp(1_795_282_559, 0).unwrap();
        assert_eq!(iso_minute(instant), "2026-11-21T17:35Z");
    }
}
