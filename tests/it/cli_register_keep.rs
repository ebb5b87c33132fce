//! `marac register due`, `purge`, `find` and `audit`: keeping a register over the years.

use std::process::Output;

use serde_json::{Value, json};

use super::cli_register_say::{put_in, register, well};
use super::cli_support::{PACK, desk, rows, said, with_key};
use super::server::Folder;

fn marac(folder: &Folder, role: &str, task: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["register", task, "--register", "reg", "--area", PACK], more].concat())
}

/// What is due on a day: the matter, the reference and its day.
fn due(folder: &Folder, on: &str) -> Vec<(String, String, String)> {
    let output = marac(folder, "coordinator", "due", &["--on", on]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows(&output).iter().map(|row| (text(row, "matter"), text(row, "reference"), text(row, "day"))).collect()
}

fn is_due(folder: &Folder, on: &str, matter: &str) -> Vec<String> {
    due(folder, on).into_iter().filter(|(what, ..)| what == matter).map(|(_, _, day)| day).collect()
}

/// The record of the tests was referred on 21 November 2026.
#[test]
fn flags_actions_decisions_and_retention_come_due_on_their_days() {
    let (folder, case) = register();
    assert_eq!(is_due(&folder, "2026-11-22", "undecided").len(), 1);
    well(
        &folder,
        "coordinator",
        &[
            json!({"what": "decided", "case": case, "decision": "accept", "reason": "17 Yes"}),
            json!({"what": "acknowledged", "case": case, "how": "phone"}),
            json!({"what": "action", "action": "$a", "case": case, "text": "New locks", "owner": "health-visiting",
                "due": "2026-12-18"}),
        ],
    );
    assert_eq!(is_due(&folder, "2026-12-18", "action"), [""; 0], "the day itself is not too late");
    assert_eq!(is_due(&folder, "2026-12-19", "action"), ["2026-12-18"]);
    assert_eq!(is_due(&folder, "2026-12-19", "undecided"), [""; 0]);
    assert_eq!(is_due(&folder, "2026-12-19", "acknowledge"), [""; 0]);
    assert_eq!(is_due(&folder, "2027-10-23", "flag_ends"), [""; 0], "29 days before");
    assert_eq!(is_due(&folder, "2027-10-24", "flag_ends"), ["2027-11-21"]);
    assert_eq!(is_due(&folder, "2027-11-22", "flag_ends"), [""; 0]);
    assert_eq!(is_due(&folder, "2033-11-21", "retention_over"), [""; 0]);
    assert_eq!(is_due(&folder, "2033-11-22", "retention_over"), ["2033-11-21"]);

    well(&folder, "deputy", &[json!({"what": "held", "case": case, "reason": "Court of protection"})]);
    assert_eq!(is_due(&folder, "2033-11-22", "retention_over"), [""; 0]);
    assert_eq!(is_due(&folder, "2033-11-22", "held"), ["2033-11-21"]);
    let told = with_key(
        &folder,
        "coordinator",
        &["register", "due", "--register", "reg", "--area", PACK, "--on", "21.11.2033"],
    );
    assert_eq!(told.status.code(), Some(2));
}

#[test]
fn a_referral_of_the_same_pair_moves_flag_and_retention_of_the_first() {
    let (folder, first) = register();
    let again = put_in(&folder, "again", |record| record["referred_on"] = json!("2027-06-01"));
    assert_eq!(is_due(&folder, "2027-11-21", "flag_ends"), ["2027-11-21"]);
    well(&folder, "deputy", &[json!({"what": "matched", "case": again, "other": first, "finding": "repeat"})]);
    assert_eq!(is_due(&folder, "2027-11-21", "flag_ends"), [""; 0]);
    assert_eq!(
        due(&folder, "2028-06-01").iter().filter(|(_, case, _)| *case == again).count(),
        3,
        "with two open matters"
    );
    assert_eq!(is_due(&folder, "2033-11-22", "retention_over"), [""; 0]);
    assert_eq!(is_due(&folder, "2034-06-02", "retention_over"), ["2034-06-01", "2034-06-01"]);
}

#[test]
fn a_case_is_purged_with_a_certificate_and_a_held_one_stays() {
    let (folder, case) = register();
    let held = put_in(&folder, "held", |record| record["referral"]["victim"]["name"] = json!("Joanne Pell"));
    well(
        &folder,
        "deputy",
        &[
            json!({"what": "held", "case": held, "reason": "Court of protection"}),
            json!({"what": "noted", "case": case, "text": "Ring after ten"}),
        ],
    );
    let no_why = marac(&folder, "coordinator", "purge", &["--reference", &case]);
    assert_eq!((no_why.status.code(), folder.names("reg/bodies").len()), (Some(2), 2));
    let output = marac(&folder, "coordinator", "purge", &["--reference", &case, &held, "--why", "Asked for"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let certificates = rows(&output);
    assert_eq!(certificates.len(), 1);
    let certificate = &certificates[0];
    assert_eq!((&certificate["reference"], &certificate["why"]), (&json!(case), &json!("Asked for")));
    assert_eq!(certificate["by"], "MARAC coordinator");
    assert!(said(&output).contains(&format!("{held}: not removed. There is a legal hold")), "{}", said(&output));
    assert_eq!(folder.names("reg/bodies").len(), 1);
    let again = marac(&folder, "coordinator", "purge", &["--reference", &case, "--why", "Asked for"]);
    assert!(said(&again).contains("there is no such case"), "{}", said(&again));
}

#[test]
fn what_is_due_is_purged_only_after_it_was_listed_and_only_with_yes() {
    let folder = desk();
    put_in(&folder, "young", |record| record["referred_on"] = json!("2090-03-02"));
    let old = put_in(&folder, "old", |record| record["referred_on"] = json!("2015-03-02"));
    let listed = marac(&folder, "coordinator", "purge", &["--due"]);
    assert_eq!((listed.status.code(), folder.names("reg/bodies").len()), (Some(0), 2), "{}", said(&listed));
    assert!(said(&listed).contains(&format!("{old}: was kept until 2 March 2022")), "{}", said(&listed));
    let output = marac(&folder, "coordinator", "purge", &["--due", "--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let certificate = &rows(&output)[1];
    assert_eq!((&certificate["kept_until"], &certificate["why"]), (&json!("2022-03-02"), &json!("Kept for 84 months")));
    assert_eq!(folder.names("reg/bodies").len(), 1);
}

#[test]
fn a_person_is_found_in_every_role_and_others_are_told_of() {
    let (folder, case) = register();
    let other = put_in(&folder, "other", |record| {
        record["referral"]["victim"]["name"] = json!("Joanne Pell");
        record["referral"]["perpetrators"] = json!([{"name": "Rob Vale", "relationship": "partner"}]);
        record["referral"]["referrer"]["presenter"] = json!("Marla Quill");
    });
    well(&folder, "deputy", &[json!({"what": "noted", "case": other, "text": "Quill, Marla rang for her"})]);
    let output = marac(&folder, "deputy", "find", &["quill márla", "--born", "1991-04-13"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let found = rows(&output);
    assert_eq!(found.len(), 2, "{}", said(&output));
    let of = |reference: &str| found.iter().find(|row| row["reference"] == reference).unwrap();
    let roles = |reference: &str| -> Vec<String> {
        let places = of(reference)["places"].as_array().unwrap();
        places
            .iter()
            .map(|place| format!("{} {}", place["role"].as_str().unwrap(), place["place"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(roles(&case)[0], "victim victim.name");
    assert!(roles(&other).contains(&"presenter referrer.presenter".to_owned()), "{:?}", roles(&other));
    assert!(roles(&other).contains(&"mentioned register: noted".to_owned()), "{:?}", roles(&other));
    assert_eq!(of(&other)["places"][0]["third_party"], true);
    assert!(of(&other)["others"].as_array().unwrap().contains(&json!("victim")));
    assert!(said(&output).contains("A person must read every place"), "{}", said(&output));
    assert!(said(&marac(&folder, "deputy", "find", &["Nobody Here"])).contains("Found in no case"));

    let written = marac(&folder, "deputy", "find", &["Marla Quill", "--out", "found.csv"]);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written));
    let csv = String::from_utf8(folder.read("found.csv")).unwrap();
    assert!(csv.contains("\"third party\"") && csv.contains(&case), "{csv}");
}

#[test]
fn what_others_alone_may_read_is_not_searched_and_that_is_said() {
    let (folder, case) = register();
    let pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    let deputy =
        pack["recipients"].as_array().unwrap().iter().find(|one| one["role"] == "deputy").unwrap()["sign"].clone();
    well(&folder, "deputy", &[json!({"what": "restricted", "case": case, "readers": [deputy], "reason": "Staff"})]);
    let output = marac(&folder, "coordinator", "find", &["Marla Quill"]);
    assert_eq!((output.status.code(), rows(&output).len()), (Some(1), 0));
    assert!(said(&output).contains("1 case is restricted to other people and was not searched"), "{}", said(&output));
    let purge = marac(&folder, "coordinator", "purge", &["--reference", &case, "--why", "x"]);
    assert_eq!((purge.status.code(), folder.names("reg/bodies").len()), (Some(1), 1), "{}", said(&purge));
}

#[test]
fn the_trail_is_a_table_without_what_a_case_is_about() {
    let (folder, case) = register();
    well(
        &folder,
        "deputy",
        &[
            json!({"what": "decided", "case": case, "decision": "accept", "reason": "=Marla Quill is at risk"}),
            json!({"what": "noted", "case": case, "text": "Ring Marla after ten"}),
        ],
    );
    let output = marac(&folder, "coordinator", "audit", &["--case", &case, "--out", "trail.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let csv = String::from_utf8(folder.read("trail.csv")).unwrap();
    assert_eq!(csv.lines().count(), 4, "{csv}");
    for words in ["MARAC coordinator", "sealed file came in", "decided: accepted", "note", &case, "Signed by a person"]
    {
        assert!(csv.contains(words), "{words}: {csv}");
    }
    assert!(!csv.contains("Marla"), "{csv}");
    marac(&folder, "coordinator", "audit", &["--reasons", "--out", "reasons.csv"]);
    let csv = String::from_utf8(folder.read("reasons.csv")).unwrap();
    assert!(csv.contains("\"'=Marla Quill is at risk\"") && !csv.contains("after ten"), "{csv}");
    let excel = marac(&folder, "coordinator", "audit", &["--format", "xlsx", "--out", "trail.xlsx"]);
    assert_eq!(excel.status.code(), Some(0), "{}", said(&excel));
    assert!(folder.read("trail.xlsx").starts_with(b"PK"));
}
