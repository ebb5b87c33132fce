//! The known answers of X-Wing's draft, appendix C: shared by the native tests and those in a browser.

use hpke::{Deserializable, Kem, Serializable};
use marac_portal::domain::hex::{hex, unhex};
use marac_portal::envelope::xwing::{Encapped, PrivateKey, PublicKey, XWing, encap_with};
use serde_json::Value;

const DRAFT: &str = include_str!("../vectors/x-wing/draft.json");

/// Key pairs, and both ends of an exchange, each from its seed.
pub fn known_answers_come_out() {
    let known: Vec<Value> = serde_json::from_str(DRAFT).expect("JSON");
    assert_eq!(known.len(), 3);
    for one in known {
        let text = |field: &str| one[field].as_str().expect("a text").to_owned();
        let seed: [u8; 32] = unhex(&text("seed")).expect("a seed");
        let secret = PrivateKey::from_bytes(&seed).expect("a secret key");
        let public = XWing::sk_to_pk(&secret);
        assert_eq!(hex(&public.to_bytes()), text("pk"));
        let pk: [u8; 1216] = unhex(&text("pk")).expect("a public key");
        assert!(PublicKey::from_bytes(&pk).expect("a key that can be sealed to") == public);

        let drawn: [u8; 64] = unhex(&text("eseed")).expect("what was drawn");
        let (for_ml, for_x) = drawn.split_at(32);
        let sealed = encap_with(&public, for_ml.try_into().expect("32"), for_x.try_into().expect("32"));
        let (shared, encapped) = sealed.expect("an exchange");
        assert_eq!((hex(&encapped.to_bytes()), hex(&shared.0)), (text("ct"), text("ss")));
        let ct: [u8; 1120] = unhex(&text("ct")).expect("what travels");
        let again = XWing::decap(&secret, None, &Encapped::from_bytes(&ct).expect("what travels"));
        assert_eq!(hex(&again.expect("the other end").0), text("ss"));
    }
}
