//! An identity: the secret half of a person's key, on disk only under a passphrase.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age_core::primitives::bech32_decode;
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::hybrid;
use super::randomness::{self, NoRandomness};
use super::recipient::{Family, Recipient};
use crate::domain::hex::hex;

/// A secret key that opens what was sealed to its recipient.
pub struct Identity(Native);

enum Native {
    Classic(age::x25519::Identity),
    PostQuantum(hybrid::Identity),
}

impl Identity {
    /// Makes a new identity of the classic family.
    pub fn generate() -> Result<Self, NoRandomness> {
        Identity::generate_of(Family::Classic)
    }

    /// Makes a new identity.
    pub fn generate_of(family: Family) -> Result<Self, NoRandomness> {
        randomness::probe()?;
        Ok(Identity(match family {
            Family::Classic => Native::Classic(age::x25519::Identity::generate()),
            Family::PostQuantum => Native::PostQuantum(hybrid::Identity::new(Zeroizing::new(randomness::bytes()?))),
        }))
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        match &self.0 {
            Native::Classic(identity) => identity.to_public().into(),
            Native::PostQuantum(identity) => identity.to_public().into(),
        }
    }

    /// The public half of the person's signing key, as 64 hex digits.
    ///
    /// Ed25519, its seed from HKDF-SHA256 of the secret key: nothing more to store or to lose.
    pub fn signing_public_key(&self) -> String {
        hex(self.signing_key().verifying_key().as_bytes())
    }

    pub(crate) fn as_age(&self) -> &dyn age::Identity {
        match &self.0 {
            Native::Classic(identity) => identity,
            Native::PostQuantum(identity) => identity,
        }
    }

    /// The line of an identity file that holds the secret key.
    pub(crate) fn secret_line(&self) -> Zeroizing<String> {
        match &self.0 {
            Native::Classic(identity) => Zeroizing::new(identity.to_string().expose_secret().to_owned()),
            Native::PostQuantum(identity) => identity.text(),
        }
    }

    /// Signs a message with the person's signing key (Ed25519).
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing_key().sign(message).to_bytes()
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        let line = self.secret_line();
        let secret: Result<Zeroizing<Vec<u8>>, ()> =
            bech32_decode(&line, |_| (), |_| Ok(()), |_, bytes| Ok(Zeroizing::new(bytes.collect())));
        let secret = secret.expect("age reads what it has written");
        let mut seed = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, &secret)
            .expand(b"marac-portal/signing@1", &mut *seed)
            .expect("32 bytes are within what HKDF gives");
        SigningKey::from_bytes(&seed)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity(of {}, [private])", self.recipient().fingerprint().short())
    }
}

/// Reads the text of an identity file: comment lines, blank lines, and secret keys, one a line.
pub fn read_plain(text: &str) -> Result<Vec<Identity>, ReadError> {
    let mut identities = Vec::new();
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    while let Some(line) = lines.next() {
        let mut read = read_line(line);
        // A program that wraps lines has broken the key in two or three.
        let mut whole = Zeroizing::new(line.to_owned());
        while matches!(read, Err(ReadError::Mistyped)) && whole.len() < LONGEST_LINE {
            let Some(rest) = lines.next_if(|next| !is_key(next)) else { break };
            whole.push_str(rest);
            read = read_line(&whole);
        }
        identities.push(read?);
    }
    if identities.is_empty() { Err(ReadError::NotAnIdentityFile) } else { Ok(identities) }
}

/// Why a text is not an identity file that we can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It holds no secret key.
    NotAnIdentityFile,
    /// It holds the public key, which is for sealing; the secret one is needed.
    PublicKeyGiven,
    /// An SSH key, or a key that lives in an age plugin such as a hardware token.
    SshOrPlugin,
    /// A secret key with a wrong or missing character: its checksum fails.
    Mistyped,
    /// A secret key that is in order, with other text after it in its line.
    TrailingText,
}

/// The name of a person's identity file: `<area>-<role>-<first 8 hex of the fingerprint>-<date>.key.age`.
pub fn identity_file_name(area: &str, role: &str, recipient: &Recipient, date: &str) -> String {
    format!("{area}-{role}-{}-{date}.key.age", recipient.fingerprint().short())
}

/// No line of a secret key is longer: `AGE-SECRET-KEY-PQ-1` and 58 letters.
const LONGEST_LINE: usize = 77;

fn is_key(line: &str) -> bool {
    line.get(..15).is_some_and(|beginning| beginning.eq_ignore_ascii_case("AGE-SECRET-KEY-"))
}

fn key(line: &str) -> Option<Identity> {
    let classic = || age::x25519::Identity::from_str(line).ok().map(Native::Classic);
    classic().or_else(|| hybrid::Identity::parse(line).map(Native::PostQuantum)).map(Identity)
}

fn read_line(line: &str) -> Result<Identity, ReadError> {
    if let Some(identity) = key(line) {
        return Ok(identity);
    }
    if line.split_whitespace().next().is_some_and(|first| first.len() < line.len() && key(first).is_some()) {
        return Err(ReadError::TrailingText);
    }
    // Only the first characters are looked at, so that no copy of a secret is made.
    let beginning: String = line.chars().take(24).collect::<String>().to_ascii_lowercase();
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| beginning.starts_with(prefix));
    Err(if begins(&["age-secret-key-"]) {
        ReadError::Mistyped
    } else if begins(&["age-plugin-", "ssh-", "sk-ssh-", "ecdsa-", "sk-ecdsa-", "-----begin openssh", "-----begin rsa"])
    {
        ReadError::SshOrPlugin
    } else if begins(&["age1"]) {
        ReadError::PublicKeyGiven
    } else {
        ReadError::NotAnIdentityFile
    })
}
