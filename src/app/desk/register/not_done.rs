//! Why something was not done with a register, and what to do now.

use crate::app::clerk::{NotBegun, NotSaid};
use crate::wording::say;

/// Why something was not written into the register. Nothing of it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    Begun(NotBegun),
    Said(NotSaid),
    NoAccess,
    /// Somebody else alone may read it, or its record cannot be read.
    NotReadable,
    NotAZip,
    NotZipped,
    /// The browser refused to make the file.
    NotOffered,
    /// The worker broke down; the desk is locked.
    Broke,
}

impl NotDone {
    /// What happened, and what to do now.
    pub fn words(self) -> String {
        match self {
            NotDone::Begun(NotBegun::Unreadable) => say!("register-unreadable"),
            NotDone::Begun(NotBegun::NoSigner) => say!("register-no-signer"),
            NotDone::Begun(NotBegun::NobodyToSealTo) => say!("register-nobody-to-seal-to"),
            NotDone::Said(NotSaid::Incomplete) => say!("register-incomplete"),
            NotDone::Said(NotSaid::TooLong) => say!("register-too-long"),
            NotDone::Said(NotSaid::NotSealed) => say!("register-not-sealed"),
            NotDone::NoAccess => say!("register-no-access"),
            NotDone::NotReadable => say!("register-not-readable"),
            NotDone::NotAZip => say!("register-not-a-zip"),
            NotDone::NotZipped => say!("register-not-zipped"),
            NotDone::NotOffered => say!("register-not-offered"),
            NotDone::Broke => say!("register-broke"),
        }
    }
}
