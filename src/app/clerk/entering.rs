//! Cases from a table: read, looked at and put in. What stands in its cells stays in the worker, but for what a person asks to see.

use std::collections::VecDeque;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::office::{Office, said};
use super::protocol::{NotSaid, Told};
use crate::casework::BackFill;
use crate::domain::import::{self, Mapping, Row, Sheet};
use crate::domain::private::Private;
use crate::domain::register::cases::Closed;
use crate::domain::register::{CaseId, Day, What};
use crate::envelope::Identity;
use crate::envelope::event::random_id;
use crate::wording::{import as words, say};

/// What the desk asks about a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Import {
    /// Takes a table, and a saved mapping behind it where there is one. `file`: how it is called.
    Read { file: String },
    /// The first cells of each column.
    Examples,
    /// What the rows come to with this mapping, as a file holds it. Nothing is put in.
    Try { mapping: String },
    /// Puts in the next of the rows that were tried; answered like anything that is said. `source`: where they come from;
    /// `closed`: the day on which each is closed.
    PutIn { most: usize, source: String, closed: Option<Day>, now: String },
    /// Forgets the table.
    Forget,
}

/// What it is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Imported {
    /// Why it cannot be read, in words.
    Read(Result<Columns, String>),
    /// Of each column, in the order of the headings.
    Examples(Vec<Vec<String>>),
    Tried(Result<Tried, String>),
    Forgotten,
}

/// The columns of a table, and where they go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Columns {
    pub headings: Vec<String>,
    /// Of each whether any row has something in it.
    pub filled: Vec<bool>,
    /// Saved, or proposed.
    pub mapping: String,
    pub guessed: bool,
    pub rows: usize,
    /// How it is written, in words.
    pub how: String,
}

impl Columns {
    /// Whether any row has something in a column.
    pub fn has_content(&self, at: usize) -> bool {
        self.filled.get(at).copied().unwrap_or(true)
    }

    /// The headings of the columns that have something in them.
    pub fn with_content(&self) -> Vec<String> {
        let these = self.headings.iter().enumerate().filter(|(at, _)| self.has_content(*at));
        these.map(|(_, heading)| heading.clone()).collect()
    }
}

/// What the rows of a table come to: each is put in, there already, or refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tried {
    pub all: usize,
    pub imported: usize,
    pub already: usize,
    pub refused: usize,
    /// Cells that a person should look at.
    pub cells: usize,
    /// What comes of the days of meetings, in words.
    pub heard: Option<String>,
    /// Rows above the headings, and rows without anything in them.
    pub skipped: usize,
    pub problems: Vec<Problem>,
    /// More problems than are told.
    pub more: usize,
}

/// What is wrong with a row, or with one of its cells. Never what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub line: u64,
    /// Of the column; empty where it is the whole row.
    pub heading: String,
    pub why: String,
}

/// The table at hand.
#[derive(Default)]
pub(super) struct Table {
    file: String,
    bytes: Zeroizing<Vec<u8>>,
    /// Tried, and not put in yet.
    rows: VecDeque<Row>,
}

/// Cells of a column that are shown where a person asks for them.
const EXAMPLES: usize = 3;
/// More problems than this nobody reads on one page.
const MOST_PROBLEMS: usize = 500;

impl Office {
    /// Answers what is asked about a table.
    pub(super) fn import(&mut self, ask: Import, bytes: Vec<Vec<u8>>, identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        let imported = match ask {
            Import::Read { file } => Imported::Read(self.read_table(file, bytes)),
            Import::Examples => Imported::Examples(self.table.examples()),
            Import::Try { mapping } => Imported::Tried(self.try_rows(&mapping)),
            Import::PutIn { most, source, closed, now } => {
                let rows: Vec<Row> = self.table.rows.drain(..most.min(self.table.rows.len())).collect();
                return self.put_in(rows, &source, closed, &now, identities);
            }
            Import::Forget => {
                self.table = Table::default();
                Imported::Forgotten
            }
        };
        (Told::Imported(imported), Vec::new())
    }

    fn read_table(&mut self, file: String, bytes: Vec<Vec<u8>>) -> Result<Columns, String> {
        self.table = Table::default();
        let area = self.area.as_ref().ok_or_else(|| say!("register-broke"))?;
        let mut bytes = bytes.into_iter();
        let (table, saved) = (Zeroizing::new(bytes.next().unwrap_or_default()), bytes.next());
        let sheet = Sheet::read(&table).map_err(|why| words::no_sheet(why, &file))?;
        let mapping = match &saved {
            Some(saved) => Mapping::parse(saved).map_err(|why| {
                say!("cli-import-bad-mapping", file = say!("entering-mapping"), why = words::mapping_error(&why))
            })?,
            None => Mapping::guess(&sheet.headings, &area.context),
        };
        let absent = mapping.absent(&sheet.headings);
        if !absent.is_empty() {
            return Err(words::absent(&absent, &file));
        }
        let (encoding, between) = (sheet.encoding.id(), words::delimiter(sheet.delimiter));
        let columns = Columns {
            how: say!("cli-import-read", file = file, encoding = encoding, delimiter = between),
            rows: sheet.lines.len(),
            mapping: String::from_utf8(mapping.to_bytes()).unwrap_or_default(),
            guessed: saved.is_none(),
            filled: filled(&sheet),
            headings: sheet.headings,
        };
        self.table = Table { file, bytes: table, rows: VecDeque::new() };
        Ok(columns)
    }

    fn try_rows(&mut self, mapping: &str) -> Result<Tried, String> {
        let area = self.area.as_ref().ok_or_else(|| say!("register-broke"))?;
        let file = &self.table.file;
        let mapping = Mapping::parse(mapping.as_bytes())
            .map_err(|why| say!("cli-import-bad-mapping", file = file, why = words::mapping_error(&why)))?;
        let known = import::known_rows(&self.register);
        let imported = words::read(&self.table.bytes, &mapping, &area.context, &known, file)?;
        let mut tried = Tried {
            all: imported.rows.len(),
            imported: imported.cases().count(),
            already: imported.already(),
            refused: imported.refused(),
            cells: imported.cells(),
            heard: BackFill::of(&self.register, &area.pack, area.context.today).foresee(imported.heard_on()).in_words(),
            skipped: imported.skipped,
            problems: problems(&imported),
            more: 0,
        };
        tried.more = tried.problems.len().saturating_sub(MOST_PROBLEMS);
        tried.problems.truncate(MOST_PROBLEMS);
        self.table.rows = imported.rows.into_iter().filter_map(Result::ok).collect();
        Ok(tried)
    }

    fn put_in(
        &mut self,
        rows: Vec<Row>,
        source: &str,
        closed: Option<Day>,
        now: &str,
        identities: &[Identity],
    ) -> (Told, Vec<Vec<u8>>) {
        let (entered, heard_on): (Vec<What>, Vec<Option<NaiveDate>>) = rows
            .into_iter()
            .map(|row| {
                let mut entered = row.entered;
                entered.source = Private(source.to_owned());
                (What::Entered(entered), row.heard_on)
            })
            .unzip();
        said(Ok(entered), |entered| {
            let (mut written, mut files) = self.say(entered, now, identities)?;
            let area = self.area.as_ref().ok_or(NotSaid::NotSealed)?;
            let mut back_fill = BackFill::of(&self.register, &area.pack, area.context.today);
            let mut follows = Vec::new();
            for (entered, heard_on) in written.iter().zip(heard_on) {
                let case = CaseId::Entered(entered.id);
                if let Some(on) = heard_on {
                    follows.extend(back_fill.say(case, on, || random_id().map_err(|_| NotSaid::NotSealed))?);
                }
                follows.extend(closed.map(|on| {
                    What::Closed(Closed { case, on, reason: Private(source.to_owned()), more: Default::default() })
                }));
            }
            let (more, more_files) = self.say(follows, now, identities)?;
            written.extend(more);
            files.extend(more_files);
            Ok((written, files))
        })
    }
}

impl Table {
    fn examples(&self) -> Vec<Vec<String>> {
        let Ok(sheet) = Sheet::read(&self.bytes) else { return Vec::new() };
        let cells = |at: usize| {
            let cells = sheet.lines.iter().filter_map(|line| line.cells.as_ref().ok()?.get(at));
            cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(EXAMPLES).map(str::to_owned).collect()
        };
        (0..sheet.headings.len()).map(cells).collect()
    }
}

fn filled(sheet: &Sheet) -> Vec<bool> {
    let mut filled = vec![false; sheet.headings.len()];
    for cells in sheet.lines.iter().filter_map(|line| line.cells.as_ref().ok()) {
        filled.iter_mut().zip(cells).for_each(|(filled, cell)| *filled |= !cell.trim().is_empty());
    }
    filled
}

/// In the order of the file. What is there already needs nobody's eyes.
fn problems(imported: &import::Imported) -> Vec<Problem> {
    let mut problems = Vec::new();
    for row in &imported.rows {
        match row {
            Ok(row) => problems.extend(row.problems.iter().map(|cell| Problem {
                line: row.line,
                heading: cell.heading.clone(),
                why: words::cell(cell.misfit),
            })),
            Err(row) if row.why != import::RowProblem::AlreadyThere => {
                problems.push(Problem { line: row.line, heading: String::new(), why: words::row(row.why) });
            }
            Err(_) => {}
        }
    }
    problems
}
