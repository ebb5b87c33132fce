//! What was sealed anew into a folder: a run that was interrupted goes on where it stopped.
//!
//! Each file is noted before it is placed. So no file lies there without its note, and a note without its file is one
//! that the next run does again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::output::{cannot_read, cannot_write};
use crate::domain::register::Sha256;
use crate::envelope::reference::sha256;
use crate::envelope::{Recipient, Reference};
use crate::native::files;
use crate::wording::say;

/// The notes in the folder; hidden, so that nobody takes them for one of the files.
const NOTES: &str = ".rewrapped.jsonl";

/// A folder of files that were sealed anew, all to the same people.
pub struct Resealed {
    folder: PathBuf,
    notes: File,
    to: Sha256,
    /// By the file that was given: the new one.
    earlier: HashMap<Sha256, Sha256>,
}

/// One line of the notes.
#[derive(Serialize, Deserialize)]
struct Note {
    old: Sha256,
    new: Sha256,
    /// Of the people whom the new one is sealed to.
    to: Sha256,
}

impl Resealed {
    /// Reads what earlier runs noted; refused where files lie in the folder that were sealed to other people.
    pub fn open(folder: &Path, recipients: &[Recipient]) -> Result<Resealed, String> {
        let path = folder.join(NOTES);
        let text = match fs::read(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot_read(&path, &error)),
            read => read.unwrap_or_default(),
        };
        let to = everybody(recipients);
        let mut earlier = HashMap::new();
        // A line that was cut short is one whose file was never placed.
        for note in text.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Note>(line).ok()) {
            if note.to == to {
                earlier.insert(note.old, note.new);
            } else if place(folder, &note.new).exists() {
                return Err(say!("cli-rewrap-other-people", folder = folder.display()));
            }
        }
        let cut_short = text.last().is_some_and(|byte| *byte != b'\n');
        let notes = begin(&path, cut_short).map_err(|error| cannot_write(&path, &error))?;
        Ok(Resealed { folder: folder.to_owned(), notes, to, earlier })
    }

    /// What an earlier run made of a file, if that is still there and whole.
    pub fn earlier(&self, old: Sha256) -> Option<Sha256> {
        let new = *self.earlier.get(&old)?;
        fs::read(place(&self.folder, &new)).is_ok_and(|file| sha256(&file) == new.0).then_some(new)
    }

    /// Notes a new file and places it, so that neither is lost in a power cut.
    pub fn add(&self, old: Sha256, new: Sha256, file: &[u8]) -> Result<(), String> {
        let mut line = serde_json::to_vec(&Note { old, new, to: self.to }).unwrap_or_default();
        line.push(b'\n');
        let noted = (&self.notes).write_all(&line).and_then(|()| self.notes.sync_data());
        noted.map_err(|error| cannot_write(&self.folder.join(NOTES), &error))?;
        let path = place(&self.folder, &new);
        files::place_new(&path, file).map_err(|error| cannot_write(&path, &error))
    }
}

fn place(folder: &Path, new: &Sha256) -> PathBuf {
    folder.join(format!("{}.age", Reference::from_sha256(&new.0)))
}

/// Stands for all recipients, in whatever order.
fn everybody(recipients: &[Recipient]) -> Sha256 {
    let mut all: Vec<&str> = recipients.iter().map(Recipient::as_str).collect();
    all.sort_unstable();
    Sha256(sha256(all.join("\n").as_bytes()))
}

fn begin(path: &Path, cut_short: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut notes = options.open(path)?;
    if cut_short {
        notes.write_all(b"\n")?;
    }
    Ok(notes)
}
