//! Re-sealing: what was received before, sealed anew to the people of today.

use std::fmt;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::content::{Attachment, Content};
use super::identity::Identity;
use super::open::{OpenError, Opened, open};
use super::recipient::Recipient;
use super::reference::Reference;
use super::seal::{SealError, seal_content};
use crate::domain::mode::{Live, Mode};

/// Opens a sealed referral, binary or armored, and seals the same content anew to the recipients.
///
/// Record, text and attachments stay byte for byte as they are: a record of a newer version is kept, not understood. The
/// old file still opens for everybody it was sealed to.
pub fn rewrap(file: &[u8], identities: &[Identity], recipients: &[Recipient]) -> Result<Rewrapped, NotRewrapped> {
    let opened = open(file, identities)?;
    let old = opened.reference;
    let content = Zeroizing::new(content(opened));
    if mode(&content.record).ok_or(OpenError::NotAReferral)? != Live::NAME {
        return Err(NotRewrapped::Practice);
    }
    let sealed = seal_content::<Live>(&content, recipients)?;
    Ok(Rewrapped { old, new: sealed.reference(), file: sealed.into_bytes() })
}

/// A referral sealed anew.
pub struct Rewrapped {
    /// The new sealed file, binary.
    pub file: Vec<u8>,
    /// What people called the file that was given.
    pub old: Reference,
    /// What people call the new one.
    pub new: Reference,
}

impl fmt::Debug for Rewrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rewrapped({} as {})", self.old, self.new)
    }
}

/// Why a file was not sealed anew; it is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRewrapped {
    /// It was not opened, or what it holds is no record.
    Open(OpenError),
    /// It is a training case: only what is real is sealed as real.
    Practice,
    /// It was opened, and not sealed.
    Seal(SealError),
}

impl From<OpenError> for NotRewrapped {
    fn from(error: OpenError) -> Self {
        NotRewrapped::Open(error)
    }
}

impl From<SealError> for NotRewrapped {
    fn from(error: SealError) -> Self {
        NotRewrapped::Seal(error)
    }
}

/// What was opened, as it was before it was sealed: sealing numbers the attachments again, in the same order.
fn content(opened: Opened) -> Content {
    let Opened { record, text, attachments, .. } = opened;
    let unnumbered = |Attachment { name, bytes }| {
        let name = name.split_once('-').map_or(name.as_str(), |(_, rest)| rest).to_owned();
        Attachment { name, bytes }
    };
    Content { record, text, attachments: attachments.into_iter().map(unnumbered).collect() }
}

/// What a record of any version says that it is; nothing else of it is read, so that no copies are left.
fn mode(record: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Says {
        mode: String,
    }
    serde_json::from_slice(record).ok().map(|Says { mode }| mode)
}
