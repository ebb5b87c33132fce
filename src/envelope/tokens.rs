//! Random names inside a record: the submission's id and the key that proves an update.

use std::fmt;

use zeroize::Zeroizing;

use super::randomness::{self, NoRandomness};
use super::reference::sha256;
use crate::domain::crockford;
use crate::domain::hex::hex;

/// A submission's id: 128 random bits as 26 characters of Crockford base32, always minted when sealing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SubmissionId(String);

impl SubmissionId {
    /// Mints an id.
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(SubmissionId(random_text()?))
    }

    /// The 26 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of an object in a dropbox: 128 random bits as 32 hex digits; says nothing about what it holds.
pub struct ObjectName(String);

impl ObjectName {
    /// Mints a name.
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(ObjectName(hex(&randomness::bytes::<16>()?)))
    }

    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The key that proves that an update comes from the sender of the referral: kept only by the sender.
pub struct AmendKey(Zeroizing<String>);

impl AmendKey {
    /// Mints a key: 128 random bits as 26 characters of Crockford base32.
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(AmendKey(Zeroizing::new(random_text()?)))
    }

    /// Reads a key from a printed receipt: case-blind, O as 0, I and L as 1.
    pub fn parse(text: &str) -> Option<Self> {
        let number = crockford::decode(text, LENGTH).ok()?;
        Some(AmendKey(Zeroizing::new(crockford::encode(number, LENGTH))))
    }

    /// The key as it goes on the sender's receipt and into an update.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What goes into the referral: the SHA-256 of the 26 characters, as hex.
    pub fn hash(&self) -> String {
        hex(&sha256(self.0.as_bytes()))
    }
}

impl fmt::Debug for AmendKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AmendKey([private])")
    }
}

/// 128 random bits as 26 characters of Crockford base32.
pub(crate) fn random_text() -> Result<String, NoRandomness> {
    Ok(crockford::encode(u128::from_be_bytes(randomness::bytes()?), LENGTH))
}

const LENGTH: usize = 26;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_twenty_six_characters_and_never_the_same_twice() {
        let (one, other) = (SubmissionId::random().unwrap(), SubmissionId::random().unwrap());
        assert_eq!(one.as_str().len(), 26);
        assert_ne!(one, other);
    }

    #[test]
    fn an_amend_key_read_from_paper_has_the_hash_in_the_referral() {
        let key = AmendKey::random().unwrap();
        let from_paper = AmendKey::parse(&key.reveal().to_lowercase()).unwrap();
        assert_eq!(from_paper.hash(), key.hash());
        assert_eq!(key.hash().len(), 64);
        assert!(AmendKey::parse("too short").is_none());
    }

    #[test]
    fn an_amend_key_does_not_print_itself() {
        let key = AmendKey::random().unwrap();
        assert!(!format!("{key:?}").contains(key.reveal()));
    }
}
