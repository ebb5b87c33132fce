//! Files that go with a referral, within what the area accepts.

use std::fs;
use std::path::PathBuf;

use super::output::cannot_read;
use crate::area::Attachments;
use crate::domain::attached::{Examined, GPS_REMOVED, examine};
use crate::domain::record::AttachmentNote;
use crate::envelope::reference::sha256;
use crate::envelope::{Attachment, hex};
use crate::wording::{attached as words, say};

/// A file to attach, as it will be sealed.
pub struct Attached {
    pub file: Attachment,
    /// In hex, of the file as it was given and as it will be sealed.
    sha256: [String; 2],
    gps_removed: bool,
}

/// Reads the files, if the area accepts them; the position is taken out of photos.
pub fn read(paths: &[PathBuf], accepted: &Attachments) -> Result<Vec<Attached>, String> {
    if paths.len() > accepted.files as usize {
        return Err(say!("cli-seal-too-many-files", count = paths.len(), most = accepted.files));
    }
    let mut total = 0;
    for path in paths {
        total += fs::metadata(path).map_err(|error| cannot_read(path, &error))?.len();
    }
    if total > accepted.total_bytes {
        return Err(say!("cli-seal-too-many-bytes", most = accepted.total_bytes));
    }
    let read = paths.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut bytes = fs::read(path).map_err(|error| cannot_read(path, &error))?;
        let given = hex(&sha256(&bytes));
        let Examined { gps_removed } = examine(&name, &mut bytes, &accepted.types)
            .map_err(|why| words::refusal(&path.display().to_string(), why, accepted))?;
        let sha256 = [given, hex(&sha256(&bytes))];
        Ok(Attached { file: Attachment { name, bytes }, sha256, gps_removed })
    });
    read.collect()
}

impl Attached {
    /// How the record names it under that number; `noted` is what an earlier record said of its files.
    pub fn note(&self, number: usize, noted: &[AttachmentNote]) -> AttachmentNote {
        let now = self.gps_removed.then(|| GPS_REMOVED.to_owned());
        let before = noted.iter().find(|note| self.is(note)).into_iter().flat_map(|note| note.changed.clone());
        let mut changed: Vec<String> = before.chain(now).collect();
        changed.dedup();
        self.file.note(number, changed)
    }

    /// Whether it is the file that an earlier record names.
    pub fn is(&self, note: &AttachmentNote) -> bool {
        self.sha256.iter().any(|own| note.sha256.eq_ignore_ascii_case(own))
    }
}

/// Whether the files of an opened referral are those that its record names.
pub fn are_noted(opened: &[Attachment], notes: &[AttachmentNote]) -> bool {
    opened.len() == notes.len()
        && opened.iter().zip(notes).all(|(file, note)| {
            note.file.strip_prefix("attachments/") == Some(&file.name)
                && note.bytes == file.bytes.len() as u64
                && note.sha256.eq_ignore_ascii_case(&hex(&sha256(&file.bytes)))
        })
}
