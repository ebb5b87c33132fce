//! `marac open`: a folder of sealed files into one folder for each referral, and a ledger of them all.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::ledger::{self, Ledger, Row};
use super::output::{cannot_read, cannot_write, result, stop, tell};
use super::{Outcome, attachments, checklist, identities, inputs, passphrase};
use crate::domain::context::Context;
use crate::domain::criteria::Rules;
use crate::domain::record::{ReadError, Record};
use crate::envelope::padding::LARGEST;
use crate::envelope::reference::sha256;
use crate::envelope::{Identity, OpenError, Opened, Reference, armor, open};
use crate::native::clock;
use crate::native::files::{self, Readers};
use crate::render;
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
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let inputs = inputs::list(&options.inputs, &options.out).map_err(|(path, error)| cannot_read(&path, &error))?;
    if inputs.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    files::create_folder(&options.out, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;

    let mut desk = Desk::new(identities, options);
    let mut ledger = Ledger::default();
    let mut all_well = true;
    for file in inputs {
        let Entry { row, written } = desk.take(&file);
        let fine = matches!(row.outcome, ledger::Outcome::Opened | ledger::Outcome::Duplicate) && written.is_ok();
        all_well &= fine;
        if !row.detail.is_empty() {
            tell(say!("cli-open-not-opened", file = row.file, why = row.detail));
        }
        if json {
            let mut object = json!({"file": row.file, "outcome": row.outcome.name(), "reference": row.reference,
                "detail": row.detail});
            if let Ok(Some(folder)) = &written {
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

/// One input: its row, and where it was written (`None`: nowhere, and rightly so).
struct Entry {
    row: Row,
    written: Result<Option<PathBuf>, ()>,
}

/// What has been opened so far in this run.
struct Desk<'a> {
    identities: Vec<Identity>,
    options: &'a Options,
    context: Context,
    /// By SHA-256 of the sealed file: its name.
    files: HashMap<[u8; 32], String>,
    /// By submission: SHA-256 of each record that came under it, and the file it came in.
    submissions: HashMap<String, Vec<([u8; 32], String)>>,
    /// By reference: the file that has it.
    references: HashMap<Reference, String>,
}

/// Why a file was not opened.
struct Refused(ledger::Outcome, String);

impl<'a> Desk<'a> {
    fn new(identities: Vec<Identity>, options: &'a Options) -> Desk<'a> {
        let context = Context {
            instrument: checklist::built_in(),
            rules: Rules::default(),
            agencies: Vec::new(),
            today: clock::today(),
        };
        let (files, submissions, references) = Default::default();
        Desk { identities, options, context, files, submissions, references }
    }

    fn take(&mut self, file: &Path) -> Entry {
        let name = file.display().to_string();
        let bytes = match read(file) {
            Ok(bytes) => bytes,
            Err(Refused(outcome, detail)) => {
                let row = Row { file: name, outcome, reference: String::new(), detail };
                return Entry { row, written: Ok(None) };
            }
        };
        let sha256 = armor::binary_of(&bytes).map(|binary| sha256(&binary)).unwrap_or_else(|_| sha256(&bytes));
        let mut reference = Reference::from_sha256(&sha256).to_string();
        let row = |outcome, reference: String, detail| Row { file: name.clone(), outcome, reference, detail };
        if let Some(first) = self.files.get(&sha256) {
            let detail = say!("cli-open-duplicate", file = first);
            return Entry { row: row(ledger::Outcome::Duplicate, reference, detail), written: Ok(None) };
        }
        match self.open(&bytes) {
            Err(Refused(outcome, detail)) => {
                if outcome == ledger::Outcome::NotAReferral {
                    reference.clear();
                }
                Entry { row: row(outcome, reference, detail), written: Ok(None) }
            }
            Ok((opened, record)) => {
                self.files.insert(sha256, name.clone());
                self.keep(&name, &opened, &record)
            }
        }
    }

    fn open(&self, bytes: &[u8]) -> Result<(Opened, Record), Refused> {
        use ledger::Outcome::*;
        let opened = open(bytes, &self.identities).map_err(|error| match error {
            OpenError::NotAReferral => Refused(NotAReferral, say!("cli-open-not-a-referral")),
            OpenError::Truncated => Refused(Truncated, say!("cli-open-truncated")),
            OpenError::WrongKey => Refused(WrongKey, say!("cli-open-wrong-key")),
            OpenError::Damaged => Refused(Damaged, say!("cli-open-damaged")),
        })?;
        let record = Record::read(&opened.record).map_err(|error| match error {
            ReadError::NotARecord => Refused(NotAReferral, say!("cli-open-not-a-referral")),
            ReadError::NewerVersion => Refused(NewerVersion, say!("cli-open-newer")),
            ReadError::Field(path) => Refused(Damaged, say!("cli-open-field", field = path)),
        })?;
        if record.is_practice() && !self.options.practice {
            return Err(Refused(Practice, say!("cli-open-practice-row")));
        }
        Ok((opened, record))
    }

    fn keep(&mut self, name: &str, opened: &Opened, record: &Record) -> Entry {
        let mut details = Vec::new();
        let row = |outcome, details: Vec<String>| Row {
            file: name.to_owned(),
            outcome,
            reference: opened.reference.to_string(),
            detail: details.join(" "),
        };
        // The record names its attachments by hash, so equal records are equal referrals.
        let noted = attachments::are_noted(&opened.attachments, &record.attachments);
        let hash = sha256(&opened.record);
        let same = self.submissions.entry(record.submission.clone()).or_default();
        if let Some((_, first)) = same.iter().find(|(known, _)| *known == hash && noted) {
            let detail = vec![say!("cli-open-duplicate", file = first)];
            return Entry { row: row(ledger::Outcome::Duplicate, detail), written: Ok(None) };
        }
        if let Some((_, first)) = same.first() {
            details.push(say!("cli-open-changed", file = first));
        }
        same.push((hash, name.to_owned()));
        if !noted {
            details.push(say!("cli-open-attachments-differ"));
        }
        if record.is_practice() {
            details.push(say!("cli-open-practice-opened"));
        }
        let mut folder = self.options.out.join(opened.reference.to_string());
        if let Some(first) = self.references.get(&opened.reference) {
            details.push(say!("cli-open-shared-reference", file = first));
            folder =
                self.options.out.join(format!("{}-{}", opened.reference, &crate::envelope::hex(&opened.sha256)[..8]));
        }
        self.references.entry(opened.reference).or_insert_with(|| name.to_owned());
        let written = write(&folder, opened, record, &self.context);
        if let Err(why) = &written {
            details.push(why.clone());
        }
        Entry { row: row(ledger::Outcome::Opened, details), written: written.map(|()| Some(folder)).map_err(|_| ()) }
    }
}

/// Writes one referral; what stands there identically is passed over, what differs is left as it is.
fn write(folder: &Path, opened: &Opened, record: &Record, context: &Context) -> Result<(), String> {
    let html = render::html::html(record, &opened.reference.to_string(), &record.area, "", context);
    let mut all =
        vec![(folder.join("referral.json"), opened.record.as_slice()), (folder.join("referral.html"), html.as_bytes())];
    let attached = folder.join("attachments");
    all.extend(opened.attachments.iter().map(|file| (attached.join(&file.name), file.bytes.as_slice())));
    let deepest = if opened.attachments.is_empty() { folder } else { &attached };
    files::create_folder(deepest, Readers::Owner).map_err(|error| cannot_write(deepest, &error))?;
    for (path, bytes) in all {
        files::write_or_find(&path, bytes, Readers::Owner).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => say!("cli-open-differs", file = path.display()),
            _ => cannot_write(&path, &error),
        })?;
    }
    Ok(())
}

/// Reads a file, unless it is larger than any sealed file can be, armored or not.
fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let failed = |error: io::Error| Refused(ledger::Outcome::Damaged, cannot_read(path, &error));
    let mut file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let most = LARGEST * 2;
    if fs::metadata(path).map_err(failed)?.len() > most {
        file.take(64).read_to_end(&mut bytes).map_err(failed)?;
        let ours = bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE");
        return Err(match ours {
            true => Refused(ledger::Outcome::Damaged, say!("cli-open-damaged")),
            false => Refused(ledger::Outcome::NotAReferral, say!("cli-open-not-a-referral")),
        });
    }
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
