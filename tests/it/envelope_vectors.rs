//! Age files that others made: the classic vectors of C2SP's CCTV, and our own recorded ones, which are only added to.

use std::fs;
use std::path::{Path, PathBuf};

use marac_portal::envelope::armor::dearmor;
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::lock::{UnlockError, unlock, unlock_bytes};
use marac_portal::envelope::open::unseal;
use marac_portal::envelope::{Identity, OpenError, Passphrase, hex, open};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::envelope_interop::{node, run};

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

#[test]
fn the_vectors_of_cctv_have_the_outcome_they_state() {
    let folder = TempDir::new().unwrap();
    run(node(&folder).args(["vectors", "."]));
    let mut wrong = Vec::new();
    let mut seen = 0;
    let mut generous = Vec::new();
    for vector in Vector::all(folder.path()) {
        seen += 1;
        let outcome = vector.outcome();
        if vector.expect() == "armor failure" && outcome == Outcome::Success {
            generous.push(vector.name.clone());
        } else if !vector.allows(outcome) {
            wrong.push(format!("{}: {outcome:?}, but {}", vector.name, vector.expect()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(generous, READ_GENEROUSLY);
    assert!(seen >= 129, "only {seen} vectors were found");
}

#[test]
fn every_recorded_referral_opens_as_it_was_recorded() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let passphrase = Passphrase::new(fs::read_to_string(vectors.join("envelope-v1.passphrase.txt")).unwrap().trim());
    let identities = unlock(&fs::read(vectors.join("envelope-v1.key.age")).unwrap(), &passphrase).unwrap();
    let plain = read_plain(&fs::read_to_string(vectors.join("envelope-v1.key.txt")).unwrap()).unwrap();
    assert_eq!(identities[0].recipient(), plain[0].recipient());

    let text = open(&fs::read(vectors.join("envelope-v1-text.age")).unwrap(), &identities).unwrap();
    assert_eq!(text.reference.to_string(), "N83K-BQ4K-M4XS");
    assert_eq!(text.text, "MARAC referral\nVictim: Sam Example, 07700 900123\n");
    assert_eq!(text.record, br#"{"format":"marac-portal/referral@1","mode":"practice"}"#);
    assert!(text.attachments.is_empty());

    let attached = open(&fs::read(vectors.join("envelope-v1-attachments.age")).unwrap(), &identities).unwrap();
    assert_eq!(attached.reference.to_string(), "Y7PD-8DHK-K7A7");
    let files: Vec<(&str, usize)> = attached.attachments.iter().map(|f| (f.name.as_str(), f.bytes.len())).collect();
    assert_eq!(files, [("01-body_map.pdf", 40_000), ("02-llun.jpg", 150_001)]);
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
    fn all(folder: &Path) -> Vec<Vector> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        let split = |line: &str| line.split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()));
        let vector = |path: PathBuf| Vector {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            keys: fs::read_to_string(&path).unwrap().lines().filter_map(split).collect(),
            file: fs::read(path.with_extension("age")).unwrap(),
        };
        paths.into_iter().map(vector).collect()
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
