//! `marac register import`: the rows of a table into a register, each accounted for.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::Loaded;
use super::add::not_written;
use super::at::{pen, signer};
use crate::casework::{BackFill, Foreseen};
use crate::domain::import::{self, Imported, MOST_BYTES, Mapping, NotImported, Row, RowProblem, Sheet};
use crate::domain::private::Private;
use crate::domain::register::cases::Closed;
use crate::domain::register::{CaseId, Day, Register, Sha256, What};
use crate::envelope::Identity;
use crate::envelope::event::random_id;
use crate::native::cli::area_use::AreaUse;
use crate::native::cli::output::{cannot_read, cannot_write, result, stop, tell};
use crate::native::cli::{Outcome, identities, passphrase};
use crate::native::files::{self, Readers};
use crate::native::register::{Folder, Pen};
use crate::wording::{import as words, say};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE.csv", help = say!("cli-import-file"))]
    table: PathBuf,
    #[arg(long, value_name = "MAP.json", help = say!("cli-import-mapping"))]
    mapping: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "mapping", help = say!("cli-import-save"))]
    save_mapping: Option<PathBuf>,
    #[arg(long, value_name = "FOLDER", help = say!("cli-register-folder"))]
    register: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-register-area"))]
    area: PathBuf,
    #[arg(long, value_name = "WORD", default_value = "csv", help = say!("cli-import-source"))]
    source: String,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help = say!("cli-import-closed"))]
    closed: Option<Day>,
    #[arg(long, help = say!("cli-import-dry"))]
    dry_run: bool,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Proposes a mapping, or puts in what can be put in.
pub fn run(options: &Options, json: bool) -> Outcome {
    let done = match &options.mapping {
        None => propose(options),
        Some(mapping) => import_all(options, mapping, json),
    };
    done.unwrap_or_else(stop)
}

/// Nothing is put in by a guess.
fn propose(options: &Options) -> Result<Outcome, String> {
    let area = AreaUse::read(&options.area)?;
    let name = options.table.display().to_string();
    let sheet = Sheet::read(&bytes(&options.table)?).map_err(|why| words::no_sheet(why, &name))?;
    let mapping = Mapping::guess(&sheet.headings, &area.context);
    if mapping.columns.is_empty() {
        return Err(say!("cli-import-no-guess", file = name));
    }
    match &options.save_mapping {
        None => result(String::from_utf8_lossy(&mapping.to_bytes()).trim_end()),
        Some(file) => {
            files::write_new(file, &mapping.to_bytes(), Readers::Default)
                .map_err(|error| cannot_write(file, &error))?;
            for column in &mapping.columns {
                tell(format!("{} > {}", column.heading, column.to.to_text()));
            }
        }
    }
    tell_unused(&mapping.unused(&sheet.headings));
    Err(say!("cli-import-look"))
}

fn import_all(options: &Options, mapping: &Path, json: bool) -> Result<Outcome, String> {
    let (Some(root), false) = (&options.register, options.identity.is_empty()) else {
        return Err(say!("cli-import-needs"));
    };
    let area = AreaUse::read(&options.area)?;
    let written = fs::read(mapping).map_err(|error| cannot_read(mapping, &error))?;
    let parsed = Mapping::parse(&written)
        .map_err(|why| say!("cli-import-bad-mapping", file = mapping.display(), why = words::mapping_error(&why)))?;
    let bytes = bytes(&options.table)?;
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let signer = signer(&identities, &area, &options.area)?;
    let folder = folder(root, options.dry_run)?;
    let register = match &folder {
        Some(folder) => register(folder, &area, &identities)?,
        None => Register::default(),
    };
    let imported = imported(&options.table, &bytes, &parsed, &area, &import::known_rows(&register))?;
    let mut back_fill = BackFill::of(&register, &area.pack, area.context.today);
    let foreseen = back_fill.foresee(imported.heard_on());
    let pen = folder.as_ref().filter(|_| !options.dry_run).map(|folder| pen(folder, signer, &area));
    for row in &imported.rows {
        let told = match row {
            Ok(row) => put_in(row, options, pen.as_ref(), &mut back_fill)?,
            Err(row) => refused(row),
        };
        if json {
            result(told);
        }
    }
    account(&imported, &foreseen, options.dry_run);
    Ok(if imported.refused() == 0 { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// The register; one that is not there yet is made, unless nothing is to be written.
fn folder(root: &Path, dry_run: bool) -> Result<Option<Folder>, String> {
    match dry_run {
        true if !root.exists() => Ok(None),
        true => Folder::open(root).map(Some).map_err(|error| cannot_read(root, &error)),
        false => Folder::create(root).map(Some).map_err(|error| cannot_write(root, &error)),
    }
}

fn register(folder: &Folder, area: &AreaUse, identities: &[Identity]) -> Result<Register, String> {
    let loaded = Loaded::read(folder, &area.pack, identities)?;
    loaded.tell();
    Ok(loaded.register)
}

fn imported(
    file: &Path,
    bytes: &[u8],
    mapping: &Mapping,
    area: &AreaUse,
    known: &BTreeSet<Sha256>,
) -> Result<Imported, String> {
    let name = file.display().to_string();
    let imported = words::read(bytes, mapping, &area.context, known, &name)?;
    let (encoding, between) = (imported.encoding.id(), words::delimiter(imported.delimiter));
    tell(say!("cli-import-read", file = name, encoding = encoding, delimiter = between));
    tell_unused(&imported.unused);
    Ok(imported)
}

/// Writes a case. An error ends the run: the next one could not be written either.
fn put_in(row: &Row, options: &Options, pen: Option<&Pen>, back_fill: &mut BackFill) -> Result<Value, String> {
    for problem in &row.problems {
        let why = words::cell(problem.misfit);
        tell(say!("cli-import-cell", line = row.line, heading = problem.heading, why = why));
    }
    let cells: Vec<Value> =
        row.problems.iter().map(|problem| json!({"column": problem.heading, "problem": problem.misfit.id()})).collect();
    let mut told = json!({"line": row.line, "outcome": "imported", "cells": cells});
    if let Some(pen) = pen {
        let mut entered = row.entered.clone();
        entered.source = Private(options.source.clone());
        let written = pen.write(What::Entered(entered), Vec::new()).map_err(not_written)?;
        let case = CaseId::Entered(written.event.id);
        told["case"] = json!(case);
        if let Some(on) = row.heard_on {
            for what in back_fill.say(case, on, || random_id().map_err(|_| say!("cli-no-randomness")))? {
                pen.write(what, Vec::new()).map_err(not_written)?;
            }
        }
        if let Some(on) = options.closed {
            let closed = Closed { case, on, reason: Private(options.source.clone()), more: Default::default() };
            pen.write(What::Closed(closed), Vec::new()).map_err(not_written)?;
        }
    }
    Ok(told)
}

fn refused(row: &NotImported) -> Value {
    let outcome = match row.why {
        RowProblem::AlreadyThere | RowProblem::SameAs { .. } => "already_there",
        _ => "refused",
    };
    let why = words::row(row.why);
    // What is there already needs nobody's eyes.
    if row.why != RowProblem::AlreadyThere {
        tell(say!("cli-import-row", line = row.line, why = why));
    }
    json!({"line": row.line, "outcome": outcome, "problem": row.why.id(), "detail": why})
}

fn account(imported: &Imported, foreseen: &Foreseen, dry_run: bool) {
    if imported.skipped > 0 {
        tell(say!("cli-import-skipped", count = imported.skipped));
    }
    let (all, put_in, cells) = (imported.rows.len(), imported.cases().count(), imported.cells());
    let (already, refused) = (imported.already(), imported.refused());
    tell(say!("cli-imported", all = all, imported = put_in, already = already, refused = refused, cells = cells));
    if let Some(foreseen) = foreseen.in_words() {
        tell(foreseen);
    }
    if dry_run {
        tell(say!("cli-import-dry-run"));
    }
}

fn tell_unused(headings: &[impl AsRef<str>]) {
    if !headings.is_empty() {
        tell(say!("cli-import-unused", columns = words::quoted(headings)));
    }
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| say!("cli-return-not-a-day"))
}

/// One byte more than it may have is enough to see that it is too large.
fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| cannot_read(file, &error))
}
