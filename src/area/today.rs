//! Which day it is, in London, on a computer whose clock may be wrong.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};

/// The day that dates of a pack are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    pub date: NaiveDate,
    /// The clock of this device is wrong, and the day is that of the server instead: say it aloud.
    pub clock: Option<ClockSkew>,
}

/// How far off the clock of this device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockSkew {
    /// The day by the clock of this device.
    pub device: NaiveDate,
    /// The day by the `Date` of the response that brought the pack.
    pub server: NaiveDate,
}

/// The day in London: by the clock of this device, unless that is more than 24 hours away from the response's `Date`.
pub fn today(device: DateTime<Utc>, response: Option<DateTime<Utc>>) -> Today {
    match response {
        Some(server) if (device - server).abs() > TimeDelta::hours(24) => {
            let skew = ClockSkew { device: london_date(device), server: london_date(server) };
            Today { date: skew.server, clock: Some(skew) }
        }
        _ => Today { date: london_date(device), clock: None },
    }
}

/// The calendar day in London at an instant.
pub fn london_date(utc: DateTime<Utc>) -> NaiveDate {
    london_time(utc).date()
}

/// What a clock in London shows at an instant.
///
/// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (Summer Time Act 1972, as amended 2002).
pub fn london_time(utc: DateTime<Utc>) -> NaiveDateTime {
    let switch = |month| last_sunday(utc.year(), month).and_hms_opt(1, 0, 0).map(|time| time.and_utc());
    let summer = switch(3).is_some_and(|start| utc >= start) && switch(10).is_some_and(|end| utc < end);
    let offset = if summer { TimeDelta::hours(1) } else { TimeDelta::zero() };
    utc.checked_add_signed(offset).unwrap_or(utc).naive_utc()
}

/// Reads the `Date` header of a response (RFC 9110 section 5.6.7, the form that is sent today).
pub fn response_date(header: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(header.trim()).ok().map(|date| date.to_utc())
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    // March and October both have 31 days.
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or(NaiveDate::MAX);
    last - TimeDelta::days(i64::from(last.weekday().days_since(Weekday::Sun)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_london_day_follows_summer_time_to_the_second() {
        for (utc, day) in [
            ("2026-01-15T23:59:59Z", "2026-01-15"),
            // 2026: from 29 March 01:00 UTC to 25 October 01:00 UTC
            ("2026-03-28T23:59:59Z", "2026-03-28"),
            ("2026-03-29T00:59:59Z", "2026-03-29"),
            ("2026-03-29T22:59:59Z", "2026-03-29"),
            ("2026-03-29T23:00:00Z", "2026-03-30"),
            ("2026-07-01T22:59:59Z", "2026-07-01"),
            ("2026-07-01T23:00:00Z", "2026-07-02"),
            ("2026-10-24T22:59:59Z", "2026-10-24"),
            ("2026-10-24T23:00:00Z", "2026-10-25"),
            ("2026-10-25T00:59:59Z", "2026-10-25"),
            ("2026-10-25T23:00:00Z", "2026-10-25"),
            ("2026-10-25T23:59:59Z", "2026-10-25"),
            // 2027: the last Sunday of October is the 31st
            ("2027-10-30T23:30:00Z", "2027-10-31"),
            ("2027-10-31T23:30:00Z", "2027-10-31"),
            // 2024: the last Sunday of March is the 31st, so nearly all of March is winter
            ("2024-03-30T23:30:00Z", "2024-03-30"),
            ("2024-03-31T23:30:00Z", "2024-04-01"),
        ] {
            assert_eq!(london_date(at(utc)).to_string(), day, "{utc}");
        }
    }

    #[test]
    fn a_clock_within_a_day_is_believed_and_one_further_off_is_replaced_and_said() {
        let server = response_date("Sat, 21 Nov 2026 17:35:00 GMT").unwrap();
        assert_eq!(server, at("2026-11-21T17:35:00Z"));

        let close = today(at("2026-11-22T17:35:00Z"), Some(server));
        assert_eq!((close.date.to_string().as_str(), close.clock), ("2026-11-22", None));

        for wrong in ["2026-11-22T17:35:01Z", "2025-11-21T17:35:00Z", "1970-01-01T00:00:00Z"] {
            let day = today(at(wrong), Some(server));
            assert_eq!(day.date.to_string(), "2026-11-21");
            assert_eq!(day.clock.unwrap().device, london_date(at(wrong)));
        }
        assert_eq!(today(at("1970-01-01T00:00:00Z"), None).date.to_string(), "1970-01-01");
    }
}
