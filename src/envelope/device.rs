//! Drafts on a person's own device (format 8): the passphrase is asked for once, and every seal after it is cheap.
//!
//! A fresh identity and a random tag are locked with the passphrase. Only the public key and the tag stay in memory: with
//! them a draft can be sealed and none can be opened. A file that somebody else sealed to the public key does not hold the tag.

use std::io::Write as _;

use zeroize::Zeroizing;

use super::archive::{Archive, Entry, read};
use super::document::seal_document;
use super::draft::padded;
use super::identity::{self, Identity};
use super::lock::{LockError, UnlockError, WorkFactor, lock_bytes, unlock_bytes};
use super::open::{OpenError, unseal};
use super::passphrase::Passphrase;
use super::randomness;
use super::recipient::Recipient;
use super::seal::SealError;
use crate::domain::hex::hex;

/// What seals on this device, and opens nothing.
#[derive(Clone)]
pub struct DeviceKey {
    recipient: Recipient,
    tag: Zeroizing<String>,
}

/// The same with the identity that opens: for as long as one answer takes.
pub struct Unlocked {
    identity: Identity,
    pub key: DeviceKey,
}

impl DeviceKey {
    /// Makes a key, and the file of its secret half under the passphrase: an identity file with the tag in a comment, so that
    /// `age -d -i` opens with it what it sealed. `created` is a day, for the comment.
    pub fn make(passphrase: &Passphrase, work: WorkFactor, created: &str) -> Result<(DeviceKey, Vec<u8>), LockError> {
        if passphrase.is_empty() {
            return Err(LockError::EmptyPassphrase);
        }
        let identity = Identity::generate()?;
        let tag = Zeroizing::new(hex(&randomness::bytes::<32>()?));
        let (recipient, secret) = (identity.recipient(), identity.secret_line());
        let mut text = Zeroizing::new(Vec::new());
        let written = write!(text, "# created: {created}\n# public key: {recipient}\n{TAG}{}\n{}\n", *tag, *secret);
        written.map_err(|_| LockError::Failed)?;
        let locked = lock_bytes(&text, passphrase, work)?;
        Ok((DeviceKey { recipient, tag }, locked))
    }

    /// Seals bytes under the name they are asked for by; padded to a bucket.
    pub fn seal(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        let entries = vec![Entry { name: TAG_ENTRY, bytes: self.tag.as_bytes() }, Entry { name, bytes }];
        let archive = padded(entries, bytes.len() > SMALL).ok_or(SealError::TooLarge)?;
        seal_document(&archive, std::slice::from_ref(&self.recipient))
    }
}

impl Unlocked {
    /// Unlocks the secret half.
    pub fn unlock(file: &[u8], passphrase: &Passphrase) -> Result<Unlocked, UnlockError> {
        let text = unlock_bytes(file, passphrase)?;
        let text = std::str::from_utf8(&text).map_err(|_| UnlockError::NotAnIdentityFile)?;
        let tag = text.lines().find_map(|line| line.strip_prefix(TAG)).ok_or(UnlockError::NotAnIdentityFile)?;
        let identity = identity::read_plain(text)?.pop().ok_or(UnlockError::NotAnIdentityFile)?;
        let key = DeviceKey { recipient: identity.recipient(), tag: Zeroizing::new(tag.to_owned()) };
        Ok(Unlocked { identity, key })
    }

    /// Opens what was sealed under this name; anything without the tag is damaged to us, whoever sealed it.
    pub fn open(&self, name: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let archive = unseal(sealed, std::slice::from_ref(&self.identity))?;
        match read(&archive).map_err(|_| OpenError::Damaged)?[..] {
            [tag, Entry { name: found, bytes }]
                if tag.name == TAG_ENTRY && tag.bytes == self.key.tag.as_bytes() && found == name =>
            {
                Ok(Zeroizing::new(bytes.to_vec()))
            }
            _ => Err(OpenError::Damaged),
        }
    }
}

/// What a device keeps of a draft, as one file: a zip of the locked key and of everything that was sealed to it.
///
/// For when the passphrase is not at hand: `age -d -i key.age draft.json.age` opens it too.
pub fn bundle(locked_key: &[u8], sealed: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let names: Vec<String> = sealed.iter().map(|(name, _)| format!("{name}{AGE}")).collect();
    let mut entries = vec![Entry { name: KEY, bytes: locked_key }];
    entries.extend(names.iter().zip(sealed).map(|(name, (_, bytes))| Entry { name, bytes }));
    let mut zip = Vec::new();
    Archive::new(entries).write(0, &mut zip).ok()?;
    Some(zip)
}

/// A locked key, and by their names the pieces that were sealed to it.
pub type Bundle = (Vec<u8>, Vec<(String, Vec<u8>)>);

/// Reads such a file.
pub fn unbundle(zip: &[u8]) -> Option<Bundle> {
    let entries = read(zip).ok()?;
    let (key, sealed) = entries.split_first().filter(|(key, _)| key.name == KEY)?;
    let sealed = sealed.iter().map(|one| Some((one.name.strip_suffix(AGE)?.to_owned(), one.bytes.to_vec())));
    Some((key.bytes.to_vec(), sealed.collect::<Option<_>>()?))
}

const TAG: &str = "# tag: ";
const TAG_ENTRY: &str = "tag";
const KEY: &str = "key.age";
const AGE: &str = ".age";
/// A form is far below it; what is above is an attachment.
const SMALL: usize = 512 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn made(passphrase: &str) -> (DeviceKey, Vec<u8>) {
        DeviceKey::make(&Passphrase::new(passphrase), WorkFactor::new(2).unwrap(), "2026-11-21").unwrap()
    }

    #[test]
    fn what_was_sealed_opens_with_the_passphrase_and_under_its_own_name_alone() {
        let (key, locked) = made("six words");
        let sealed = key.seal("draft.json", b"typed").unwrap();
        let unlocked = Unlocked::unlock(&locked, &Passphrase::new("six words")).unwrap();
        assert_eq!(*unlocked.open("draft.json", &sealed).unwrap(), b"typed");
        assert_eq!(unlocked.open("other", &sealed).err(), Some(OpenError::Damaged));
        assert_eq!(Unlocked::unlock(&locked, &Passphrase::new("7")).err(), Some(UnlockError::WrongPassphrase));
        // Goes on after unlocking, without another key.
        assert_eq!(*unlocked.open("a", &unlocked.key.seal("a", b"later").unwrap()).unwrap(), b"later");
    }

    #[test]
    fn what_somebody_else_sealed_to_the_public_key_is_not_taken() {
        let (key, locked) = made("six words");
        let unlocked = Unlocked::unlock(&locked, &Passphrase::new("six words")).unwrap();
        let planted = DeviceKey { recipient: key.recipient.clone(), tag: made("other").0.tag };
        assert_eq!(unlocked.open("a", &planted.seal("a", b"x").unwrap()).err(), Some(OpenError::Damaged));
        let other = made("six words").0.seal("a", b"x").unwrap();
        assert_eq!(unlocked.open("a", &other).err(), Some(OpenError::WrongKey));
    }

    #[test]
    fn the_length_says_nothing_about_a_form() {
        let (key, _) = made("p");
        // age ends a header with up to 190 random bytes
        let len = |bytes: usize| key.seal("draft.json", &vec![b'x'; bytes]).unwrap().len() / 1024;
        assert_eq!(len(10), len(60_000));
    }

    #[test]
    fn a_bundle_holds_the_key_and_the_pieces() {
        let (key, locked) = made("p");
        let sealed = vec![("draft.json".to_owned(), key.seal("draft.json", b"typed").unwrap())];
        assert_eq!(unbundle(&bundle(&locked, &sealed).unwrap()), Some((locked, sealed)));
        assert_eq!(unbundle(b"PK"), None);
    }
}
