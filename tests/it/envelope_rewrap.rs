//! Re-sealing: the same content for other people, byte for byte, and nothing practised becomes real.

use std::fs;

use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::archive::read;
use marac_portal::envelope::armor::armor;
use marac_portal::envelope::header::looks_complete_in;
use marac_portal::envelope::lock::{WorkFactor, lock};
use marac_portal::envelope::padding::SMALLEST;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{
    Attachment, Content, Family, Identity, NotRewrapped, OpenError, Opened, Passphrase, Recipient, Reference,
    SealError, open, rewrap, seal,
};
use tempfile::TempDir;

use crate::envelope_interop::{file, node, run};
use crate::envelope_support::{people, recipients, text_only, with_attachments};

fn with_record(record: &[u8], content: Content) -> Content {
    Content { record: record.to_vec(), ..content }
}

fn live(content: Content) -> Content {
    // Spaces and an order that no program of ours would write: the bytes are kept, not the meaning.
    with_record(b" {\"mode\" : \"live\",\n\"format\":\"marac-portal/referral@1\", \"new\": 1.0} ", content)
}

fn sealed(content: Content, people: &[Identity]) -> Vec<u8> {
    seal::<Live>(content, &recipients(people)).unwrap().into_bytes()
}

#[allow(clippy::type_complexity)]
fn held(opened: &Opened) -> (&[u8], &str, Vec<(&str, &[u8])>) {
    let files = opened.attachments.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    (&opened.record, &opened.text, files)
}

fn refused(file: &[u8], identities: &[Identity], recipients: &[Recipient]) -> NotRewrapped {
    rewrap(file, identities, recipients).unwrap_err()
}

#[test]
fn what_is_sealed_anew_is_byte_for_byte_what_it_was_and_opens_for_the_new_people_alone() {
    let (old, new) = (people(3), people(2));
    let odd = ["body map.pdf", "01-scan.jpg", "a-b-c", "..", &"x".repeat(300)];
    let odd = odd.map(|name| Attachment { name: name.into(), bytes: name.as_bytes().to_vec() });
    let many = (1..=99).map(|number| Attachment { name: format!("{number}.png"), bytes: vec![number] }).collect();
    for content in [
        live(text_only()),
        live(with_attachments()),
        live(Content { attachments: odd.to_vec(), ..text_only() }),
        live(Content { attachments: many, text: String::new(), ..text_only() }),
    ] {
        let before = sealed(content, &old);
        let opened = open(&before, &old[..1]).unwrap();
        for form in [before.clone(), armor(&before).into_bytes()] {
            let again = rewrap(&form, &old[2..], &recipients(&new)).unwrap();
            for person in &new {
                let reopened = open(&again.file, std::slice::from_ref(person)).unwrap();
                assert_eq!(held(&reopened), held(&opened));
                assert_eq!(reopened.reference, again.new);
            }
            assert_eq!(again.old, opened.reference);
            assert_eq!(again.new, Reference::from_sha256(&sha256(&again.file)));
            assert_ne!(again.new, again.old);
            assert_eq!(again.file.len(), before.len(), "one length for one content");
            assert_eq!(open(&again.file, &old).unwrap_err(), OpenError::WrongKey);
            assert!(looks_complete_in::<Live>(&again.file, again.file.len() as u64).is_ok());
        }
        // The old file is as it was.
        assert!(old.iter().all(|person| open(&before, std::slice::from_ref(person)).is_ok()));
    }
}

#[test]
fn classic_becomes_post_quantum_and_back_and_a_text_alone_is_128_kib_all_the_way() {
    let classic = people(2);
    let post_quantum = [(); 3].map(|()| Identity::generate_of(Family::PostQuantum).unwrap());
    for content in [live(text_only()), live(with_attachments())] {
        let first = sealed(content, &classic);
        let second = rewrap(&first, &classic, &recipients(&post_quantum)).unwrap();
        let third = rewrap(&second.file, &post_quantum[1..], &recipients(&classic)).unwrap();
        let (first, third_opened) = (open(&first, &classic).unwrap(), open(&third.file, &classic).unwrap());
        assert_eq!(held(&third_opened), held(&first));
        assert_eq!(third.old, second.new);
        if first.attachments.is_empty() {
            assert_eq!([second.file.len(), third.file.len()], [131_072; 2]);
            assert_eq!(SMALLEST, 131_072);
        }
    }
}

#[test]
fn a_record_of_a_newer_version_is_kept_and_not_understood() {
    let (old, new) = (people(1), people(1));
    let record = br#"{"format":"marac-portal/referral@9","mode":"live","shape":["unheard of"]}"#;
    let again = rewrap(&sealed(with_record(record, text_only()), &old), &old, &recipients(&new)).unwrap();
    assert_eq!(open(&again.file, &new).unwrap().record, record);
}

#[test]
fn nothing_practised_is_sealed_as_real() {
    let (old, new) = (people(1), people(1));
    let practice = |content| seal::<Practice>(content, &recipients(&old)).unwrap().into_bytes();
    let drill = with_record(br#"{"mode":"drill"}"#, text_only());
    for file in [practice(text_only()), sealed(text_only(), &old), sealed(drill, &old)] {
        assert_eq!(refused(&file, &old, &recipients(&new)), NotRewrapped::Practice);
    }
}

#[test]
fn what_is_not_opened_is_not_sealed_and_says_why() {
    let (old, new) = (people(2), people(1));
    let good = sealed(live(text_only()), &old);
    let mut damaged = good.clone();
    damaged[100_000] ^= 1;
    let locked = lock(&old[0], &Passphrase::new("six-words"), WorkFactor::new(4).unwrap(), "2026-11-21").unwrap();
    let to = recipients(&new);
    for (file, error) in [
        (damaged, OpenError::Damaged),
        (good[..50_000].to_vec(), OpenError::Truncated),
        (sealed(live(text_only()), &new), OpenError::WrongKey),
        (locked, OpenError::NotAReferral),
        (b"PK\x03\x04".to_vec(), OpenError::NotAReferral),
    ] {
        assert_eq!(refused(&file, &old, &to), NotRewrapped::Open(error));
    }
    for record in [&b""[..], b"hello", b"[]", b"{}", br#"{"mode":7}"#, br#"{"mode":"live""#, b"\xff"] {
        let file = sealed(with_record(record, text_only()), &old);
        assert_eq!(refused(&file, &old, &to), NotRewrapped::Open(OpenError::NotAReferral), "{record:?}");
    }
    assert_eq!(refused(&good, &old, &[]), NotRewrapped::Seal(SealError::NoRecipients));
    let twice = [to[0].clone(), to[0].clone()];
    assert_eq!(refused(&good, &old, &twice), NotRewrapped::Seal(SealError::DuplicateRecipient));
}

#[test]
fn npm_age_encryption_opens_what_was_sealed_anew() {
    let (old, folder) = (people(1), TempDir::new().unwrap());
    for family in [Family::Classic, Family::PostQuantum] {
        let new = Identity::generate_of(family).unwrap();
        let passphrase = Passphrase::new("north-lamp-river");
        let locked = lock(&new, &passphrase, WorkFactor::new(10).unwrap(), "2026-11-24").unwrap();
        let locked = file(&folder, "new.key.age", &locked);
        run(node(&folder).args(["unlock", passphrase.reveal(), &locked, "new.txt"]));
        let text = fs::read_to_string(folder.path().join("new.txt")).unwrap();
        let secret = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).unwrap();

        let again = rewrap(&sealed(live(with_attachments()), &old), &old, &[new.recipient()]).unwrap();
        let again = file(&folder, "again.age", &again.file);
        run(node(&folder).args(["open", secret, &again, "plain.zip"]));
        let plain = fs::read(folder.path().join("plain.zip")).unwrap();
        let files: Vec<(&str, &[u8])> = read(&plain).unwrap().iter().map(|entry| (entry.name, entry.bytes)).collect();
        let expected = live(with_attachments());
        assert_eq!(
            files,
            [
                ("referral.json", &expected.record[..]),
                ("referral.txt", expected.text.as_bytes()),
                ("attachments/01-body_map.pdf", &expected.attachments[0].bytes),
                ("attachments/02-llun.jpg", &expected.attachments[1].bytes),
            ]
        );
    }
}

#[test]
fn a_referral_sealed_anew_prints_its_references_and_nothing_else() {
    let person = people(1);
    let again = rewrap(&sealed(live(text_only()), &person), &person, &recipients(&person)).unwrap();
    assert_eq!(format!("{again:?}"), format!("Rewrapped({} as {})", again.old, again.new));
}
