//! Post-quantum keys: what we seal npm `age-encryption` opens, and the other way round; families are never mixed.

use std::fs;

use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::header::looks_complete_in;
use marac_portal::envelope::lock::{WorkFactor, lock, unlock};
use marac_portal::envelope::{Family, Identity, Passphrase, Recipient, SealError, open, seal};
use tempfile::TempDir;

use crate::envelope_interop::{assert_is_with_attachments, file, node, padded_for, run};
use crate::envelope_support::{recipients, text_only, with_attachments};
use crate::x_wing;

fn people() -> [Identity; 3] {
    [(); 3].map(|()| Identity::generate_of(Family::PostQuantum).unwrap())
}

/// The secret key in text, as other programs want it: npm takes it out of the locked file.
fn secret(person: &Identity, folder: &TempDir) -> String {
    let passphrase = Passphrase::new("north-lamp-river");
    let locked = lock(person, &passphrase, WorkFactor::new(10).unwrap(), "2026-11-23").unwrap();
    assert_eq!(unlock(&locked, &passphrase).unwrap()[0].recipient(), person.recipient());
    let locked = file(folder, "person.key.age", &locked);
    run(node(folder).args(["unlock", passphrase.reveal(), &locked, "person.txt"]));
    let text = fs::read_to_string(folder.path().join("person.txt")).unwrap();
    text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-PQ-1")).unwrap().to_owned()
}

#[test]
fn the_known_answers_of_x_wing_come_out() {
    x_wing::known_answers_come_out();
}

#[test]
fn npm_age_encryption_opens_what_we_seal_to_post_quantum_keys() {
    let (people, folder) = (people(), TempDir::new().unwrap());
    let secret = secret(&people[2], &folder);
    for sealed in [
        seal::<Live>(with_attachments(), &recipients(&people)).unwrap().into_bytes(),
        seal::<Practice>(with_attachments(), &recipients(&people)).unwrap().into_bytes(),
    ] {
        let sealed = file(&folder, "sealed.age", &sealed);
        run(node(&folder).args(["open", &secret, &sealed, "plain.zip"]));
        assert_is_with_attachments(&fs::read(folder.path().join("plain.zip")).unwrap());
    }
}

#[test]
fn we_open_what_npm_age_encryption_seals_to_post_quantum_keys() {
    let (people, folder) = (people(), TempDir::new().unwrap());
    let plain = file(&folder, "plain.zip", &padded_for(Family::PostQuantum, 3));
    let all: Vec<String> = recipients(&people).iter().map(Recipient::to_string).collect();
    run(node(&folder).args(["seal", &all.join(","), &plain, "sealed.age"]));
    let sealed = fs::read(folder.path().join("sealed.age")).unwrap();
    for person in &people {
        let opened = open(&sealed, std::slice::from_ref(person)).unwrap();
        assert_eq!((opened.record, opened.text), (text_only().record, text_only().text));
    }
    assert!(open(&sealed, &[Identity::generate_of(Family::PostQuantum).unwrap()]).is_err());
    assert!(open(&sealed, &[Identity::generate().unwrap()]).is_err());
}

#[test]
fn a_file_is_sealed_to_one_family_and_says_how_many_can_open_it() {
    let people = people();
    let sealed = seal::<Live>(text_only(), &recipients(&people)).unwrap().into_bytes();
    let seen = looks_complete_in::<Live>(&sealed, sealed.len() as u64).unwrap();
    assert_eq!((seen.classic, seen.post_quantum), (0, 3));
    assert_eq!(sealed.len(), 131_072, "as long as any other");

    let classic = Identity::generate().unwrap().recipient();
    for mixed in [[classic.clone(), people[0].recipient()], [people[0].recipient(), classic]] {
        assert_eq!(seal::<Live>(text_only(), &mixed).unwrap_err(), SealError::Unverified);
    }
    let twice = [people[0].recipient(), people[0].recipient()];
    assert_eq!(seal::<Live>(text_only(), &twice).unwrap_err(), SealError::DuplicateRecipient);
}

#[test]
fn a_post_quantum_key_is_read_as_it_is_written_and_a_mistyped_one_is_named_so() {
    let recipient = people()[0].recipient();
    assert_eq!(Recipient::parse(&format!("  {}\n", recipient.as_str().to_uppercase())).unwrap(), recipient);
    let mut mistyped = recipient.to_string();
    mistyped.replace_range(100..101, if &mistyped[100..101] == "q" { "p" } else { "q" });
    assert!(Recipient::parse(&mistyped).is_err());
    let person = &people()[0];
    assert_eq!(person.signing_public_key().len(), 64);
    assert_ne!(person.signing_public_key(), people()[0].signing_public_key());
}
