//! `marac list`: one row for each case of a register, or for each sealed file.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::each_opened::each_opened;
use super::ledger::Outcome as Became;
use super::output::{cannot_read, result, stop, tell};
use super::read_beside::ReadBeside;
use super::register::{Loaded, cases};
use super::rows::Row;
use super::{Outcome, identities, passphrase, table};
use crate::domain::glance::Glance;
use crate::domain::record::{Record, RecordKind};
use crate::envelope::Opened;
use crate::native::register::Folder;
use crate::wording::{joining, say};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE|FOLDER", help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "inputs", help = say!("cli-list-register"))]
    register: Option<PathBuf>,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-open-area"))]
    area: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Lists what there is, and accounts for what could not be listed.
pub fn run(options: &Options, json: bool) -> Outcome {
    let listed = match &options.register {
        Some(register) => list_register(register, options, json),
        None if options.inputs.is_empty() => Err(say!("cli-list-or")),
        None => list_files(options, json),
    };
    listed.unwrap_or_else(stop)
}

fn list_register(root: &Path, options: &Options, json: bool) -> Result<Outcome, String> {
    let beside = ReadBeside::of(&options.area)?;
    let (pack, context) = beside.only().ok_or_else(|| say!("cli-list-one-area"))?;
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let folder = Folder::open(root).map_err(|error| cannot_read(root, &error))?;
    let loaded = Loaded::read(&folder, pack, &identities)?;
    let cases::Listed { mut rows, restricted, well } = cases::listed(&loaded, &identities, context);
    rows.sort_by(|a, b| a.order().cmp(&b.order()));
    print(&rows, json);
    if json {
        loaded.to_json().into_iter().for_each(result);
    }
    loaded.tell();
    if rows.is_empty() && restricted == 0 {
        tell(say!("cli-list-empty"));
    }
    if restricted > 0 {
        tell(say!("cli-list-restricted", count = restricted));
    }
    let not_entered = loaded.not_entered();
    if not_entered > 0 {
        let folder = root.join("bodies");
        tell(say!("cli-list-not-entered", count = not_entered, folder = folder.display()));
    }
    let all_told = well && not_entered == 0 && loaded.all_count();
    Ok(if all_told { Outcome::AllWell } else { Outcome::SomeRefused })
}

fn list_files(options: &Options, json: bool) -> Result<Outcome, String> {
    let beside = ReadBeside::of(&options.area)?;
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let (mut rows, outcome) =
        each_opened(&options.inputs, &identities, json, |file, opened, record| row_of(file, opened, record, &beside))?;
    rows.sort_by(|a, b| a.order().cmp(&b.order()));
    print(&rows, json);
    Ok(if rows.is_empty() { Outcome::Nothing } else { outcome })
}

/// The row of one sealed file.
fn row_of(file: &Path, opened: &Opened, record: &Record, beside: &ReadBeside) -> Row {
    let (_, context) = beside.area(&record.area);
    let mut row = Row { reference: opened.reference.to_string(), received: record.sealed_at.clone(), ..Row::default() };
    let became = if record.is_practice() { Became::Practice } else { Became::Opened };
    row.json = json!({"file": file.display().to_string(), "outcome": became.name(), "area": record.area});
    row.remarks.extend(record.is_practice().then(|| say!("cli-open-practice-opened")));
    match &record.kind {
        RecordKind::Referral { .. } => row.json["kind"] = Value::from("referral"),
        RecordKind::Change { what, refers_to, .. } => {
            row.json["kind"] = Value::from(what.id());
            row.json["adds_to"] = Value::from(refers_to.as_str());
            row.remarks.push(format!("{} ({refers_to})", joining::change(*what)));
        }
    }
    row.look(Glance::of(&record.answers, context), context);
    row
}

fn print(rows: &[Row], json: bool) {
    if json {
        rows.iter().map(Row::to_json).for_each(result);
    } else if !rows.is_empty() {
        let cells: Vec<_> = std::iter::once(Row::heading()).chain(rows.iter().map(Row::cells)).collect();
        table::lines(&cells).iter().for_each(result);
    }
}
