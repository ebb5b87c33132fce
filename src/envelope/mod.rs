#![doc = include_str!("README.md")]

// whom a file is sealed to
pub mod recipient;

pub mod xwing;

mod hybrid;
mod low_order;

pub mod fingerprint;

// from a content to a sealed file
pub mod content;

pub mod archive;

pub mod padding;
mod practice_mark;

pub mod seal;

pub mod document;

pub mod reference;

pub mod tokens;

// what anybody may check, and how it travels as text
pub mod header;

pub mod armor;

// from a sealed file back to its content
pub mod open;

pub mod rewrap;

pub mod tie;

pub mod event;

pub mod challenge;

pub mod identity;

pub mod lock;

pub mod draft;

pub mod device;

pub mod passphrase;

pub mod paper;

mod randomness;

pub use crate::domain::hex::hex;
pub use content::{Attachment, Content};
pub use document::seal_document;
pub use fingerprint::Fingerprint;
pub use identity::Identity;
pub use open::{OpenError, Opened, open, open_hashed};
pub use passphrase::Passphrase;
pub use randomness::NoRandomness;
pub use recipient::{Family, Recipient, RecipientError};
pub use reference::Reference;
pub use rewrap::{NotRewrapped, Rewrapped, rewrap};
pub use seal::{SealError, Sealed, seal};
pub use tie::tie;
pub use tokens::{AmendKey, ObjectName, SubmissionId};
