//! Age files that others made: the vectors of C2SP's CCTV, and our own recorded ones, which are only added to.

use std::fs;
use std::path::Path;

use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::lock::unlock;
use marac_portal::envelope::{Passphrase, open};
use tempfile::TempDir;

use crate::cctv;
use crate::envelope_interop::{node, run};

#[test]
fn the_vectors_of_cctv_have_the_outcome_they_state() {
    let folder = TempDir::new().unwrap();
    run(node(&folder).args(["vectors", "cctv.json"]));
    cctv::all_come_out(&fs::read_to_string(folder.path().join("cctv.json")).unwrap());
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
