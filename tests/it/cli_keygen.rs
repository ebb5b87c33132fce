//! `marac keygen` and `marac area check`.

use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::{Family, Passphrase, Recipient, lock::unlock};
use serde_json::{Value, json};

use super::server::{Folder, has_mode};

fn keygen(folder: &Folder, more: &[&str]) -> std::process::Output {
    let mut command = folder.command();
    command.env("MARAC_PASSPHRASE", "correct horse battery").args(["keygen", "--area", "northmere", "--out", "keys"]);
    command.args(more).output().unwrap()
}

#[test]
fn keys_are_written_for_each_person_with_the_list_for_the_pack() {
    let folder = Folder::new();
    let made = keygen(&folder, &["--classic"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let list: Vec<Value> = serde_json::from_slice(&folder.read("keys/recipients.json")).unwrap();
    let roles: Vec<&str> = list.iter().map(|person| person["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["coordinator", "deputy", "recovery"]);

    let written = String::from_utf8(made.stdout).unwrap();
    let written: Vec<&str> = written.lines().collect();
    assert_eq!(written.len(), 3);
    for (person, file) in list.iter().zip(written) {
        let recipient = Recipient::parse(person["age"].as_str().unwrap()).unwrap();
        let name = format!("keys/northmere-{}-{}-", person["role"].as_str().unwrap(), recipient.fingerprint().short());
        assert!(file.starts_with(&name) && file.ends_with(".key.age"), "{file}");
        assert!(has_mode(&folder.path(file), 0o600));
        let [identity] = &unlock(&folder.read(file), &Passphrase::new("correct horse battery")).unwrap()[..] else {
            panic!("not one identity")
        };
        assert_eq!(identity.recipient(), recipient);
        assert_eq!(person["sign"], json!(identity.signing_public_key()));
    }
    assert!(has_mode(&folder.path("keys"), 0o700));
}

#[test]
fn roles_are_as_named_and_everything_else_is_refused_before_a_key_is_made() {
    let folder = Folder::new();
    let made = keygen(&folder, &["--people", "staff,staff, idva"]);
    assert_eq!(made.status.code(), Some(0));
    let list: Vec<Value> = serde_json::from_slice(&folder.read("keys/recipients.json")).unwrap();
    assert_eq!(list.iter().map(|p| p["role"].as_str().unwrap()).collect::<Vec<_>>(), ["staff", "staff", "idva"]);

    let before = folder.names("keys");
    for (more, begins) in [
        (&["--people", "coordinator"][..], "keys/recipients.json exists already"),
        (&["--people", "manager"], "\"manager\" is not a role."),
        (&["--people", ""], "Name at least one role"),
        (&["--post-quantum"], "keys/recipients.json exists already"),
        (&["--classic", "--post-quantum"], "error: "),
        (&["--passphrase-file", "nowhere"], "keys/recipients.json exists already"),
    ] {
        let refused = keygen(&folder, more);
        assert_eq!(refused.status.code(), Some(2), "{more:?}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.starts_with(begins), "{more:?}: {said}");
    }
    assert_eq!(folder.names("keys"), before);
}

#[test]
fn post_quantum_keys_are_asked_for_and_named_as_what_they_are() {
    let folder = Folder::new();
    let made = keygen(&folder, &["--post-quantum"]);
    let said = String::from_utf8(made.stderr).unwrap();
    assert!(made.status.success() && said.contains("needs age 1.3 or later"), "{said}");
    let list: Vec<Value> = serde_json::from_slice(&folder.read("keys/recipients.json")).unwrap();
    assert_eq!(list.len(), 3);
    for person in list {
        let recipient = Recipient::parse(person["age"].as_str().unwrap()).unwrap();
        assert_eq!(recipient.family(), Family::PostQuantum);
        assert_eq!(recipient.as_str().len(), 1_959);
    }
}

#[test]
fn areas_of_similar_names_have_files_that_can_be_told_apart_in_one_folder() {
    let folder = Folder::new();
    let areas = ["north-mere", "northmere", "north", "mere"];
    let mut together = Vec::new();
    for area in areas {
        let mut command = folder.command();
        command.env("MARAC_PASSPHRASE", "correct horse battery").args(["keygen", "--area", area, "--out", area]);
        assert!(command.output().unwrap().status.success());
        let names = folder.names(area).into_iter().filter(|name| name.ends_with(".key.age"));
        for name in names {
            // What follows the area tells it from one whose name goes on: a role is one word, a fingerprint 8 digits.
            let rest: Vec<&str> = name.strip_prefix(&format!("{area}-")).unwrap().split('-').collect();
            assert!(["coordinator", "deputy", "recovery"].contains(&rest[0]), "{name}");
            assert!(rest[1].len() == 8 && rest[1].chars().all(|digit| digit.is_ascii_hexdigit()), "{name}");
            together.push((name.to_lowercase(), area));
        }
    }
    let count = together.len();
    assert_eq!(count, areas.len() * 3);
    together.sort();
    together.dedup_by(|one, other| one.0 == other.0);
    assert_eq!(together.len(), count, "no two have one name, on no disk");
}

#[test]
fn the_passphrase_is_the_first_line_of_a_file_and_never_an_argument() {
    let folder = Folder::new();
    folder.write("passphrase.txt", "six plain words\r\nand a note\n");
    let arguments = ["keygen", "--area", "northmere", "--people", "deputy", "--out", "keys"];
    let made = folder.marac(&[&arguments[..], &["--passphrase-file", "passphrase.txt", "--json"]].concat());
    assert_eq!(made.status.code(), Some(0));
    let person: Value = serde_json::from_slice(&made.stdout).unwrap();
    let file = folder.read(person["file"].as_str().unwrap());
    let [identity] = &unlock(&file, &Passphrase::new("six plain words")).unwrap()[..] else { panic!() };
    assert_eq!(person["age"], json!(identity.recipient().as_str()));
    assert_eq!(person["words"], json!(identity.recipient().fingerprint().words().join(" ")));

    for (file, begins) in [("empty", "The passphrase is empty."), ("nowhere", "nowhere cannot be read:")] {
        folder.write("empty", "\n");
        let refused = folder.marac(&[&arguments[..6], &["other", "--passphrase-file", file]].concat());
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8(refused.stderr).unwrap().starts_with(begins));
    }
    assert_eq!(folder.names("other"), [""; 0]);
}

#[test]
fn a_pack_is_checked_for_people_and_for_programs() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let checked = folder.marac(&["area", "check", "data/areas/northmere.json"]);
    assert_eq!((checked.status.code(), checked.stdout.len()), (Some(0), 0));
    let said = String::from_utf8(checked.stderr).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "Northmere (this computer): the pack loads and can be sealed to.");
    assert!(lines[1].starts_with("The pack is unsigned, and signing is not in this version: check by phone."));
    assert!(lines[2].starts_with("This is a trial area"));
    assert_eq!(lines.len(), 6);
    assert_eq!(lines[3].split(' ').count(), "MARAC coordinator:".split(' ').count() + 6);

    let findings = |file: &str| {
        let checked = folder.marac(&["--json", "area", "check", file]);
        let lines = String::from_utf8(checked.stdout).unwrap();
        let objects = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let found: Vec<String> = objects.filter_map(|object| Some(object["finding"].as_str()?.to_owned())).collect();
        (checked.status.code(), found)
    };
    assert_eq!(findings("data/areas/northmere.json"), (Some(0), vec!["unsigned".into(), "trial".into()]));
    let pack = String::from_utf8(folder.read("data/areas/northmere.json")).unwrap();
    for (name, change, code, finding) in [
        ("malformed.json", ("\"mode\"", "mode"), 1, "malformed"),
        ("newer.json", ("area@1", "area@2"), 1, "newer_format"),
        ("practice.json", ("\"live\"", "\"drill\""), 1, "malformed"),
        ("lapsed.json", ("\"from\": \"", "\"revoked\": \"2026-01-01\", \"from\": \""), 1, "cannot_seal_today"),
    ] {
        folder.write(name, pack.replace(change.0, change.1));
        let (exit, found) = findings(name);
        assert_eq!((exit, found[0].as_str()), (Some(code), finding), "{name}");
    }
    let missing = folder.marac(&["area", "check", "nowhere.json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().starts_with("nowhere.json cannot be read: No such file"));
}

/// The practice key is no secret: its secret half follows from a phrase in the source.
#[test]
fn the_practice_key_is_the_one_that_follows_from_its_phrase() {
    use marac_portal::area::{PRACTICE_IDENTITY, PRACTICE_PHRASE, PRACTICE_RECIPIENT};
    use marac_portal::envelope::reference::sha256;
    let secret = bech32("age-secret-key-", &sha256(PRACTICE_PHRASE.as_bytes())).to_uppercase();
    assert_eq!(secret, PRACTICE_IDENTITY);
    let [identity] = &read_plain(&secret).unwrap()[..] else { panic!() };
    assert_eq!(identity.recipient().as_str(), PRACTICE_RECIPIENT);
}

/// BIP-173.
fn bech32(prefix: &str, bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const GENERATOR: [u32; 5] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let five = |five: &[u8]| (0..5).fold(0, |digit, bit| digit << 1 | five.get(bit).copied().unwrap_or(0));
    let mut digits: Vec<u8> = bits.chunks(5).map(five).collect();
    let (high, low) = (prefix.bytes().map(|byte| byte >> 5), prefix.bytes().map(|byte| byte & 31));
    let checked = high.chain([0]).chain(low).chain(digits.iter().copied()).chain([0; 6]);
    let checksum = checked.fold(1u32, |sum, digit| {
        let shifted = (sum & 0x1ffffff) << 5 ^ u32::from(digit);
        (0..5).filter(|bit| sum >> (25 + bit) & 1 == 1).fold(shifted, |sum, bit| sum ^ GENERATOR[bit])
    }) ^ 1;
    digits.extend((0..6).rev().map(|place| (checksum >> (5 * place) & 31) as u8));
    let text: String = digits.iter().map(|digit| char::from(ALPHABET[usize::from(*digit)])).collect();
    format!("{prefix}1{text}")
}
