//! `marac export`: cases to one file for paper, Word or a spreadsheet.

mod circulate;
mod gather;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::references::references;
use super::{Outcome, identities, passphrase};
use crate::casework::{self, Gate, Wanted, make, occasion};
use crate::domain::context::Context;
use crate::domain::date::iso_day;
use crate::envelope::{hex, reference};
use crate::native::files::{self, Readers};
use crate::render::outputs::{Include, Output};
use crate::wording::say;
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
    #[arg(long = "for", value_name = "AGENCY", help = say!("cli-export-for"))]
    receiver: Option<String>,
    #[arg(long, help = say!("cli-export-leave-out"))]
    leave_out: bool,
    #[arg(long, value_name = "REFERENCE", help = say!("cli-export-put-in"))]
    put_in: Vec<String>,
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
    Idva,
    Research,
    Transfer,
    Minutes,
    Actionlog,
    Acknowledgement,
    Query,
    Notaccepted,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Csv,
    Xlsx,
    Docx,
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Included {
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
    let put_in = references(&options.put_in)?;
    let wanted = options.wanted();
    if wanted.needs_receiver() && wanted.receiver.is_none() {
        return Err(say!("cli-export-for-whom"));
    }
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let gate = Gate { wanted: &wanted, pack, beside: None };
    let Gathered { mut found, meeting, known, stops, mut outcome } = match &options.register {
        Some(register) => gather::register(register, options.meeting.as_deref(), &only, gate, &put_in, &identities)?,
        None if options.inputs.is_empty() => return Err(say!("cli-list-or")),
        None => gather::files(&options.inputs, &only, gate, &identities, json)?,
    };
    if circulate::check(&mut found, stops, options.leave_out, &put_in)? > 0 {
        outcome = Outcome::SomeRefused;
    }
    if wanted.receiver.is_none() && wanted.tells_of_cases() {
        tell(say!("cli-export-unchecked"));
    }
    if found.is_empty() {
        return Err(say!("cli-export-none"));
    }
    let occasion = occasion(pack, context, meeting, options.include());
    let bytes = make(&wanted, &found, known.as_ref().map(gather::Known::sitting), &occasion)
        .map_err(casework::NotMade::words)?;
    let file = options.out_file(&wanted, context);
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

impl Options {
    fn wanted(&self) -> Wanted {
        let format = match self.format {
            Format::Csv => casework::Format::Csv,
            Format::Xlsx => casework::Format::Xlsx,
            Format::Docx => casework::Format::Docx,
            Format::Html => casework::Format::Html,
        };
        Wanted { output: self.what.output(), format, receiver: self.receiver.clone() }
    }

    fn include(&self) -> Include {
        Include {
            confidential_address: self.include.contains(&Included::ConfidentialAddress),
            immigration: self.include.contains(&Included::Immigration),
        }
    }

    /// The file as named, or one with a name that tells nothing, in the folder that was named.
    fn out_file(&self, wanted: &Wanted, context: &Context) -> PathBuf {
        if !self.out.is_dir() {
            return self.out.clone();
        }
        self.out.join(wanted.output.file_name(&iso_day(context.today), wanted.format.ending()))
    }
}

impl What {
    fn output(self) -> Output {
        match self {
            What::Caselist => Output::CaseList,
            What::Agenda => Output::Agenda,
            What::Idva => Output::IdvaExtract,
            What::Research => Output::ResearchForm,
            What::Transfer => Output::Transfer,
            What::Minutes => Output::Minutes,
            What::Actionlog => Output::ActionLog,
            What::Acknowledgement => Output::Acknowledgement,
            What::Query => Output::Query,
            What::Notaccepted => Output::NotAccepted,
        }
    }
}
