//! Sealing: from a content to one opaque file that only its recipients can open.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Write};
use std::marker::PhantomData;

use super::archive::Archive;
use super::content::{Content, MOST_ATTACHMENTS};
use super::header;
use super::padding;
use super::practice_mark::PracticeMark;
use super::randomness::{self, NoRandomness};
use super::recipient::Recipient;
use super::reference::{self, Reference};
use crate::domain::mode::Mode;

/// Seals a referral to every recipient, and verifies the result before it is handed out.
///
/// The mode is part of the type: what delivers takes `Sealed<Live>` only.
pub fn seal<M: Mode>(content: Content, recipients: &[Recipient]) -> Result<Sealed<M>, SealError> {
    seal_content(&content, recipients)
}

/// The same, where the content is not given away.
pub(crate) fn seal_content<M: Mode>(content: &Content, recipients: &[Recipient]) -> Result<Sealed<M>, SealError> {
    if content.attachments.len() > MOST_ATTACHMENTS {
        return Err(SealError::TooManyAttachments);
    }
    let has_attachments = !content.attachments.is_empty();
    let bytes = content.with_archive(|archive| seal_archive::<M>(archive, has_attachments, recipients))?;
    Ok(Sealed { sha256: reference::sha256(&bytes), bytes, mode: PhantomData })
}

/// A sealed referral: verified, and the same bytes however often it is sent or saved.
#[derive(Clone)]
pub struct Sealed<M: Mode> {
    bytes: Vec<u8>,
    sha256: [u8; 32],
    mode: PhantomData<M>,
}

impl<M: Mode> Sealed<M> {
    /// Takes a file that another part of the program sealed, once it looks complete from outside, with its SHA-256: a
    /// page would stand still while it computes that of a large file. With a wrong one no store could confirm it.
    pub fn verified(bytes: Vec<u8>, sha256: [u8; 32]) -> Result<Sealed<M>, SealError> {
        header::looks_complete_in::<M>(&bytes, bytes.len() as u64).map_err(|_| SealError::Unverified)?;
        Ok(Sealed { sha256, bytes, mode: PhantomData })
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file, without copying it.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What people say on the phone.
    pub fn reference(&self) -> Reference {
        Reference::from_sha256(&self.sha256)
    }

    /// What programs key by.
    pub fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }
}

impl<M: Mode> fmt::Debug for Sealed<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed<{}>({})", M::NAME, self.reference())
    }
}

/// Why nothing was sealed; what was typed is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// There is nobody to seal to.
    NoRecipients,
    /// One recipient is listed twice: the area's file is wrong.
    DuplicateRecipient,
    /// More recipients than a header can name.
    TooManyRecipients,
    /// More than [`MOST_ATTACHMENTS`] attachments.
    TooManyAttachments,
    /// More than a sealed file can hold ([`padding::LARGEST`]).
    TooLarge,
    /// This device gave no usable randomness.
    NoRandomness,
    /// The sealed file did not pass our own check and was thrown away.
    Unverified,
}

impl From<NoRandomness> for SealError {
    fn from(NoRandomness: NoRandomness) -> Self {
        SealError::NoRandomness
    }
}

/// Seals an archive; its padding is sized after the header has been written, because age adds random grease to it.
pub(crate) fn seal_archive<M: Mode>(
    archive: &Archive<'_>,
    has_attachments: bool,
    recipients: &[Recipient],
) -> Result<Vec<u8>, SealError> {
    let family = check(recipients)?.family();
    let content_len = archive.content_len();
    let target = padding::target_len(content_len, recipients.len(), family, has_attachments);
    let target = target.ok_or(SealError::TooLarge)?;
    randomness::probe()?;
    let mark = PracticeMark::of::<M>(family);
    let mark = mark.as_ref().map(|mark| mark as &dyn age::Recipient);
    for _ in 0..HEADERS_TRIED {
        let written = Cell::new(0);
        let sealed = Counted { bytes: Vec::with_capacity(target as usize), written: &written };
        let mut stream = age::Encryptor::with_recipients(recipients.iter().map(Recipient::as_age).chain(mark))
            .map_err(|_| SealError::Unverified)?
            .wrap_output(sealed)
            .map_err(|_| SealError::Unverified)?;
        // Now header and nonce stand, and nothing else.
        let Some(padding) = padding::padding_len(target, written.get(), content_len) else {
            continue;
        };
        archive.write(padding, &mut stream).map_err(|_| SealError::Unverified)?;
        let sealed = stream.finish().map_err(|_| SealError::Unverified)?.bytes;
        return verified::<M>(sealed, target, recipients.len());
    }
    Err(SealError::Unverified)
}

/// Looks for what nobody could seal to; the first recipient.
pub(crate) fn check(recipients: &[Recipient]) -> Result<&Recipient, SealError> {
    let first = recipients.first().ok_or(SealError::NoRecipients)?;
    let twice = (1..).zip(recipients).any(|(next, recipient)| recipients[next..].contains(recipient));
    if twice {
        return Err(SealError::DuplicateRecipient);
    }
    let longest = padding::header_len(first.family(), recipients.len()) + padding::GREASE_ALLOWANCE;
    if longest > header::MOST as u64 {
        return Err(SealError::TooManyRecipients);
    }
    Ok(first)
}

/// Looks at the finished file as a stranger would: nothing is offered that a dropbox or a reader would refuse.
fn verified<M: Mode>(sealed: Vec<u8>, target: u64, recipients: usize) -> Result<Vec<u8>, SealError> {
    let len = sealed.len() as u64;
    match header::looks_complete_in::<M>(&sealed, len) {
        Ok(info) if len == target && info.classic + info.post_quantum == recipients => Ok(sealed),
        _ => Err(SealError::Unverified),
    }
}

struct Counted<'a> {
    bytes: Vec<u8>,
    written: &'a Cell<u64>,
}

impl Write for Counted<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(piece);
        self.written.set(self.bytes.len() as u64);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A header that makes the target unreachable is met about once in 5,000 seals with attachments, and never without.
const HEADERS_TRIED: usize = 64;
