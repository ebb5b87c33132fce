//! `marac export`: cases to one file for paper, Word or a spreadsheet.

mod circulate;
mod gather;
mod tells;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::references::references;
use super::{Outcome, identities, passphrase};
use crate::area::Pack;
use crate::casework::{self, Gate, Given, Wanted, make, occasion, sealed_to};
use crate::domain::context::Context;
use crate::domain::date::iso_day;
use crate::envelope::hex;
use crate::native::files::{self, Readers};
use crate::render::outputs::{Include, Output};
use crate::wording::say;
use gather::Gathered;
use tells::Tells;

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
    #[arg(long, requires_all = ["register", "receiver"], help = say!("cli-export-circulated"))]
    circulated: bool,
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
    // Whoever may not say it is told before anything is written.
    let tells = options.register.as_ref().filter(|_| options.circulated);
    let tells = tells.map(|register| Tells::of(register, &options.area, &identities)).transpose()?;
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
    let recipients = wanted.receiver.as_deref().map(|to| sealed_to(pack, wanted.output, to, context.today));
    let recipients = recipients.unwrap_or_default();
    let given = Given::of(options.to(pack), &found, bytes, &recipients);
    let (given, bytes) = given.map_err(|_| say!("cli-export-not-sealed"))?;
    let file = options.out_file(&wanted, context, given.ending());
    files::write_new(&file, &bytes, Readers::Owner).map_err(|error| cannot_write(&file, &error))?;
    let written = file.display().to_string();
    if json {
        let sha256 = hex(&given.file.0);
        result(json!({"written": written, "cases": found.len(), "sha256": sha256, "sealed": given.sealed}));
    } else {
        result(&written);
    }
    tell(match given.sealed {
        true => say!("cli-export-written-sealed", count = found.len()),
        false => say!("cli-export-written", count = found.len()),
    });
    if let Some(tells) = tells {
        tells.that(given.event(wanted.output, known.and_then(|known| known.meeting)))?;
    }
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

    /// For whom it is, by the id in the pack where it has one.
    fn to(&self, pack: &Pack) -> String {
        let to = self.receiver.clone().unwrap_or_default();
        let listed = pack.agencies.iter().find(|agency| agency.label.en() == to);
        listed.map_or(to, |agency| agency.id.clone())
    }

    /// The file as named, or one with a name that tells nothing, in the folder that was named; a sealed one says so.
    fn out_file(&self, wanted: &Wanted, context: &Context, age: &str) -> PathBuf {
        if self.out.is_dir() {
            let ending = format!("{}{age}", wanted.format.ending());
            return self.out.join(wanted.output.file_name(&iso_day(context.today), &ending));
        }
        match self.out.extension() {
            Some(extension) if extension == "age" => self.out.clone(),
            _ => PathBuf::from(format!("{}{age}", self.out.display())),
        }
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
