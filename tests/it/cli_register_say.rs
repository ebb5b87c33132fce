//! `marac register say`: events from a script, all of them or none.

use std::process::Output;

use marac_portal::envelope::Reference;
use marac_portal::envelope::reference::sha256;
use serde_json::{Value, json};

use super::cli_register_support::{add, seal_anyway};
use super::cli_support::{PACK, desk, record, rows, said, with_key};
use super::server::Folder;

pub fn say(folder: &Folder, role: &str, lines: &[Value]) -> Output {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    folder.write("events.jsonl", text);
    with_key(folder, role, &["register", "say", "events.jsonl", "--register", "reg", "--area", PACK])
}

/// Says what has to be well.
pub fn well(folder: &Folder, role: &str, lines: &[Value]) -> Vec<Value> {
    let output = say(folder, role, lines);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    rows(&output)
}

/// A register `reg` with one case; its reference.
pub fn register() -> (Folder, String) {
    let folder = desk();
    let reference = put_in(&folder, "one", |_| {});
    (folder, reference)
}

/// Seals a record as it stands, day of the referral and all, and puts it into the register; its reference.
pub fn put_in(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) -> String {
    let record = record(|record| {
        record["submission"] = json!(format!("{:0>26}", name.to_uppercase().replace(['I', 'L', 'O', 'U'], "X")));
        change(record);
    });
    let sealed = seal_anyway(folder, name, record);
    let added = add(folder, "coordinator", &[&format!("in/{name}.age")]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    Reference::from_sha256(&sha256(&sealed)).to_string()
}

fn listed(folder: &Folder) -> Vec<Value> {
    rows(&with_key(folder, "deputy", &["list", "--register", "reg", "--area", PACK]))
}

fn events(folder: &Folder) -> usize {
    let months = std::fs::read_dir(folder.path("reg/events")).unwrap();
    months.map(|month| std::fs::read_dir(month.unwrap().path()).unwrap().count()).sum()
}

#[test]
fn a_script_plans_a_meeting_by_a_label_and_hears_a_case_at_it() {
    let (folder, case) = register();
    let written = well(
        &folder,
        "coordinator",
        &[
            json!({"what": "decided", "case": case, "decision": "accept", "reason": "17 Yes"}),
            json!({"what": "meeting", "meeting": "$m1", "date": "2026-12-01", "label": "Northmere MARAC"}),
            json!({"what": "assigned", "case": case.to_lowercase(), "meeting": "$m1", "place": 1}),
            json!({"what": "action", "action": "$a1", "case": case, "meeting": "$m1", "text": "New locks", "owner": "housing"}),
            json!({"what": "action_closed", "action": "$a1", "case": case, "outcome": "done"}),
            json!({"what": "minuted", "case": case, "meeting": "$m1", "outcome": "discussed"}),
            json!({"what": "noted", "case": case, "text": "Ring after ten"}),
        ],
    );
    assert_eq!(written.len(), 7);
    let meeting = written[1]["minted"]["$m1"].as_str().unwrap();
    assert_eq!((meeting.len(), written[3]["minted"]["$a1"].as_str().unwrap().len()), (26, 26));
    let row = &listed(&folder)[0];
    assert_eq!(row["decisions"], json!(["accept"]));
    assert_eq!(row["meetings"][0]["meeting"], meeting);
}

#[test]
fn a_new_decision_takes_the_place_of_the_one_that_stood_and_of_one_in_the_same_file() {
    let (folder, case) = register();
    let decide = |decision: &str| json!({"what": "decided", "case": case, "decision": decision, "reason": "As agreed"});
    let first = well(&folder, "coordinator", &[decide("ask_for_more")]);
    let later = well(&folder, "deputy", &[decide("emergency"), decide("accept")]);
    assert_eq!(later[0]["supersedes"], json!([first[0]["event"]]));
    assert!(later[1]["supersedes"].as_array().unwrap().contains(&later[0]["event"]));
    let row = &listed(&folder)[0];
    assert_eq!((&row["decisions"], &row["conflicts"]), (&json!(["accept"]), &json!([])));

    let taken_back =
        json!({"what": "retracted", "case": case, "supersedes": [later[1]["event"]], "reason": "Wrong case"});
    well(&folder, "deputy", &[taken_back]);
    assert_eq!(listed(&folder)[0]["decisions"], json!([]));
}

#[test]
fn an_action_is_changed_by_its_name_and_withdrawn_by_taking_back_what_was_said() {
    let (folder, case) = register();
    let action = |id: &str, owner: &str, due: &str| json!({"what": "action", "action": id, "case": case, "text": "New locks", "owner": owner, "due": due});
    let first = well(&folder, "coordinator", &[action("$a1", "housing", "2026-12-04")]);
    let id = first[0]["minted"]["$a1"].as_str().unwrap().to_owned();
    let ended = |outcome: &str| json!({"what": "action_closed", "action": id, "case": case, "outcome": outcome, "note": "No landlord"});
    let later = well(
        &folder,
        "deputy",
        &[action(&id, "police", "2026-12-18"), ended("agency_did_not"), ended("no_longer_possible")],
    );
    assert_eq!(later[0]["supersedes"], json!([first[0]["event"]]));
    assert_eq!(later[2]["supersedes"], json!([later[1]["event"]]));
    let log = |name: &str| {
        let args = ["export", "actionlog", "--register", "reg", "--area", PACK, "--format", "csv", "--out", name];
        let output = with_key(&folder, "coordinator", &args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        std::fs::read_to_string(folder.path(name)).unwrap()
    };
    let changed = log("changed.csv");
    let rows: Vec<&str> = changed.lines().filter(|line| line.contains("New locks")).collect();
    assert_eq!(rows.len(), 1, "{changed}");
    assert!(rows[0].contains("Police") && rows[0].contains("2026-12-18"), "{changed}");

    let stands = [&later[0]["event"], &later[2]["event"]];
    let withdrawn = json!({"what": "retracted", "case": case, "supersedes": stands, "reason": "Said for another case"});
    well(&folder, "deputy", &[withdrawn]);
    assert!(!log("withdrawn.csv").contains("New locks"));
}

#[test]
fn one_wrong_line_stops_all_and_every_wrong_line_is_named() {
    let (folder, case) = register();
    let before = events(&folder);
    let wrong = [
        (json!({"what": "decided", "case": case, "decision": "accept", "reson": "17 Yes"}), "no field \"reson\""),
        (json!({"what": "foreseen", "case": case}), "no such \"what\""),
        (json!({"what": "decided", "case": case, "decision": "maybe"}), "\"decision\" holds something"),
        (json!({"what": "decided", "decision": "accept"}), "\"case\" has to be there"),
        (json!({"what": "decided", "case": case, "decision": "not_criteria", "reason": "3 Yes"}), "\"second\" has to"),
        (json!({"what": "noted", "case": "7K2M-9QXA-4D1F", "text": "x"}), "there is no such case"),
        (json!({"what": "noted", "case": "ab".repeat(32), "text": "x"}), "there is no such case"),
        (json!({"what": "noted", "case": "Marla Quill", "text": "x"}), "is not a reference"),
        (json!({"what": "noted", "case": case, "text": "x", "at": "2026-11-22T06:10:05Z"}), "no field \"at\""),
        (json!({"what": "noted", "case": case, "text": "x".repeat(300_000)}), "more than an event can hold"),
        (json!({"what": "assigned", "case": case, "meeting": "$m9"}), "plans $m9"),
        (json!({"what": "assigned", "case": case, "meeting": "70000000000000000000000900"}), "no meeting 7000"),
        (json!({"what": "received", "body": "ab".repeat(32)}), "there is no such case"),
        (json!({"what": "purged", "case": case, "why": "x"}), "marac register purge"),
        (json!({"what": "retracted", "case": case}), "which events are taken back"),
        (
            json!({"what": "noted", "case": case, "text": "x", "supersedes": ["70000000000000000000000900"]}),
            "take the place of",
        ),
        (json!([1]), "not one JSON object"),
    ];
    let mut lines = vec![json!({"what": "noted", "case": case, "text": "This one is well"})];
    lines.extend(wrong.iter().map(|(line, _)| line.clone()));
    let output = say(&folder, "coordinator", &lines);
    assert_eq!(output.status.code(), Some(1));
    let refused = rows(&output);
    assert_eq!(refused.len(), wrong.len(), "{}", said(&output));
    for (row, (at, (line, why))) in refused.iter().zip((2..).zip(&wrong)) {
        assert_eq!(row["line"], json!(at));
        assert!(row["detail"].as_str().unwrap().contains(why), "{line}: {row}");
    }
    assert!(said(&output).contains("17 lines were refused, so nothing was written"), "{}", said(&output));
    assert_eq!(events(&folder), before);
}

#[test]
fn nobody_writes_whom_the_pack_does_not_list_and_nothing_is_written_of_nothing() {
    let (folder, case) = register();
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    for recipient in pack["recipients"].as_array_mut().unwrap() {
        recipient.as_object_mut().unwrap().remove("sign");
    }
    assert_eq!(say(&folder, "coordinator", &[]).status.code(), Some(2));
    folder.write(PACK, pack.to_string());
    let output = say(&folder, "coordinator", &[json!({"what": "noted", "case": case, "text": "x"})]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("None of these identities may write here"), "{}", said(&output));
}
