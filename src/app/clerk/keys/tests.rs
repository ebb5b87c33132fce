use super::*;
use crate::envelope::OpenError;

const PASSPHRASE: &[u8] = b"correct-horse-battery-staple";

fn ask(ask: KeyAsk, bytes: &[&[u8]]) -> (KeyTold, Vec<Vec<u8>>) {
    let bytes = bytes.iter().map(|each| each.to_vec()).collect();
    let (told, bytes) = answer(serde_json::to_value(ask).unwrap(), bytes, &[]);
    (serde_json::from_value(told).unwrap(), bytes)
}

fn made(role: Role) -> (NewKey, Vec<Vec<u8>>) {
    made_of(role, false)
}

fn made_of(role: Role, post_quantum: bool) -> (NewKey, Vec<Vec<u8>>) {
    let today = "2026-11-23".parse().unwrap();
    let make = KeyAsk::Make { area: "northmere".into(), role, post_quantum, today };
    match ask(make, &[PASSPHRASE]) {
        (KeyTold::Made(Ok(key)), files) => (key, files),
        other => panic!("{other:?}"),
    }
}

fn test_for(key: &NewKey) -> Vec<u8> {
    let test = KeyAsk::Test { recipients: vec![key.age.clone()], sentence: "Its word is".into() };
    ask(test, &[]).1.remove(0)
}

fn drilled(key: &NewKey, paper: bool, bytes: &[&[u8]]) -> Result<String, NotDrilled> {
    match ask(KeyAsk::Drill { recipient: key.age.clone(), paper }, bytes).0 {
        KeyTold::Drilled(drilled) => drilled,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_that_was_saved_opens_the_test_referral_from_its_file_and_from_paper() {
    let (key, files) = made(Role::Recovery);
    assert!(key.file_name.starts_with("northmere-recovery-") && key.file_name.ends_with("-2026-11-23.key.age"));
    assert_eq!((files.len(), key.beginning.as_deref()), (17, Some("AGE-SECRET-KEY-1")));
    let test = test_for(&key);
    let sentence = drilled(&key, false, &[PASSPHRASE, &files[0], &test]).unwrap();
    assert!(sentence.starts_with("Its word is ") && sentence.len() > 14, "{sentence}");
    let groups = files[2..].join(&b' ');
    assert_eq!(drilled(&key, true, &[b"", &groups, &test]), Ok(sentence.clone()));
    assert_eq!(drilled(&key, true, &[b"", &files[1], &test]), Ok(sentence), "what the camera saw");
}

#[test]
fn a_post_quantum_key_is_made_tried_and_restored_from_paper_alike() {
    let (key, files) = made_of(Role::Recovery, true);
    assert!(key.age.starts_with("age1pq1"));
    assert_eq!((files.len(), key.beginning.as_deref()), (17, Some("AGE-SECRET-KEY-PQ-1")));
    let test = test_for(&key);
    assert!(drilled(&key, false, &[PASSPHRASE, &files[0], &test]).is_ok());
    assert!(drilled(&key, true, &[b"", &files[2..].join(&b' '), &test]).is_ok());
}

#[test]
fn only_a_recovery_key_comes_on_paper() {
    let (key, files) = made(Role::Deputy);
    assert_eq!((files.len(), key.beginning), (1, None));
    assert!(!files[0].windows(15).any(|text| text == b"AGE-SECRET-KEY-"));
}

#[test]
fn every_way_in_which_a_drill_fails_has_its_own_answer() {
    let ((mine, files), (other, other_files)) = (made(Role::Recovery), made(Role::Deputy));
    let test = test_for(&mine);
    use NotDrilled::*;
    let file = |passphrase: &[u8], file: &[u8]| drilled(&mine, false, &[passphrase, file, &test]).unwrap_err();
    assert_eq!(file(b"", &files[0]), NoPassphrase);
    assert_eq!(file(b"correct horse", &files[0]), Unlock(UnlockError::WrongPassphrase));
    assert_eq!(file(PASSPHRASE, &files[0][..120]), Unlock(UnlockError::Truncated));
    assert_eq!(file(PASSPHRASE, &test), Unlock(UnlockError::NotAnIdentityFile));
    assert_eq!(file(PASSPHRASE, mine.age.as_bytes()), Unlock(UnlockError::PublicKeyGiven));
    assert_eq!(file(PASSPHRASE, &other_files[0]), OtherKey(other.age.clone()));
    let mut groups = files[2..].to_vec();
    groups[6].swap(0, 4);
    let wrong = if groups[6][0] == groups[6][4] { Vec::new() } else { vec![7] };
    if !wrong.is_empty() {
        let paper = drilled(&mine, true, &[b"", &groups.join(&b' '), &test]);
        assert_eq!(paper, Err(Paper(PaperError::Groups(wrong))));
    }
    assert_eq!(drilled(&mine, false, &[PASSPHRASE, &files[0], &test_for(&other)]), Err(NotOpened));
}

#[test]
fn a_changed_passphrase_locks_the_same_key_and_the_old_one_no_longer_opens_the_new_file() {
    let (key, files) = made(Role::Coordinator);
    let (told, relocked) = ask(KeyAsk::Relock, &[PASSPHRASE, b"another-one-altogether", &files[0]]);
    assert!(matches!(told, KeyTold::Relocked(Ok(whose)) if whose == [key.age.clone()]));
    let test = test_for(&key);
    assert!(drilled(&key, false, &[b"another-one-altogether", &relocked[0], &test]).is_ok());
    assert!(drilled(&key, false, &[PASSPHRASE, &files[0], &test]).is_ok(), "the old file is as it was");
    assert!(drilled(&key, false, &[PASSPHRASE, &relocked[0], &test]).is_err());
    let (told, _) = ask(KeyAsk::Relock, &[b"wrong", b"another", &files[0]]);
    assert!(matches!(told, KeyTold::Relocked(Err(NotRelocked::Unlock(UnlockError::WrongPassphrase)))));
}

#[test]
fn an_old_file_is_sealed_to_a_newcomer_and_no_longer_to_the_leaver() {
    let [stays, leaves, comes] = [(); 3].map(|()| Identity::generate().unwrap());
    let content =
        Content { record: br#"{"mode":"live"}"#.to_vec(), text: "MARAC referral".into(), attachments: vec![] };
    let old = seal::<Live>(content, &[stays.recipient(), leaves.recipient()]).unwrap();
    let recipients = [stays.recipient(), comes.recipient()].map(|recipient| recipient.to_string()).to_vec();
    let rewrap = |file: &[u8], held: &Identity| {
        let ask = serde_json::to_value(KeyAsk::Rewrap { recipients: recipients.clone() }).unwrap();
        let (told, files) = answer(ask, vec![file.to_vec()], std::slice::from_ref(held));
        match serde_json::from_value(told).unwrap() {
            KeyTold::Rewrapped(told) => (told, files),
            other => panic!("{other:?}"),
        }
    };
    let (told, files) = rewrap(old.bytes(), &stays);
    let opens =
        |file: &[u8], who: &Identity| open(file, std::slice::from_ref(who)).map(|opened| opened.reference.to_string());
    assert_eq!(told, Ok([old.reference().to_string(), opens(&files[0], &comes).unwrap()]));
    assert!(opens(&files[0], &stays).is_ok());
    assert_eq!(opens(&files[0], &leaves), Err(OpenError::WrongKey));
    assert!(opens(old.bytes(), &leaves).is_ok(), "the original is as it was");
    assert_eq!(rewrap(old.bytes(), &comes).0, Err(Outcome::WrongKey));
    assert_eq!(rewrap(&old.bytes()[..9_000], &stays).0, Err(Outcome::Truncated));
}

#[test]
fn six_words_are_suggested_and_an_empty_passphrase_makes_no_key() {
    let (_, words) = ask(KeyAsk::Suggest, &[]);
    assert_eq!(String::from_utf8(words[0].clone()).unwrap().split('-').count(), 6);
    let make = KeyAsk::Make {
        area: "northmere".into(),
        role: Role::Staff,
        post_quantum: true,
        today: "2026-11-23".parse().unwrap(),
    };
    assert!(matches!(ask(make, &[b""]).0, KeyTold::Made(Err(NotMade::EmptyPassphrase))));
}
