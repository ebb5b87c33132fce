//! `marac inbox collect`: from the dropbox into a register, and only then out of the way.
//!
//! A file is claimed, fetched, written into the register and synced to the disk, and then accepted. Wherever that is cut
//! off, the next run finds its own claim or a lapsed one, sees what the register has already, and goes on. What cannot be
//! put in is kept beside the register and tried again from there.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::address::Address;
use super::connection::{Change, Changed, Connection};
use super::kept::Kept;
use super::list::stands;
use super::taking::free;
use crate::domain::inbox::{FileName, Listed, State};
use crate::native::cli::Outcome;
use crate::native::cli::ledger::{Outcome as Became, Row};
use crate::native::cli::output::{result, stop, tell};
use crate::native::cli::register::{Adding, At, ToAdd};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(long, alias = "server", value_name = "URL", help = say!("cli-inbox-url"))]
    url: String,
    #[command(flatten)]
    at: At,
}

/// What became of one file of the inbox.
enum Collected {
    /// It was looked into; whether the server knows that it is in the register.
    Taken { row: Row, accepted: bool, kept: Option<PathBuf> },
    /// Somebody else has it, or it is gone: why it was left.
    Left(String),
}

/// Collects everything that nobody else has.
pub fn run(options: &Options, as_json: bool) -> Outcome {
    collect(options, as_json).unwrap_or_else(stop)
}

fn collect(options: &Options, as_json: bool) -> Result<Outcome, String> {
    let address = Address::read(&options.url)?;
    let to_add = ToAdd::open(&options.at)?;
    let mut server = Connection::sign_in(address, &to_add.identities)?;
    let kept = Kept::of(&options.at.register);
    let listed = server.list()?;
    for accepted in listed.iter().filter(|file| file.told.state == State::Accepted).filter_map(named) {
        kept.remove(&accepted.0)?;
    }
    let waiting: Vec<(FileName, u64)> = free(listed).filter_map(|file| named(&file)).collect();
    let pen = to_add.pen()?;
    let mut adding = Adding::new(&to_add, &pen);
    let (mut added, mut duplicate, mut left) = (0, 0, 0);
    for (name, size) in &waiting {
        let file = name.file();
        match one(&mut server, &mut adding, &kept, name, *size)? {
            Collected::Left(why) => {
                left += 1;
                tell(say!("cli-open-not-opened", file = file, why = why));
                if as_json {
                    result(json!({"file": file, "outcome": "left", "detail": why}));
                }
            }
            Collected::Taken { row, accepted, kept } => {
                match row.outcome {
                    Became::Opened => added += 1,
                    Became::Duplicate => duplicate += 1,
                    _ => left += 1,
                }
                row.tell();
                if let Some(path) = &kept {
                    tell(say!("cli-inbox-kept", file = path.display()));
                }
                if as_json {
                    let mut object = row.to_json();
                    object["accepted"] = json!(accepted);
                    if let Some(path) = kept {
                        object["kept"] = json!(path);
                    }
                    result(object);
                } else if row.outcome == Became::Opened {
                    result(&row.reference);
                }
            }
        }
    }
    adding.file(as_json)?;
    tell(say!("cli-inbox-collected", all = waiting.len(), added = added, duplicate = duplicate, left = left));
    Ok(if left == 0 { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// The name of a listed file and its size.
fn named(file: &Listed) -> Option<(FileName, u64)> {
    Some((file.name.parse().ok()?, file.size))
}

/// An error ends the run: what has been said so far stands, and the next run goes on from there.
fn one(
    server: &mut Connection,
    adding: &mut Adding,
    kept: &Kept,
    name: &FileName,
    size: u64,
) -> Result<Collected, String> {
    match server.change(name, Change::Claim)? {
        Changed::Done(_) => {}
        Changed::Not(told) => return Ok(Collected::Left(stands(&told))),
        Changed::Gone => return Ok(Collected::Left(say!("cli-inbox-gone"))),
    }
    let here = kept.read(name, size);
    let Some(bytes) = here.map_or_else(|| server.read(name), |bytes| Ok(Some(bytes)))? else {
        return Ok(Collected::Left(say!("cli-inbox-gone")));
    };
    let row = adding.take_bytes(name.file(), &bytes)?;
    if matches!(row.outcome, Became::Opened | Became::Duplicate) {
        let accepted = match server.change(name, Change::Accept)? {
            Changed::Done(_) => true,
            // The claim has lapsed meanwhile and a colleague has it: both registers, or both hands on one, tell the same case.
            Changed::Not(_) | Changed::Gone => false,
        };
        kept.remove(name)?;
        return Ok(Collected::Taken { row, accepted, kept: None });
    }
    // Somebody else may be able to open it.
    server.change(name, Change::Release)?;
    let kept = kept.put(name, &bytes)?;
    Ok(Collected::Taken { row, accepted: false, kept: Some(kept) })
}
