//! A date as a table has it.

use chrono::{NaiveDate, TimeDelta};

use super::cell::Misfit;
use super::mapping::Dates;
use crate::domain::date::{Date, DateProblem, DateRule, TypedDate};

/// Reads a cell. Day and month are never turned round to make a date of it, and no century is guessed.
pub(super) fn read(
    text: &str,
    dates: Dates,
    years_from: Option<u32>,
    rule: DateRule,
    today: NaiveDate,
) -> Result<Date, Misfit> {
    let text = without_about(text.trim());
    let typed = match number(text) {
        Some(days) if dates == Dates::Serial || (dates != Dates::Iso && (10_000..100_000).contains(&days)) => {
            serial(days).ok_or(Misfit::Date(DateProblem::NoSuchDay))?
        }
        _ => typed(text, dates, years_from).ok_or(Misfit::NoDate)?,
    };
    typed.read(rule, today).map_err(Misfit::Date)
}

/// The day that Excel means: it believes in a 29 February 1900, which is 60.
fn serial(days: i64) -> Option<TypedDate> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, if days < 60 { 31 } else { 30 })?;
    let day = zero.checked_add_signed(TimeDelta::try_days(days)?)?;
    ((1..=MOST_SERIAL).contains(&days) && days != 60).then(|| Date::Day(day).typed())
}

fn typed(text: &str, dates: Dates, years_from: Option<u32>) -> Option<TypedDate> {
    let mut parts: Vec<&str> =
        without_time(text).split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    if parts.len() == 4 && is_weekday(parts[0]) {
        parts.remove(0);
    }
    let (is_word, is_year) = (
        |part: &str| part.starts_with(char::is_alphabetic),
        |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()),
    );
    let date = |day: &str, month: &str, year: &str| {
        let day = ["st", "nd", "rd", "th"].into_iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(day) || !digits(year) || !(digits(month) || is_word(month)) {
            return None;
        }
        Some(TypedDate { day: day.into(), month: month.into(), year: whole(year, years_from) })
    };
    match parts[..] {
        [year] if is_year(year) => date("", "", year),
        [month, year] if is_year(year) => date("", month, year),
        [year, month] if is_year(year) => date("", month, year),
        [month, year] if is_word(month) => date("", month, year),
        [year, month, day] if is_year(year) => date(day, month, year),
        [day, month, year] if is_word(month) => date(day, month, year),
        [month, day, year] if is_word(month) || dates == Dates::MonthFirst => date(day, month, year),
        [day, month, year] if dates != Dates::Iso => date(day, month, year),
        _ => None,
    }
}

/// A year of four digits, where it is known which.
fn whole(year: &str, from: Option<u32>) -> String {
    match (year.parse::<u32>(), from) {
        (Ok(short), Some(from)) if year.len() == 2 => (from + (short + 100 - from % 100) % 100).to_string(),
        _ => year.to_owned(),
    }
}

fn number(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(part)).then(|| whole.parse().ok()).flatten()
}

fn without_about(text: &str) -> &str {
    let text = text.strip_suffix("(about)").unwrap_or(text);
    let before = ["about ", "circa ", "approx. ", "approx ", "c. ", "c.", "~"];
    before.into_iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim()
}

/// Without the time of day that a program wrote behind it.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    text[..colon].rfind([' ', 'T']).map_or(text, |cut| text[..cut].trim_end_matches([' ', ',']))
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|day| day.starts_with(&word))
}

/// The last day of 2199.
const MOST_SERIAL: i64 = 109_574;

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    const ANY: DateRule = DateRule { approximate: true, future: false };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn iso(text: &str, dates: Dates) -> Result<String, Misfit> {
        read(text, dates, None, ANY, today()).map(|date| date.iso())
    }

    #[test]
    fn dates_are_read_as_systems_and_people_write_them() {
        for (text, expected) in [
            ("13/04/1991", "1991-04-13"),
            ("3/4/1991", "1991-04-03"),
            ("13.04.1991", "1991-04-13"),
            ("13-Apr-1991", "1991-04-13"),
            ("13th April 1991", "1991-04-13"),
            ("April 13, 1991", "1991-04-13"),
            ("Sat, 13 Apr 1991", "1991-04-13"),
            ("1991-04-13", "1991-04-13"),
            ("1991-04-13T00:00:00Z", "1991-04-13"),
            ("13/04/1991 00:00", "1991-04-13"),
            ("13/04/1991, 12:00:00 AM", "1991-04-13"),
            ("29/02/2024", "2024-02-29"),
            ("33341", "1991-04-13"),
            ("33341.75", "1991-04-13"),
            ("1987", "1987"),
            ("May 1987 (about)", "1987-05"),
            ("05/1987", "1987-05"),
            ("circa 1987", "1987"),
        ] {
            assert_eq!(iso(text, Dates::DayFirst).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(iso("04/13/1991", Dates::MonthFirst).as_deref(), Ok("1991-04-13"));
        assert_eq!(iso("03/04/1991", Dates::MonthFirst).as_deref(), Ok("1991-03-04"));
    }

    #[test]
    fn what_is_no_date_is_never_made_one() {
        use DateProblem::{Future, NoSuchDay, NoSuchMonth, Year};
        for (text, problem) in [
            ("04/13/1991", NoSuchMonth { swapped: true }),
            ("29/02/2023", NoSuchDay),
            ("29/02/1900", NoSuchDay),
            ("31/06/2023", NoSuchDay),
            ("13/04/91", Year),
            ("13/04/0091", Year),
            ("23/11/2026", Future),
            ("1899-12-31", Year),
        ] {
            assert_eq!(iso(text, Dates::DayFirst), Err(Misfit::Date(problem)), "{text}");
        }
        for text in ["", "tomorrow", "34", "=1+1", "13/04", "1/2/3/4", "19910413", "13//x", "٣/٤/١٩٩١"] {
            assert!(iso(text, Dates::DayFirst).is_err(), "{text}");
        }
        assert_eq!(iso("13/04/1991", Dates::Iso), Err(Misfit::NoDate));
        assert_eq!(iso("33341", Dates::Iso), Err(Misfit::NoDate));
    }

    #[test]
    fn excel_counts_a_day_too_many_in_1900() {
        for (number, expected) in
            [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("45351", "2024-02-29")]
        {
            assert_eq!(iso(number, Dates::Serial).as_deref(), Ok(expected));
        }
        for number in ["0", "60", "109575", "99999999999999999999"] {
            assert!(iso(number, Dates::Serial).is_err(), "{number}");
        }
    }

    #[test]
    fn a_year_of_two_digits_means_the_one_in_the_hundred_years_that_are_said() {
        let year = |text: &str, from| read(text, Dates::DayFirst, Some(from), ANY, today()).map(|date| date.iso());
        for (text, from, expected) in [
            ("1/1/30", 1930, "1930-01-01"),
            ("1/1/29", 1930, "2029-01-01"),
            ("13-Apr-91", 1927, "1991-04-13"),
            ("1/1/26", 1927, "2026-01-01"),
            ("1/1/00", 1900, "1900-01-01"),
        ] {
            let read = year(text, from);
            match expected {
                "2029-01-01" => assert_eq!(read, Err(Misfit::Date(DateProblem::Future))),
                _ => assert_eq!(read.as_deref(), Ok(expected), "{text} from {from}"),
            }
        }
    }

    #[test]
    fn every_day_survives_every_way_of_writing_it() {
        let mut day = NaiveDate::from_ymd_opt(1900, 3, 1).unwrap();
        for serial in 61..46_000 {
            let expected = Ok(crate::domain::date::iso_day(day));
            assert_eq!(iso(&serial.to_string(), Dates::Serial), expected);
            let (d, m, y) = (day.day(), day.month(), day.year());
            assert_eq!(iso(&format!("{d:02}/{m:02}/{y}"), Dates::DayFirst), expected);
            assert_eq!(iso(&format!("{m}/{d}/{y}"), Dates::MonthFirst), expected);
            day = day.succ_opt().unwrap();
        }
    }
}
