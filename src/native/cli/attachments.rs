//! Files that go with a referral, within what the area accepts.

use std::fs;
use std::path::{Path, PathBuf};

use super::output::cannot_read;
use crate::area::Attachments;
use crate::domain::record::AttachmentNote;
use crate::envelope::content::stored_name;
use crate::envelope::reference::sha256;
use crate::envelope::{Attachment, hex};
use crate::wording::say;

/// Reads the files, if the area accepts them.
pub fn read(paths: &[PathBuf], accepted: &Attachments) -> Result<Vec<Attachment>, String> {
    if paths.len() > accepted.files as usize {
        return Err(say!("cli-seal-too-many-files", count = paths.len(), most = accepted.files));
    }
    let mut total = 0;
    for path in paths {
        total += fs::metadata(path).map_err(|error| cannot_read(path, &error))?.len();
        if !is_accepted(path, accepted) {
            return Err(say!("cli-seal-type", file = path.display(), types = accepted.types.join(", ")));
        }
    }
    if total > accepted.total_bytes {
        return Err(say!("cli-seal-too-many-bytes", most = accepted.total_bytes));
    }
    let read = paths.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(path).map_err(|error| cannot_read(path, &error))?;
        Ok(Attachment { name, bytes })
    });
    read.collect()
}

/// How the record names them.
pub fn notes(attached: &[Attachment]) -> Vec<AttachmentNote> {
    let note = |(number, attachment): (usize, &Attachment)| AttachmentNote {
        file: format!("attachments/{}", stored_name(number, &attachment.name)),
        bytes: attachment.bytes.len() as u64,
        sha256: hex(&sha256(&attachment.bytes)),
    };
    (1..).zip(attached).map(note).collect()
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

/// `jpg` stands for `jpeg` too: an area thinks of the kind, not the spelling.
fn is_accepted(path: &Path, accepted: &Attachments) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let spelled = |ending: &str| if ending == "jpeg" { "jpg".to_owned() } else { ending.to_owned() };
    accepted.types.iter().any(|kind| spelled(&kind.to_ascii_lowercase()) == spelled(&ending))
}
