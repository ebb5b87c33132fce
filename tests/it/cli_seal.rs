//! `marac seal`: what goes in comes out, and what cannot go is named.

use marac_portal::envelope::tokens::AmendKey;
use serde_json::{Value, json};

use super::cli_support::{desk, marac_open, marac_seal, record, rows, said};
use super::server::{Folder, has_mode};

/// Seals what can be sealed; the reference that is told.
fn sealed(folder: &Folder, more: &[&str]) -> String {
    let sealed = marac_seal(folder, more);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    String::from_utf8(sealed.stdout).unwrap().trim_end().to_owned()
}

/// The record that opening has written.
fn written(folder: &Folder, out: &str, reference: &str) -> Value {
    serde_json::from_slice(&folder.read(&format!("{out}/{reference}/referral.json"))).unwrap()
}

#[test]
fn a_sealed_record_opens_with_each_key_of_the_area_and_says_the_same() {
    let folder = desk();
    folder.write("body map.pdf", b"%PDF-1.4 invented");
    let reference = sealed(&folder, &["record.json", "--attach", "body map.pdf"]);
    assert_eq!(folder.names("sealed"), [format!("{reference}.age")]);

    for role in ["coordinator", "deputy", "recovery"] {
        let out = format!("out-{role}");
        let opened = marac_open(&folder, role, &["sealed", "--out", &out]);
        assert_eq!(opened.status.code(), Some(0), "{}", said(&opened));
        let file = format!("sealed/{reference}.age");
        let row = json!({"file": file, "outcome": "opened", "reference": reference, "detail": "",
            "folder": format!("{out}/{reference}")});
        assert_eq!(rows(&opened), [row]);
        assert_eq!(
            String::from_utf8(folder.read(&format!("{out}/ledger.csv"))).unwrap(),
            format!("\u{feff}file,outcome,reference,detail\r\n{file},opened,{reference},\r\n")
        );

        let written = written(&folder, &out, &reference);
        let mut given: Value = serde_json::from_str(&record(|_| {})).unwrap();
        assert_ne!(written["submission"], given["submission"]);
        let note = &written["referral"]["attachments"][0];
        assert_eq!((&note["file"], &note["bytes"]), (&json!("attachments/01-body_map.pdf"), &json!(17)));
        given["referral"]["attachments"] = json!([note]);
        assert_eq!(written["referral"], given["referral"]);
        for field in ["kind", "amend_hash", "mode", "area"] {
            assert_eq!(written[field], given[field], "{field}");
        }

        let html = String::from_utf8(folder.read(&format!("{out}/{reference}/referral.html"))).unwrap();
        for told in ["Marla Quill", "07700 900111", reference.as_str()] {
            assert!(html.contains(told), "{told}");
        }
        let attached = folder.read(&format!("{out}/{reference}/attachments/01-body_map.pdf"));
        assert_eq!(attached, b"%PDF-1.4 invented");
        assert!(has_mode(&folder.path(&out), 0o700));
        assert!(has_mode(&folder.path(&format!("{out}/{reference}/referral.json")), 0o600));
    }
}

#[test]
fn a_referral_object_alone_is_enough_and_its_sender_gets_the_key_for_updates() {
    let folder = desk();
    let whole: Value = serde_json::from_str(&record(|_| {})).unwrap();
    folder.write("referral.json", whole["referral"].to_string());
    let sealed = marac_seal(&folder, &["referral.json", "--json"]);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    let row = &rows(&sealed)[0];
    let reference = row["reference"].as_str().unwrap();
    marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    let written = written(&folder, "out", reference);
    let key = AmendKey::parse(row["amend_key"].as_str().unwrap()).unwrap();
    assert_eq!(written["amend_hash"], json!(key.hash()));
    assert_eq!(written["kind"], "referral");
    assert_eq!(written["referral"], whole["referral"]);
    assert_eq!(written["build"], concat!(env!("CARGO_PKG_VERSION"), "+native"));
    assert_eq!(written["sealed_at"].as_str().unwrap().len(), "2026-11-21T17:35Z".len());
}

#[test]
fn the_senders_own_record_is_sealed_without_its_amend_key() {
    let folder = desk();
    folder.write(
        "own.json",
        record(|r| {
            r["reference"] = json!("7K2M-9QXA-4D1F");
            r["amend_key"] = json!("0ABCDEFGHJKMNPQRSTVWXYZ123");
            r["from_another_version"] = json!("kept");
        }),
    );
    let reference = sealed(&folder, &["own.json"]);
    marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    let written = written(&folder, "out", &reference);
    assert_eq!((&written["amend_key"], &written["reference"]), (&Value::Null, &Value::Null));
    assert_eq!(written["from_another_version"], "kept");
}

#[test]
fn each_record_that_cannot_be_sealed_is_named_and_the_others_are_sealed() {
    let folder = desk();
    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 6] = [
        ("area.json", |r| r["area"] = json!("eastmere"), "It is for the area \"eastmere\""),
        ("mode.json", |r| r["mode"] = json!("practice"), "It is a practice record"),
        ("newer.json", |r| r["format"] = json!("marac-portal/referral@2"), "It is of a newer format."),
        ("field.json", |r| r["referral"]["victim"]["born"] = json!("13.4.1991"), "The field victim.born"),
        ("gap.json", |r| drop(r["referral"]["victim"].as_object_mut().unwrap().remove("name")), "It is not complete."),
        (
            "files.json",
            |r| {
                r["referral"]["attachments"] = json!([{"file": "attachments/01-a.pdf", "bytes": 1,
            "sha256": "00"}])
            },
            "It names attachments that were not given.",
        ),
    ];
    let mut arguments = vec!["record.json", "--json"];
    for (name, change, _) in cases {
        folder.write(name, record(change));
        arguments.push(name);
    }
    folder.write("text.json", "not json");
    let sealed = marac_seal(&folder, &[&arguments[..], &["text.json", "nowhere.json"]].concat());
    assert_eq!(sealed.status.code(), Some(1));
    let rows = rows(&sealed);
    assert_eq!(rows.len(), 9);
    assert_eq!(rows.iter().filter(|row| row["sealed"] == json!(true)).count(), 1);
    for ((name, _, begins), row) in cases.iter().zip(&rows[1..]) {
        assert_eq!(row["file"], json!(name));
        assert!(row["reasons"][0].as_str().unwrap().starts_with(begins), "{row}");
    }
    assert_eq!(rows[5]["reasons"][1], "Enter the victim's full name, or say why it is not known");
    assert_eq!(folder.names("sealed").len(), 1);
}

#[test]
fn an_urgent_referral_goes_with_its_gaps_stated() {
    let folder = desk();
    folder.write(
        "urgent.json",
        record(|r| {
            r["referral"]["victim"].as_object_mut().unwrap().remove("name");
            r["referral"]["urgent"] =
                json!({"is_urgent": "yes", "why": "He knows where she is", "who_was_rung": "IDVA"});
        }),
    );
    let sealed = marac_seal(&folder, &["urgent.json"]);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    assert!(said(&sealed).contains("urgent.json is urgent and goes without this: Full name"), "{}", said(&sealed));
}

#[test]
fn attachments_stay_within_what_the_area_accepts() {
    let folder = desk();
    for name in ["1.pdf", "2.pdf", "3.pdf", "4.pdf", "6.png", "7.exe"] {
        folder.write(name, format!("%PDF-1.4 {name}"));
    }
    folder.write("5.JPEG", include_bytes!("../vectors/photos/located.jpg"));
    folder.write("large.pdf", vec![0; 26_214_400]);
    folder.write("8.docx", "PK\u{3}\u{4}");
    let attach = |files: &[&str]| {
        let files: Vec<&str> = files.iter().flat_map(|file| ["--attach", file]).collect();
        marac_seal(&folder, &[&["record.json"][..], &files].concat())
    };
    assert_eq!(attach(&["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.JPEG"]).status.code(), Some(0));
    for (files, begins) in [
        (&["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.JPEG", "6.png"][..], "6 files are attached; this area accepts 5."),
        (&["7.exe"], "7.exe was not attached: it is something else than its name says."),
        (&["6.png"], "6.png was not attached: it is something else than its name says."),
        (&["8.docx"], "8.docx was not attached: it is a document that can still be changed. Save it as a PDF first"),
        (&["large.pdf", "1.pdf"], "The attachments are larger than this area accepts"),
        (&["nowhere.pdf"], "nowhere.pdf cannot be read"),
    ] {
        let refused = attach(files);
        assert_eq!(refused.status.code(), Some(2), "{files:?}");
        assert!(said(&refused).starts_with(begins), "{files:?}: {}", said(&refused));
    }
    let two = marac_seal(&folder, &["record.json", "record.json", "--attach", "1.pdf"]);
    assert_eq!((two.status.code(), folder.names("sealed").len()), (Some(2), 1));
}

#[test]
fn the_position_of_a_photo_is_taken_out_and_the_record_says_so() {
    let folder = desk();
    let photo = include_bytes!("../vectors/photos/located.jpg");
    folder.write("front door.jpg", photo);
    folder.write("letter.pdf", b"%PDF-1.4 invented");
    let files = ["--attach", "front door.jpg", "--attach", "letter.pdf"];
    let reference = sealed(&folder, &[&["record.json"][..], &files].concat());
    let opened = marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    assert_eq!(rows(&opened)[0]["detail"], "", "the attachments are those that the record names");

    let kept = folder.read(&format!("out/{reference}/attachments/01-front_door.jpg"));
    assert_eq!(kept.len(), photo.len());
    assert!(!kept.windows(6).any(|six| six == b"GPS\0\0\0") && kept != photo);
    let noted = &written(&folder, "out", &reference)["referral"]["attachments"];
    assert_eq!((&noted[0]["changed"], &noted[1]["changed"]), (&json!(["gps_removed"]), &Value::Null));
    let html = String::from_utf8(folder.read(&format!("out/{reference}/referral.html"))).unwrap();
    assert!(html.contains("01-front_door.jpg, 3 KB, Position removed</li>"), "{html}");

    // What was opened can be sealed again, by the files as they are or as they were.
    folder.write("again.json", folder.read(&format!("out/{reference}/referral.json")));
    folder.write("01-front_door.jpg", kept);
    for photo in ["01-front_door.jpg", "front door.jpg"] {
        let again = marac_seal(&folder, &["again.json", "--attach", photo, "--attach", "letter.pdf"]);
        assert_eq!(again.status.code(), Some(0), "{photo}: {}", said(&again));
    }
}
