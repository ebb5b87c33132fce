//! A CSV file as headings and rows.

use std::collections::BTreeSet;
use std::fmt;

use csv::{ReaderBuilder, StringRecord};

use super::decode::{Encoding, decode};
use crate::domain::answers::clean;

/// The most bytes that a file may have.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The most rows below the headings.
pub const MOST_ROWS: usize = 50_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 1_000;

/// A table as it stands in a file.
pub struct Sheet {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    /// Each is there once: a second "DOB" is "DOB (2)", and a column without one has its number.
    pub headings: Vec<String>,
    pub lines: Vec<Line>,
    /// Rows above the headings with at most one cell that holds something.
    pub titles: usize,
    /// Rows without anything in them.
    pub blank: usize,
}

/// One row below the headings.
pub struct Line {
    /// The line of the file on which it begins, from 1.
    pub number: u64,
    /// As many as there are headings; otherwise how many there are.
    pub cells: Result<Vec<String>, usize>,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

/// Why a file is no table that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSheet {
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// More than [`MOST_ROWS`].
    TooManyRows,
    /// More than [`MOST_COLUMNS`].
    TooManyColumns,
    /// An Excel or Word file, or a PDF: not text.
    OtherFile,
    /// It says that it is UTF-8 or UTF-16, and is not.
    Letters,
    /// No row with headings.
    Empty,
}

impl Sheet {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Sheet, NoSheet> {
        if bytes.len() > MOST_BYTES {
            return Err(NoSheet::TooLarge);
        }
        let (text, encoding) = decode(bytes)?;
        // Old Macintosh line ends: lines are counted by the other kind.
        let text = if text.contains('\n') { text } else { text.replace('\r', "\n") };
        let (said, text, above) = said_delimiter(&text);
        let delimiter = said.unwrap_or_else(|| Delimiter::found_in(text));
        let mut sheet = Sheet { encoding, delimiter, headings: Vec::new(), lines: Vec::new(), titles: 0, blank: 0 };
        for (number, record) in records(text, delimiter) {
            sheet.take(above + number, &record)?;
        }
        if sheet.headings.is_empty() { Err(NoSheet::Empty) } else { Ok(sheet) }
    }

    fn take(&mut self, number: u64, record: &StringRecord) -> Result<(), NoSheet> {
        if record.len() > MOST_COLUMNS {
            return Err(NoSheet::TooManyColumns);
        }
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        match self.headings.is_empty() {
            true if filled <= 1 => self.titles += 1,
            true => self.headings = headings(record),
            false if filled == 0 => self.blank += 1,
            false if self.lines.len() == MOST_ROWS => return Err(NoSheet::TooManyRows),
            false => {
                let width = self.headings.len();
                // Cells too many that hold nothing are what spreadsheets leave behind.
                let fits = record.len() >= width && record.iter().skip(width).all(|cell| cell.trim().is_empty());
                let cells = record.iter().take(width).map(str::to_owned);
                self.lines.push(Line { number, cells: if fits { Ok(cells.collect()) } else { Err(record.len()) } });
            }
        }
        Ok(())
    }
}

impl Delimiter {
    /// All, the usual one first.
    pub const ALL: [Delimiter; 4] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Bar];

    /// The character.
    pub fn character(self) -> char {
        match self {
            Delimiter::Comma => ',',
            Delimiter::Semicolon => ';',
            Delimiter::Tab => '\t',
            Delimiter::Bar => '|',
        }
    }

    /// The one that makes the most cells of the first row that it matters for.
    fn found_in(text: &str) -> Delimiter {
        let cells = |delimiter: Delimiter| -> Vec<usize> {
            records(text, delimiter).take(LOOKED_AT).map(|(_, record)| record.len()).collect()
        };
        let best = Delimiter::ALL.into_iter().rev().max_by_key(|delimiter| cells(*delimiter));
        best.unwrap_or(Delimiter::Comma)
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({} rows)", self.lines.len())
    }
}

/// Each record, with the line on which it begins.
fn records(text: &str, delimiter: Delimiter) -> impl Iterator<Item = (u64, StringRecord)> {
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter.character() as u8);
    // Reading text from memory does not fail.
    reader.from_reader(text.as_bytes()).into_records().map_while(Result::ok).map(move |record| {
        let (line, byte) = record.position().map_or((1, 0), |at| (at.line(), at.byte() as usize));
        // It is said to begin where the one before it ended: empty lines come before it.
        let empty = text.as_bytes()[byte.min(text.len())..].iter().take_while(|byte| b"\r\n".contains(byte));
        (line + empty.filter(|byte| **byte == b'\n').count() as u64, record)
    })
}

/// The line `sep=;` that Excel takes as an order, what follows it, and how many lines it is.
fn said_delimiter(text: &str) -> (Option<Delimiter>, &str, u64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
    let said = said.and_then(|said| Delimiter::ALL.into_iter().find(|one| said.chars().eq([one.character()])));
    if said.is_some() { (said, rest, 1) } else { (None, text, 0) }
}

fn headings(record: &StringRecord) -> Vec<String> {
    let filled = (1..).zip(record).filter(|(_, cell)| !cell.trim().is_empty()).map(|(number, _)| number).last();
    let mut taken = BTreeSet::new();
    let mut headings = Vec::new();
    for (number, cell) in (1..).zip(record.iter().take(filled.unwrap_or_default())) {
        let words: Vec<String> = clean(cell).split_whitespace().map(str::to_owned).collect();
        let name: String = words.join(" ").chars().take(LONGEST_HEADING).collect();
        let name = if name.is_empty() { format!("#{number}") } else { name };
        let numbered = (2..).map(|again| format!("{name} ({again})"));
        let free = [name.clone()].into_iter().chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(free.clone());
        headings.push(free);
    }
    headings
}

/// In characters.
const LONGEST_HEADING: usize = 200;
/// Rows looked at to find out what stands between cells.
const LOOKED_AT: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Sheet {
        Sheet::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn what_stands_between_the_cells_is_found_out_or_said() {
        for (text, delimiter) in [
            ("Name,Born\nA,B", Delimiter::Comma),
            ("Name, first;Born;Address\nA;B;C", Delimiter::Semicolon),
            ("Name\tBorn\nA, b, c\tB", Delimiter::Tab),
            ("Name|Born\nA|B", Delimiter::Bar),
            ("\"Name, whole\";\"Born, if known\"\nA;B", Delimiter::Semicolon),
            ("sep=|\r\nName,x|Born,x\r\nA|B", Delimiter::Bar),
        ] {
            let sheet = read(text);
            assert_eq!((sheet.delimiter, sheet.lines.len()), (delimiter, 1), "{text}");
        }
    }

    #[test]
    fn a_row_is_told_by_the_line_on_which_it_begins_whatever_stands_above_it() {
        let sheet = read("Referrals 2025,,\n\nName,Born,\n\"A\nb\",1,\n,,\nC\nD,2,x,y\nE,3,,,\n");
        assert_eq!((sheet.titles, sheet.blank, &sheet.headings[..]), (1, 1, &["Name".into(), "Born".into()][..]));
        let lines: Vec<(u64, Result<usize, usize>)> =
            sheet.lines.iter().map(|line| (line.number, line.cells.as_ref().map(Vec::len).map_err(|n| *n))).collect();
        assert_eq!(lines, [(4, Ok(2)), (7, Err(1)), (8, Err(4)), (9, Ok(2))]);
    }

    #[test]
    fn headings_that_stand_twice_or_nowhere_have_names_of_their_own() {
        let sheet = read("DOB,DOB,,DOB (2),\" Full\n  name\",DOB,\n1,2,3,4,5,6\n");
        assert_eq!(sheet.headings, ["DOB", "DOB (2)", "#3", "DOB (2) (2)", "Full name", "DOB (3)"]);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let many = |cell: &str, count: usize, end: &str| cell.repeat(count) + end;
        assert_eq!(Sheet::read(&vec![b'a'; MOST_BYTES + 1]).unwrap_err(), NoSheet::TooLarge);
        assert_eq!(Sheet::read(many("a,", 10_000, "\n").as_bytes()).unwrap_err(), NoSheet::TooManyColumns);
        assert_eq!(Sheet::read(many("a,b\n", MOST_ROWS + 2, "").as_bytes()).unwrap_err(), NoSheet::TooManyRows);
        assert_eq!(Sheet::read(many("a,b\n", MOST_ROWS + 1, "").as_bytes()).unwrap().lines.len(), MOST_ROWS);
        for empty in ["", "\u{feff}", "\n\n", "just a line\nand another"] {
            assert_eq!(Sheet::read(empty.as_bytes()).unwrap_err(), NoSheet::Empty, "{empty:?}");
        }
    }
}
