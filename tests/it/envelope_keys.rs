//! Identities: made, locked, unlocked, and every wrong file that people hand in instead.

use marac_portal::envelope::armor::armor;
use marac_portal::envelope::identity::{ReadError, identity_file_name, read_plain};
use marac_portal::envelope::lock::{
    LockError, RelockError, UnlockError, WorkFactor, is_locked, lock, relock, unlock, unlock_bytes,
};
use marac_portal::envelope::{Identity, Passphrase, open, seal};

use crate::envelope_support::{people, recipients, text_only};

/// The identity whose 32 secret bytes are all 01. Everything below that is derived from it was computed with other
/// programs: npm `@scure/base` (the text), npm `age-encryption` (the recipient), Node's `crypto` (hash and signing key).
const ONES: &str = "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN";

fn passphrase() -> Passphrase {
    Passphrase::new("north-lamp-river-stone-cloud-apple")
}

fn quick() -> WorkFactor {
    WorkFactor::new(4).unwrap()
}

#[test]
fn a_locked_identity_unlocks_with_its_passphrase_and_no_other() {
    let identity = Identity::generate().unwrap();
    let file = lock(&identity, &passphrase(), quick(), "2026-11-21").unwrap();
    assert!(is_locked(&file));
    for form in [file.clone(), armor(&file).into_bytes()] {
        let unlocked = unlock(&form, &passphrase()).unwrap();
        assert_eq!(unlocked.len(), 1);
        assert_eq!(unlocked[0].recipient(), identity.recipient());
        assert_eq!(unlock(&form, &Passphrase::new("another")).unwrap_err(), UnlockError::WrongPassphrase);
        assert_eq!(unlock(&form, &Passphrase::new("")).unwrap_err(), UnlockError::WrongPassphrase);
    }
}

#[test]
fn inside_stands_a_standard_identity_file() {
    let identity = Identity::generate().unwrap();
    let file = lock(&identity, &passphrase(), quick(), "2026-11-21\n# forged").unwrap();
    let text = String::from_utf8(unlock_bytes(&file, &passphrase()).unwrap().to_vec()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "# created: 2026-11-21# forged");
    assert_eq!(lines[1], format!("# public key: {}", identity.recipient()));
    assert!(lines[2].starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(lines.len(), 3);
}

#[test]
fn the_default_work_factor_is_written_into_the_file() {
    let file = lock(&Identity::generate().unwrap(), &passphrase(), WorkFactor::DEFAULT, "2026-11-21").unwrap();
    let header = String::from_utf8_lossy(&file[..70]).into_owned();
    assert!(header.lines().nth(1).unwrap().ends_with(" 16"), "{header}");
    assert!(unlock(&file, &passphrase()).is_ok());
}

#[test]
fn more_work_than_we_allow_is_refused_at_once() {
    let file = lock(&Identity::generate().unwrap(), &passphrase(), WorkFactor::new(1).unwrap(), "2026-11-21").unwrap();
    let line_end = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0;
    for factor in ["19", "25", "63"] {
        let mut heavier = file.clone();
        heavier.splice(line_end - 1..line_end, factor.bytes());
        assert_eq!(unlock(&heavier, &passphrase()).unwrap_err(), UnlockError::TooMuchWork, "{factor}");
    }
    assert!(WorkFactor::new(0).is_none() && WorkFactor::new(19).is_none());
    assert_eq!(WorkFactor::new(18), Some(WorkFactor::MOST));
}

#[test]
fn an_empty_passphrase_locks_nothing() {
    let locked = lock(&Identity::generate().unwrap(), &Passphrase::new(""), quick(), "2026-11-21");
    assert_eq!(locked.unwrap_err(), LockError::EmptyPassphrase);
}

#[test]
fn a_broken_locked_file_says_whether_it_is_short_or_changed() {
    let file = lock(&Identity::generate().unwrap(), &passphrase(), quick(), "2026-11-21").unwrap();
    for end in [25, 60, 100, 150] {
        assert_eq!(unlock(&file[..end], &passphrase()).unwrap_err(), UnlockError::Truncated, "cut at {end}");
    }
    let mut changed = file.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(unlock(&changed, &passphrase()).unwrap_err(), UnlockError::Damaged);
    let half_an_armor = &armor(&file)[..200];
    assert_eq!(unlock(half_an_armor.as_bytes(), &passphrase()).unwrap_err(), UnlockError::Truncated);
}

#[test]
fn another_passphrase_locks_the_same_identity_and_leaves_the_old_file_as_it_was() {
    let person = people(1);
    let new = Passphrase::new("harbour-candle-winter-violet-marble-oxygen");
    let sealed = seal::<marac_portal::domain::mode::Live>(text_only(), &recipients(&person)).unwrap();
    let old_file = lock(&person[0], &passphrase(), quick(), "2026-11-21").unwrap();
    for form in [old_file.clone(), armor(&old_file).into_bytes()] {
        let new_file = relock(&form, &passphrase(), &new, quick()).unwrap();
        for (file, fits, other) in [(&old_file, passphrase(), &new), (&new_file, new.clone(), &passphrase())] {
            let unlocked = unlock(file, &fits).unwrap();
            assert_eq!(unlocked[0].recipient(), person[0].recipient());
            assert_eq!(open(sealed.bytes(), &unlocked).unwrap().record, text_only().record);
            assert_eq!(unlock(file, other).unwrap_err(), UnlockError::WrongPassphrase);
        }
        assert_eq!(unlock_bytes(&new_file, &new).unwrap(), unlock_bytes(&old_file, &passphrase()).unwrap());
    }
}

#[test]
fn comments_and_several_keys_survive_another_passphrase() {
    let text = format!("# created: 2026-11-21\r\n# kept in the safe, shelf 2\n{ONES}\n\n  {ONES}  \n# end");
    let new = Passphrase::new("new");
    // One that was never locked is locked for the first time; there is no old passphrase.
    let first = relock(format!("\u{feff}{text}").as_bytes(), &Passphrase::new(""), &passphrase(), quick()).unwrap();
    let second = relock(&first, &passphrase(), &new, quick()).unwrap();
    assert_eq!(unlock_bytes(&second, &new).unwrap().as_slice(), text.as_bytes());
    assert_eq!(unlock(&second, &new).unwrap().len(), 2);
}

#[test]
fn what_does_not_unlock_is_not_locked_anew() {
    let file = lock(&Identity::generate().unwrap(), &passphrase(), quick(), "2026-11-21").unwrap();
    let new = Passphrase::new("new");
    let refused = |file: &[u8], old: Passphrase| relock(file, &old, &new, quick()).unwrap_err();
    let unlock = RelockError::Unlock;
    assert_eq!(refused(&file, Passphrase::new("another")), unlock(UnlockError::WrongPassphrase));
    assert_eq!(refused(&file[..100], passphrase()), unlock(UnlockError::Truncated));
    let mut changed = file.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(refused(&changed, passphrase()), unlock(UnlockError::Damaged));
    assert_eq!(refused(b"hello", passphrase()), unlock(UnlockError::NotAnIdentityFile));
    assert_eq!(refused(ONES.replace("Z9K4CN", "Z9K4CM").as_bytes(), passphrase()), unlock(UnlockError::Mistyped));
    let empty = relock(&file, &passphrase(), &Passphrase::new(""), quick());
    assert_eq!(empty.unwrap_err(), RelockError::Lock(LockError::EmptyPassphrase));
}

#[test]
fn every_wrong_file_that_people_choose_has_its_own_answer() {
    let person = people(1);
    let sealed = seal::<marac_portal::domain::mode::Live>(text_only(), &recipients(&person)).unwrap();
    assert_eq!(unlock(sealed.bytes(), &passphrase()).unwrap_err(), UnlockError::NotAnIdentityFile);
    let recipient = person[0].recipient().to_string();
    let mistyped = ONES.replace("Z9K4CN", "Z9K4CM");
    let trailing = format!("{ONES} Sent from my phone");
    for (file, expected) in [
        ("", ReadError::NotAnIdentityFile),
        ("# created: 2026-11-21\n", ReadError::NotAnIdentityFile),
        ("hello", ReadError::NotAnIdentityFile),
        (recipient.as_str(), ReadError::PublicKeyGiven),
        ("# a comment\nage1pq1qqqq", ReadError::PublicKeyGiven),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", ReadError::SshOrPlugin),
        ("ssh-ed25519 AAAA someone@example.org", ReadError::SshOrPlugin),
        ("AGE-PLUGIN-YUBIKEY-1QQQQ", ReadError::SshOrPlugin),
        ("AGE-SECRET-KEY-PQ-1QQQQ", ReadError::Mistyped),
        (mistyped.as_str(), ReadError::Mistyped),
        (trailing.as_str(), ReadError::TrailingText),
    ] {
        assert_eq!(read_plain(file).unwrap_err(), expected, "{file}");
        assert_eq!(unlock(file.as_bytes(), &passphrase()).unwrap_err(), expected.into(), "{file}");
        assert!(!is_locked(file.as_bytes()), "{file}");
    }
    assert_eq!(unlock(&[0xff, 0xfe, 0x00], &passphrase()).unwrap_err(), UnlockError::NotAnIdentityFile);
}

#[test]
fn an_identity_whose_line_a_program_has_wrapped_is_read_as_it_was() {
    for cut in [20, 40, 60] {
        let (first, rest) = ONES.split_at(cut);
        let wrapped = format!("# created: 2026-11-21\n{first}\r\n  {rest}\n{ONES}\n");
        assert_eq!(read_plain(&wrapped).unwrap().len(), 2, "{cut}");
    }
    let missing = format!("{}\n{}\n", &ONES[..30], &ONES[31..]);
    assert_eq!(read_plain(&missing).unwrap_err(), ReadError::Mistyped);
    assert_eq!(
        read_plain(&format!("{}\n{ONES}", &ONES[..30])).unwrap_err(),
        ReadError::Mistyped,
        "never across two keys"
    );
}

#[test]
fn the_groups_of_a_key_on_paper_are_read_from_a_file_too() {
    let person = people(1);
    let groups: Vec<String> = person[0].on_paper().groups().iter().map(|group| group.to_string()).collect();
    let typed = format!("{}\n{}\n", groups[..8].join(" "), groups[8..].join(" ").to_lowercase());
    assert_eq!(unlock(typed.as_bytes(), &passphrase()).unwrap()[0].recipient(), person[0].recipient());
    let wrong = typed.replacen(&groups[4], &groups[5], 1);
    assert_eq!(unlock(wrong.as_bytes(), &passphrase()).unwrap_err(), UnlockError::NotAnIdentityFile);
}

#[test]
fn a_plain_identity_file_is_read_with_its_comments() {
    let text = format!("\u{feff}# created: 2026-11-21\r\n\r\n  {ONES}  \r\n# another\r\n{ONES}\r\n");
    let identities = read_plain(&text).unwrap();
    assert_eq!(identities.len(), 2);
    assert_eq!(unlock(text.as_bytes(), &passphrase()).unwrap().len(), 2);
}

#[test]
fn what_is_derived_from_an_identity_is_what_other_programs_derive() {
    let identity = &read_plain(ONES).unwrap()[0];
    let recipient = identity.recipient();
    assert_eq!(recipient.as_str(), "age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l");
    assert_eq!(identity.signing_public_key(), "0d42c106549fcbfa6888501813eea951f062d59a4509d1f569d0bc32d241a3de");
    assert_eq!(recipient.fingerprint().hex(), "2d36913d48da86b4ea5cf38d5f8482ba4a7972455b82db988a23ad1148f98110");
    assert_eq!(recipient.fingerprint().words(), ["coffee", "region", "exercise", "museum", "position", "foil"]);
}

#[test]
fn an_identity_file_is_named_after_area_role_fingerprint_and_date() {
    let recipient = read_plain(ONES).unwrap()[0].recipient();
    assert_eq!(
        identity_file_name("northmere", "coordinator", &recipient, "2026-11-21"),
        "northmere-coordinator-2d36913d-2026-11-21.key.age"
    );
}

#[test]
fn an_identity_does_not_print_its_secret() {
    let printed = format!("{:?}", read_plain(ONES).unwrap());
    assert!(!printed.to_uppercase().contains("QYQSZQGPQ"), "{printed}");
}
