//! The vectors of npm `cctv-age` (C2SP's CCTV), classic and hybrid: shared by the native tests and those in a browser.

use std::collections::BTreeMap;
use std::io::Read;

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::read::ZlibDecoder;
use marac_portal::envelope::armor::dearmor;
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::lock::{UnlockError, unlock_bytes};
use marac_portal::envelope::open::unseal;
use marac_portal::envelope::{Identity, OpenError, Passphrase, hex};
use sha2::{Digest, Sha256};

/// Armor that the specification refuses and we read on purpose: mail programs do this to it, and age still
/// authenticates every byte inside. (`toolchain.md` of the design lists age's own leniencies; our header parser,
/// which reads first, has none of them.)
const READ_GENEROUSLY: [&str; 12] = [
    "armor_empty_last_line",
    "armor_empty_line_begin",
    "armor_empty_line_end",
    "armor_eol_between_padding",
    "armor_garbage_leading",
    "armor_garbage_trailing",
    "armor_long_line",
    "armor_no_padding",
    "armor_short_line",
    "armor_whitespace_eol",
    "armor_whitespace_last_line",
    "armor_whitespace_line_start",
];

/// Opens every vector, the malformed first; `vectors` is what `node tests/interop/age.mjs vectors` writes.
pub fn all_come_out(vectors: &str) {
    let mut vectors = Vector::all(vectors);
    vectors.sort_by_key(|vector| vector.expect() == "success");
    let has_hybrid_key =
        |vector: &&Vector| vector.values("identity").iter().any(|key| key.starts_with("AGE-SECRET-KEY-PQ-"));
    let hybrid = vectors.iter().filter(has_hybrid_key).count();
    assert!(vectors.len() >= 143 && hybrid >= 19, "only {} vectors were found, {hybrid} hybrid", vectors.len());

    let mut wrong = Vec::new();
    let mut generous = Vec::new();
    for vector in vectors {
        let outcome = vector.outcome();
        if vector.expect() == "armor failure" && outcome == Outcome::Success {
            generous.push(vector.name);
        } else if !vector.allows(outcome) {
            wrong.push(format!("{}: {outcome:?}, but {}", vector.name, vector.expect()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(generous, READ_GENEROUSLY);
}

/// What happened, in the words of the vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Success,
    OtherPayload,
    ArmorFailure,
    NoMatch,
    TooMuchWork,
    /// A header, MAC or payload that is not genuine: we tell these apart no further.
    Refused,
}

struct Vector {
    name: String,
    keys: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn all(vectors: &str) -> Vec<Vector> {
        let vectors: BTreeMap<String, String> = serde_json::from_str(vectors).expect("names and base64");
        vectors.into_iter().map(|(name, vector)| Vector::read(name, &vector)).collect()
    }

    /// Lines of what the vector is about, an empty line, then the file.
    fn read(name: String, vector: &str) -> Vector {
        let vector = BASE64_STANDARD.decode(vector).expect("base64");
        let end = vector.windows(2).position(|two| two == b"\n\n").expect("an empty line");
        let split = |line: &str| line.split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()));
        let keys = std::str::from_utf8(&vector[..end]).expect("text").lines().filter_map(split).collect();
        let mut vector = Vector { name, keys, file: vector[end + 2..].to_vec() };
        if vector.values("compressed") == ["zlib"] {
            let mut inflated = Vec::new();
            ZlibDecoder::new(&vector.file[..]).read_to_end(&mut inflated).expect("zlib");
            vector.file = inflated;
        }
        vector
    }

    fn values(&self, key: &str) -> Vec<&str> {
        self.keys.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
    }

    fn expect(&self) -> &str {
        self.values("expect")[0]
    }

    fn outcome(&self) -> Outcome {
        let binary = if self.values("armored") == ["yes"] {
            match std::str::from_utf8(&self.file).map(dearmor) {
                Ok(Ok(binary)) => binary,
                _ => return Outcome::ArmorFailure,
            }
        } else {
            self.file.clone()
        };
        let identities: Vec<Identity> =
            self.values("identity").iter().flat_map(|text| read_plain(text).unwrap()).collect();
        let plain = match self.values("passphrase").as_slice() {
            [passphrase] => unlock_bytes(&binary, &Passphrase::new(*passphrase)).map_err(|error| match error {
                UnlockError::WrongPassphrase | UnlockError::NotAnIdentityFile => Outcome::NoMatch,
                UnlockError::TooMuchWork => Outcome::TooMuchWork,
                _ => Outcome::Refused,
            }),
            _ => unseal(&binary, &identities).map_err(|error| match error {
                OpenError::WrongKey => Outcome::NoMatch,
                _ => Outcome::Refused,
            }),
        };
        match plain {
            Err(outcome) => outcome,
            // An armor failure states no payload; what we read generously must still be age's own.
            Ok(_) if self.expect() == "armor failure" => Outcome::Success,
            Ok(plain) if self.values("payload") == [hex(&Sha256::digest(&*plain))] => Outcome::Success,
            Ok(_) => Outcome::OtherPayload,
        }
    }

    fn allows(&self, outcome: Outcome) -> bool {
        match self.expect() {
            "success" => outcome == Outcome::Success,
            "no match" => outcome == Outcome::NoMatch,
            "armor failure" => outcome == Outcome::ArmorFailure,
            // More work than we allow is refused by its own name.
            "header failure" => [Outcome::Refused, Outcome::ArmorFailure, Outcome::TooMuchWork].contains(&outcome),
            "HMAC failure" | "payload failure" => outcome == Outcome::Refused,
            _ => false,
        }
    }
}
