//! `marac export`: cases to one file for paper, Word or a spreadsheet.

mod circulate;
mod found;
mod gather;
mod make;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::{Outcome, identities, passphrase};
use crate::area::{Pack, PackMode};
use crate::domain::context::Context;
use crate::domain::date::iso_day;
use crate::domain::register::Id;
use crate::envelope::{Reference, hex, reference};
use crate::native::files::{self, Readers};
use crate::render::outputs::{self, Include, Occasion, Output};
use crate::wording::{area, say};
use gather::Gathered;
pub use make::table;

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
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let Gathered { mut found, meeting, mut outcome } = match &options.register {
        Some(register) => gather::register(register, options.meeting.as_deref(), &only, pack, &identities)?,
        None if options.inputs.is_empty() => return Err(say!("cli-list-or")),
        None => gather::files(&options.inputs, &only, pack, &identities, json)?,
    };
    if options.what.needs_receiver() && options.receiver.is_none() {
        return Err(say!("cli-export-for-whom"));
    }
    match &options.receiver {
        Some(receiver) => {
            let put_in = references(&options.put_in)?;
            if circulate::check(&mut found, receiver, pack, options.leave_out, &put_in)? > 0 {
                outcome = Outcome::SomeRefused;
            }
        }
        None if options.what.tells_of_cases() => tell(say!("cli-export-unchecked")),
        None => {}
    }
    if found.is_empty() {
        return Err(say!("cli-export-none"));
    }
    let occasion = occasion(pack, context, meeting, &options.include);
    let bytes = make::written(options, &found, &occasion)?;
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

/// As people write them, as the program does; a case that was entered by hand has the name of its event.
fn references(typed: &[String]) -> Result<Vec<String>, String> {
    let read = |typed: &String| {
        let entered = || typed.parse::<Id>().map(|id| id.to_string());
        let reference = typed.parse::<Reference>().map(|reference| reference.to_string());
        reference.or_else(|_| entered()).map_err(|_| say!("cli-export-no-reference", text = typed))
    };
    typed.iter().map(read).collect()
}

/// By what an output of today is made.
pub fn occasion<'a>(
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

impl Options {
    /// The file as named, or one with a name that tells nothing, in the folder that was named.
    fn out_file(&self, context: &Context) -> PathBuf {
        if !self.out.is_dir() {
            return self.out.clone();
        }
        let ending = match self.format {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Html => "html",
        };
        self.out.join(self.what.output().file_name(&iso_day(context.today), ending))
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
            What::Acknowledgement => Output::Acknowledgement,
            What::Query => Output::Query,
            What::Notaccepted => Output::NotAccepted,
        }
    }

    /// Made for somebody else and full of what a case holds: nobody makes it without saying for whom.
    fn needs_receiver(self) -> bool {
        matches!(self, What::Idva | What::Research | What::Transfer)
    }

    /// Letters tell of none.
    fn tells_of_cases(self) -> bool {
        !matches!(self, What::Acknowledgement | What::Query | What::Notaccepted)
    }
}
