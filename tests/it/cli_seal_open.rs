//! `marac seal` and `marac open`: what goes in comes out, and every file is accounted for.

use std::process::Output;

use marac_portal::area::Pack;
use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::{Attachment, Content, Identity, Recipient, armor, seal};
use serde_json::{Value, json};

use super::record::RECORD_V1;
use super::server::{Folder, has_mode};

/// A folder with the trial area, and the complete invented record as `record.json`.
pub fn desk() -> Folder {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    folder.write("record.json", record(|_| {}));
    folder
}

pub fn record(change: impl FnOnce(&mut Value)) -> String {
    let mut record: Value = serde_json::from_slice(RECORD_V1).unwrap();
    record["referral"]["referrer"]["agency"] = json!("health-visiting");
    change(&mut record);
    record.to_string()
}

pub fn marac_seal(folder: &Folder, more: &[&str]) -> Output {
    let area = ["--area", "data/areas/northmere.json", "--out", "sealed"];
    folder.marac(&[&["seal"], more, &area].concat())
}

pub fn marac_open(folder: &Folder, role: &str, more: &[&str]) -> Output {
    let identity = folder.names("data/keys").into_iter().find(|name| name.contains(role)).unwrap();
    let identity = format!("data/keys/{identity}");
    let keys = ["--identity", &identity, "--passphrase-file", "data/keys/passphrase.txt", "--json"];
    folder.marac(&[&["open"], more, &keys].concat())
}

/// What `--json` wrote: one object a line.
pub fn rows(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn outcomes(output: &Output) -> Vec<String> {
    rows(output).iter().map(|row| row["outcome"].as_str().unwrap().to_owned()).collect()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn recipients(folder: &Folder) -> Vec<Recipient> {
    let pack = Pack::parse(&folder.read("data/areas/northmere.json")).unwrap();
    pack.keyholders().iter().map(|keyholder| keyholder.recipient.clone()).collect()
}

#[test]
fn a_sealed_record_opens_with_each_key_of_the_area_and_says_the_same() {
    let folder = desk();
    folder.write("body map.pdf", b"%PDF-1.4 invented");
    let sealed = marac_seal(&folder, &["record.json", "--attach", "body map.pdf"]);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    let reference = String::from_utf8(sealed.stdout).unwrap().trim_end().to_owned();
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
            format!("file,outcome,reference,detail\r\n{file},opened,{reference},\r\n")
        );

        let written: Value = serde_json::from_slice(&folder.read(&format!("{out}/{reference}/referral.json"))).unwrap();
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
    let written: Value = serde_json::from_slice(&folder.read(&format!("out/{reference}/referral.json"))).unwrap();
    let key = marac_portal::envelope::tokens::AmendKey::parse(row["amend_key"].as_str().unwrap()).unwrap();
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
    let sealed = marac_seal(&folder, &["own.json"]);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    let reference = String::from_utf8(sealed.stdout).unwrap().trim_end().to_owned();
    marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    let written: Value = serde_json::from_slice(&folder.read(&format!("out/{reference}/referral.json"))).unwrap();
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
fn of_five_hundred_files_every_one_is_accounted_for() {
    let folder = desk();
    let (ours, stranger) = (recipients(&folder), [Identity::generate().unwrap().recipient()]);
    let content = |number: usize, mode: &str| Content {
        record: record(|r| {
            r["submission"] = json!(format!("{number:026}"));
            r["mode"] = json!(mode);
        })
        .into_bytes(),
        text: "An invented referral\n".into(),
        attachments: vec![],
    };
    let live = |number, to: &[Recipient]| seal::<Live>(content(number, "live"), to).unwrap().into_bytes();
    for number in 0..500 {
        let mut file = match number {
            0..10 => live(number, &ours),
            10..15 => live(number, &stranger),
            15..18 => live(number, &ours),
            // The same bytes as an earlier file, or the same record sealed again.
            18..28 => folder.read(&format!("in/{:03}.age", number + 82)),
            28..38 => live(number + 100, &ours),
            38..45 => seal::<Practice>(content(number, "practice"), &ours).unwrap().into_bytes(),
            _ => live(number, &ours),
        };
        match number {
            0..10 => file[100_000] ^= 1,
            15..18 => file.truncate(50_000),
            _ => {}
        }
        // Those that are repeated come first in the folder.
        let name = if (18..38).contains(&number) { format!("in/z{number}.age") } else { format!("in/{number:03}.age") };
        folder.write(&name, file);
        if number == 17 {
            for early in 100..110 {
                folder.write(&format!("in/{early}.age"), live(early, &ours));
            }
        }
        if (100..110).contains(&number) {
            folder.write(&format!("in/{number}.age"), folder.read(&format!("in/z{}.age", number - 82)));
        }
    }
    let opened = marac_open(&folder, "deputy", &["in", "--out", "out"]);
    assert_eq!(opened.status.code(), Some(1));
    let outcomes = outcomes(&opened);
    let count = |name: &str| outcomes.iter().filter(|outcome| *outcome == name).count();
    assert_eq!(outcomes.len(), 500);
    assert_eq!(
        ["opened", "damaged", "wrong_key", "truncated", "duplicate", "practice"].map(count),
        [455, 10, 5, 3, 20, 7]
    );
    assert_eq!(folder.names("out").len(), 455 + 1);
    assert_eq!(String::from_utf8(folder.read("out/ledger.csv")).unwrap().lines().count(), 501);
    assert!(
        said(&opened)
            .ends_with("500 files: 455 opened, 20 duplicate, 25 not opened. Each is listed in out/ledger.csv\n")
    );
}

#[test]
fn each_outcome_has_its_row_and_its_sentence() {
    let folder = desk();
    let ours = recipients(&folder);
    let file = |record: String, attachments: Vec<Attachment>| {
        let content = Content { record: record.into_bytes(), text: "An invented referral\n".into(), attachments };
        seal::<Live>(content, &ours).unwrap().into_bytes()
    };
    let scan = Attachment { name: "scan.pdf".into(), bytes: vec![1] };
    let first = file(record(|_| {}), vec![]);
    let quoted: String = armor::armor(&first).lines().map(|line| format!("> {line}\r\n")).collect();
    folder.write("in/a.age", &first);
    folder.write("in/b.age.txt", quoted);
    folder.write("in/c.age", file(record(|_| {}), vec![]));
    folder.write("in/d.age", file(record(|r| r["referral"]["victim"]["name"] = json!("Marla Q.")), vec![]));
    folder.write("in/e.age", file(record(|r| r["format"] = json!("marac-portal/referral@9")), vec![]));
    folder.write("in/f.age", file("{}".into(), vec![]));
    folder.write("in/g.age", file(record(|r| r["referral"]["ric"] = json!([])), vec![]));
    folder.write("in/h.age", file(record(|r| r["submission"] = json!("other")), vec![scan]));
    folder.write("in/i.key.age", folder.read(&format!("data/keys/{}", folder.names("data/keys")[0])));
    folder.write("in/j.age", file(record(|r| r["mode"] = json!("practice")), vec![]));
    folder.write("in/k.docx", "PK\u{3}\u{4}");
    folder.write("in/=l.age", "");
    let opened = marac_open(&folder, "coordinator", &["in", "--out", "out"]);
    assert_eq!(opened.status.code(), Some(1));
    let rows = rows(&opened);
    let told: Vec<[&str; 3]> =
        rows.iter().map(|row| ["file", "outcome", "detail"].map(|field| row[field].as_str().unwrap())).collect();
    let none = "Not a sealed referral. If it should be one, ask the sender.";
    let locked = "Not a sealed referral. If it should be one, ask the sender. It is locked with a passphrase, as key files \
        and drafts are. Choose the referral itself; a key file is for its owner alone.";
    assert_eq!(
        told,
        [
            ["in/=l.age", "not_a_referral", none],
            ["in/a.age", "opened", ""],
            ["in/b.age.txt", "duplicate", "The same as in/a.age"],
            ["in/c.age", "duplicate", "The same as in/a.age"],
            ["in/d.age", "opened", "The same submission as in/a.age, with different content"],
            ["in/e.age", "newer_version", "Sealed by a newer version. Install a newer version, then open it again."],
            ["in/f.age", "not_a_referral", none],
            ["in/g.age", "damaged", "The field ric does not hold what belongs there. Ring the sender."],
            ["in/h.age", "opened", "The attachments are not those that the record names. Ring the sender."],
            ["in/i.key.age", "not_a_referral", locked],
            [
                "in/j.age",
                "practice",
                "PRACTICE: a training case among the files. If it is not one, ring the sender. Open it with --practice."
            ],
            ["in/k.docx", "not_a_referral", none],
        ]
    );
    assert!(rows.iter().all(|row| (row["reference"] == "") == (row["outcome"] == "not_a_referral")));
    assert_eq!(rows[1]["reference"], rows[2]["reference"]);
    assert_eq!(folder.names("out").len(), 3 + 1);

    let practised = marac_open(&folder, "coordinator", &["in/j.age", "--out", "practice", "--practice"]);
    assert_eq!(practised.status.code(), Some(0));
    assert_eq!(outcomes(&practised), ["opened"]);
}

#[test]
fn opening_into_a_used_folder_skips_what_is_identical_and_refuses_what_differs() {
    let folder = desk();
    marac_seal(&folder, &["record.json"]);
    let again = || marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    assert_eq!(again().status.code(), Some(0));
    assert_eq!(again().status.code(), Some(0));
    assert_eq!(folder.names("out").len(), 2);

    let page = format!("out/{}/referral.html", folder.names("out")[0]);
    folder.write(&page, "notes of the coordinator");
    let third = again();
    assert_eq!(third.status.code(), Some(1));
    let sentence = format!("{page} holds something else already and was left as it is. Open into another folder.");
    assert_eq!(rows(&third)[0]["detail"], json!(sentence));
    assert_eq!(folder.read(&page), b"notes of the coordinator");
    assert_eq!(folder.names("out")[1..], ["ledger-2.csv", "ledger.csv"]);
}

#[test]
fn without_a_usable_identity_nothing_is_opened() {
    let folder = desk();
    marac_seal(&folder, &["record.json"]);
    folder.write("wrong.txt", "not the passphrase");
    folder.write("public.txt", recipients(&folder)[0].as_str());
    let key = format!("data/keys/{}", folder.names("data/keys")[0]);
    for (identity, passphrase, begins) in [
        (key.as_str(), "wrong.txt", format!("{key} was not unlocked: the passphrase is wrong.")),
        (&key, "nowhere", "nowhere cannot be read".into()),
        ("nowhere", "wrong.txt", "nowhere cannot be read".into()),
        ("public.txt", "wrong.txt", "public.txt holds a public key".into()),
        ("record.json", "wrong.txt", "record.json holds no secret key.".into()),
    ] {
        let arguments = ["open", "sealed", "--out", "out", "--identity", identity, "--passphrase-file", passphrase];
        let refused = folder.marac(&arguments);
        assert_eq!(refused.status.code(), Some(2), "{identity}");
        assert!(said(&refused).starts_with(&begins), "{identity}: {}", said(&refused));
    }
    folder.write("nothing/.DS_Store", "hidden");
    let empty = marac_open(&folder, "coordinator", &["nothing", "--out", "out"]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(said(&empty).starts_with("No file to open was found."), "{}", said(&empty));
    assert_eq!(folder.names("out"), [""; 0]);
}

#[test]
fn a_plain_identity_file_needs_no_passphrase() {
    let folder = desk();
    let plain = include_str!("../vectors/envelope-v1.key.txt");
    let [identity] = &read_plain(plain).unwrap()[..] else { panic!() };
    let content = Content { record: record(|_| {}).into_bytes(), text: String::new(), attachments: vec![] };
    folder.write("in.age", seal::<Live>(content, &[identity.recipient()]).unwrap().bytes());
    folder.write("plain.txt", plain);
    let opened = folder.marac(&["open", "in.age", "--identity", "plain.txt", "--out", "out", "--json"]);
    assert_eq!((opened.status.code(), outcomes(&opened)), (Some(0), vec!["opened".to_owned()]));
}

#[test]
fn the_position_of_a_photo_is_taken_out_and_the_record_says_so() {
    let folder = desk();
    let photo = include_bytes!("../vectors/photos/located.jpg");
    folder.write("front door.jpg", photo);
    folder.write("letter.pdf", b"%PDF-1.4 invented");
    let files = ["--attach", "front door.jpg", "--attach", "letter.pdf"];
    let sealed = marac_seal(&folder, &[&["record.json"][..], &files].concat());
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    let reference = String::from_utf8(sealed.stdout).unwrap().trim_end().to_owned();
    let opened = marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
    assert_eq!(rows(&opened)[0]["detail"], "", "the attachments are those that the record names");

    let kept = folder.read(&format!("out/{reference}/attachments/01-front_door.jpg"));
    assert_eq!(kept.len(), photo.len());
    assert!(!kept.windows(6).any(|six| six == b"GPS\0\0\0") && kept != photo);
    let written = folder.read(&format!("out/{reference}/referral.json"));
    let noted: Value = serde_json::from_slice(&written).unwrap();
    let noted = &noted["referral"]["attachments"];
    assert_eq!((&noted[0]["changed"], &noted[1]["changed"]), (&json!(["gps_removed"]), &Value::Null));
    let html = String::from_utf8(folder.read(&format!("out/{reference}/referral.html"))).unwrap();
    assert!(html.contains("01-front_door.jpg, 3 KB, Position removed</li>"), "{html}");

    // What was opened can be sealed again, by the files as they are or as they were.
    folder.write("again.json", written);
    folder.write("01-front_door.jpg", kept);
    for photo in ["01-front_door.jpg", "front door.jpg"] {
        let again = marac_seal(&folder, &["again.json", "--attach", photo, "--attach", "letter.pdf"]);
        assert_eq!(again.status.code(), Some(0), "{photo}: {}", said(&again));
    }
}
