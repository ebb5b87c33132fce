//! The reference that people say on the phone.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::domain::crockford::{self, DecodeError};

/// A sealed file's short name for people: `XXXX-XXXX-XXXX`.
///
/// The first 60 bits of the SHA-256 over the sealed binary, in Crockford base32. Programs key by the whole
/// SHA-256 and warn when two files share a reference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(u64);

impl Reference {
    /// Takes the reference out of a SHA-256.
    pub fn from_sha256(sha256: &[u8; 32]) -> Self {
        let first = sha256[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        Reference(first >> 4)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = crockford::encode(self.0.into(), LENGTH);
        write!(f, "{}-{}-{}", &text[..4], &text[4..8], &text[8..])
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({self})")
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    /// Reads a reference as a person writes it: in any case, with or without hyphens, O for 0, I or L for 1.
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let number = crockford::decode(text, LENGTH)?;
        // 12 characters of 5 bits always fit.
        u64::try_from(number).map(Reference).map_err(|_| ReferenceError::WrongLength)
    }
}

/// Why a text is not a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// A character that no reference contains, such as U or a full stop.
    UnknownCharacter,
    /// Not twelve characters.
    WrongLength,
}

impl From<DecodeError> for ReferenceError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::UnknownCharacter => ReferenceError::UnknownCharacter,
            DecodeError::WrongLength => ReferenceError::WrongLength,
        }
    }
}

/// The SHA-256 of a sealed file: what programs key by.
pub fn sha256(sealed: &[u8]) -> [u8; 32] {
    Sha256::digest(sealed).into()
}

const LENGTH: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    // SHA-256("abc") begins ba7816bf8f01cfea: 10111 01001 11100 00001 01101 01111 11100 01111 00000 00111 00111 11110
    #[test]
    fn the_reference_is_the_first_sixty_bits_of_the_sha256() {
        assert_eq!(Reference::from_sha256(&sha256(b"abc")).to_string(), "Q9W1-DFWF-077Y");
    }

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let expected = Reference::from_sha256(&sha256(b"abc"));
        for written in ["Q9W1-DFWF-077Y", "q9w1-dfwf-077y", "q9wl dfwf o77y", "Q9WIDFWFO77Y", " Q9W1-DFWF-077Y\n"] {
            assert_eq!(written.parse(), Ok(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_reference_says_why() {
        assert_eq!("Q9W1-DFWF".parse::<Reference>(), Err(ReferenceError::WrongLength));
        assert_eq!("Q9W1-DFWF-077U".parse::<Reference>(), Err(ReferenceError::UnknownCharacter));
        assert_eq!("".parse::<Reference>(), Err(ReferenceError::WrongLength));
    }
}
