//! An event as a file: sealed to the people of the area, signed by one of them, and worth nothing once it is touched.

use std::fs;
use std::path::Path;
use std::process::Command;

use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::Decision;
use marac_portal::domain::register::{Event, Heard, LONGEST, Proof, Register, Scope, Signer};
use marac_portal::envelope::event::{LARGEST, open_event, random_id, seal_event};
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::{Identity, OpenError, SealError};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::envelope_interop::{node, run};
use super::envelope_support::{people, recipients};
use super::register_support::{decided, decisions, event, now, received};

fn not_criteria(person: &Identity) -> Event {
    event(2, person.person(), 1, decided(1, Decision::NotCriteria, "Only 3 Yes"))
}

fn line(event: &Event) -> String {
    event.to_line().unwrap()
}

/// A register in which the referral has come in, and this was heard.
fn after(people: &[Identity], heard: Option<Heard>) -> Register {
    let signer = Signer { label: "Coordinator".into(), revoked: None };
    let signers = people.iter().map(|person| (person.person(), signer.clone())).collect();
    let scope = Scope { area: "northmere".into(), practice: false, signers };
    let first = event(1, people[0].person(), 0, received(1));
    let arrived = Heard { line: Private(line(&first)), proof: Proof::By(first.person) };
    Register::of([arrived].into_iter().chain(heard), &scope, now())
}

#[test]
fn everybody_of_the_area_opens_it_and_knows_who_signed() {
    let people = people(3);
    let event = not_criteria(&people[1]);
    let sealed = seal_event(&line(&event), &people[1], &recipients(&people)).unwrap();
    for person in &people {
        let heard = open_event(&sealed, std::slice::from_ref(person)).unwrap();
        assert_eq!(heard, Heard { line: Private(line(&event)), proof: Proof::By(people[1].person()) });
    }
    assert_eq!(decisions(&after(&people, open_event(&sealed, &people).ok()), 1), [Decision::NotCriteria]);
    let stranger = Identity::generate().unwrap();
    assert_eq!(open_event(&sealed, &[stranger]), Err(OpenError::WrongKey));
    assert_eq!(open_event(&sealed, &[]), Err(OpenError::WrongKey));
}

#[test]
fn a_forged_not_criteria_never_changes_a_case() {
    let area = people(3);
    let forger = Identity::generate().unwrap();
    let genuine = not_criteria(&area[1]);
    // Anybody can seal to the area: its public keys are in the pack.
    let by_forger = seal_event(&line(&genuine), &forger, &recipients(&area)).unwrap();
    let own_name = seal_event(&line(&not_criteria(&forger)), &forger, &recipients(&area)).unwrap();
    // A colleague in another colleague's name.
    let by_colleague = seal_event(&line(&genuine), &area[2], &recipients(&area)).unwrap();
    for (sealed, standing) in [(by_forger, "forged"), (own_name, "unknown_signer"), (by_colleague, "forged")] {
        let register = after(&area, open_event(&sealed, &area).ok());
        assert_eq!(decisions(&register, 1), []);
        assert_eq!(register.trail()[1].standing.id(), standing, "and it is listed");
    }
}

#[test]
fn no_damage_to_a_file_is_a_panic_or_an_effect() {
    let people = people(2);
    let sealed = seal_event(&line(&not_criteria(&people[0])), &people[0], &recipients(&people)).unwrap();
    let harmless = |damaged: &[u8], what: &str| {
        let heard = open_event(damaged, &people[..1]);
        assert!(heard.is_err(), "{what}");
        assert_eq!(decisions(&after(&people, heard.ok()), 1), [], "{what}");
    };
    for at in 0..sealed.len() {
        for flip in [0x01, 0x80] {
            let mut damaged = sealed.clone();
            damaged[at] ^= flip;
            harmless(&damaged, &format!("byte {at} changed"));
        }
        harmless(&sealed[..at], &format!("cut off at {at}"));
    }
    harmless(&[&sealed[..], b"\n"].concat(), "something after it");
    harmless(&vec![0; sealed.len()], "zeros, as a program that syncs leaves them");
}

#[test]
fn what_is_no_event_is_told_from_what_is_damaged() {
    let people = people(2);
    let sealed = seal_event(&line(&not_criteria(&people[0])), &people[0], &recipients(&people)).unwrap();
    let kind = |file: &[u8]| open_event(file, &people).err();
    assert_eq!(kind(b"[.ShellClassInfo]"), Some(OpenError::NotAReferral));
    assert_eq!(kind(&vec![b'x'; LARGEST as usize + 1]), Some(OpenError::NotAReferral));
    assert_eq!(kind(&[]), Some(OpenError::NotAReferral));
    assert_eq!(kind(&sealed[..100]), Some(OpenError::Truncated));
    assert_eq!(kind(&sealed[..sealed.len() - 1]), Some(OpenError::Damaged));
}

#[test]
fn what_cannot_be_sealed_is_refused() {
    let people = people(1);
    let to = recipients(&people);
    let sealing = |line: &str| seal_event(line, &people[0], &to).map(|sealed| sealed.len() as u64);
    assert!(sealing(&"x".repeat(LONGEST)).unwrap() <= LARGEST);
    assert_eq!(sealing(&"x".repeat(LONGEST + 1)), Err(SealError::TooLarge));
    assert_eq!(sealing("{}\n{}"), Err(SealError::TooLarge), "two lines");
    assert_eq!(seal_event("{}", &people[0], &[]), Err(SealError::NoRecipients));
    let twice = [to[0].clone(), to[0].clone()];
    assert_eq!(seal_event("{}", &people[0], &twice), Err(SealError::DuplicateRecipient));
}

#[test]
fn a_files_length_tells_no_more_than_a_kib() {
    let people = people(3);
    let content = |reason: &str| {
        let event = event(2, people[0].person(), 1, decided(1, Decision::Accept, reason));
        let sealed = seal_event(&line(&event), &people[0], &recipients(&people)).unwrap();
        let header = sealed.windows(5).position(|five| five == b"\n--- ").unwrap();
        sealed.len() - header
    };
    let lengths: Vec<usize> = ["", "Yes", &"x".repeat(60)].map(content).to_vec();
    assert!(lengths.windows(2).all(|two| two[0] == two[1]), "{lengths:?}");
    assert_eq!(content(&"x".repeat(2000)) - lengths[0], 2048);
}

#[test]
fn names_are_minted_and_never_the_same_twice() {
    assert_ne!(random_id().unwrap(), random_id().unwrap());
}

#[test]
fn the_stock_age_command_and_another_ed25519_read_an_event() {
    use age::secrecy::ExposeSecret;
    let secret = age::x25519::Identity::generate().to_string().expose_secret().to_owned();
    let people = read_plain(&secret).unwrap();
    let event = not_criteria(&people[0]);
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("key.txt"), &secret).unwrap();
    fs::write(at("event.age"), seal_event(&line(&event), &people[0], &recipients(&people)).unwrap()).unwrap();

    let plain = run(Command::new("age").current_dir(&folder).args(["--decrypt", "--identity", "key.txt", "event.age"]));
    assert!(String::from_utf8(plain.stdout.clone()).unwrap().starts_with(&format!("{}\n{{\"by\":\"", line(&event))));
    fs::write(at("plain.txt"), plain.stdout).unwrap();
    assert_eq!(oracle(&at("plain.txt")), json!({"event": json_of(&event), "by": event.person, "good": true}));

    run(node(&folder).args(["open", &secret, "event.age", "plain-npm.txt"]));
    assert_eq!(fs::read(at("plain-npm.txt")).unwrap(), fs::read(at("plain.txt")).unwrap());
}

#[test]
fn the_recorded_event_opens_as_it_was_recorded() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let people = read_plain(&fs::read_to_string(vectors.join("envelope-v1.key.txt")).unwrap()).unwrap();
    let heard = open_event(&fs::read(vectors.join("event-v1.age")).unwrap(), &people).unwrap();
    assert_eq!(heard.proof, Proof::By(people[0].person()));
    let event = Event::read(&heard.line).unwrap();
    assert_eq!((event.what.kind(), event.person), ("decided", people[0].person()));
    assert_eq!(event.person.to_string(), "446499a38ba7c2afc4f57279822995aa81fe89f20f983003b4daed404321b000");
}

fn json_of(event: &Event) -> Value {
    serde_json::from_str(&line(event)).unwrap()
}

fn oracle(plain: &Path) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/event.mjs");
    serde_json::from_slice(&run(Command::new("node").arg(script).arg(plain)).stdout).unwrap()
}
