//! `marac open`: every file is accounted for, and nothing is opened that should not be.

use std::process::Output;

use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::{Attachment, Content, Identity, Recipient, armor, seal};
use serde_json::json;

use super::cli_support::{desk, marac_open, marac_seal, recipients, record, rows, said};

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

fn outcomes(output: &Output) -> Vec<String> {
    rows(output).iter().map(|row| row["outcome"].as_str().unwrap().to_owned()).collect()
}
