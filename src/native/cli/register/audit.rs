//! `marac register audit`: the trail as a table, for somebody who checks what was done.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::at::At;
use super::named::Named;
use crate::casework::{self, Format, called};
use crate::domain::register::Entry;
use crate::native::cli::Outcome;
use crate::native::cli::output::{cannot_write, result, stop, tell};
use crate::native::files::{self, Readers};
use crate::render::outputs::Include;
use crate::render::outputs::audit::{Names, audit};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    at: At,
    #[arg(long = "case", value_name = "REFERENCE", help = say!("cli-audit-case"))]
    case: Option<String>,
    #[arg(long, value_enum, default_value = "csv", help = say!("cli-export-format"))]
    format: Written,
    #[arg(long, help = say!("cli-audit-reasons"))]
    reasons: bool,
    #[arg(long, value_name = "FILE", help = say!("cli-audit-out"))]
    out: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    Csv,
    Xlsx,
}

/// Writes one file.
pub fn run(options: &Options, json: bool) -> Outcome {
    write(options, json).unwrap_or_else(stop)
}

fn write(options: &Options, json: bool) -> Result<Outcome, String> {
    let (opened, context) = options.at.look_with_context()?;
    let register = &opened.loaded.register;
    let case = options.case.as_ref().map(|typed| Named::of(register).ever(typed)).transpose()?;
    let is_about =
        |entry: &&Entry| case.is_none_or(|case| entry.event.as_ref().is_some_and(|event| event.is_about(case)));
    let entries: Vec<&Entry> = register.trail().iter().filter(is_about).collect();
    let names = Names { person: &|person| casework::person(&opened.loaded.scope, person), case: &called };
    let occasion = casework::occasion(&opened.pack, &context, None, Include::default());
    let table = audit(entries.iter().copied(), &names, options.reasons, &occasion);
    let format = match options.format {
        Written::Csv => Format::Csv,
        Written::Xlsx => Format::Xlsx,
    };
    let bytes = casework::table(&table, format).map_err(casework::NotMade::words)?;
    files::write_new(&options.out, &bytes, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;
    let written = options.out.display().to_string();
    if json {
        result(json!({"written": written, "events": entries.len()}));
    } else {
        result(&written);
    }
    tell(say!("cli-audit-written", count = entries.len()));
    Ok(if opened.loaded.all_count() { Outcome::AllWell } else { Outcome::SomeRefused })
}
