//! `ledger.csv`: one row for every file that was to be opened, so that none is lost from sight.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::output::tell;
use crate::native::files::{self, Readers};
use crate::render::ledger::{self, LedgerRow};
use crate::wording::say;

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
    /// A real case that the practice key opens: everybody can.
    Live,
    NotAReferral,
    /// Sealed anew to the people of today.
    Rewrapped,
    /// Opened, and then neither sealed nor written.
    NotSealed,
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
            Outcome::Live => "live",
            Outcome::NotAReferral => "not_a_referral",
            Outcome::Rewrapped => "rewrapped",
            Outcome::NotSealed => "not_sealed",
            Outcome::OtherRegister => "other_register",
        }
    }
}

impl Row {
    /// Says to the person at the terminal what there is to say.
    pub fn tell(&self) {
        if !self.detail.is_empty() {
            tell(say!("cli-open-not-opened", file = self.file, why = self.detail));
        }
    }

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

    /// Writes the ledger into a folder and returns its path.
    pub fn write(&self, folder: &Path) -> Result<PathBuf, (PathBuf, io::Error)> {
        write(folder, &self.to_csv())
    }

    fn to_csv(&self) -> Vec<u8> {
        ledger::to_csv(self.rows.iter().map(|row| LedgerRow {
            file: row.file.clone(),
            outcome: row.outcome.name(),
            reference: row.reference.clone(),
            detail: row.detail.clone(),
        }))
    }
}

/// Writes `ledger.csv`; where an earlier one says something else, `ledger-2.csv` and so on. Returns its path.
pub fn write(folder: &Path, text: &[u8]) -> Result<PathBuf, (PathBuf, io::Error)> {
    for number in 1.. {
        let name = if number == 1 { "ledger.csv".into() } else { format!("ledger-{number}.csv") };
        let path = folder.join(name);
        match files::write_or_find(&path, text, Readers::Owner) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err((path, error)),
        }
    }
    unreachable!("the numbers do not end")
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
    fn an_earlier_ledger_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let name = |file: &str| ledger(file).write(folder.path()).unwrap().file_name().unwrap().to_owned();
        assert_eq!(name("a.age"), "ledger.csv");
        assert_eq!(name("a.age"), "ledger.csv");
        assert_eq!(name("b.age"), "ledger-2.csv");
        assert_eq!(name("b.age"), "ledger-2.csv");
    }
}
