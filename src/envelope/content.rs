//! What goes into a sealed referral, and its place in the archive.

use std::fmt;

use zeroize::Zeroize;

use super::archive::{Archive, ArchiveError, Entry, read};
use super::reference::sha256;
use crate::domain::hex::hex;
use crate::domain::record::AttachmentNote;

/// A referral, ready to be sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// The record, `referral.json`.
    pub record: Vec<u8>,
    /// The same for human eyes, `referral.txt`.
    pub text: String,
    /// Files as chosen, at most [`MOST_ATTACHMENTS`].
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a referral.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// To be sealed: the name as chosen. Opened: the name as stored, `NN-<reduced name>`, safe on every disk.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// What the record says of the attachment of that number, before it is sealed.
    pub fn note(&self, number: usize, changed: Vec<String>) -> AttachmentNote {
        AttachmentNote {
            file: format!("{ATTACHMENTS}{}", stored_name(number, &self.name)),
            bytes: self.bytes.len() as u64,
            sha256: hex(&sha256(&self.bytes)),
            changed,
        }
    }
}

/// The most attachments one referral can carry: their number has two digits.
pub const MOST_ATTACHMENTS: usize = 99;

impl Content {
    /// Calls `use_archive` with the archive of this content.
    pub(crate) fn with_archive<T>(&self, use_archive: impl FnOnce(&Archive<'_>) -> T) -> T {
        let names: Vec<String> = (1..)
            .zip(&self.attachments)
            .map(|(number, attachment)| format!("{ATTACHMENTS}{}", stored_name(number, &attachment.name)))
            .collect();
        let mut entries =
            vec![Entry { name: RECORD, bytes: &self.record }, Entry { name: TEXT, bytes: self.text.as_bytes() }];
        entries.extend(
            names.iter().zip(&self.attachments).map(|(name, attachment)| Entry { name, bytes: &attachment.bytes }),
        );
        use_archive(&Archive::new(entries))
    }

    /// Reads the content out of an archive that holds nothing else.
    pub(crate) fn from_archive(archive: &[u8]) -> Result<Content, ArchiveError> {
        let (mut record, mut text, mut files) = (None, None, Vec::new());
        for Entry { name, bytes } in read(archive)? {
            match name {
                RECORD => record = Some(bytes),
                TEXT => text = Some(std::str::from_utf8(bytes).map_err(|_| ArchiveError::NotText)?),
                _ => files.push((name.strip_prefix(ATTACHMENTS).ok_or(ArchiveError::BadName)?, bytes)),
            }
        }
        files.sort_unstable_by_key(|(name, _)| *name);
        let numbered = (1..).zip(&files).all(|(number, (name, _))| {
            name.split_once('-').is_some_and(|(digits, rest)| digits == two_digits(number) && rest == reduced(rest))
        });
        if !numbered {
            return Err(ArchiveError::BadName);
        }
        Ok(Content {
            record: record.ok_or(ArchiveError::Missing)?.to_vec(),
            text: text.ok_or(ArchiveError::Missing)?.to_owned(),
            attachments: files
                .into_iter()
                .map(|(name, bytes)| Attachment { name: name.to_owned(), bytes: bytes.to_vec() })
                .collect(),
        })
    }
}

/// The name under which the attachment of that number is stored: `01-<reduced name>`.
///
/// Reduced to letters, digits, `.`, `-`, `_` of ASCII, without folders, at most 100 characters, its extension kept.
pub fn stored_name(number: usize, name: &str) -> String {
    format!("{}-{}", two_digits(number), reduced(name))
}

fn two_digits(number: usize) -> String {
    format!("{number:02}")
}

/// The name of a file as far as it can be kept on every disk.
pub fn reduced(name: &str) -> String {
    let file_name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut reduced: String = file_name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    if reduced.len() > MOST_CHARACTERS {
        let extension = reduced.rfind('.').filter(|dot| reduced.len() - dot <= MOST_CHARACTERS / 4);
        let extension = extension.map(|dot| reduced.split_off(dot)).unwrap_or_default();
        reduced.truncate(MOST_CHARACTERS - extension.len());
        reduced += &extension;
    }
    // Windows drops dots at the end of a name, so two names could become one.
    let kept = reduced.trim_end_matches('.');
    if kept.is_empty() { "file".to_owned() } else { kept.to_owned() }
}

impl Zeroize for Content {
    fn zeroize(&mut self) {
        self.record.zeroize();
        self.text.zeroize();
        self.attachments.iter_mut().for_each(|attachment| attachment.bytes.zeroize());
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content([private], {} attachments)", self.attachments.len())
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment([private], {} bytes)", self.bytes.len())
    }
}

const RECORD: &str = "referral.json";
const TEXT: &str = "referral.txt";
const ATTACHMENTS: &str = "attachments/";
const MOST_CHARACTERS: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_attachments_are_safe_on_every_disk_and_stay_readable() {
        for (chosen, stored) in [
            ("body map.pdf", "01-body_map.pdf"),
            ("../../etc/passwd", "01-passwd"),
            ("C:\\Users\\someone\\scan.jpg", "01-scan.jpg"),
            ("llun-tŷ.png", "01-llun-t_.png"),
            ("..", "01-file"),
            ("", "01-file"),
            ("notes...", "01-notes"),
            ("CON", "01-CON"),
            ("a\u{0}b\nc", "01-a_b_c"),
        ] {
            assert_eq!(stored_name(1, chosen), stored);
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let stored = stored_name(12, &format!("{}.pdf", "x".repeat(300)));
        assert_eq!(stored.len(), 103);
        assert!(stored.starts_with("12-xxx") && stored.ends_with("xx.pdf"));
    }

    #[test]
    fn reducing_a_name_twice_changes_nothing() {
        for name in ["a.b.", "é", "...", &"y.".repeat(90), &format!("{}.{}", "z".repeat(98), "..")] {
            let once = reduced(name);
            assert_eq!(reduced(&once), once, "{name}");
        }
    }

    #[test]
    fn content_does_not_print_itself() {
        let content = Content { record: b"Sam".to_vec(), text: "Sam".into(), attachments: vec![] };
        assert_eq!(format!("{content:?}"), "Content([private], 0 attachments)");
    }
}
