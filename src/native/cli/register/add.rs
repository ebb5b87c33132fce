//! `marac register add`: sealed files into a register, each accounted for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::Loaded;
use super::at::{At, pen, signer};
use super::loaded::OnDisk;
use crate::casework::{Filing, Place, place, received};
use crate::domain::joining::Joining;
use crate::domain::register::{Heard, Sha256};
use crate::envelope::event::NotSealed;
use crate::envelope::reference::sha256;
use crate::envelope::{Identity, Opened, Reference, SealError, armor};
use crate::native::cli::area_use::AreaUse;
use crate::native::cli::ledger::{Ledger, Outcome as Became, Row};
use crate::native::cli::opening::{self, Refused};
use crate::native::cli::output::{cannot_read, cannot_write, result, stop, tell};
use crate::native::cli::{Outcome, attachments};
use crate::native::register::{Folder, NotWritten, Pen};
use crate::native::{clock, inputs};
use crate::wording::{joining as words, say};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE|FOLDER", required = true, help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    at: At,
}

/// Puts in what can be put in; what adds to a case is filed with it where its key proves that.
pub fn run(options: &Options, json: bool) -> Outcome {
    add_all(options, json).unwrap_or_else(stop)
}

fn add_all(options: &Options, json: bool) -> Result<Outcome, String> {
    let at = &options.at;
    let files = inputs::list(&options.inputs, &at.register).map_err(|(path, error)| cannot_read(&path, &error))?;
    if files.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    let to_add = ToAdd::open(at)?;
    let pen = to_add.pen()?;
    let mut adding = Adding::new(&to_add, &pen);
    let mut ledger = Ledger::default();
    for file in &files {
        let row = adding.take(file)?;
        row.tell();
        if json {
            result(row.to_json());
        } else if row.outcome == Became::Opened {
            result(&row.reference);
        }
        ledger.rows.push(row);
    }
    adding.file(json)?;

    let [added, duplicate] = [Became::Opened, Became::Duplicate].map(|kind| ledger.count(kind));
    let (all, refused) = (files.len(), files.len() - added - duplicate);
    tell(say!("cli-register-added", all = all, added = added, duplicate = duplicate, refused = refused));
    Ok(if refused == 0 { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// A register that files are put into; made where it is not there.
pub struct ToAdd {
    area: AreaUse,
    pack: PathBuf,
    pub identities: Vec<Identity>,
    folder: Folder,
    loaded: Loaded,
}

impl ToAdd {
    /// Opens it; says what is wrong with its events.
    pub fn open(at: &At) -> Result<ToAdd, String> {
        let area = AreaUse::read(&at.area)?;
        let identities = at.identities()?;
        signer(&identities, &area, &at.area)?;
        let folder = Folder::create(&at.register).map_err(|error| cannot_write(&at.register, &error))?;
        let loaded = Loaded::read(&folder, &area.pack, &identities)?;
        loaded.tell();
        Ok(ToAdd { area, pack: at.area.clone(), identities, folder, loaded })
    }

    /// Signs as the first identity whose word counts.
    pub fn pen(&self) -> Result<Pen<'_>, String> {
        Ok(pen(&self.folder, signer(&self.identities, &self.area, &self.pack)?, &self.area))
    }
}

/// Files every addition whose key is right; says what became of those that are `new`.
fn file(filing: &Filing<OnDisk>, pen: &Pen, new: impl Fn(Sha256) -> bool, json: bool) -> Result<(), String> {
    for unfiled in filing.unfiled() {
        let filed = unfiled.filed();
        let quiet = filed.is_none() && !new(unfiled.body);
        if let Some(filed) = filed {
            pen.write(filed, Vec::new()).map_err(not_written)?;
        }
        let (reference, adds, joining) = (&unfiled.reference, &unfiled.adds, &unfiled.joining);
        if quiet {
            continue;
        }
        tell(say!("cli-open-not-opened", file = reference, why = words::addition(adds, joining)));
        if json {
            let case = match joining {
                Joining::Joined { to } => Some(*to),
                _ => None,
            };
            result(json!({"reference": reference, "kind": adds.what.id(), "adds_to": adds.refers_to,
                "proved": joining.proved(), "filed_with": case}));
        }
    }
    Ok(())
}

/// What has been put in so far in this run.
pub struct Adding<'a> {
    to: &'a ToAdd,
    pen: &'a Pen<'a>,
    /// By SHA-256 of the sealed file: the submission in it.
    new: BTreeMap<Sha256, String>,
    heard: Vec<Heard>,
}

impl<'a> Adding<'a> {
    /// Nothing put in yet.
    pub fn new(to: &'a ToAdd, pen: &'a Pen<'a>) -> Adding<'a> {
        Adding { to, pen, new: BTreeMap::new(), heard: Vec::new() }
    }

    /// Files what adds to a case with it: only now, for an update may have come before its referral.
    pub fn file(self, json: bool) -> Result<(), String> {
        let Adding { to: ToAdd { folder, loaded, identities, .. }, pen, new, heard } = self;
        let register = loaded.register.clone().with(heard, &loaded.scope, clock::now());
        let bodies = folder.bodies().map_err(|(path, error)| cannot_read(&path, &error))?;
        let filing = Filing { register: &register, records: &OnDisk { bodies: &bodies, identities } };
        file(&filing, pen, |body| new.contains_key(&body), json)
    }

    /// Puts one file in. An error ends the run: the next file could not be written either.
    fn take(&mut self, file: &Path) -> Result<Row, String> {
        let name = file.display().to_string();
        match opening::read(file) {
            Ok(bytes) => self.take_bytes(name, &bytes),
            Err(Refused(outcome, detail)) => {
                Ok(Row { file: name, outcome, reference: String::new(), detail, adds: None })
            }
        }
    }

    /// The same of bytes that are called so. What opens, or was there already, is on the disk when this returns.
    pub fn take_bytes(&mut self, name: String, bytes: &[u8]) -> Result<Row, String> {
        let row = |outcome, reference: String, detail| Row { file: name, outcome, reference, detail, adds: None };
        // A body is the binary: what mail made of it is not kept.
        let binary = armor::binary_of(bytes).unwrap_or_else(|_| bytes.into());
        let body = Sha256(sha256(&binary));
        let reference = Reference::from_sha256(&body.0).to_string();
        let (opened, record) = match opening::open_record(&binary, &self.to.identities) {
            Ok(opened) => opened,
            Err(Refused(Became::NotAReferral, detail)) => return Ok(row(Became::NotAReferral, String::new(), detail)),
            Err(Refused(outcome, detail)) => return Ok(row(outcome, reference, detail)),
        };
        let (register, scope) = (&self.to.loaded.register, &self.to.loaded.scope);
        let same = match place(body, &record, register, scope, &self.new) {
            Place::Here { beside } => beside,
            Place::Practice => return Ok(row(Became::Practice, reference, say!("cli-open-practice-row"))),
            Place::Live => return Ok(row(Became::OtherRegister, reference, say!("cli-register-real"))),
            Place::OtherArea => {
                let why = say!("cli-register-other-area", record = record.area, pack = self.pen.author.area);
                return Ok(row(Became::OtherRegister, reference, why));
            }
        };
        if let Some(earlier) = same.iter().find(|earlier| **earlier == body || self.says_the_same(**earlier, &opened)) {
            if *earlier == body {
                // Whoever put it in may have been cut off, or a program that syncs may have lost it.
                self.put_body(&binary)?;
            }
            return Ok(row(Became::Duplicate, reference, say!("cli-register-duplicate")));
        }
        let earlier = same.first().map(|earlier| Reference::from_sha256(&earlier.0));
        let changed = earlier.map(|reference| say!("cli-register-changed", reference = reference));
        let noted = attachments::are_noted(&opened.attachments, &record.attachments);
        let differ = (!noted).then(|| say!("cli-open-attachments-differ"));
        let detail = changed.into_iter().chain(differ).collect::<Vec<_>>().join(" ");
        // The bytes first: an event without its file would be a case that nobody can read.
        self.put_body(&binary)?;
        let written = self.pen.write(received(body, &record, "file"), Vec::new()).map_err(not_written)?;
        self.heard.push(written.heard);
        self.new.insert(body, record.submission);
        Ok(row(Became::Opened, reference, detail))
    }

    /// Whether a file of the register has the same record and the attachments that it names by their hashes.
    fn says_the_same(&self, earlier: Sha256, opened: &Opened) -> bool {
        let bodies = self.pen.folder.bodies().unwrap_or_default();
        let there = bodies.read(earlier).and_then(|bytes| opening::open_record(&bytes, &self.to.identities).ok());
        there.is_some_and(|(earlier, record)| {
            let noted = |opened: &Opened| attachments::are_noted(&opened.attachments, &record.attachments);
            earlier.record == opened.record && noted(&earlier) && noted(opened)
        })
    }

    fn put_body(&self, binary: &[u8]) -> Result<(), String> {
        let folder = self.pen.folder;
        folder.put_body(binary).map(drop).map_err(|error| cannot_write(folder.root(), &error))
    }
}

/// Why an event could not be written, and with it nothing more.
pub fn not_written(why: NotWritten) -> String {
    match why {
        NotWritten::NotSealed(NotSealed::Incomplete) => say!("register-incomplete"),
        NotWritten::NotSealed(NotSealed::TooLong) => say!("cli-register-too-long"),
        NotWritten::NotSealed(NotSealed::Sealing(SealError::NoRandomness)) => say!("cli-no-randomness"),
        NotWritten::NotSealed(NotSealed::Sealing(_)) => say!("cli-seal-unverified"),
        NotWritten::Disk(path, error) => cannot_write(&path, &error),
    }
}
