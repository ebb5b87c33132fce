//! Sealed files for one reader: each opened once, and the others accounted for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::Outcome;
use super::ledger::Outcome as Became;
use super::opening::{self, Refused};
use super::output::{cannot_read, result, tell};
use crate::domain::record::Record;
use crate::envelope::{Identity, Opened};
use crate::native::{inputs, parallel};
use crate::wording::say;

/// What `look` makes of each file that opens, in the order of the files; says of every other why it is not among them.
pub fn each_opened<T: Send>(
    named: &[PathBuf],
    identities: &[Identity],
    json: bool,
    look: impl Fn(&Path, &Opened, &Record) -> T + Sync,
) -> Result<(Vec<T>, Outcome), String> {
    let files = inputs::list(named, Path::new("")).map_err(|(path, error)| cannot_read(&path, &error))?;
    if files.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    let looked_at = parallel::map(&files, |file| {
        let (opened, record) = opening::open_record(&opening::read(file)?, identities)?;
        Ok((opened.sha256, look(file, &opened, &record)))
    });
    let (mut rows, mut first, mut outcome): (Vec<T>, HashMap<[u8; 32], &PathBuf>, _) =
        (Vec::new(), HashMap::new(), Outcome::AllWell);
    for (file, looked_at) in files.iter().zip(looked_at) {
        let (became, detail) = match looked_at {
            Ok((sha256, row)) => match first.insert(sha256, file) {
                None => {
                    rows.push(row);
                    continue;
                }
                Some(same) => (Became::Duplicate, say!("cli-open-duplicate", file = same.display())),
            },
            Err(Refused(became, detail)) => {
                outcome = Outcome::SomeRefused;
                (became, detail)
            }
        };
        let file = file.display().to_string();
        tell(say!("cli-open-not-opened", file = file, why = detail));
        if json {
            result(json!({"file": file, "outcome": became.name(), "detail": detail}));
        }
    }
    Ok((rows, outcome))
}
