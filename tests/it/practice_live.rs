//! Practice and live never meet: every kind of file, with every kind of key, at every command and at the dropbox.

use std::path::Path;
use std::process::Output;

use marac_portal::area::{PRACTICE_IDENTITY, PRACTICE_RECIPIENT};
use marac_portal::domain::mode::{Live, Practice};
use marac_portal::domain::record::Record;
use marac_portal::envelope::header::{Malformed, looks_complete};
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{Content, Recipient, Sealed, open, seal};
use serde_json::{Value, json};

use super::cli_support::{PACK, desk, identity, marac_as, recipients, record, rows, said};
use super::server::{Folder, object};

/// The four kinds of file: what the record says, and who can open it.
const FILES: [&str; 4] = ["a-practice", "b-practice-to-the-area", "c-live", "d-live-to-practice"];

/// A desk with the four files in `in/`, the practice identity, and the pack of a practice area.
fn four() -> Folder {
    let folder = desk();
    let practice_key = vec![Recipient::parse(PRACTICE_RECIPIENT).unwrap()];
    let area = recipients(&folder);
    let content = |number: u32, mode: &str| Content {
        record: record(|record| {
            record["mode"] = json!(mode);
            record["submission"] = json!(format!("{number:026}"));
        })
        .into_bytes(),
        text: String::new(),
        attachments: vec![],
    };
    for (name, bytes) in FILES.into_iter().zip([
        seal::<Practice>(content(1, "practice"), &practice_key).unwrap().into_bytes(),
        seal::<Practice>(content(2, "practice"), &area).unwrap().into_bytes(),
        seal::<Live>(content(3, "live"), &area).unwrap().into_bytes(),
        // Nothing of ours makes this one: whoever did named the practice key by hand.
        seal::<Live>(content(4, "live"), &practice_key).unwrap().into_bytes(),
    ]) {
        folder.write(&format!("in/{name}.age"), bytes);
    }
    folder.write("practice.key", PRACTICE_IDENTITY);
    let person = read_plain(PRACTICE_IDENTITY).unwrap()[0].person().to_string();
    let trainer = json!({ "role": "coordinator", "label": "Trainer", "age": PRACTICE_RECIPIENT, "sign": person });
    write_pack(&folder, "practice.json", |pack| {
        (pack["mode"], pack["recipients"]) = (json!("practice"), json!([trainer]));
    });
    folder
}

fn write_pack(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) {
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    change(&mut pack);
    folder.write(name, pack.to_string());
}

/// A command with the coordinator's identity, the practice identity, or both.
fn with(folder: &Folder, keys: &str, arguments: &[&str]) -> Output {
    let practice = ["--identity", "practice.key"];
    match keys {
        "live" => marac_as(folder, "coordinator", arguments),
        "practice" => folder.marac(&[arguments, &practice].concat()),
        _ => marac_as(folder, "coordinator", &[arguments, &practice].concat()),
    }
}

/// What became of each of the four files.
fn outcomes(output: &Output) -> [String; 4] {
    let rows = rows(output);
    FILES.map(|name| {
        let of_file = |row: &&Value| row["file"].as_str().is_some_and(|file| file.ends_with(&format!("{name}.age")));
        let row = rows.iter().find(of_file).unwrap_or_else(|| panic!("no row for {name}: {}", said(output)));
        row["outcome"].as_str().unwrap().to_owned()
    })
}

#[test]
fn each_file_is_taken_only_by_the_key_and_the_command_that_it_is_for() {
    let folder = four();
    for (keys, arguments, expected) in [
        ("live", &["open", "in", "--out", "out"][..], ["wrong_key", "practice", "opened", "wrong_key"]),
        ("practice", &["open", "in", "--out", "out"], ["practice", "wrong_key", "wrong_key", "live"]),
        ("both", &["open", "in", "--out", "out"], ["practice", "practice", "opened", "live"]),
        // Only who asks for practice gets it, and a real case that everybody can open is never opened as if it were none.
        ("live", &["open", "in", "--out", "out", "--practice"], ["wrong_key", "opened", "opened", "wrong_key"]),
        ("practice", &["open", "in", "--out", "out", "--practice"], ["opened", "wrong_key", "wrong_key", "live"]),
        // A list names practice as practice.
        ("live", &["list", "in", "--area", PACK], ["wrong_key", "practice", "opened", "wrong_key"]),
        ("practice", &["list", "in", "--area", PACK], ["practice", "wrong_key", "wrong_key", "live"]),
        (
            "live",
            &["register", "add", "in", "--register", "reg", "--area", PACK],
            ["wrong_key", "practice", "opened", "wrong_key"],
        ),
        (
            "both",
            &["register", "add", "in", "--register", "reg", "--area", PACK],
            ["practice", "practice", "opened", "live"],
        ),
        (
            "practice",
            &["register", "add", "in", "--register", "reg", "--area", "practice.json"],
            ["opened", "wrong_key", "wrong_key", "live"],
        ),
        (
            "both",
            &["register", "add", "in", "--register", "reg", "--area", "practice.json"],
            ["opened", "opened", "other_register", "live"],
        ),
    ] {
        ["out", "reg"].into_iter().for_each(|made| drop(std::fs::remove_dir_all(folder.path(made))));
        let output = with(&folder, keys, &[arguments, &["--json"]].concat());
        assert_eq!(outcomes(&output), expected, "{keys}: {arguments:?}");
        assert_eq!(output.status.code(), Some(1), "{keys}: {arguments:?}: {}", said(&output));
        // Loud, and with what to do.
        for (outcome, words) in [
            ("practice", "PRACTICE: a training case among the files. If it is not one, ring the sender."),
            ("live", "This says it is a real case, but the practice key opens it, and everybody has that key. Ring"),
            ("other_register", "It is about a real case, and this register is for practice."),
        ] {
            let here = expected.contains(&outcome) && arguments[0] != "list";
            assert!(!here || said(&output).contains(words), "{keys}: {arguments:?}: {}", said(&output));
        }
        // What was refused left nothing but its row.
        let written = folder.names("out").iter().filter(|name| folder.path("out").join(name).is_dir()).count();
        let opened = expected.iter().filter(|outcome| **outcome == "opened").count();
        assert!(arguments[0] != "open" || written == opened, "{keys}: {arguments:?}: {:?}", folder.names("out"));
    }
}

#[test]
fn nobody_writes_into_a_register_with_the_key_of_the_other_kind() {
    let folder = four();
    for (keys, pack) in [("practice", PACK), ("live", "practice.json")] {
        let output = with(&folder, keys, &["register", "add", "in", "--register", "reg", "--area", pack]);
        assert_eq!(output.status.code(), Some(2), "{keys} {pack}: {}", said(&output));
        assert!(!folder.path("reg").exists(), "{keys} {pack}");
    }
}

#[test]
fn a_return_and_a_list_on_paper_hold_one_kind_of_case() {
    let folder = four();
    for (number, (keys, pack)) in
        (1..).zip([("live", PACK), ("both", PACK), ("practice", "practice.json"), ("both", "practice.json")])
    {
        let live = pack == PACK;
        let counted = with(&folder, keys, &["return", "in", "--area", pack, "--json"]);
        let said_of = said(&counted);
        assert!(said_of.contains("Counted: 1 case") || keys == "both" && !live, "{keys} {pack}: {said_of}");
        let other = match (keys, live) {
            ("live", _) => "Not counted: 1 practice case",
            ("both", true) => "Not counted: 2 practice cases",
            ("both", false) => "Not counted: 1 real case, by the pack of a practice area",
            _ => "NOT COUNTED: 3 files that were not opened",
        };
        assert!(said_of.contains(other), "{keys} {pack}: {said_of}");
        let listed = with(
            &folder,
            keys,
            &["export", "caselist", "in", "--area", pack, "--format", "csv", "--out", &format!("list-{number}.csv")],
        );
        assert_eq!(listed.status.code(), Some(1), "{keys} {pack}: {}", said(&listed));
        let of_this_kind = if keys == "both" && !live { 2 } else { 1 };
        let words = if of_this_kind == 1 { "1 case written" } else { "2 cases written" };
        assert!(said(&listed).contains(words), "{keys} {pack}: {}", said(&listed));
        let left_out = match (keys, live) {
            (_, true) => "PRACTICE: a training case among the files.",
            ("both", false) => "It is about a real case, and this register is for practice.",
            _ => "Sealed for somebody else.",
        };
        assert!(said(&listed).contains(left_out), "{keys} {pack}: {}", said(&listed));
    }
}

#[test]
fn a_record_is_sealed_by_a_pack_of_its_own_kind_alone() {
    let folder = four();
    folder.write("live.json", record(|_| {}));
    folder.write("practised.json", record(|record| record["mode"] = json!("practice")));
    let referral: Value = serde_json::from_str(&record(|_| {})).unwrap();
    folder.write("answers.json", referral["referral"].to_string());
    let sealed = |file: &str, pack: &str| folder.marac(&["seal", file, "--area", pack, "--out", "sealed", "--json"]);
    for (file, pack, why) in [
        ("practised.json", PACK, "It is a practice record, and the pack is for live records."),
        ("live.json", "practice.json", "It is a live record, and the pack is for practice records."),
    ] {
        let output = sealed(file, pack);
        assert_eq!(output.status.code(), Some(1), "{file} {pack}");
        assert!(said(&output).contains(why), "{}", said(&output));
        assert_eq!(folder.names("sealed"), [""; 0]);
    }
    // Answers alone have no mode: the pack gives them its own, and with it its key.
    for (file, pack, practice) in [
        ("live.json", PACK, false),
        ("answers.json", PACK, false),
        ("answers.json", "practice.json", true),
        ("practised.json", "practice.json", true),
    ] {
        let output = sealed(file, pack);
        assert_eq!(output.status.code(), Some(0), "{file} {pack}: {}", said(&output));
        let bytes = folder.read(rows(&output)[0]["written"].as_str().unwrap());
        let practice_identity = read_plain(PRACTICE_IDENTITY).unwrap();
        match open(&bytes, &practice_identity) {
            Ok(opened) => assert!(practice && Record::read(&opened.record).unwrap().is_practice(), "{file} {pack}"),
            Err(_) => assert!(!practice, "{file} {pack}"),
        }
    }
}

#[test]
fn a_live_pack_that_names_the_practice_key_is_used_by_nothing() {
    let folder = four();
    let name = "data/areas/westhaven.json";
    write_pack(&folder, name, |pack| {
        (pack["id"], pack["recipients"][0]["age"]) = (json!("westhaven"), json!(PRACTICE_RECIPIENT));
    });
    let checked = folder.marac(&["--json", "area", "check", name]);
    assert_eq!(
        (checked.status.code(), rows(&checked)[0]["finding"].as_str()),
        (Some(1), Some("practice_key_in_live_pack"))
    );
    let coordinator = identity(&folder, "coordinator");
    let key = ["--identity", &coordinator, "--passphrase-file", "data/keys/passphrase.txt"];
    for arguments in [
        &["seal", "record.json", "--area", name, "--out", "out"][..],
        &[&["list", "in", "--area", name], &key[..]].concat(),
        &[&["return", "in", "--area", name], &key[..]].concat(),
        &[&["register", "add", "in", "--register", "reg", "--area", name], &key[..]].concat(),
    ] {
        let output = folder.marac(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("is the practice key, which everybody has"), "{arguments:?}: {}", said(&output));
    }
    let server = folder.serve(&[]);
    assert!(server.ask("GET", "/areas/index.json", &[], b"").text().contains("northmere"));
    assert!(!server.ask("GET", "/areas/index.json", &[], b"").text().contains("westhaven"));
    assert!(server.stop().iter().any(|line| line.contains("westhaven.json")), "the operator is told");
}

/// The dropbox holds no key, and the header of an age file names nobody: a practice file looks like any other, and is stored.
/// So the practice program has nothing that could send one, and what sends takes a live one by its type.
#[test]
fn the_dropbox_takes_no_practice_and_nothing_that_practises_can_reach_it() {
    let folder = four();
    let server = folder.serve(&[]);
    let file = folder.read("in/a-practice.age");
    // The mark in its header is there for everybody to see.
    assert!(file.windows(17).any(|text| text == b"-> marac-practice"));
    assert_eq!(server.put(&object(1), &file).status, 422);
    assert_eq!(looks_complete(&file, file.len() as u64), Err(Malformed::OtherMode));
    let live = folder.read("in/c-live.age");
    assert_eq!(server.put(&object(2), &live).status, 201, "and a live one is taken");
    drop(server);
    assert!(Sealed::<Live>::verified(file.clone(), sha256(&file)).is_err(), "nor does a page keep one as live");
    assert!(Sealed::<Practice>::verified(live.clone(), sha256(&live)).is_err(), "or the reverse");

    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut practising = vec![sources.join("bin/practice.rs")];
    practising.extend(["app/practice", "app/trainer"].iter().flat_map(|folder| files_below(&sources.join(folder))));
    assert!(practising.len() > 20, "{}", practising.len());
    for file in practising {
        let text = std::fs::read_to_string(&file).unwrap();
        for sends in
            ["browser::deposit", "deposit::", "portal::delivery", "delivery::", "portal::receipt", "mode::Live"]
        {
            assert!(!text.contains(sends), "{} names {sends}", file.display());
        }
    }
    for file in files_below(&sources.join("app")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let live = text.contains("SealedReferral<Live>");
        assert!(live || !text.contains("deposit::put"), "{} sends what is not live by its type", file.display());
    }
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
