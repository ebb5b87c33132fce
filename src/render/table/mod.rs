//! A table as data: what stands in a column is known, so that a spreadsheet gets dates and numbers, and text stays text.

mod csv;
mod xlsx;

pub use xlsx::TooMuch;

use chrono::NaiveDate;

use super::plain::plain;
use crate::domain::date::Date;
use crate::wording::{date, say};

/// A table that goes on paper or into a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    /// Stands on every page of paper, and in every row of a CSV file: rows are copied elsewhere.
    pub marking: String,
    pub columns: Vec<Column>,
    /// Each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// Stand below every page.
    pub footer: Vec<String>,
    /// The day that the file says it was made on.
    pub made_on: NaiveDate,
}

/// What stands below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    pub kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A few words.
    Text,
    /// Several lines.
    LongText,
    Number,
    Date,
    /// Yes, no or unknown.
    YesNo,
}

/// One cell. What is known of a date only approximately stands as text: a spreadsheet would make a day of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(u32),
    Day(NaiveDate),
    /// Nothing: unknown.
    YesNo(Option<bool>),
}

impl Cell {
    /// Words, without what no format can carry.
    pub fn text(words: impl AsRef<str>) -> Cell {
        let words = plain(words.as_ref());
        if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
    }

    /// A date of which a day, a month or a year is known.
    pub fn date(known: &Date) -> Cell {
        match known {
            Date::Day(day) => Cell::Day(*day),
            about => Cell::Text(date::date(about)),
        }
    }

    /// As a person reads it on paper.
    pub fn words(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(words) => words.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => date::day(*day),
            Cell::YesNo(known) => yes_no(*known),
        }
    }
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[private]")
    }
}

impl Column {
    /// A column of this kind.
    pub fn new(heading: impl Into<String>, kind: Kind) -> Column {
        Column { heading: heading.into(), kind }
    }
}

fn yes_no(known: Option<bool>) -> String {
    match known {
        Some(true) => say!("opt-ynd-yes"),
        Some(false) => say!("opt-ynd-no"),
        None => say!("out-unknown"),
    }
}
