//! Opening: from a file that anybody may have written to a content, or to one of four clear refusals.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;

use zeroize::Zeroizing;

use super::armor::{self, ArmorError};
use super::content::{Attachment, Content};
use super::header::{self, Malformed};
use super::identity::Identity;
use super::padding;
use super::reference::{self, Reference};
use crate::domain::ledger::{Outcome, Remark};

/// Opens a sealed referral, binary or armored, with whichever of the identities fits.
pub fn open(file: &[u8], identities: &[Identity]) -> Result<Opened, OpenError> {
    open_hashed(file, None, identities)
}

/// The same, where the SHA-256 of the file's bytes may be known already; of an armored file it is not used.
pub fn open_hashed(file: &[u8], sha256: Option<[u8; 32]>, identities: &[Identity]) -> Result<Opened, OpenError> {
    let sealed = binary(file)?;
    let header = header::parse(&sealed)?;
    if header.is_passphrase() {
        return Err(OpenError::NotAReferral); // somebody's key file, or a draft
    }
    if !header::has_our_length(header.len, sealed.len() as u64) {
        return Err(OpenError::Truncated);
    }
    let archive = unseal(&sealed, identities)?;
    let Content { record, text, attachments } = Content::from_archive(&archive).map_err(|_| OpenError::Damaged)?;
    // What came out of armor is not the file that was hashed.
    let hashed = sha256.filter(|_| matches!(sealed, Cow::Borrowed(_)));
    let sha256 = hashed.unwrap_or_else(|| reference::sha256(&sealed));
    Ok(Opened { record, text, attachments, reference: Reference::from_sha256(&sha256), sha256 })
}

/// What a file is that somebody took for a sealed referral, where that can be said.
pub fn mistaken(file: &[u8]) -> Option<Remark> {
    const SECRET_KEY: &[u8] = b"AGE-SECRET-KEY-";
    let sealed = binary(file).ok()?;
    match header::parse(&sealed) {
        Ok(header) => header.is_passphrase().then_some(Remark::LockedFile),
        Err(_) => file.windows(SECRET_KEY.len()).any(|text| text == SECRET_KEY).then_some(Remark::SecretKey),
    }
}

/// What a sealed file held; its padding was checked.
pub struct Opened {
    /// The record, `referral.json`, not yet parsed: anybody may have written it.
    pub record: Vec<u8>,
    /// `referral.txt`.
    pub text: String,
    /// The files, named as stored (`NN-<reduced name>`), in the order of their numbers.
    pub attachments: Vec<Attachment>,
    /// What people say on the phone, computed over the binary.
    pub reference: Reference,
    /// What programs key by, computed over the binary.
    pub sha256: [u8; 32],
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({}, [private])", self.reference)
    }
}

/// The same in the words of a ledger.
impl From<OpenError> for Outcome {
    fn from(error: OpenError) -> Outcome {
        match error {
            OpenError::NotAReferral => Outcome::NotAReferral,
            OpenError::Truncated => Outcome::Truncated,
            OpenError::WrongKey => Outcome::WrongKey,
            OpenError::Damaged => Outcome::Damaged,
        }
    }
}

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is not an age file, or one locked with a passphrase, which no referral is.
    NotAReferral,
    /// It ends too early: its header is incomplete, or its length is none that a referral has.
    Truncated,
    /// It was sealed for somebody else: none of the identities fits.
    WrongKey,
    /// It was changed on its way, or was never written by our program.
    Damaged,
}

impl From<Malformed> for OpenError {
    fn from(malformed: Malformed) -> Self {
        match malformed {
            Malformed::NotAge => OpenError::NotAReferral,
            Malformed::Incomplete | Malformed::WrongLength => OpenError::Truncated,
            Malformed::NoRecipient => OpenError::WrongKey,
            Malformed::UnknownVersion
            | Malformed::TooLong
            | Malformed::Garbled
            | Malformed::UnknownStanza
            | Malformed::OtherMode => OpenError::Damaged,
        }
    }
}

/// Decrypts any age file of at most [`padding::LARGEST`] bytes that is sealed to one of the identities.
///
/// Age's part of [`open`], for sealed messages that are not referrals: nothing is returned unless all of it is genuine.
pub fn unseal(file: &[u8], identities: &[Identity]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let header = header::parse(file)?;
    let stream_len = (file.len() as u64).checked_sub(header.len as u64 + padding::NONCE_LEN);
    let plain_len = stream_len.and_then(padding::plain_len).ok_or(OpenError::Truncated)?;
    if file.len() as u64 > padding::LARGEST {
        return Err(OpenError::Damaged);
    }
    let mut stream = age::Decryptor::new_buffered(file)
        .and_then(|age| age.decrypt(identities.iter().map(Identity::as_age)))
        .map_err(|error| match error {
            age::DecryptError::NoMatchingKeys => OpenError::WrongKey,
            _ => OpenError::Damaged,
        })?;
    // Sized once: a buffer that grows leaves copies of case data behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(plain_len as usize + 1));
    stream.read_to_end(&mut plain).map_err(|_| OpenError::Damaged)?;
    Ok(plain)
}

fn binary(file: &[u8]) -> Result<Cow<'_, [u8]>, OpenError> {
    armor::binary_of(file).map_err(|error| match error {
        ArmorError::NoArmor => OpenError::NotAReferral,
        ArmorError::NoEnd => OpenError::Truncated,
        ArmorError::Garbled => OpenError::Damaged,
    })
}
