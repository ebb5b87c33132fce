//! A recipient: the public half of a person's identity, as an area pack lists it.

use std::fmt;
use std::str::FromStr;

use age_core::primitives::bech32_decode;

use super::fingerprint::Fingerprint;
use super::hybrid::{self, NotAKey};
use super::low_order;

/// A public key that a referral can be sealed to: one of the age specification's two native types ([`Family`]).
#[derive(Clone)]
pub struct Recipient {
    age: Native,
    text: String,
}

#[derive(Clone)]
enum Native {
    Classic(age::x25519::Recipient),
    PostQuantum(hybrid::Recipient),
}

impl Recipient {
    /// Reads a recipient; blanks around it and capital letters do not matter.
    pub fn parse(text: &str) -> Result<Self, RecipientError> {
        let text = text.trim();
        if let Ok(age) = age::x25519::Recipient::from_str(text) {
            return if is_low_order(text) { Err(RecipientError::Unsafe) } else { Ok(age.into()) };
        }
        match hybrid::Recipient::parse(text) {
            Some(Ok(age)) => Ok(age.into()),
            Some(Err(NotAKey)) => Err(RecipientError::Unsafe),
            None => Err(what_else(text)),
        }
    }

    /// The canonical, lower-case text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What two people compare by phone.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.text)
    }

    /// The kind of key: files are sealed to one family only.
    pub fn family(&self) -> Family {
        match self.age {
            Native::Classic(_) => Family::Classic,
            Native::PostQuantum(_) => Family::PostQuantum,
        }
    }

    pub(crate) fn as_age(&self) -> &dyn age::Recipient {
        match &self.age {
            Native::Classic(age) => age,
            Native::PostQuantum(age) => age,
        }
    }
}

impl From<age::x25519::Recipient> for Recipient {
    fn from(age: age::x25519::Recipient) -> Self {
        let text = age.to_string();
        Recipient { age: Native::Classic(age), text }
    }
}

impl From<hybrid::Recipient> for Recipient {
    fn from(age: hybrid::Recipient) -> Self {
        let text = age.text();
        Recipient { age: Native::PostQuantum(age), text }
    }
}

impl FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        Recipient::parse(text)
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Recipient {}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.text)
    }
}

/// The two kinds of recipient; a file is sealed to one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// X25519: `age1...`, stanza `X25519`.
    Classic,
    /// Hybrid of ML-KEM-768 and X25519: `age1pq1...`, stanza `mlkem768x25519`.
    PostQuantum,
}

/// Why a text is not a recipient that we can seal to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientError {
    /// Nothing was given.
    Empty,
    /// A *secret* key: it must not be shared, and is to be replaced if it was.
    SecretKey,
    /// An SSH key.
    SshKey,
    /// A recipient of an age plugin, such as a hardware token.
    Plugin,
    /// It begins like a recipient, but a character is wrong or missing: its checksum fails.
    Mistyped,
    /// A key that anybody could open: made by an attacker, never by a key generator.
    Unsafe,
    /// Something else.
    NotARecipient,
}

/// Says what a text is that age did not take as an X25519 recipient.
fn what_else(text: &str) -> RecipientError {
    let lower = text.to_ascii_lowercase();
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| lower.starts_with(prefix));
    if text.is_empty() {
        RecipientError::Empty
    } else if begins(&["age-secret-key-", "age-plugin-"]) || (begins(&["-----begin "]) && lower.contains("private key"))
    {
        RecipientError::SecretKey
    } else if begins(&["ssh-", "sk-ssh-", "ecdsa-sha2-", "sk-ecdsa-"]) {
        RecipientError::SshKey
    } else if prefix_of(text).is_some_and(|prefix| prefix.starts_with("age1") && prefix != "age1pq") {
        RecipientError::Plugin
    } else if begins(&["age1"]) {
        RecipientError::Mistyped
    } else {
        RecipientError::NotARecipient
    }
}

/// The human-readable prefix of a text whose bech32 checksum holds.
fn prefix_of(text: &str) -> Option<String> {
    bech32_decode(text, |_| (), |_| Ok(()), |prefix, _| Ok(prefix.to_lowercase())).ok()
}

/// Whether anybody could open what is sealed to a key that age has read.
fn is_low_order(text: &str) -> bool {
    let key = bech32_decode(text, |_| (), |_| Ok(()), |_, bytes| Ok(bytes.collect::<Vec<u8>>()));
    key.map_or(true, low_order::is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generated() -> String {
        age::x25519::Identity::generate().to_public().to_string()
    }

    #[test]
    fn a_recipient_is_read_in_any_case_and_with_blanks_around_it() {
        let text = generated();
        assert_eq!(Recipient::parse(&text).unwrap().as_str(), text);
        assert_eq!(Recipient::parse(&format!("  {}\n", text.to_uppercase())).unwrap().as_str(), text);
    }

    #[test]
    fn every_wrong_thing_that_people_paste_has_its_own_answer() {
        let mut mistyped = generated();
        mistyped.replace_range(10..11, if &mistyped[10..11] == "q" { "p" } else { "q" });
        for (pasted, expected) in [
            ("", RecipientError::Empty),
            ("AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSXYZ", RecipientError::SecretKey),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", RecipientError::SecretKey),
            ("age1pq1qqqqqqqq", RecipientError::Mistyped),
            ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample someone@example.org", RecipientError::SshKey),
            (&mistyped, RecipientError::Mistyped),
            (&generated()[..40], RecipientError::Mistyped),
            ("coordinator@example.org", RecipientError::NotARecipient),
        ] {
            assert_eq!(Recipient::parse(pasted).unwrap_err(), expected, "{pasted}");
        }
    }

    #[test]
    fn a_recipient_of_a_plugin_is_told_from_a_mistyped_one() {
        let plugin = bech32_decode(&generated(), |_| (), |_| Ok(()), |_, bytes| Ok(bytes.collect::<Vec<u8>>()))
            .map(|bytes| with_prefix("age1yubikey", &bytes))
            .unwrap();
        assert_eq!(Recipient::parse(&plugin).unwrap_err(), RecipientError::Plugin);
    }

    /// age's own arithmetic is the judge of which keys are unsafe.
    #[test]
    fn a_key_that_anybody_could_open_is_refused() {
        for point in low_order::POINTS {
            for top_bit in [0, 0x80] {
                let mut bytes = point;
                bytes[31] |= top_bit;
                assert!(age_finds_it_low_order(&bytes));
                assert_eq!(Recipient::parse(&with_prefix("age", &bytes)).unwrap_err(), RecipientError::Unsafe);
            }
        }
        assert!(!age_finds_it_low_order(&[9; 32]));
        assert!(Recipient::parse(&with_prefix("age", &[9; 32])).is_ok());
    }

    fn age_finds_it_low_order(key: &[u8; 32]) -> bool {
        use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
        let stanza = age_core::format::Stanza {
            tag: "X25519".into(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(key)],
            body: vec![0; 32],
        };
        let outcome = age::Identity::unwrap_stanza(&age::x25519::Identity::generate(), &stanza);
        matches!(outcome, Some(Err(age::DecryptError::InvalidHeader)))
    }

    /// Bech32 (BIP-173) by its definition: age-core's encoder wants a type of the bech32 crate for the prefix.
    fn with_prefix(prefix: &str, bytes: &[u8]) -> String {
        const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        const GENERATOR: [u32; 5] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
        let mut digits: Vec<u8> = bits
            .chunks(5)
            .map(|five| (0..5).fold(0, |digit, bit| digit << 1 | five.get(bit).copied().unwrap_or(0)))
            .collect();
        let high = prefix.bytes().map(|byte| byte >> 5);
        let low = prefix.bytes().map(|byte| byte & 31);
        let checked = high.chain([0]).chain(low).chain(digits.iter().copied()).chain([0; 6]);
        let checksum = checked.fold(1u32, |sum, digit| {
            let top = sum >> 25;
            let shifted = (sum & 0x1ffffff) << 5 ^ u32::from(digit);
            (0..5).filter(|bit| top >> bit & 1 == 1).fold(shifted, |sum, bit| sum ^ GENERATOR[bit])
        }) ^ 1;
        digits.extend((0..6).rev().map(|place| (checksum >> (5 * place) & 31) as u8));
        let text: String = digits.iter().map(|digit| char::from(ALPHABET[usize::from(*digit)])).collect();
        format!("{prefix}1{text}")
    }
}
