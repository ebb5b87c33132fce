#![doc = include_str!("README.md")]

pub mod archive;
pub mod armor;
pub mod content;
pub mod fingerprint;
pub mod header;
pub mod identity;
pub mod lock;
pub mod open;
pub mod padding;
pub mod passphrase;
pub mod recipient;
pub mod reference;
pub mod seal;
pub mod tokens;

mod crockford;
mod hex;
mod randomness;

pub use content::{Attachment, Content};
pub use fingerprint::Fingerprint;
pub use hex::hex;
pub use identity::Identity;
pub use open::{OpenError, Opened, open};
pub use passphrase::Passphrase;
pub use randomness::NoRandomness;
pub use recipient::{Family, Recipient, RecipientError};
pub use reference::{Reference, repr_digest};
pub use seal::{SealError, Sealed, seal};
pub use tokens::{AmendKey, ObjectName, SubmissionId};
