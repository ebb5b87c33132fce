//! X-Wing, the hybrid of ML-KEM-768 and X25519 (draft-connolly-cfrg-xwing-kem), as a KEM of HPKE.
//!
//! Both halves and the hashes are libraries; here they are put together, and what must be refused is refused.

use hpke::generic_array::typenum::{Sum, U32, U96, U192, U1024};
use hpke::kem::SharedSecret;
use hpke::rand_core::{CryptoRng, RngCore};
use hpke::{Deserializable, HpkeError, Kem, Serializable};
use ml_kem::kem::Decapsulate;
use ml_kem::{EncapsulateDeterministic, Encoded, EncodedSizeUser, KemCore, MlKem768};
use sha3::digest::{ExtendableOutput, Update, XofReader};
use sha3::{Digest, Sha3_256, Shake256};
use zeroize::Zeroizing;

use super::low_order;

/// ML-KEM's public key, then X25519's.
const PUBLIC: usize = ML_PUBLIC + 32;
const ML_PUBLIC: usize = ML_NUMBERS + 32;
const ML_NUMBERS: usize = 1152;
/// ML-KEM's ciphertext, then an ephemeral X25519 key.
const CIPHERTEXT: usize = ML_CIPHERTEXT + 32;
const ML_CIPHERTEXT: usize = 1088;
const LABEL: &[u8; 6] = br"\.//^\";

type MlPublic = <MlKem768 as KemCore>::EncapsulationKey;
type MlSecret = <MlKem768 as KemCore>::DecapsulationKey;

/// The KEM, number 0x647a of HPKE's registry.
pub struct XWing;

/// A public key, checked: both halves can be sealed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(Box<[u8; PUBLIC]>);

/// The 32 bytes of which both secret halves are made.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateKey(Zeroizing<[u8; 32]>);

/// What travels to whoever holds the key.
#[derive(Clone)]
pub struct Encapped(Box<[u8; CIPHERTEXT]>);

struct Expanded {
    ml: MlSecret,
    x: x25519_dalek::StaticSecret,
}

impl PrivateKey {
    pub(super) fn new(seed: Zeroizing<[u8; 32]>) -> PrivateKey {
        PrivateKey(seed)
    }

    pub(super) fn seed(&self) -> &[u8; 32] {
        &self.0
    }

    fn expand(&self) -> Expanded {
        let mut shake = Shake256::default();
        Update::update(&mut shake, &*self.0);
        let mut bytes = Zeroizing::new([0; 96]);
        shake.finalize_xof().read(&mut *bytes);
        let [d, z, x] = [0, 32, 64].map(|at| {
            let mut part = Zeroizing::new([0; 32]);
            part.copy_from_slice(&bytes[at..at + 32]);
            part
        });
        let (ml, _) = MlKem768::generate_deterministic(&(*d).into(), &(*z).into());
        Expanded { ml, x: x25519_dalek::StaticSecret::from(*x) }
    }
}

impl PublicKey {
    fn ml(&self) -> MlPublic {
        let mut encoded = Encoded::<MlPublic>::default();
        encoded.copy_from_slice(&self.0[..ML_PUBLIC]);
        MlPublic::from_bytes(&encoded)
    }

    fn x(&self) -> [u8; 32] {
        last_32(&self.0[..])
    }
}

impl Kem for XWing {
    type PublicKey = PublicKey;
    type PrivateKey = PrivateKey;
    type EncappedKey = Encapped;
    type NSecret = U32;
    const KEM_ID: u16 = 0x647a;

    fn sk_to_pk(secret: &PrivateKey) -> PublicKey {
        let Expanded { ml, x } = secret.expand();
        let mut bytes = Box::new([0; PUBLIC]);
        bytes[..ML_PUBLIC].copy_from_slice(&ml.encapsulation_key().as_bytes());
        bytes[ML_PUBLIC..].copy_from_slice(x25519_dalek::PublicKey::from(&x).as_bytes());
        PublicKey(bytes)
    }

    fn derive_keypair(material: &[u8]) -> (PrivateKey, PublicKey) {
        let mut shake = Shake256::default();
        Update::update(&mut shake, material);
        let mut seed = Zeroizing::new([0; 32]);
        shake.finalize_xof().read(&mut *seed);
        let secret = PrivateKey(seed);
        let public = XWing::sk_to_pk(&secret);
        (secret, public)
    }

    fn decap(
        secret: &PrivateKey,
        sender: Option<&PublicKey>,
        encapped: &Encapped,
    ) -> Result<SharedSecret<Self>, HpkeError> {
        if sender.is_some() {
            return Err(HpkeError::DecapError);
        }
        let Expanded { ml, x } = secret.expand();
        let mut ciphertext = ml_kem::Ciphertext::<MlKem768>::default();
        ciphertext.copy_from_slice(&encapped.0[..ML_CIPHERTEXT]);
        let ml_shared = ml.decapsulate(&ciphertext).map_err(|()| HpkeError::DecapError)?;
        let theirs = last_32(&encapped.0[..]);
        let shared = x.diffie_hellman(&theirs.into());
        if !shared.was_contributory() {
            return Err(HpkeError::DecapError);
        }
        let own = x25519_dalek::PublicKey::from(&x);
        Ok(combine(&ml_shared, shared.as_bytes(), &theirs, own.as_bytes()))
    }

    fn encap<R: CryptoRng + RngCore>(
        recipient: &PublicKey,
        sender: Option<(&PrivateKey, &PublicKey)>,
        random: &mut R,
    ) -> Result<(SharedSecret<Self>, Encapped), HpkeError> {
        if sender.is_some() {
            return Err(HpkeError::EncapError);
        }
        let mut drawn = Zeroizing::new([[0; 32]; 2]);
        drawn.iter_mut().for_each(|part| random.fill_bytes(part));
        encap_with(recipient, &drawn[0], &drawn[1])
    }
}

/// The encapsulation that these random bytes give: for ML-KEM, and as the ephemeral secret of X25519.
pub fn encap_with(
    recipient: &PublicKey,
    ml_random: &[u8; 32],
    x_random: &[u8; 32],
) -> Result<(SharedSecret<XWing>, Encapped), HpkeError> {
    let (ciphertext, ml_shared) =
        recipient.ml().encapsulate_deterministic(&(*ml_random).into()).map_err(|()| HpkeError::EncapError)?;
    let ephemeral = x25519_dalek::StaticSecret::from(*x_random);
    let shared = ephemeral.diffie_hellman(&recipient.x().into());
    if !shared.was_contributory() {
        return Err(HpkeError::EncapError);
    }
    let public = x25519_dalek::PublicKey::from(&ephemeral);
    let mut bytes = Box::new([0; CIPHERTEXT]);
    bytes[..ML_CIPHERTEXT].copy_from_slice(&ciphertext);
    bytes[ML_CIPHERTEXT..].copy_from_slice(public.as_bytes());
    Ok((combine(&ml_shared, shared.as_bytes(), public.as_bytes(), &recipient.x()), Encapped(bytes)))
}

fn combine(ml_shared: &[u8], x_shared: &[u8; 32], x_ciphertext: &[u8; 32], x_public: &[u8; 32]) -> SharedSecret<XWing> {
    let hash = Sha3_256::new_with_prefix(ml_shared).chain_update(x_shared).chain_update(x_ciphertext);
    let hash = Digest::chain_update(hash, x_public).chain_update(LABEL);
    let mut shared = SharedSecret::default();
    shared.0.copy_from_slice(&hash.finalize());
    shared
}

fn last_32(bytes: &[u8]) -> [u8; 32] {
    let mut last = [0; 32];
    last.copy_from_slice(&bytes[bytes.len() - 32..]);
    last
}

impl Serializable for PublicKey {
    type OutputSize = Sum<U1024, U192>;

    fn write_exact(&self, into: &mut [u8]) {
        into.copy_from_slice(&self.0[..]);
    }
}

impl Deserializable for PublicKey {
    fn from_bytes(bytes: &[u8]) -> Result<PublicKey, HpkeError> {
        let key = PublicKey(boxed(bytes)?);
        let usable = in_range(&key.0[..ML_NUMBERS]) && !low_order::is_one(key.x().to_vec());
        if usable { Ok(key) } else { Err(HpkeError::ValidationError) }
    }
}

impl Serializable for PrivateKey {
    type OutputSize = U32;

    fn write_exact(&self, into: &mut [u8]) {
        into.copy_from_slice(&*self.0);
    }
}

impl Deserializable for PrivateKey {
    fn from_bytes(bytes: &[u8]) -> Result<PrivateKey, HpkeError> {
        let mut seed = Zeroizing::new([0; 32]);
        if bytes.len() != seed.len() {
            return Err(HpkeError::IncorrectInputLength(seed.len(), bytes.len()));
        }
        seed.copy_from_slice(bytes);
        Ok(PrivateKey(seed))
    }
}

impl Serializable for Encapped {
    type OutputSize = Sum<U1024, U96>;

    fn write_exact(&self, into: &mut [u8]) {
        into.copy_from_slice(&self.0[..]);
    }
}

impl Deserializable for Encapped {
    fn from_bytes(bytes: &[u8]) -> Result<Encapped, HpkeError> {
        boxed(bytes).map(Encapped)
    }
}

/// Whether every number of 12 bits is below ML-KEM's modulus (FIPS 203, section 7.2); the library takes any.
fn in_range(numbers: &[u8]) -> bool {
    const MODULUS: u16 = 3329;
    numbers
        .as_chunks::<3>()
        .0
        .iter()
        .map(|three| three.map(u16::from))
        .all(|[low, middle, high]| (low | (middle & 15) << 8) < MODULUS && (middle >> 4 | high << 4) < MODULUS)
}

fn boxed<const N: usize>(bytes: &[u8]) -> Result<Box<[u8; N]>, HpkeError> {
    Box::<[u8]>::from(bytes).try_into().map_err(|_| HpkeError::IncorrectInputLength(N, bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_out_of_range_or_that_anybody_could_open_is_none() {
        let good = XWing::derive_keypair(b"any").1.to_bytes().to_vec();
        let with = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut key = good.clone();
            change(&mut key);
            PublicKey::from_bytes(&key).is_ok()
        };
        assert!(with(&|_| {}));
        // The first and the last of its 768 numbers, at 3,329.
        assert!(!with(&|key| (key[0], key[1]) = (0x01, key[1] & 0xf0 | 0x0d)));
        assert!(!with(&|key| (key[1150], key[1151]) = (key[1150] & 0x0f | 0x10, 0xd0)));
        assert!(with(&|key| (key[0], key[1]) = (0x00, key[1] & 0xf0 | 0x0d)));
        assert!(!with(&|key| key[ML_PUBLIC..].fill(0)));
        assert!(!with(&|key| key.truncate(1215)));
    }
}
