//! A draft and its files as one file under a passphrase (format 8), on any device and in any later version.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::archive::{Archive, ArchiveError, Entry, read};
use super::armor;
use super::content::{Attachment, stored_name};
use super::header;
use super::lock::{LockError, UnlockError, WorkFactor, lock_bytes, unlock_bytes};
use super::padding;
use super::passphrase::Passphrase;
use super::recipient::Family;

/// A draft and the files that go with it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// `draft.json`, not parsed.
    pub json: Vec<u8>,
    /// To be locked: named as chosen. Unlocked: as stored, `NN-<reduced name>`, in the order of their numbers.
    pub attachments: Vec<Attachment>,
}

/// Locks a draft: an age file, by scrypt, that holds a zip of it, padded to a bucket; `age -d` and any unzip open it.
pub fn lock_draft(draft: &Draft, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, LockError> {
    if passphrase.is_empty() {
        return Err(LockError::EmptyPassphrase);
    }
    let names =
        (1..).zip(&draft.attachments).map(|(number, file)| ATTACHMENTS.to_owned() + &stored_name(number, &file.name));
    let names: Vec<String> = names.collect();
    let mut entries = vec![Entry { name: JSON, bytes: &draft.json }];
    entries.extend(names.iter().zip(&draft.attachments).map(|(name, file)| Entry { name, bytes: &file.bytes }));
    let archive = padded(entries, !names.is_empty()).ok_or(LockError::Failed)?;
    lock_bytes(&archive, passphrase, work)
}

/// Unlocks such a file, binary or armored.
pub fn unlock_draft(file: &[u8], passphrase: &Passphrase) -> Result<Draft, DraftError> {
    let archive = unlock_bytes(file, passphrase).map_err(|why| match why {
        UnlockError::Damaged if was_cut(file) => UnlockError::Truncated,
        why => why,
    })?;
    let (mut json, mut attachments) = (None, Vec::new());
    for Entry { name, bytes } in read(&archive)? {
        match (name, name.strip_prefix(ATTACHMENTS)) {
            (JSON, _) => json = Some(bytes.to_vec()),
            (_, Some(name)) => attachments.push(Attachment { name: name.to_owned(), bytes: bytes.to_vec() }),
            _ => return Err(DraftError::NotADraft),
        }
    }
    attachments.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(Draft { json: json.ok_or(DraftError::NotADraft)?, attachments })
}

/// Why a draft file was not unlocked; travels from the worker to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftError {
    Unlock(UnlockError),
    /// It opened, and it holds something else: a key, or another file that somebody locked.
    NotADraft,
}

impl From<UnlockError> for DraftError {
    fn from(error: UnlockError) -> Self {
        DraftError::Unlock(error)
    }
}

impl From<ArchiveError> for DraftError {
    fn from(_: ArchiveError) -> Self {
        DraftError::NotADraft
    }
}

/// The archive of these entries with zeros up to a bucket; `None` where it would be too large for any.
pub(super) fn padded(entries: Vec<Entry<'_>>, has_attachments: bool) -> Option<Zeroizing<Vec<u8>>> {
    let archive = Archive::new(entries);
    let content_len = archive.content_len();
    let target = padding::target_len(content_len, 1, Family::Classic, has_attachments)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(target as usize));
    archive.write(target - content_len, &mut *bytes).ok()?;
    Some(bytes)
}

/// Whether a file is of a length that no draft has: a part of it is missing, rather than changed.
fn was_cut(file: &[u8]) -> bool {
    let Ok(binary) = armor::binary_of(file) else { return false };
    let Ok(header) = header::parse(&binary) else { return false };
    let stream = (binary.len() as u64).checked_sub(header.len as u64 + padding::NONCE_LEN);
    !stream.and_then(padding::plain_len).is_some_and(padding::is_bucket)
}

impl Zeroize for Draft {
    fn zeroize(&mut self) {
        self.json.zeroize();
        self.attachments.iter_mut().for_each(|file| file.bytes.zeroize());
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft([private], {} attachments)", self.attachments.len())
    }
}

pub(super) const JSON: &str = "draft.json";
pub(super) const ATTACHMENTS: &str = "attachments/";

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let photo = Attachment { name: "front door.jpg".into(), bytes: vec![7; 200_000] };
        let note = Attachment { name: "note.pdf".into(), bytes: b"%PDF-".to_vec() };
        Draft { json: b"{}".to_vec(), attachments: vec![photo, note] }
    }

    fn work() -> WorkFactor {
        WorkFactor::new(2).unwrap()
    }

    #[test]
    fn a_draft_comes_back_with_its_files_in_their_order() {
        let passphrase = Passphrase::new("six words");
        let locked = lock_draft(&draft(), &passphrase, work()).unwrap();
        let mut expected = draft();
        expected.attachments[0].name = "01-front_door.jpg".into();
        expected.attachments[1].name = "02-note.pdf".into();
        assert_eq!(unlock_draft(&locked, &passphrase), Ok(expected));
    }

    #[test]
    fn each_wrong_file_has_its_own_reason() {
        let right = Passphrase::new("six words");
        let locked = lock_draft(&Draft { json: b"{}".to_vec(), attachments: Vec::new() }, &right, work()).unwrap();
        let key = lock_bytes(b"AGE-SECRET-KEY-1", &right, work()).unwrap();
        let mut damaged = locked.clone();
        damaged[70_000] ^= 1;
        for (file, passphrase, why) in [
            (&locked[..], "six word", UnlockError::WrongPassphrase.into()),
            (&locked[..90], "six words", UnlockError::Truncated.into()),
            (&locked[..90_000], "six words", UnlockError::Truncated.into()),
            (&damaged, "six words", UnlockError::Damaged.into()),
            (b"hello", "six words", UnlockError::NotAnIdentityFile.into()),
            (&key, "six words", DraftError::NotADraft),
        ] {
            assert_eq!(unlock_draft(file, &Passphrase::new(passphrase)), Err(why));
        }
        assert_eq!(lock_draft(&draft(), &Passphrase::new(""), work()), Err(LockError::EmptyPassphrase));
    }

    #[test]
    fn text_alone_is_as_long_as_any_other_text_alone() {
        let passphrase = Passphrase::new("p");
        let len = |bytes: usize| {
            let draft = Draft { json: vec![b' '; bytes], attachments: Vec::new() };
            // age adds a random stanza to a header
            unlock_bytes(&lock_draft(&draft, &passphrase, work()).unwrap(), &passphrase).unwrap().len()
        };
        assert_eq!(len(2), len(90_000));
    }
}
