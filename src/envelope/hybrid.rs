//! age's post-quantum keys: recipients `age1pq1...`, identities `AGE-SECRET-KEY-PQ-1...`, stanza `mlkem768x25519`.
//!
//! Source: the age specification, "hybrid" recipient type; the key exchange is [`super::xwing`].

use std::collections::HashSet;

use age::secrecy::ExposeSecret;
use age::{DecryptError, EncryptError};
use age_core::format::{FileKey, Stanza};
use age_core::primitives::{bech32_decode, bech32_encode, hpke_open, hpke_seal};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use bech32::Hrp;
use hpke::{Deserializable, HpkeError, Kem, Serializable};
use rand_core::OsRng;
use zeroize::{Zeroize, Zeroizing};

use super::header::POST_QUANTUM;
use super::recipient::Family;
use super::xwing::{Encapped, PrivateKey, PublicKey, XWing};

const RECIPIENT: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const FILE_KEY: usize = 16;
const TAG: usize = 16;

/// The public half.
#[derive(Clone)]
pub(super) struct Recipient(PublicKey);

/// The bytes are no key: a number is out of range, or anybody could open what is sealed to it.
pub(super) struct NotAKey;

/// The secret half.
pub(super) struct Identity(PrivateKey);

impl Recipient {
    /// Reads a recipient; nothing where it is another kind of text, or mistyped.
    pub(super) fn parse(text: &str) -> Option<Result<Recipient, NotAKey>> {
        let bytes = decoded(text, RECIPIENT)?;
        Some(PublicKey::from_bytes(&bytes).map(Recipient).map_err(|_| NotAKey))
    }

    pub(super) fn text(&self) -> String {
        bech32_encode(RECIPIENT, &self.0.to_bytes())
    }
}

impl Identity {
    pub(super) fn new(seed: Zeroizing<[u8; 32]>) -> Identity {
        Identity(PrivateKey::new(seed))
    }

    /// Reads an identity; nothing where it is mistyped.
    pub(super) fn parse(text: &str) -> Option<Identity> {
        let bytes = decoded(text, IDENTITY)?;
        PrivateKey::from_bytes(&bytes).ok().map(Identity)
    }

    pub(super) fn to_public(&self) -> Recipient {
        Recipient(XWing::sk_to_pk(&self.0))
    }

    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut lower = bech32_encode(IDENTITY, self.0.seed());
        let upper = Zeroizing::new(lower.to_ascii_uppercase());
        lower.zeroize();
        upper
    }
}

impl age::Recipient for Recipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (encapped, body) = hpke_seal::<XWing, _>(&self.0, INFO, file_key.expose_secret(), &mut OsRng);
        let argument = BASE64_STANDARD_NO_PAD.encode(encapped.to_bytes());
        let stanza = Stanza { tag: POST_QUANTUM.to_owned(), args: vec![argument], body };
        Ok((vec![stanza], labels(Family::PostQuantum)))
    }
}

/// What keeps age from sealing one file to both families: then the weaker one would decide.
pub(super) fn labels(family: Family) -> HashSet<String> {
    HashSet::from_iter((family == Family::PostQuantum).then(|| "postquantum".to_owned()))
}

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != POST_QUANTUM {
            return None;
        }
        let Some(encapped) = encapped(stanza) else { return Some(Err(DecryptError::InvalidHeader)) };
        let opened = match hpke_open::<XWing>(&encapped, &self.0, INFO, &stanza.body) {
            Ok(opened) => Zeroizing::new(opened),
            // A share that anybody could have made is a malformed header; a stanza for somebody else is nothing.
            Err(HpkeError::DecapError) => return Some(Err(DecryptError::InvalidHeader)),
            Err(_) => return None,
        };
        Some(FileKey::try_init_with_mut(|key| {
            key.copy_from_slice(opened.get(..FILE_KEY).ok_or(DecryptError::InvalidHeader)?);
            Ok(())
        }))
    }
}

fn encapped(stanza: &Stanza) -> Option<Encapped> {
    let [argument] = &stanza.args[..] else { return None };
    let whole = stanza.body.len() == FILE_KEY + TAG;
    let bytes = BASE64_STANDARD_NO_PAD.decode(argument).ok().filter(|_| whole)?;
    Encapped::from_bytes(&bytes).ok()
}

fn decoded(text: &str, prefix: Hrp) -> Option<Zeroizing<Vec<u8>>> {
    let right = |found: Hrp| (found == prefix).then_some(()).ok_or(());
    bech32_decode(text, |_| (), right, |_, bytes| Ok(Zeroizing::new(bytes.collect()))).ok()
}
