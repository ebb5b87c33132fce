//! A table as cases: every row accounted for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::decode::Encoding;
use super::entered::{entered, keep, mark};
use super::mapping::Mapping;
use super::row::{Answered, CellProblem, Reading, readings};
use super::sheet::{Delimiter, Line, NoSheet, Sheet};
use super::words::Meanings;
use crate::domain::context::Context;
use crate::domain::register::Sha256;
use crate::domain::register::cases::Entered;

/// The area that the cases are for.
#[derive(Clone, Copy)]
pub struct Area<'a> {
    pub context: &'a Context,
    /// What a person reads for an option: of the question with this id, the option with this one.
    pub label: &'a dyn Fn(&str, &str) -> String,
}

/// What a file comes to.
#[derive(Debug)]
pub struct Imported {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    /// In the order of the file.
    pub rows: Vec<Result<Row, NotImported>>,
    /// Headings of which the mapping says nothing: what stands below them is not taken over.
    pub unused: Vec<String>,
    /// Rows above the headings, and rows without anything in them.
    pub skipped: usize,
}

/// A row that is a case, not yet in the register.
#[derive(Debug)]
pub struct Row {
    /// Of the file, from 1.
    pub line: u64,
    /// What the register is to hold.
    pub entered: Entered,
    /// The day of the meeting that discussed it, or is to; no part of what tells rows apart.
    pub heard_on: Option<NaiveDate>,
    /// Cells that a person should look at.
    pub problems: Vec<CellProblem>,
}

/// A row that becomes no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotImported {
    pub line: u64,
    pub why: RowProblem,
}

/// Why a row becomes no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The register has it already.
    AlreadyThere,
    /// It stands in this file before.
    SameAs { line: u64 },
    /// Its cells are not below the headings: a line break or a delimiter without quotes.
    Ragged { cells: usize, headings: usize },
    /// Neither the victim nor anybody else has a name.
    Nobody,
    /// It says more than the register can hold of a case.
    TooLong,
}

/// Why nothing of a file can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    Sheet(NoSheet),
    /// The mapping names columns that are not there.
    Absent(Vec<String>),
}

/// Reads a file; `known` are the rows that are in the register.
pub fn read(bytes: &[u8], mapping: &Mapping, area: &Area, known: &BTreeSet<Sha256>) -> Result<Imported, Unreadable> {
    let sheet = Sheet::read(bytes).map_err(Unreadable::Sheet)?;
    let absent = mapping.absent(&sheet.headings);
    if !absent.is_empty() {
        return Err(Unreadable::Absent(absent));
    }
    let meanings = Meanings::of(mapping);
    let readings = readings(mapping, &meanings, &sheet.headings, area);
    let mut seen = BTreeMap::new();
    let rows = sheet.lines.iter().map(|line| {
        let why = match case(line, sheet.headings.len(), &readings, area) {
            Ok((_, row)) if known.contains(&row) => RowProblem::AlreadyThere,
            Ok((case, row)) => match seen.insert(row, line.number) {
                None => return Ok(case),
                Some(line) => RowProblem::SameAs { line },
            },
            Err(why) => why,
        };
        Err(NotImported { line: line.number, why })
    });
    let rows = rows.collect();
    let unused = mapping.unused(&sheet.headings).into_iter().map(str::to_owned).collect();
    let (encoding, delimiter) = (sheet.encoding, sheet.delimiter);
    Ok(Imported { encoding, delimiter, rows, unused, skipped: sheet.titles + sheet.blank })
}

impl Imported {
    /// The rows that are cases.
    pub fn cases(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter_map(|row| row.as_ref().ok())
    }

    /// The days of the meetings that discussed them, one for each case that has one.
    pub fn heard_on(&self) -> impl Iterator<Item = NaiveDate> {
        self.cases().filter_map(|row| row.heard_on)
    }

    /// How many rows are in the register already, or stand twice in the file.
    pub fn already(&self) -> usize {
        let already = |row: &NotImported| matches!(row.why, RowProblem::AlreadyThere | RowProblem::SameAs { .. });
        self.rows.iter().filter(|row| row.as_ref().is_err_and(already)).count()
    }

    /// How many rows become no case though they should.
    pub fn refused(&self) -> usize {
        self.rows.len() - self.cases().count() - self.already()
    }

    /// How many cells a person should look at.
    pub fn cells(&self) -> usize {
        self.cases().map(|row| row.problems.len()).sum()
    }
}

impl RowProblem {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            RowProblem::AlreadyThere => "already_there",
            RowProblem::SameAs { .. } => "same_as",
            RowProblem::Ragged { .. } => "ragged",
            RowProblem::Nobody => "nobody",
            RowProblem::TooLong => "too_long",
        }
    }
}

fn case(line: &Line, headings: usize, readings: &[Reading], area: &Area) -> Result<(Row, Sha256), RowProblem> {
    let cells = line.cells.as_ref().map_err(|cells| RowProblem::Ragged { cells: *cells, headings })?;
    let mut answered = Answered::read(cells, readings, area);
    if !answered.names_somebody() {
        return Err(RowProblem::Nobody);
    }
    keep(&mut answered.answers, &answered.kept);
    let mut entered = entered(&answered.answers, answered.referred_on, "csv");
    let row = mark(&mut entered);
    let bytes = serde_json::to_string(&entered.record).map_or(usize::MAX, |record| record.len());
    if bytes + AROUND > crate::domain::register::LONGEST {
        return Err(RowProblem::TooLong);
    }
    Ok((Row { line: line.number, entered, heard_on: answered.heard_on, problems: answered.problems }, row))
}

/// Bytes that an event has beside its record, with room to spare.
const AROUND: usize = 4 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::iso_day;

    const TABLE: &str =
        "Victim,MARAC date\nMarla Quill,05/03/2026\nAnn Tern,03/12/2026\nZo\u{eb} Reed,soon\nIda Gull,\n";

    fn read_table(table: &str, known: &BTreeSet<Sha256>) -> Imported {
        let context = crate::domain::context::example();
        let mapping = Mapping::guess(&Sheet::read(table.as_bytes()).unwrap().headings, &context);
        read(table.as_bytes(), &mapping, &Area { context: &context, label: &|_, id| id.to_owned() }, known).unwrap()
    }

    fn hash(row: &Row) -> Sha256 {
        row.entered.more["row"].as_str().unwrap().parse().unwrap()
    }

    #[test]
    fn the_day_of_its_meeting_stands_beside_a_case_and_one_that_is_no_date_stays_with_it() {
        let imported = read_table(TABLE, &BTreeSet::new());
        let days: Vec<Option<String>> = imported.cases().map(|row| row.heard_on.map(iso_day)).collect();
        assert_eq!(days, [Some("2026-03-05".into()), Some("2026-12-03".into()), None, None]);
        let problems: Vec<usize> = imported.cases().map(|row| row.problems.len()).collect();
        assert_eq!(problems, [0, 0, 1, 0]);
        let soon = &imported.cases().nth(2).unwrap().entered.record["referral"]["import"]["cells"][0];
        assert_eq!((soon["column"].as_str(), soon["why"].as_str()), (Some("MARAC date"), Some("no_date")));
    }

    #[test]
    fn a_row_is_the_same_whichever_meeting_heard_it() {
        let imported = read_table(TABLE, &BTreeSet::new());
        let bare = read_table("Victim,Ward\nMarla Quill,North\n", &BTreeSet::new());
        let known = BTreeSet::from([hash(bare.cases().next().unwrap())]);
        assert_eq!(hash(imported.cases().next().unwrap()), *known.first().unwrap());
        let again = read_table("Victim,Date heard\nMarla Quill,02/04/2026\n", &known);
        assert_eq!((again.already(), again.heard_on().count()), (1, 0));
    }
}
