use super::*;
use crate::app::worker::protocol::{Kept, NotOpened};
use crate::app::worker::reader::tests::{RECORD, sealed};
use crate::domain::joining::Tie;
use crate::domain::ledger::Marks;
use crate::envelope::armor;
use crate::envelope::lock::{WorkFactor, lock};

/// A keyring that holds the given identity, as if it had come in a locked file.
fn unlocked(identity: &Identity) -> Keyring {
    let mut keyring = Keyring::default();
    let files = unlock_with(&mut keyring, "correct horse", vec![locked(identity)]);
    assert_eq!(files.len(), 1);
    assert!(files[0].is_ok());
    keyring
}

pub fn locked(identity: &Identity) -> Vec<u8> {
    lock(identity, &Passphrase::new("correct horse"), WorkFactor::new(2).unwrap(), "2026-11-21").unwrap()
}

fn unlock_with(keyring: &mut Keyring, typed: &str, files: Vec<Vec<u8>>) -> Vec<Result<Vec<KeyHeld>, NotUnlocked>> {
    let bytes = std::iter::once(typed.as_bytes().to_vec()).chain(files).collect();
    match keyring.answer(Question::Unlock { pasted: false }, bytes) {
        (Answer::Unlocked(files), bytes) if bytes.is_empty() => files,
        other => panic!("{other:?}"),
    }
}

fn open(keyring: &mut Keyring, file: &[u8]) -> Result<(Marks, Kept), NotOpened> {
    match keyring.answer(Question::Open { number: 1 }, vec![file.to_vec()]) {
        (Answer::Opened(opened), bytes) if bytes.is_empty() => *opened,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_identity_file_is_unlocked_by_itself_and_only_its_public_half_comes_back() {
    let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
    let mut keyring = Keyring::default();
    let files = unlock_with(&mut keyring, "correct horse", vec![locked(&one), b"age1nothing".to_vec(), locked(&other)]);
    assert_eq!(files[0].as_ref().unwrap()[0].recipient, one.recipient().to_string());
    assert_eq!(files[0].as_ref().unwrap()[0].words.split(' ').count(), 6);
    assert_eq!(files[1], Err(NotUnlocked::Refused(UnlockError::PublicKeyGiven)));
    assert!(files[2].is_ok());
    assert_eq!(keyring.identities.len(), 2);
    unlock_with(&mut keyring, "correct horse", vec![locked(&one)]);
    assert_eq!(keyring.identities.len(), 2, "the same key twice is one key");
}

#[test]
fn a_pasted_identity_unlocks_however_its_lines_were_run_together() {
    let me = Identity::generate().unwrap();
    let plain = include_str!("../../../../tests/vectors/envelope-v1.key.txt").trim();
    let secret = plain.lines().last().unwrap();
    let locked = armor::armor(&locked(&me));
    for pasted in [
        secret.to_owned(),
        format!("  {secret} "),
        plain.to_owned(),
        plain.replace('\n', ""),
        plain.replace('\n', " "),
        format!("{secret}{secret}# and a note"),
        locked.clone(),
        locked.replace('\n', ""),
        locked.replace('\n', " "),
    ] {
        let bytes = vec![b"correct horse".to_vec(), pasted.clone().into_bytes()];
        let answer = Keyring::default().answer(Question::Unlock { pasted: true }, bytes).0;
        let Answer::Unlocked(keys) = answer else { panic!("{answer:?}") };
        assert!(keys[0].is_ok(), "{:?}: {pasted}", keys[0]);
    }
    let public = me.recipient().to_string().into_bytes();
    let answer = Keyring::default().answer(Question::Unlock { pasted: true }, vec![Vec::new(), public]).0;
    let Answer::Unlocked(keys) = answer else { panic!("{answer:?}") };
    assert_eq!(keys, [Err(NotUnlocked::Refused(UnlockError::PublicKeyGiven))]);
}

#[test]
fn a_worker_that_is_joined_opens_what_the_first_one_opens() {
    let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
    let mut first = Keyring::default();
    unlock_with(&mut first, "correct horse", vec![locked(&one), locked(&other)]);
    let mut second = Keyring::default();
    assert_eq!(second.join(first.share()), 2);
    assert_eq!(second.join(first.share()), 2, "the same key twice is one key");
    for me in [&one, &other] {
        let file = sealed(RECORD, me);
        assert_eq!(open(&mut second, &file).unwrap(), open(&mut first, &file).unwrap());
    }
    assert_eq!(Keyring::default().join(vec![b"no key".to_vec()]), 0);
}

#[test]
fn a_missing_passphrase_is_told_from_a_wrong_one() {
    let file = locked(&Identity::generate().unwrap());
    let mut keyring = Keyring::default();
    assert_eq!(unlock_with(&mut keyring, "", vec![file.clone()]), [Err(NotUnlocked::NoPassphrase)]);
    let wrong = NotUnlocked::Refused(UnlockError::WrongPassphrase);
    assert_eq!(unlock_with(&mut keyring, "Correct horse", vec![file]), [Err(wrong)]);
}

#[test]
fn a_referral_opens_binary_or_armored_and_its_record_comes_when_asked_for() {
    let me = Identity::generate().unwrap();
    let mut keyring = unlocked(&me);
    let file = sealed(RECORD, &me);
    let (marks, kept) = open(&mut keyring, &file).unwrap();
    assert_eq!(marks.submission, "7ZQ4N8V2K6T1X9B3M5C0WJRHFD");
    assert!(matches!(kept.tie, Tie::Referral { .. }));
    assert_eq!((kept.area.as_str(), kept.practice), ("northmere", false));
    assert_eq!((kept.attachments[0].name.as_str(), kept.attachments[0].bytes), ("01-body_map.pdf", 13));
    let (_, record) = keyring.answer(Question::Record { number: 1 }, Vec::new());
    assert_eq!(record, [RECORD.as_bytes()]);
    let pasted = format!("Dear all,\n> {}", armor::armor(&file).replace('\n', "\n> "));
    assert_eq!(open(&mut keyring, pasted.as_bytes()).unwrap().0, marks);
}

#[test]
fn an_attachment_comes_only_from_the_very_file_that_was_opened() {
    let me = Identity::generate().unwrap();
    let mut keyring = unlocked(&me);
    let (file, another) = (sealed(RECORD, &me), sealed(RECORD, &me));
    let sha256 = open(&mut keyring, &file).unwrap().0.sha256;
    let mut saved = |file: &[u8], name: &str| {
        let question = Question::Attachment { sha256: sha256.clone(), name: name.into() };
        keyring.answer(question, vec![file.to_vec()]).1
    };
    assert_eq!(saved(&file, "01-body_map.pdf"), [b"%PDF-invented"]);
    assert!(saved(&file, "02-other.pdf").is_empty());
    assert!(saved(&another, "01-body_map.pdf").is_empty());
}

#[test]
fn what_is_wrong_with_the_file_of_an_area_is_a_sentence_and_of_one_that_loads_there_is_none() {
    let fault = |pack: String| match Keyring::default().answer(Question::Fault(pack), Vec::new()) {
        (Answer::Fault(fault), bytes) if bytes.is_empty() => fault,
        other => panic!("{other:?}"),
    };
    let mut pack = crate::area::example::json();
    assert_eq!(fault(pack.to_string()), None);
    pack["recipients"] = serde_json::json!([]);
    assert_eq!(fault(pack.to_string()), Some(pack_error(&crate::area::PackError::NobodyButRecovery)));
}
