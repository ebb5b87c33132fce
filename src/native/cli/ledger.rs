//! `ledger.csv`: one row for every file that was to be opened, so that none is lost from sight.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::native::files::{self, Readers};

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Opened,
    Duplicate,
    WrongKey,
    Damaged,
    Truncated,
    NewerVersion,
    Practice,
    NotAReferral,
    /// Of another area, or a real case among practice: another register's.
    OtherRegister,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    pub file: String,
    pub outcome: Outcome,
    /// Of the sealed file; empty where there is none.
    pub reference: String,
    /// For people; never case text.
    pub detail: String,
    /// Of an opened change.
    pub adds: Option<AddsTo>,
}

/// What a change says that it adds to, and whether its key proves it.
#[derive(Clone, Debug)]
pub struct AddsTo {
    pub kind: &'static str,
    pub reference: String,
    /// `yes`, `no`, or `unknown` while its referral is not at hand.
    pub proved: &'static str,
}

/// Every row, in the order of the files.
#[derive(Default)]
pub struct Ledger {
    pub rows: Vec<Row>,
}

impl Outcome {
    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Opened => "opened",
            Outcome::Duplicate => "duplicate",
            Outcome::WrongKey => "wrong_key",
            Outcome::Damaged => "damaged",
            Outcome::Truncated => "truncated",
            Outcome::NewerVersion => "newer_version",
            Outcome::Practice => "practice",
            Outcome::NotAReferral => "not_a_referral",
            Outcome::OtherRegister => "other_register",
        }
    }
}

impl Row {
    /// One line of `--json`.
    pub fn to_json(&self) -> Value {
        let mut object = json!({"file": self.file, "outcome": self.outcome.name(), "reference": self.reference,
            "detail": self.detail});
        if let Some(adds) = &self.adds {
            object["kind"] = json!(adds.kind);
            object["adds_to"] = json!(adds.reference);
            object["proved"] = json!(adds.proved);
        }
        object
    }
}

impl Ledger {
    /// How many files came to this.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.outcome == outcome).count()
    }

    /// Writes `ledger.csv`; where an earlier one says something else, `ledger-2.csv` and so on. Returns its path.
    pub fn write(&self, folder: &Path) -> Result<PathBuf, (PathBuf, io::Error)> {
        let text = self.to_csv().map_err(|error| (folder.join("ledger.csv"), error))?;
        for number in 1.. {
            let name = if number == 1 { "ledger.csv".into() } else { format!("ledger-{number}.csv") };
            let path = folder.join(name);
            match files::write_or_find(&path, &text, Readers::Owner) {
                Ok(_) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err((path, error)),
            }
        }
        unreachable!("the numbers do not end")
    }

    /// RFC 4180, UTF-8.
    fn to_csv(&self) -> io::Result<Vec<u8>> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        csv.write_record(["file", "outcome", "reference", "detail"])?;
        for row in &self.rows {
            csv.write_record([&inert(&row.file), row.outcome.name(), &inert(&row.reference), &inert(&row.detail)])?;
        }
        csv.into_inner().map_err(|error| error.into_error())
    }
}

/// A text that a spreadsheet program does not take for a formula.
pub fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(file: &str) -> Ledger {
        let row = Row {
            file: file.into(),
            outcome: Outcome::NewerVersion,
            reference: "Q9W1-DFWF-077Y".into(),
            detail: "a, \"b\"".into(),
            adds: None,
        };
        Ledger { rows: vec![row] }
    }

    #[test]
    fn a_name_that_looks_like_a_formula_arrives_inert() {
        let csv = String::from_utf8(ledger("=HYPERLINK(1).age").to_csv().unwrap()).unwrap();
        let rows = "file,outcome,reference,detail\r\n\
                    '=HYPERLINK(1).age,newer_version,Q9W1-DFWF-077Y,\"a, \"\"b\"\"\"\r\n";
        assert_eq!(csv, rows);
    }

    #[test]
    fn an_earlier_ledger_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let name = |file: &str| ledger(file).write(folder.path()).unwrap().file_name().unwrap().to_owned();
        assert_eq!(name("a.age"), "ledger.csv");
        assert_eq!(name("a.age"), "ledger.csv");
        assert_eq!(name("b.age"), "ledger-2.csv");
        assert_eq!(name("b.age"), "ledger-2.csv");
    }
}
