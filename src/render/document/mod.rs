//! A document as data: what a person reads, block by block; as Word or as HTML for screen and paper.

mod page;
mod word;

pub use word::NotWritten;

use chrono::NaiveDate;

use super::chart::Chart;
use super::table::{Cell, Table};

/// A document with its marking, its reference and the number of pages on every page.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Never the name of a person: browsers show it in the title of a window, and printers in a queue.
    pub title: String,
    /// Empty where it is about several cases.
    pub reference: String,
    pub marking: String,
    pub blocks: Vec<Block>,
    /// Stand below every page.
    pub footer: Vec<String>,
    /// The day that the file says it was made on.
    pub made_on: NaiveDate,
}

/// A piece of a document.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    /// May hold several lines.
    Paragraph(String),
    /// What must be seen first.
    Loud(String),
    List(Vec<String>),
    /// Labels and values.
    Rows(Vec<(String, String)>),
    /// The first row is the headings.
    Table(Vec<Vec<String>>),
    /// With its table; where there are no pictures, as its table alone.
    Chart(Chart),
    /// Room for something to be written in, under its label.
    Fill(String),
    PageBreak,
}

impl Document {
    /// A table for reading: each row under a heading made of its first two cells; empty cells are left out.
    pub fn of_table(table: &Table) -> Document {
        let heading = |row: &[Cell]| {
            let named = table.columns.first().map(|column| column.heading.as_str()).unwrap_or_default();
            let words = row.iter().take(2).map(Cell::words).filter(|words| !words.is_empty());
            Block::Heading(format!("{named} {}", words.collect::<Vec<_>>().join(" · ")))
        };
        let rows = |row: &[Cell]| {
            let cells =
                table.columns.iter().zip(row).skip(2).map(|(column, cell)| (column.heading.clone(), cell.words()));
            Block::Rows(cells.filter(|(_, words)| !words.is_empty()).collect())
        };
        Document {
            title: table.title.clone(),
            reference: String::new(),
            marking: table.marking.clone(),
            blocks: table.rows.iter().flat_map(|row| [heading(row), rows(row)]).collect(),
            footer: table.footer.clone(),
            made_on: table.made_on,
        }
    }
}

/// The headings, and the words of each row.
fn words(table: &Table) -> Vec<Vec<String>> {
    let headings = table.columns.iter().map(|column| column.heading.clone()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::words).collect());
    [headings].into_iter().chain(rows).collect()
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} blocks)", self.blocks.len())
    }
}
