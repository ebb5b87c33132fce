//! `marac export`: cases to one file for paper, Word or a spreadsheet.

mod found;
mod gather;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::{Outcome, identities, passphrase};
use crate::area::{Pack, PackMode};
use crate::domain::context::Context;
use crate::domain::date::iso_day;
use crate::envelope::{Reference, hex, reference};
use crate::native::files::{self, Readers};
use crate::render::outputs::{self, Include, Occasion, Output};
use crate::render::table::TooMuch;
use crate::wording::{area, say};
use found::Found;
use gather::Gathered;

#[derive(Args)]
pub struct Options {
    #[arg(value_enum, help = say!("cli-export-what"))]
    what: What,
    #[arg(value_name = "FILE|FOLDER", help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "inputs", help = say!("cli-list-register"))]
    register: Option<PathBuf>,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-export-area"))]
    area: PathBuf,
    #[arg(long, value_name = "ID|YYYY-MM-DD", requires = "register", help = say!("cli-export-meeting"))]
    meeting: Option<String>,
    #[arg(long, value_name = "REFERENCE", help = say!("cli-export-reference"))]
    reference: Vec<String>,
    #[arg(long, value_enum, help = say!("cli-export-include"))]
    include: Vec<Included>,
    #[arg(long, value_enum, help = say!("cli-export-format"))]
    format: Format,
    #[arg(long, value_name = "FILE|FOLDER", help = say!("cli-export-out"))]
    out: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// The outputs by the words for them on a command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Caselist,
    Agenda,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Included {
    ConfidentialAddress,
    Immigration,
}

/// Writes one file, or says why not.
pub fn run(options: &Options, json: bool) -> Outcome {
    export(options, json).unwrap_or_else(stop)
}

fn export(options: &Options, json: bool) -> Result<Outcome, String> {
    let beside = ReadBeside::of(std::slice::from_ref(&options.area))?;
    let (pack, context) = beside.only().ok_or_else(|| say!("cli-list-one-area"))?;
    let only = references(&options.reference)?;
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let Gathered { found, meeting, outcome } = match &options.register {
        Some(register) => gather::register(register, options.meeting.as_deref(), &only, pack, &identities)?,
        None if options.inputs.is_empty() => return Err(say!("cli-list-or")),
        None => gather::files(&options.inputs, &only, pack, &identities, json)?,
    };
    if found.is_empty() {
        return Err(say!("cli-export-none"));
    }
    let occasion = occasion(pack, context, meeting, &options.include);
    let bytes = written(options, &found, &occasion)?;
    let file = options.out_file(context);
    files::write_new(&file, &bytes, Readers::Owner).map_err(|error| cannot_write(&file, &error))?;
    let written = file.display().to_string();
    if json {
        result(json!({"written": written, "cases": found.len(), "sha256": hex(&reference::sha256(&bytes))}));
    } else {
        result(&written);
    }
    tell(say!("cli-export-written", count = found.len()));
    Ok(outcome)
}

/// As people write them, as the program does.
fn references(typed: &[String]) -> Result<Vec<String>, String> {
    let read = |typed: &String| {
        let reference = typed.parse::<Reference>();
        reference.map(|reference| reference.to_string()).map_err(|_| say!("cli-export-no-reference", text = typed))
    };
    typed.iter().map(read).collect()
}

fn occasion<'a>(
    pack: &'a Pack,
    context: &'a Context,
    meeting: Option<outputs::Meeting>,
    include: &[Included],
) -> Occasion<'a> {
    let marking = area::marking(Some(pack));
    let practice = pack.mode == PackMode::Practice;
    Occasion {
        area: pack.name.en(),
        phone: &pack.contact.phone,
        marking: if practice { format!("{} · {marking}", say!("practice-mark")) } else { marking },
        meeting,
        include: Include {
            confidential_address: include.contains(&Included::ConfidentialAddress),
            immigration: include.contains(&Included::Immigration),
        },
        context,
    }
}

fn written(options: &Options, found: &[Found], occasion: &Occasion) -> Result<Vec<u8>, String> {
    let cases: Vec<_> = found.iter().map(Found::case).collect();
    let table = match options.what {
        What::Caselist => outputs::case_list::case_list(&cases, occasion),
        What::Agenda => outputs::agenda::agenda(&cases, occasion),
    };
    match options.format {
        Format::Csv => Ok(table.to_csv()),
        Format::Xlsx => table.to_xlsx().map_err(|error| match error {
            TooMuch::RowsOrColumns => say!("cli-export-too-much"),
            TooMuch::Unwritten => say!("cli-export-unwritten"),
        }),
    }
}

impl Options {
    /// The file as named, or one with a name that tells nothing, in the folder that was named.
    fn out_file(&self, context: &Context) -> PathBuf {
        if !self.out.is_dir() {
            return self.out.clone();
        }
        let output = match self.what {
            What::Caselist => Output::CaseList,
            What::Agenda => Output::Agenda,
        };
        let ending = match self.format {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        };
        self.out.join(Path::new(&output.file_name(&iso_day(context.today), ending)))
    }
}
