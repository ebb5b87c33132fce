//! A register as it was found: what its events come to, and which files told nothing or nothing that counts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::area::Pack;
use crate::casework::{Closed, Records};
use crate::domain::record::Record;
use crate::domain::register::{CaseId, Entry, Heard, Register, Scope, Sha256, Standing};
use crate::envelope::Identity;
use crate::native::cli::opening;
use crate::native::cli::output::{cannot_read, tell};
use crate::native::clock;
use crate::native::register::{Bodies, EventFile, Folder, Swept, Unread};
use crate::wording::{register as words, say};

/// A register that has been read.
pub struct Loaded {
    pub scope: Scope,
    pub register: Register,
    pub bodies: Bodies,
    events: Vec<EventFile>,
}

/// Sealed files that lie in a folder.
pub struct OnDisk<'a> {
    pub bodies: &'a Bodies,
    pub identities: &'a [Identity],
}

/// An event that has no effect, or that a person should look at: its file, a stable name and a sentence.
struct Remark<'a> {
    file: &'a Path,
    name: &'static str,
    words: String,
    entry: Option<&'a Entry>,
}

impl Loaded {
    /// Reads a register.
    pub fn read(folder: &Folder, pack: &Pack, identities: &[Identity]) -> Result<Loaded, String> {
        let failed = |(path, error): (PathBuf, std::io::Error)| cannot_read(&path, &error);
        let events = folder.events(identities).map_err(failed)?;
        let bodies = folder.bodies().map_err(failed)?;
        let scope = pack.register_scope();
        let heard = events.iter().filter_map(|file| file.heard.as_ref().ok()).cloned();
        let register = Register::of(heard, &scope, clock::now());
        Ok(Loaded { scope, register, bodies, events })
    }

    /// Opens its sealed files when they are asked for.
    pub fn records<'a>(&'a self, identities: &'a [Identity]) -> OnDisk<'a> {
        OnDisk { bodies: &self.bodies, identities }
    }

    /// How many sealed files lie in the folder without an event that counts: a crash came between, or its event is
    /// still on its way.
    pub fn not_entered(&self) -> usize {
        let known =
            |body| self.register.cases.get(&CaseId::Body(body)).is_some_and(|case| case.is_here() || case.is_purged());
        self.bodies.all().filter(|body| !known(*body)).count()
    }

    /// Whether every event could be read and counts.
    pub fn all_count(&self) -> bool {
        let signed = |entry: &Entry| entry.standing == Standing::Signed;
        self.events.iter().all(|file| file.heard.is_ok()) && self.register.trail().iter().all(signed)
    }

    /// Says what is wrong with events: each sentence once, with the number of files and the first of them.
    pub fn tell(&self) {
        let mut said: BTreeMap<String, Vec<&Path>> = BTreeMap::new();
        for remark in self.remarks() {
            said.entry(remark.words).or_default().push(remark.file);
        }
        for (words, files) in said {
            let first = files[0].display();
            tell(say!("cli-list-events", count = files.len(), words = words, first = first));
        }
    }

    /// The same as one object for each file.
    pub fn to_json(&self) -> Vec<Value> {
        let one = |remark: Remark| {
            let mut object = json!({"event_file": remark.file.display().to_string(), "standing": remark.name,
                "detail": remark.words});
            if let Some(event) = remark.entry.and_then(|entry| entry.event.as_ref()) {
                object["what"] = json!(event.what.kind());
                object["person"] = json!(event.person);
            }
            object
        };
        self.remarks().into_iter().map(one).collect()
    }

    /// Takes away the files of everything that was purged, and the copies of them that turned up again since.
    pub fn sweep(&self, folder: &Folder) -> Swept {
        folder.sweep(&self.register, &self.events, &self.bodies)
    }

    fn remarks(&self) -> Vec<Remark<'_>> {
        let entries: BTreeMap<&Heard, &Entry> =
            self.register.trail().iter().map(|entry| (&entry.heard, entry)).collect();
        let mut remarks = Vec::new();
        for EventFile { path: file, heard } in &self.events {
            match heard {
                Err(unread) => remarks.push(Remark { file, name: unread.id(), words: sentence(*unread), entry: None }),
                Ok(heard) => {
                    let Some(entry) = entries.get(heard).copied() else { continue };
                    if entry.standing != Standing::Signed {
                        let (name, words) = (entry.standing.id(), words::standing(entry.standing));
                        remarks.push(Remark { file, name, words, entry: Some(entry) });
                    }
                    for doubt in &entry.doubts {
                        let (name, words) = (doubt.id(), words::doubt(*doubt));
                        remarks.push(Remark { file, name, words, entry: Some(entry) });
                    }
                }
            }
        }
        remarks
    }
}

impl Records for OnDisk<'_> {
    fn record(&self, body: Sha256) -> Result<Record, Closed> {
        let bytes = self.bodies.read(body).ok_or(Closed::NotHere)?;
        opening::open_record(&bytes, self.identities).map(|(_, record)| record).map_err(|_| Closed::Unopened)
    }
}

fn sentence(unread: Unread) -> String {
    match unread {
        Unread::NoAccess => say!("register-file-no-access"),
        Unread::NotAnEvent => say!("register-file-not-an-event"),
        Unread::Truncated => say!("register-file-truncated"),
        Unread::WrongKey => say!("register-file-wrong-key"),
        Unread::Damaged => say!("register-file-damaged"),
    }
}
