//! `marac rewrap`: every file is accounted for, and nothing that was received is touched.

use std::collections::BTreeMap;
use std::fs;

use marac_portal::area::{PRACTICE_IDENTITY, PRACTICE_RECIPIENT};
use marac_portal::domain::mode::Live;
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{Content, Identity, Opened, Recipient, Reference, armor, open, seal};
use serde_json::json;

use super::cli_rewrap_support::{
    colleague_joins, field, hashes, marac_rewrap, outcomes, pack, sealed, sealed_files, unlocked,
};
use super::cli_support::{PACK, desk, identity, recipients, record, rows, said, with_key};

#[test]
fn of_a_thousand_files_the_ten_that_are_not_sealed_anew_are_named() {
    let folder = desk();
    let (ours, stranger) = (recipients(&folder), [Identity::generate().unwrap().recipient()]);
    for number in 0..988 {
        let mut file = if number == 500 { sealed(number, &stranger) } else { sealed(number, &ours) };
        match number {
            // Every hundredth, and one of those with attachments.
            0 | 100 | 200 | 300 | 400 | 600 | 707 => *file.last_mut().unwrap() ^= 1,
            700 | 800 => file.truncate(70_000),
            _ => {}
        }
        folder.write(&format!("in/{number:03}.age"), file);
    }
    for copy in 0..12 {
        let first = folder.read(&format!("in/{:03}.age", 900 + copy));
        let text = armor::armor(&first);
        let copied = if copy % 2 == 0 { first } else { text.into_bytes() };
        folder.write(&format!("in/later/{copy}.age"), copied);
    }
    let colleague = [colleague_joins(&folder)];
    let (before, later) = (hashes(&folder, "in/later"), unlocked(&folder, "deputy"));
    let originals: BTreeMap<String, Vec<u8>> = sealed_files(&folder, "in")
        .into_iter()
        .map(|name| (format!("in/{name}"), folder.read(&format!("in/{name}"))))
        .collect();

    let rewrapped = marac_rewrap(&folder, "deputy", &["in", "--out", "in/out"]);
    assert_eq!(rewrapped.status.code(), Some(1), "{}", said(&rewrapped));
    let rows = rows(&rewrapped);
    assert_eq!(rows.len(), 1_000);
    let counted = [("damaged", 7), ("duplicate", 12), ("rewrapped", 978), ("truncated", 2), ("wrong_key", 1)];
    assert_eq!(outcomes(&rows), counted.into());
    let refused: Vec<&str> =
        rows.iter().filter(|row| row["new_reference"] == "").map(|row| field(row, "file")).collect();
    let names = [0, 100, 200, 300, 400, 500, 600, 700, 707, 800].map(|number| format!("in/{number:03}.age"));
    assert_eq!(refused, names);
    let all = said(&rewrapped);
    assert!(names.iter().all(|name| all.contains(&format!("{name}: "))), "{all}");
    assert!(
        all.ends_with(
            "1000 files: 978 sealed anew, 12 duplicate, 10 refused. Each is listed in in/out/ledger.csv\n\
             The originals are as they were. They still open for everybody they were sealed to, until you delete them \
             and every copy of them.\n"
        ),
        "{all}"
    );

    let ledger = String::from_utf8(folder.read("in/out/ledger.csv")).unwrap();
    assert_eq!(ledger.lines().count(), 1_001);
    let in_order: Vec<&str> = ledger.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(in_order, rows.iter().map(|row| field(row, "file")).collect::<Vec<_>>());
    assert!(originals.iter().all(|(name, bytes)| folder.read(name) == *bytes), "the originals are untouched");
    assert_eq!(hashes(&folder, "in/later"), before);

    assert_eq!(sealed_files(&folder, "in/out").len(), 978);
    for row in &rows {
        let old = originals.get(field(row, "file"));
        match field(row, "outcome") {
            "rewrapped" => {
                let new = folder.read(&format!("in/out/{}.age", field(row, "new_reference")));
                let opened = open(&new, &colleague).unwrap();
                let before = open(old.unwrap(), std::slice::from_ref(&later)).unwrap();
                assert_same(&opened, &before);
                assert_eq!(row["reference"], before.reference.to_string());
                assert_eq!(row["new_reference"], opened.reference.to_string());
                assert!(new.len() == 131_072 || !opened.attachments.is_empty());
            }
            "duplicate" => {
                let first = field(row, "detail").strip_prefix("The same as ").unwrap();
                let first = rows.iter().find(|row| row["file"] == first).unwrap();
                let both = ["reference", "new_reference"];
                assert_eq!(both.map(|name| &row[name]), both.map(|name| &first[name]));
            }
            _ => assert_eq!(row["reference"], Reference::from_sha256(&sha256(old.unwrap())).to_string()),
        }
    }
}

#[test]
fn each_outcome_has_its_row_and_its_sentence() {
    let folder = desk();
    let ours = recipients(&folder);
    let of = |record: String, to: &[Recipient]| {
        let content =
            Content { record: record.into_bytes(), text: "An invented referral\n".into(), attachments: vec![] };
        seal::<Live>(content, to).unwrap().into_bytes()
    };
    let practice_key = read_plain(PRACTICE_IDENTITY).unwrap();
    folder.write("in/=a.age", of(record(|_| {}), &ours));
    folder.write("in/b.age", of(record(|r| r["format"] = json!("marac-portal/referral@9")), &ours));
    folder.write("in/c.age", of(record(|r| r["mode"] = json!("practice")), &ours));
    folder.write("in/d.age", of(record(|_| {}), &[practice_key[0].recipient()]));
    folder.write("in/e.key.age", folder.read(&identity(&folder, "deputy")));
    folder.write("in/f.docx", "PK\u{3}\u{4}");
    folder.write("in/g.age", of("{}".into(), &ours));
    let added =
        with_key(&folder, "deputy", &["register", "add", "in/=a.age", "--register", "register", "--area", PACK]);
    assert!(added.status.success(), "{}", said(&added));
    fs::rename(folder.path("register"), folder.path("in/register")).unwrap();
    folder.write("practice.txt", PRACTICE_IDENTITY);
    colleague_joins(&folder);

    let rewrapped = marac_rewrap(&folder, "deputy", &["in", "--out", "out", "--identity", "practice.txt"]);
    assert_eq!(rewrapped.status.code(), Some(1));
    let rows = rows(&rewrapped);
    let none = "Not a sealed referral. If it should be one, ask the sender.";
    let event =
        "Not a sealed referral but an event of a register. Leave it where it lies: a register is not sealed anew.";
    let exposed = "This says it is a real case, but the practice key opens it, and everybody has that key. Ring the \
        sender, and have it sealed again for you.";
    let expected = [
        ("in/=a.age", "rewrapped", ""),
        ("in/b.age", "rewrapped", ""),
        ("in/c.age", "practice", "A training case; only real referrals are sealed anew."),
        ("in/d.age", "live", exposed),
        (
            "in/e.key.age",
            "not_a_referral",
            "Not a sealed referral. If it should be one, ask the sender. It is locked with a passphrase, as key files \
             and drafts are. Choose the referral itself; a key file is for its owner alone.",
        ),
        ("in/f.docx", "not_a_referral", none),
        ("in/g.age", "not_a_referral", none),
        ("in/register/bodies/", "duplicate", "The same as in/=a.age"),
        ("in/register/events/", "not_a_referral", event),
    ];
    assert_eq!(rows.len(), expected.len());
    for (row, (file, outcome, detail)) in rows.iter().zip(expected) {
        assert!(field(row, "file").starts_with(file), "{row}");
        assert_eq!((field(row, "outcome"), field(row, "detail")), (outcome, detail), "{file}");
        assert_eq!(row["reference"] == "", outcome == "not_a_referral", "{file}");
        assert_eq!(row["new_reference"] == "", !["rewrapped", "duplicate"].contains(&outcome), "{file}");
    }
}

#[test]
fn a_pack_or_an_identity_that_will_not_do_is_said_before_anything_is_written() {
    let folder = desk();
    folder.write("in/a.age", sealed(1, &recipients(&folder)));
    folder.write("broken.json", "{");
    folder.write("nothing/.DS_Store", "hidden");
    pack(&folder, "lapsed.json", |pack| {
        pack["recipients"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|person| person["revoked"] = json!("2020-01-01"));
    });
    pack(&folder, "practice.json", |pack| {
        pack["mode"] = json!("practice");
        pack["trial"] = json!(false);
        pack["recipients"] = json!([{"role": "coordinator", "label": "Practice", "age": PRACTICE_RECIPIENT}]);
    });
    pack(&folder, "newer.json", |pack| pack["min_build"] = json!("99.0.0"));
    let key = identity(&folder, "deputy");
    folder.write("public.txt", recipients(&folder)[0].as_str());
    for (area, identity, inputs, begins) in [
        ("broken.json", key.as_str(), "in", "broken.json cannot be used to seal."),
        ("nowhere.json", &key, "in", "nowhere.json cannot be read"),
        ("newer.json", &key, "in", "newer.json asks for version 99.0.0 or newer"),
        (
            "practice.json",
            &key,
            "in",
            "practice.json is for practice, and what is real is never sealed to practice keys.",
        ),
        ("lapsed.json", &key, "in", "lapsed.json names nobody who can be sealed to today"),
        (PACK, "public.txt", "in", "public.txt holds a public key"),
        (PACK, "nowhere.key.age", "in", "nowhere.key.age cannot be read"),
        (PACK, &key, "nothing", "No file to open was found."),
        (PACK, &key, "nowhere", "nowhere cannot be read"),
    ] {
        let arguments = ["rewrap", inputs, "--out", "out", "--area", area, "--identity", identity];
        let refused = folder.marac(&[&arguments[..], &["--passphrase-file", "data/keys/passphrase.txt"]].concat());
        assert_eq!(refused.status.code(), Some(2), "{area} {identity}");
        let said = said(&refused);
        assert!(said.lines().last().unwrap().starts_with(begins), "{area} {identity}: {said}");
        assert!(!folder.path("out").exists(), "{area} {identity}");
    }
}

fn assert_same(opened: &Opened, before: &Opened) {
    assert_eq!((&opened.record, &opened.text), (&before.record, &before.text));
    assert!(opened.attachments == before.attachments, "attachments are the same, names and bytes");
}
