//! Locking: identity files under a passphrase, in the standard form that `age -d` opens.

use std::io::{Read, Write};

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::armor::{self, ArmorError};
use super::header::{self, Malformed};
use super::identity::{self, Identity, ReadError};
use super::padding;
use super::paper::read_paper;
use super::passphrase::Passphrase;
use super::randomness::{self, NoRandomness};

/// Locks an identity: an age file, by scrypt, that holds a standard identity file.
///
/// `created` is a date or time in text, for the comment line.
pub fn lock(
    identity: &Identity,
    passphrase: &Passphrase,
    work: WorkFactor,
    created: &str,
) -> Result<Vec<u8>, LockError> {
    if passphrase.is_empty() {
        return Err(LockError::EmptyPassphrase);
    }
    let created: String = created.chars().filter(|c| !c.is_control()).collect();
    let secret = identity.secret_line();
    let text = format!("# created: {created}\n# public key: {}\n{}\n", identity.recipient(), *secret);
    lock_bytes(Zeroizing::new(text).as_bytes(), passphrase, work)
}

/// Unlocks an identity file, binary or armored; one that is not locked is read as it is, and so are the groups of a key on
/// paper.
pub fn unlock(file: &[u8], passphrase: &Passphrase) -> Result<Vec<Identity>, UnlockError> {
    identities(&identity_text(file, passphrase)?)
}

/// The same for what was pasted into one line, where browsers run the lines of a file together.
pub fn unlock_pasted(pasted: &str, passphrase: &Passphrase) -> Result<Vec<Identity>, UnlockError> {
    if is_locked(pasted.as_bytes()) {
        return unlock(pasted.as_bytes(), passphrase);
    }
    // A comment or a key begins a line again.
    let text = Zeroizing::new(pasted.replace("AGE-SECRET-KEY-", "\nAGE-SECRET-KEY-").replace('#', "\n#"));
    identities(&text)
}

/// Locks the same identity file anew under another passphrase: its comments and every key of it stay.
///
/// One that is not locked is locked for the first time. The old file still opens with the old passphrase.
pub fn relock(file: &[u8], old: &Passphrase, new: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, RelockError> {
    if new.is_empty() {
        return Err(LockError::EmptyPassphrase.into()); // before the work of unlocking
    }
    let text = identity_text(file, old)?;
    identity::read_plain(&text).map_err(UnlockError::from)?;
    // Other programs take the mark of an editor for the beginning of a key.
    let text = text.trim_start_matches('\u{feff}');
    Ok(lock_bytes(text.as_bytes(), new, work)?)
}

/// Whether a file is an age file, binary or armored, so that a passphrase must be asked for.
pub fn is_locked(file: &[u8]) -> bool {
    match armor::binary_of(file) {
        Ok(binary) => !matches!(header::parse(&binary), Err(Malformed::NotAge)),
        Err(error) => error != ArmorError::NoArmor,
    }
}

/// How much work one guess at a passphrase costs: scrypt's N as a power of two, at most 2^18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// 2^16: 64 MiB and well under a second on an office computer.
    pub const DEFAULT: WorkFactor = WorkFactor(16);

    /// The most that is accepted when unlocking: 2^18, 256 MiB.
    pub const MOST: WorkFactor = WorkFactor(18);

    /// A factor of 2^`log_n`, from 1 to 18. Below 16 is for tests.
    pub fn new(log_n: u8) -> Option<Self> {
        (1..=Self::MOST.0).contains(&log_n).then_some(WorkFactor(log_n))
    }
}

/// Why an identity was not locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockError {
    /// Nothing was typed.
    EmptyPassphrase,
    /// This device gave no usable randomness.
    NoRandomness,
    /// Age could not write the file.
    Failed,
}

impl From<NoRandomness> for LockError {
    fn from(NoRandomness: NoRandomness) -> Self {
        LockError::NoRandomness
    }
}

/// Why an identity file was not unlocked; travels from the worker to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnlockError {
    /// Another passphrase is needed.
    WrongPassphrase,
    /// It asks for more work than we allow (above 2^18): not made by us, perhaps to exhaust this device.
    TooMuchWork,
    /// It holds no secret key; perhaps it is a sealed referral.
    NotAnIdentityFile,
    /// It holds the public key; the secret one is needed.
    PublicKeyGiven,
    /// An SSH key, or a key that lives in an age plugin.
    SshOrPlugin,
    /// A secret key with a wrong or missing character.
    Mistyped,
    /// A secret key with other text after it.
    TrailingText,
    /// It ends too early.
    Truncated,
    /// It was changed since it was locked.
    Damaged,
}

impl From<ReadError> for UnlockError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotAnIdentityFile => UnlockError::NotAnIdentityFile,
            ReadError::PublicKeyGiven => UnlockError::PublicKeyGiven,
            ReadError::SshOrPlugin => UnlockError::SshOrPlugin,
            ReadError::Mistyped => UnlockError::Mistyped,
            ReadError::TrailingText => UnlockError::TrailingText,
        }
    }
}

impl From<Malformed> for UnlockError {
    fn from(malformed: Malformed) -> Self {
        match malformed {
            Malformed::NotAge => UnlockError::NotAnIdentityFile,
            Malformed::Incomplete => UnlockError::Truncated,
            _ => UnlockError::Damaged,
        }
    }
}

impl From<ArmorError> for UnlockError {
    fn from(error: ArmorError) -> Self {
        match error {
            ArmorError::NoArmor => UnlockError::NotAnIdentityFile,
            ArmorError::NoEnd => UnlockError::Truncated,
            ArmorError::Garbled => UnlockError::Damaged,
        }
    }
}

/// Why an identity file was not locked anew; the old one is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelockError {
    /// It was not unlocked with the old passphrase.
    Unlock(UnlockError),
    /// It was not locked with the new one.
    Lock(LockError),
}

impl From<UnlockError> for RelockError {
    fn from(error: UnlockError) -> Self {
        RelockError::Unlock(error)
    }
}

impl From<LockError> for RelockError {
    fn from(error: LockError) -> Self {
        RelockError::Lock(error)
    }
}

/// Locks any bytes with a passphrase.
pub(crate) fn lock_bytes(plain: &[u8], passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, LockError> {
    randomness::probe()?;
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work.0); // age's own guess is 2^18 wherever it has no clock
    let recipient: &dyn age::Recipient = &recipient;
    let mut locked = Vec::new();
    let mut stream = age::Encryptor::with_recipients([recipient].into_iter())
        .map_err(|_| LockError::Failed)?
        .wrap_output(&mut locked)
        .map_err(|_| LockError::Failed)?;
    stream.write_all(plain).map_err(|_| LockError::Failed)?;
    stream.finish().map_err(|_| LockError::Failed)?;
    Ok(locked)
}

/// Unlocks any age file, binary or armored, that is locked with a passphrase.
pub fn unlock_bytes(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, UnlockError> {
    let binary = armor::binary_of(file)?;
    let header = header::parse(&binary)?;
    if !header.is_passphrase() {
        return Err(UnlockError::NotAnIdentityFile);
    }
    let stream_len = (binary.len() as u64).checked_sub(header.len as u64 + padding::NONCE_LEN);
    let plain_len = stream_len.and_then(padding::plain_len).ok_or(UnlockError::Truncated)?;
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(WorkFactor::MOST.0);
    let identity: &dyn age::Identity = &identity;
    let mut stream = age::Decryptor::new_buffered(&binary[..])
        .and_then(|age| age.decrypt([identity].into_iter()))
        .map_err(|error| match error {
            age::DecryptError::DecryptionFailed => UnlockError::WrongPassphrase,
            age::DecryptError::ExcessiveWork { .. } => UnlockError::TooMuchWork,
            _ => UnlockError::Damaged,
        })?;
    let mut plain = Zeroizing::new(Vec::with_capacity(plain_len as usize + 1));
    stream.read_to_end(&mut plain).map_err(|_| UnlockError::Damaged)?;
    Ok(plain)
}

fn identities(text: &str) -> Result<Vec<Identity>, UnlockError> {
    match identity::read_plain(text) {
        // The groups of a key on paper begin like nothing else.
        Err(ReadError::NotAnIdentityFile) => {
            read_paper(text).map(|identity| vec![identity]).map_err(|_| UnlockError::NotAnIdentityFile)
        }
        read => Ok(read?),
    }
}

/// The text of an identity file, locked or not.
fn identity_text(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<String>, UnlockError> {
    let plain = if is_locked(file) { unlock_bytes(file, passphrase)? } else { Zeroizing::new(file.to_vec()) };
    let text = std::str::from_utf8(&plain).map_err(|_| UnlockError::NotAnIdentityFile)?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.reveal().to_owned())
}
