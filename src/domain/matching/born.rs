//! Dates of birth: how two agree, and those that stand in a text.

use chrono::{Datelike, NaiveDate};

use crate::domain::date::{Date, DateRule, TypedDate};

/// How dates of birth agree; what speaks most for one person last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Births {
    /// Whole years apart.
    Differ {
        years: u32,
    },
    /// Not known of both, or so roughly that it says nothing.
    NotKnown,
    /// A month or a year that is known of the one is that of the other.
    Agree,
    /// The same but for one of day, month and year; the year by one, or with its last two digits the other way round.
    Near,
    /// The same with day and month the other way round.
    Swapped,
    /// The same, on a 1 January: often written where nobody knows the day.
    FirstOfJanuary,
    Same,
}

/// So many years a rough year may be off without speaking against anything.
const ROUGHLY: u32 = 2;

impl Births {
    /// How the dates agree that two people are said to be born on: the two that agree best.
    pub fn of(ours: &[Date], theirs: &[Date]) -> Births {
        let all = ours.iter().flat_map(|our| theirs.iter().map(|their| Births::of_two(our, their)));
        // Of dates that differ, the least apart: the order of the variants has the most years last.
        let better = |one: Births, other: Births| match (one, other) {
            (Births::Differ { years: a }, Births::Differ { years: b }) => Births::Differ { years: a.min(b) },
            _ => one.max(other),
        };
        all.reduce(better).unwrap_or(Births::NotKnown)
    }

    fn of_two(our: &Date, their: &Date) -> Births {
        match (our, their) {
            (Date::Day(our), Date::Day(their)) => Births::of_days(*our, *their),
            _ if our.earliest() <= their.latest() && their.earliest() <= our.latest() => Births::Agree,
            _ => match years_apart(our.earliest(), their.earliest()) {
                0..=ROUGHLY => Births::NotKnown,
                years => Births::Differ { years },
            },
        }
    }

    fn of_days(our: NaiveDate, their: NaiveDate) -> Births {
        let ((our_year, our_month, our_day), (year, month, day)) = (fields(our), fields(their));
        let same = [our_year == year, our_month == month, our_day == day];
        match same {
            [true, true, true] if month == 1 && day == 1 => Births::FirstOfJanuary,
            [true, true, true] => Births::Same,
            _ if swapped(our) == Some(their) => Births::Swapped,
            [true, true, false] | [true, false, true] => Births::Near,
            [false, true, true] if our_year.abs_diff(year) == 1 || turned(our_year) == Some(year) => Births::Near,
            _ => Births::Differ { years: years_apart(our, their) },
        }
    }
}

/// The date with day and month the other way round, where there is one.
pub(super) fn swapped(date: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year(), date.day(), date.month())
}

/// The dates in a text, as people write them: `13/04/1992`, `1992-04-13`, `13 April 1992`, `April 1992`, `1992`.
pub(super) fn dates_in(text: &str) -> Vec<Date> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut dates = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() && dates.len() < MOST_DATES {
        let (date, used) = first_date(rest).map_or((None, 1), |(date, used)| (Some(date), used));
        dates.extend(date);
        rest = &rest[used..];
    }
    dates
}

/// The date that words begin with, and how many it takes; the longest way of writing one first.
pub(super) fn first_date(words: &[&str]) -> Option<(Date, usize)> {
    let three = match words {
        [first, month, third, ..] if is_year(third) => read(first, month, third),
        [first, month, third, ..] if is_year(first) => read(third, month, first),
        _ => None,
    };
    let two = || match words {
        [month, year, ..] if is_year(year) => read("", month, year),
        _ => None,
    };
    let one = || words.first().filter(|word| is_year(word)).and_then(|year| read("", "", year));
    three.map(|date| (date, 3)).or_else(|| two().map(|date| (date, 2))).or_else(|| one().map(|date| (date, 1)))
}

const MOST_DATES: usize = 4;

fn read(day: &str, month: &str, year: &str) -> Option<Date> {
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let typed = TypedDate { day: day.into(), month: month.into(), year: year.into() };
    typed.read(DateRule { approximate: true, future: true }, NaiveDate::MAX).ok()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn fields(date: NaiveDate) -> (i32, u32, u32) {
    (date.year(), date.month(), date.day())
}

fn years_apart(our: NaiveDate, their: NaiveDate) -> u32 {
    let (first, last) = (our.min(their), our.max(their));
    last.years_since(first).unwrap_or_default()
}

/// The year with its last two digits the other way round.
fn turned(year: i32) -> Option<i32> {
    let (tens, ones) = (year.rem_euclid(100) / 10, year.rem_euclid(10));
    (tens != ones).then(|| year.div_euclid(100) * 100 + ones * 10 + tens)
}
