//! A chart as data: bars with their figures, as a picture that needs no colour and as a table that says the same.

mod svg;

pub mod page;
pub mod returns;

use super::table::{Cell, Column, Kind as Holds, Table};
use crate::domain::returns::Cell as Figure;
use crate::wording::{returns as words, say};

/// A chart of one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Tells it from the others of a page: lower-case letters and hyphens.
    pub id: &'static str,
    pub title: String,
    pub kind: Kind,
    /// What a bar stands for: "Month".
    pub of: String,
    /// What its length counts: "Cases discussed".
    pub unit: String,
    pub bars: Vec<Bar>,
    /// Headings of what the table says beside each figure.
    pub beside: Vec<String>,
    /// What a reader has to know.
    pub notes: Vec<String>,
}

/// How it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Upright, one beside the other, in the order of time; with a line to compare them with.
    Columns { level: Option<Level> },
    /// Lying, one below the other: of things with longer names.
    Bars,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// A count or a percentage; hidden figures have no bar, and say that they are hidden.
    pub value: Figure,
    pub beside: Vec<Figure>,
}

/// A line across all columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub label: String,
    pub value: Figure,
}

impl Chart {
    /// The figures, a row for each bar and for the line; without marking and day, which whoever shows it puts in.
    pub fn to_table(&self) -> Table {
        let further = self.beside.iter().map(|heading| Column::new(heading, Holds::Text));
        let columns = [Column::new(&self.of, Holds::Text), Column::new(&self.unit, Holds::Number)];
        let row = |bar: &Bar| {
            let figures = [bar.value].into_iter().chain(bar.beside.iter().copied());
            [Cell::text(&bar.label)].into_iter().chain(figures.map(cell)).collect()
        };
        let mut rows: Vec<Vec<Cell>> = self.bars.iter().map(row).collect();
        if let Kind::Columns { level: Some(level) } = &self.kind {
            let empty = self.beside.iter().map(|_| Cell::Empty);
            rows.push([Cell::text(&level.label), cell(level.value)].into_iter().chain(empty).collect());
        }
        Table {
            title: self.title.clone(),
            columns: columns.into_iter().chain(further).collect(),
            rows,
            footer: self.notes.clone(),
            ..Table::default()
        }
    }
}

fn cell(figure: Figure) -> Cell {
    match figure.count().map(u32::try_from) {
        Some(Ok(count)) => Cell::Number(count),
        _ => Cell::text(said(figure)),
    }
}

/// A figure as it stands beside its bar.
fn said(figure: Figure) -> String {
    match figure {
        Figure::Tenths(_) => say!("chart-percent", number = words::cell(figure)),
        Figure::Nothing => say!("chart-nothing"),
        other => words::cell(other),
    }
}
