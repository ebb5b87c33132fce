//! A recipient's fingerprint: what two people compare by phone.

use std::fmt;

use bip39::Language;

use super::reference::sha256;
use crate::domain::hex::{hex, unhex};

/// The SHA-256 of a recipient string.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of a recipient string in its canonical, lower-case form.
    pub(crate) fn of(recipient: &str) -> Self {
        Fingerprint(sha256(recipient.as_bytes()))
    }

    /// Reads all 64 hex digits.
    pub fn read(hex: &str) -> Option<Fingerprint> {
        unhex(hex).map(Fingerprint)
    }

    /// The first 66 bits as six words of the BIP-39 English list, 11 bits each, highest first.
    pub fn words(&self) -> [&'static str; 6] {
        // 72 bits hold the 66; the lowest six are not used.
        let first = self.0[..9].iter().fold(0u128, |number, byte| number << 8 | u128::from(*byte));
        std::array::from_fn(|word| {
            let eleven_bits = (first >> (72 - 11 * (word + 1))) & 0x7ff;
            Language::English.word_list()[eleven_bits as usize]
        })
    }

    /// All 256 bits as 64 hex digits.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The first eight hex digits, as in the name of an identity file.
    pub fn short(&self) -> String {
        hex(&self.0[..4])
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({})", self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // SHA-256("") = e3b0c442 98fc1c14 9a...: 11100011101 10000110001 00010000101 00110001111 11000001110 00001010010
    //             = 1821 1073 133 399 1550 82
    #[test]
    fn the_words_are_eleven_bits_each_from_the_front() {
        let list = Language::English.word_list();
        let expected = [1821, 1073, 133, 399, 1550, 82].map(|index: usize| list[index]);
        assert_eq!(Fingerprint::of("").words(), expected);
    }

    #[test]
    fn hex_is_the_whole_digest_and_short_its_beginning() {
        let fingerprint = Fingerprint::of("");
        assert_eq!(fingerprint.hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(fingerprint.short(), "e3b0c442");
        assert_eq!(Fingerprint::read(&fingerprint.hex()), Some(fingerprint));
        assert_eq!(Fingerprint::read("e3b0c442"), None);
    }
}
