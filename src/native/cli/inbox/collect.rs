//! `marac inbox collect`: from the dropbox into a register, and only then out of the way.
//!
//! A file is claimed, fetched, written into the register and synced to the disk, and then accepted. Wherever that is cut
//! off, the next run finds its own claim or a lapsed one, sees what the register has already, and goes on.

use clap::Args;
use serde_json::json;

use super::address::Address;
use super::connection::{Change, Changed, Connection};
use super::list::stands;
use super::taking::free;
use crate::domain::inbox::FileName;
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
    Taken { row: Row, accepted: bool },
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
    let waiting: Vec<FileName> = free(server.list()?).filter_map(|file| file.name.parse().ok()).collect();
    let pen = to_add.pen()?;
    let mut adding = Adding::new(&to_add, &pen);
    let (mut added, mut duplicate, mut left) = (0, 0, 0);
    for name in &waiting {
        let file = name.file();
        match one(&mut server, &mut adding, name)? {
            Collected::Left(why) => {
                left += 1;
                tell(say!("cli-open-not-opened", file = file, why = why));
                if as_json {
                    result(json!({"file": file, "outcome": "left", "detail": why}));
                }
            }
            Collected::Taken { row, accepted } => {
                match row.outcome {
                    Became::Opened => added += 1,
                    Became::Duplicate => duplicate += 1,
                    _ => left += 1,
                }
                row.tell();
                if as_json {
                    let mut object = row.to_json();
                    object["accepted"] = json!(accepted);
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

/// An error ends the run: what has been said so far stands, and the next run goes on from there.
fn one(server: &mut Connection, adding: &mut Adding, name: &FileName) -> Result<Collected, String> {
    match server.change(name, Change::Claim)? {
        Changed::Done(_) => {}
        Changed::Not(told) => return Ok(Collected::Left(stands(&told))),
        Changed::Gone => return Ok(Collected::Left(say!("cli-inbox-gone"))),
    }
    let Some(bytes) = server.read(name)? else { return Ok(Collected::Left(say!("cli-inbox-gone"))) };
    let row = adding.take_bytes(name.file(), &bytes)?;
    let kept = matches!(row.outcome, Became::Opened | Became::Duplicate);
    // What is not in the register stays for somebody who can open it.
    let change = if kept { Change::Accept } else { Change::Release };
    let accepted = match server.change(name, change)? {
        Changed::Done(_) => kept,
        // The claim has lapsed meanwhile and a colleague has it: both registers, or both hands on one, tell the same case.
        Changed::Not(_) | Changed::Gone => false,
    };
    Ok(Collected::Taken { row, accepted })
}
