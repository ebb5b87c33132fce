//! The files that came with a referral, beside those that its record names.

use crate::app::worker::Attached;
use crate::domain::record::AttachmentNote;

/// An attachment, and whether it is the file that the record describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub file: Attached,
    pub as_recorded: bool,
    /// The record says that the position was taken out.
    pub gps_removed: bool,
}

/// Each file that came.
pub fn listed(notes: &[AttachmentNote], files: &[Attached]) -> Vec<Listed> {
    let one = |file: &Attached| {
        let note = notes.iter().find(|note| {
            name(note) == file.name && note.bytes == file.bytes && note.sha256.eq_ignore_ascii_case(&file.sha256)
        });
        let gps_removed = note.is_some_and(AttachmentNote::gps_removed);
        Listed { as_recorded: note.is_some(), gps_removed, file: file.clone() }
    };
    files.iter().map(one).collect()
}

/// The names of those that did not come.
pub fn lost(notes: &[AttachmentNote], files: &[Attached]) -> Vec<String> {
    let lost = notes.iter().map(name).filter(|name| files.iter().all(|file| file.name != *name));
    lost.map(str::to_owned).collect()
}

fn name(note: &AttachmentNote) -> &str {
    note.file.trim_start_matches("attachments/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_is_compared_with_what_the_record_says_of_it() {
        let came = [Attached { name: "01-scan.pdf".into(), bytes: 3, sha256: "aa".into() }];
        let note = |file: &str, bytes: u64, sha256: &str| AttachmentNote {
            file: file.into(),
            bytes,
            sha256: sha256.into(),
            changed: vec!["gps_removed".into()],
        };
        for (bytes, sha256, as_recorded) in [(3, "AA", true), (4, "AA", false), (3, "bb", false)] {
            let notes = [note("attachments/01-scan.pdf", bytes, sha256), note("attachments/02-map.png", 1, "bb")];
            let shown = &listed(&notes, &came)[0];
            assert_eq!((shown.as_recorded, shown.gps_removed), (as_recorded, as_recorded));
            assert_eq!(lost(&notes, &came), ["02-map.png"]);
        }
    }
}
