//! `marac register add`: from sealed files to a register that several people share; each file is accounted for.

use std::fs;
use std::process::Output;

use chrono::TimeDelta;
use marac_portal::area::Pack;
use serde_json::{Value, json};

use super::cli_register_support::{add, cases, clock, list, outcome, register_of, seal_anyway, sealed};
use super::cli_support::{PACK, desk, marac_as, marac_seal, record, rows, said, with_key};

#[test]
fn what_one_person_puts_in_another_lists() {
    let folder = desk();
    let calm = sealed(&folder, "calm", |_| {});
    let urgent = sealed(&folder, "urgent", |record| {
        record["referral"]["urgent"] = json!({"is_urgent": "yes", "why": "Tonight", "who_was_rung": "IDVA"});
        record["referral"]["household"] = json!([{"kind": "child"}, {"kind": "child"}]);
        record["referral"]["referrer"].as_object_mut().unwrap().remove("name");
    });
    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    assert!(said(&added).contains("2 files: 2 put in, 0 in the register already, 0 not put in"));
    assert_eq!(folder.names("reg/bodies").len(), 2);

    let listed = list(&folder, "deputy");
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    let listed = cases(&listed);
    assert_eq!([&listed[0]["reference"], &listed[1]["reference"]], [&urgent["reference"], &calm["reference"]]);
    let first = &listed[0];
    assert_eq!((&first["case"], &first["urgent"]), (&urgent["sha256"], &json!(true)));
    assert_eq!((&first["children"], &first["missing"], &first["yes"]), (&json!(2), &json!(1), &json!(17)));
    assert_eq!((&first["decisions"], &first["conflicts"]), (&json!([]), &json!([])));
    assert_eq!((&listed[1]["dont_know"], &listed[1]["agency"]), (&json!(4), &json!("health-visiting")));

    let again = add(&folder, "deputy", &["in"]);
    assert_eq!(rows(&again).iter().filter(|row| row["outcome"] == "duplicate").count(), 2, "{}", said(&again));
    assert_eq!(fs::read_dir(folder.path("reg/events")).unwrap().count(), 1);
    assert_eq!(cases(&list(&folder, "coordinator")).len(), 2);
}

#[test]
fn every_input_is_accounted_for_and_only_what_belongs_here_is_put_in() {
    let folder = desk();
    sealed(&folder, "a-real", |_| {});
    folder.write("in/b-copy.age", folder.read("in/a-real.age"));
    let of = |submission: &str, change: fn(&mut Value)| {
        record(|record| {
            record["submission"] = json!(submission);
            change(record);
        })
    };
    let same = of("00000000000000000000000001", |_| {});
    seal_anyway(&folder, "c-first", same.clone());
    seal_anyway(&folder, "d-sealed-again", same);
    seal_anyway(&folder, "e-changed", of("00000000000000000000000001", |record| record["build"] = json!("another")));
    seal_anyway(&folder, "f-eastmere", of("00000000000000000000000002", |record| record["area"] = json!("eastmere")));
    seal_anyway(&folder, "g-practice", of("00000000000000000000000003", |record| record["mode"] = json!("practice")));
    let newer = of("00000000000000000000000004", |_| {}).replace("referral@1", "referral@2");
    let damaged = seal_anyway(&folder, "h-newer", newer);
    folder.write("in/i-damaged.age", [&damaged[..70_000], b"x", &damaged[70_001..]].concat());
    folder.write("in/j-cut.age", &damaged[..70_000]);
    folder.write("in/k-notes.txt", "not a referral");
    folder.write("in/l-other.age", super::server::sealed());

    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(1));
    let outcomes: Vec<String> = rows(&added).iter().map(outcome).collect();
    let expected = [
        "in/a-real.age opened",
        "in/b-copy.age duplicate",
        "in/c-first.age opened",
        "in/d-sealed-again.age duplicate",
        "in/e-changed.age opened",
        "in/f-eastmere.age other_register",
        "in/g-practice.age practice",
        "in/h-newer.age newer_version",
        "in/i-damaged.age damaged",
        "in/j-cut.age truncated",
        "in/k-notes.txt not_a_referral",
        "in/l-other.age wrong_key",
    ];
    assert_eq!(outcomes, expected);
    assert!(said(&added).contains("12 files: 3 put in, 2 in the register already, 7 not put in"), "{}", said(&added));
    assert!(rows(&added)[4]["detail"].as_str().unwrap().starts_with("The same submission as "));
    assert_eq!(cases(&list(&folder, "deputy")).len(), 3);
    assert_eq!(folder.names("reg/bodies").len(), 3);
    let again = add(&folder, "deputy", &["in"]);
    assert!(said(&again).contains("12 files: 0 put in, 5 in the register already, 7 not put in"), "{}", said(&again));
}

#[test]
fn an_addition_is_filed_when_its_key_is_right_however_late_its_referral_comes() {
    let folder = desk();
    let whole: Value = serde_json::from_str(&record(|_| {})).unwrap();
    folder.write("referral.json", whole["referral"].to_string());
    let referral = rows(&marac_seal(&folder, &["referral.json", "--json"])).remove(0);
    let [reference, key] = ["reference", "amend_key"].map(|field| referral[field].as_str().unwrap());
    let update = |number: u32, key: &str, number_to_ring: &str| {
        record(|record| {
            record["submission"] = json!(format!("{number:026}"));
            record["kind"] = json!("update");
            record["refers_to"] = json!(reference);
            record["amend_key"] = json!(key);
            record["referral"] = json!({"urgent": {"is_urgent": "yes", "why": number_to_ring, "who_was_rung": "IDVA"}});
            record.as_object_mut().unwrap().remove("amend_hash");
        })
    };
    seal_anyway(&folder, "a-update", update(1, key, "He has her number"));
    seal_anyway(&folder, "b-forged", update(2, &"0".repeat(26), "x"));
    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    assert!(said(&added).contains("Its referral has not been opened here"), "{}", said(&added));
    let before = cases(&list(&folder, "coordinator"));
    assert_eq!(before.iter().map(|case| &case["kind"]).collect::<Vec<_>>(), ["update", "update"]);

    let added = add(&folder, "deputy", &[referral["written"].as_str().unwrap()]);
    let filed = rows(&added).into_iter().find(|row| row["proved"] == "yes").unwrap();
    assert_eq!((&filed["adds_to"], &filed["filed_with"]), (&json!(reference), &referral["sha256"]));
    let listed = cases(&list(&folder, "coordinator"));
    assert_eq!(listed.len(), 2, "the forged one stays a row of its own");
    let case = listed.iter().find(|case| case["kind"] == "referral").unwrap();
    assert_eq!(case["additions"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&case["urgent"], &case["yes"], &case["missing"]),
        (&json!(true), &json!(17), &json!(0)),
        "as it stands now"
    );
    assert_eq!(listed.iter().find(|case| case["kind"] == "update").unwrap()["conflicts"], json!([]));
    assert!(!said(&add(&folder, "deputy", &["in"])).contains("proved"), "and it is filed once");
}

#[test]
fn what_a_crash_left_behind_is_told_and_put_right() {
    let (folder, [one]) = register_of(["one"]);
    let body = format!("reg/bodies/{}.age", one["sha256"].as_str().unwrap());
    // The file is there, its event is not.
    let bytes = folder.read(&body);
    fs::remove_dir_all(folder.path("reg/events")).unwrap();
    let listed = list(&folder, "coordinator");
    assert_eq!((listed.status.code(), cases(&listed).len()), (Some(1), 0));
    assert!(said(&listed).contains("Put them in: marac register add reg/bodies"), "{}", said(&listed));
    let added = add(&folder, "coordinator", &["reg/bodies"]);
    assert_eq!(rows(&added)[0]["outcome"], "opened", "{}", said(&added));
    assert_eq!(list(&folder, "coordinator").status.code(), Some(0));

    // The event is there, its file is not, or is half there.
    for left in [&bytes[..0], &bytes[..1000]] {
        fs::remove_file(folder.path(&body)).unwrap();
        if !left.is_empty() {
            folder.write(&body, left);
        }
        let listed = list(&folder, "deputy");
        assert_eq!((listed.status.code(), &cases(&listed)[0]["content"]), (Some(1), &json!("not_here")));
        assert_eq!(rows(&add(&folder, "deputy", &["in"]))[0]["outcome"], "duplicate");
        assert_eq!(cases(&list(&folder, "deputy"))[0]["content"], "opened");
        fs::remove_dir_all(folder.path("reg/bodies")).unwrap();
        folder.write(&body, &bytes);
    }
}

#[test]
fn wrong_usage_names_what_is_wrong() {
    let folder = desk();
    sealed(&folder, "one", |_| {});
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    for recipient in pack["recipients"].as_array_mut().unwrap() {
        recipient.as_object_mut().unwrap().remove("sign");
    }
    assert!(Pack::parse(pack.to_string().as_bytes()).is_ok());
    folder.write("unsigned.json", pack.to_string());
    let mut revoked: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    let yesterday = (clock() - TimeDelta::days(1)).date_naive().to_string();
    for recipient in revoked["recipients"].as_array_mut().unwrap() {
        if recipient["role"] == "deputy" {
            recipient["revoked"] = json!(yesterday);
        }
    }
    folder.write("revoked.json", revoked.to_string());
    for (arguments, says) in [
        (
            &["register", "add", "in", "--register", "reg", "--area", "unsigned.json"][..],
            "None of these identities may write here",
        ),
        (
            &["register", "add", "in", "--register", "reg", "--area", "revoked.json"],
            "None of these identities may write here",
        ),
        (&["register", "add", "empty", "--register", "reg", "--area", PACK], "empty cannot be read"),
        (&["list", "--register", "reg"], "give --area once"),
        (&["list", "--register", "regg", "--area", PACK], "regg cannot be read"),
        (&["list"], "Give a register with --register, or sealed files."),
        (&["list", "in", "--register", "reg", "--area", PACK], "cannot be used with"),
    ] {
        let output = marac_as(&folder, "deputy", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(says), "{arguments:?}: {}", said(&output));
        assert!(!folder.path("reg").exists(), "{arguments:?}");
    }
}

#[test]
fn practice_and_real_cases_have_registers_of_their_own() {
    let folder = desk();
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    pack["mode"] = json!("practice");
    folder.write("practice.json", pack.to_string());
    let practice = |record: &mut Value| record["mode"] = json!("practice");
    seal_anyway(&folder, "a-practice", record(practice));
    seal_anyway(
        &folder,
        "b-real",
        record(|record| {
            record["submission"] = json!("00000000000000000000000001");
        }),
    );
    let into = |pack| with_key(&folder, "deputy", &["register", "add", "in", "--register", "reg", "--area", pack]);
    let outcomes = |output: &Output| rows(output).iter().map(outcome).collect::<Vec<_>>();
    assert_eq!(outcomes(&into("practice.json")), ["in/a-practice.age opened", "in/b-real.age other_register"]);

    // The wrong pack for this register: nothing of it counts, and everything is told.
    let listed = list(&folder, "deputy");
    assert_eq!((listed.status.code(), cases(&listed).len()), (Some(1), 0));
    assert_eq!(rows(&listed)[0]["standing"], "other_mode");
    assert!(said(&listed).contains("Practice and real cases do not mix"), "{}", said(&listed));
    let listed = with_key(&folder, "deputy", &["list", "--register", "reg", "--area", "practice.json"]);
    assert_eq!((listed.status.code(), cases(&listed).len()), (Some(0), 1), "{}", said(&listed));
}
