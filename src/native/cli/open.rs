//! `marac open`: a folder of sealed files into one folder for each referral, and a ledger of them all.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::intake::Intake;
use super::ledger::{self, Ledger};
use super::output::{cannot_read, cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::{Outcome, identities, opening, passphrase};
use crate::native::files::{self, Readers};
use crate::native::{inputs, parallel};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE|FOLDER", required = true, help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "FOLDER", help = say!("cli-out"))]
    out: PathBuf,
    #[arg(long, help = say!("cli-open-practice"))]
    practice: bool,
    #[arg(long, value_name = "PACK.json", help = say!("cli-open-area"))]
    area: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Opens what can be opened and accounts for everything else.
pub fn run(options: &Options, json: bool) -> Outcome {
    match open_all(options, json) {
        Ok(outcome) => outcome,
        Err(why) => stop(why),
    }
}

fn open_all(options: &Options, json: bool) -> Result<Outcome, String> {
    let beside = ReadBeside::of(&options.area)?;
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let inputs = inputs::list(&options.inputs, &options.out).map_err(|(path, error)| cannot_read(&path, &error))?;
    if inputs.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    files::create_folder(&options.out, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;

    let mut intake = Intake::new(&options.out, options.practice, beside);
    parallel::take_in_order(
        &inputs,
        |file| opening::looked(file, &identities),
        |file, looked| intake.take(file, looked),
    );
    if intake.unmarked {
        tell(say!("cli-open-unmarked"));
    }
    // Only now: an update may stand before its referral.
    let entries = intake.joined();

    let mut ledger = Ledger::default();
    let mut all_well = true;
    for entry in entries {
        let row = entry.row;
        all_well &= matches!(row.outcome, ledger::Outcome::Opened | ledger::Outcome::Duplicate) && entry.well;
        row.tell();
        if json {
            let mut object = row.to_json();
            if let Some(folder) = entry.folder.filter(|_| entry.well) {
                object["folder"] = json!(folder.display().to_string());
            }
            result(object);
        }
        ledger.rows.push(row);
    }
    let path = ledger.write(&options.out).map_err(|(path, error)| cannot_write(&path, &error))?;
    let [opened, duplicate] = [ledger::Outcome::Opened, ledger::Outcome::Duplicate].map(|kind| ledger.count(kind));
    let all = ledger.rows.len();
    tell(say!(
        "cli-open-counts",
        all = all,
        opened = opened,
        duplicate = duplicate,
        refused = all - opened - duplicate,
        ledger = path.display()
    ));
    Ok(if all_well { Outcome::AllWell } else { Outcome::SomeRefused })
}
