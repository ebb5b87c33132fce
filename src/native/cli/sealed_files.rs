//! Sealed files that no register holds: each opened once, each accounted for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::ledger::Outcome as Became;
use super::opening::{self, Refused};
use super::output::{cannot_read, result, tell};
use crate::domain::record::Record;
use crate::envelope::{Identity, Opened};
use crate::native::{inputs, parallel};
use crate::wording::say;

/// What was made of the files.
pub struct Looked<T> {
    /// Of each file that opened, in the order of their names; the same bytes once.
    pub into: Vec<T>,
    /// Those that did not open, and copies.
    others: Vec<NotOpened>,
}

struct NotOpened {
    file: String,
    became: Became,
    detail: String,
}

/// Opens every file that is named or lies in a folder that is named, and makes something of each.
pub fn look_into<T: Send>(
    inputs: &[PathBuf],
    identities: &[Identity],
    make: impl Fn(&Path, &Opened, Record) -> T + Sync,
) -> Result<Looked<T>, String> {
    let files = inputs::list(inputs, Path::new("")).map_err(|(path, error)| cannot_read(&path, &error))?;
    if files.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    let opened = parallel::map(&files, |file| {
        let (opened, record) = opening::open_record(&opening::read(file)?, identities)?;
        Ok((opened.sha256, make(file, &opened, record)))
    });
    let mut first: HashMap<[u8; 32], &PathBuf> = HashMap::new();
    let mut looked = Looked { into: Vec::new(), others: Vec::new() };
    for (file, opened) in files.iter().zip(opened) {
        let (became, detail) = match opened {
            Ok((sha256, made)) => match first.insert(sha256, file) {
                None => {
                    looked.into.push(made);
                    continue;
                }
                Some(same) => (Became::Duplicate, say!("cli-open-duplicate", file = same.display())),
            },
            Err(Refused(became, detail)) => (became, detail),
        };
        looked.others.push(NotOpened { file: file.display().to_string(), became, detail });
    }
    Ok(looked)
}

impl<T> Looked<T> {
    /// Says of each of the others why it is not among what opened.
    pub fn tell(&self, json: bool) {
        for NotOpened { file, became, detail } in &self.others {
            tell(say!("cli-open-not-opened", file = file, why = detail));
            if json {
                result(json!({"file": file, "outcome": became.name(), "detail": detail}));
            }
        }
    }

    /// How many came to this.
    pub fn count(&self, outcome: Became) -> usize {
        self.others.iter().filter(|other| other.became == outcome).count()
    }

    /// How many could not be opened.
    pub fn refused(&self) -> usize {
        self.others.len() - self.count(Became::Duplicate)
    }
}
