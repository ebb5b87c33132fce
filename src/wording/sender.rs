//! How to find out who sent a file: by the area's word, never by the file's own.

use super::say;
use crate::area::{Mail, Ring};

/// Whom to ring.
pub fn ring(ring: &Ring) -> String {
    match ring {
        Ring::Switchboard { agency, number } => say!("open-ring-switchboard", agency = agency, number = number),
        Ring::NoNumber { agency } => say!("open-ring-no-number", agency = agency),
        Ring::NotListed => say!("open-ring-not-listed"),
        Ring::NotNamed => say!("open-ring-not-named"),
        Ring::NoPack => say!("open-ring-no-pack"),
    }
}

/// What is to be said of the email address; nothing where it is of the agency, or cannot be compared.
pub fn mail(mail: Mail) -> Option<String> {
    match mail {
        Mail::Unverified => Some(say!("open-mail-unverified")),
        Mail::NotGiven => Some(say!("open-mail-not-given")),
        Mail::OfTheAgency | Mail::NotCompared => None,
    }
}
