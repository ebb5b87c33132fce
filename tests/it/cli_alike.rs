//! `marac register alike`, and what `marac export` holds while two cases look alike and nobody has decided.

use std::process::Output;

use marac_portal::domain::private::Private;
use marac_portal::domain::register::What;
use marac_portal::domain::register::cases::{Finding, Matched, Restricted};
use serde_json::{Value, json};

use super::cli_export::harmless;
use super::cli_register_support::{Desk, add, case_id, sealed};
use super::cli_support::{PACK, desk, people, rows, said, with_key};
use super::register_support::id;
use super::server::Folder;

fn alike(folder: &Folder, more: &[&str]) -> Output {
    with_key(folder, "coordinator", &[&["register", "alike", "--register", "reg", "--area", PACK], more].concat())
}

fn export(folder: &Folder, more: &[&str]) -> Output {
    with_key(folder, "coordinator", &[&["export"], more, &["--register", "reg", "--area", PACK]].concat())
}

fn reference(row: &Value) -> &str {
    row["reference"].as_str().unwrap()
}

/// Three cases: Marla Quill and Devon Strake, the same two reversed, and somebody else.
fn three(folder: &Folder) -> [Value; 3] {
    let rows = [
        sealed(folder, "a", harmless),
        sealed(folder, "b", |record| {
            harmless(record);
            people(record, "Devon Strake", "Marla Quill");
            record["referral"]["victim"]["born"] = json!({"about": "1989"});
            record["referral"]["perpetrators"][0]["born"] = json!("1991-04-13");
        }),
        sealed(folder, "c", |record| {
            harmless(record);
            people(record, "Joanne Pell", "Ray Dunmore");
        }),
    ];
    let added = add(folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    rows
}

fn find(folder: &Folder, one: &Value, other: &Value, finding: Finding) {
    let reason = Private("Both were rung".to_owned());
    let matched = Matched { case: case_id(one), other: case_id(other), finding, reason, more: Default::default() };
    let desk = Desk::at(folder);
    desk.say(&desk.person("coordinator"), What::Matched(matched));
}

#[test]
fn two_cases_that_look_alike_are_listed_once_with_why_and_without_a_name() {
    let folder = desk();
    let [one, reversed, other] = three(&folder);
    let listed = alike(&folder, &[]);
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    let pairs = rows(&listed);
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    let mut both = [&pairs[0]["reference"], &pairs[0]["other_reference"]].map(|text| text.as_str().unwrap());
    both.sort();
    let mut meant = [reference(&one), reference(&reversed)];
    meant.sort();
    assert_eq!((both, &pairs[0]["ways"][0]["relation"]), (meant, &json!("roles_reversed")));
    assert_eq!((&pairs[0]["open"], &pairs[0]["findings"]), (&json!(true), &json!([])));
    assert!(said(&listed).contains("1 pair of cases looks alike; 1 still to be decided."), "{}", said(&listed));
    let text = String::from_utf8(listed.stdout).unwrap();
    assert!(!text.contains("Quill") && !text.contains("Strake") && !text.contains(reference(&other)), "{text}");

    let asked = alike(&folder, &["--reference", reference(&reversed), "--beside"]);
    let beside = &rows(&asked)[0];
    assert_eq!(beside["reference"], reversed["reference"]);
    let names = beside["beside"].as_array().unwrap().iter().find(|line| line["label"] == "Victim: name").unwrap();
    assert_eq!((&names["here"], &names["there"]), (&json!("Devon Strake"), &json!("Marla Quill")));

    find(&folder, &one, &reversed, Finding::Reversed);
    let found = &rows(&alike(&folder, &[]))[0];
    assert_eq!((&found["open"], &found["findings"][0]["finding"]), (&json!(false), &json!("reversed")));
    let words = found["findings"][0]["words"].as_str().unwrap();
    assert!(words.starts_with("the same two people with their roles reversed. Both were rung ("), "{words}");
}

#[test]
fn papers_and_letters_that_leave_the_team_are_held_until_somebody_decides_what_two_cases_are() {
    let folder = desk();
    let [one, reversed, other] = three(&folder);
    let own = export(&folder, &["caselist", "--format", "csv", "--out", "own.csv"]);
    assert_eq!(own.status.code(), Some(0), "{}", said(&own));
    let team = String::from_utf8(folder.read("own.csv")).unwrap();
    assert!([&one, &reversed, &other].iter().all(|case| team.contains(reference(case))), "{team}");
    let list = |out: &str, more: &[&str]| {
        export(&folder, &[&["caselist", "--for", "idva", "--format", "csv", "--out", out], more].concat())
    };
    let stopped = list("list.csv", &[]);
    assert_eq!((stopped.status.code(), folder.path("list.csv").exists()), (Some(2), false), "{}", said(&stopped));
    let stop =
        format!("STOP: {}. It looks like another case: {}. Nobody has decided", reference(&one), reference(&reversed));
    assert!(said(&stopped).contains(&stop), "{}", said(&stopped));
    assert!(!said(&stopped).contains(&format!("STOP: {}", reference(&other))), "{}", said(&stopped));
    let letter = ["acknowledgement", "--format", "html", "--out", "letter.html", "--reference", reference(&one)];
    assert_eq!(export(&folder, &letter).status.code(), Some(2));

    let put_in = export(&folder, &[&letter[..], &["--put-in", reference(&one)]].concat());
    assert_eq!(put_in.status.code(), Some(0), "{}", said(&put_in));
    assert!(said(&put_in).contains(&format!("PUT IN: {}", reference(&one))), "{}", said(&put_in));
    let left_out = list("others.csv", &["--leave-out"]);
    assert_eq!(left_out.status.code(), Some(1), "{}", said(&left_out));
    let others = String::from_utf8(folder.read("others.csv")).unwrap();
    assert!(others.contains(reference(&other)) && !others.contains(reference(&one)), "{others}");

    find(&folder, &reversed, &one, Finding::NotTheSame);
    let decided = list("all.csv", &[]);
    assert_eq!(decided.status.code(), Some(0), "{}", said(&decided));
}

#[test]
fn minutes_tell_of_no_earlier_action_of_a_case_that_is_held() {
    let folder = desk();
    let [one, reversed, other] = three(&folder);
    let (desk, meeting) = (Desk::at(&folder), id(900));
    let coordinator = desk.person("coordinator");
    for what in [
        json!({"what": "meeting", "meeting": meeting, "date": "2026-12-01", "label": "Northmere"}),
        json!({"what": "assigned", "case": case_id(&other), "meeting": meeting}),
        json!({"what": "action", "action": id(901), "case": case_id(&one), "text": "Change the locks", "owner": "idva"}),
    ] {
        desk.say(&coordinator, serde_json::from_value(what).unwrap());
    }
    let minutes = |out: &str| {
        let made = ["minutes", "--meeting", "2026-12-01", "--for", "idva", "--format", "html", "--out", out];
        let made = export(&folder, &made);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
        String::from_utf8(folder.read(out)).unwrap()
    };
    let held = minutes("held.html");
    assert!(held.contains(reference(&other)) && !held.contains("Change the locks"), "{held}");
    find(&folder, &one, &reversed, Finding::Reversed);
    assert!(minutes("decided.html").contains("Change the locks"));
}

#[test]
fn a_case_that_only_others_may_read_is_nobodys_candidate() {
    let folder = desk();
    let [one, reversed, _] = three(&folder);
    let desk = Desk::at(&folder);
    let deputy = desk.person("deputy");
    let (case, readers) = (case_id(&reversed), vec![deputy.person()]);
    let reason = Private("Staff".into());
    desk.say(&deputy, What::Restricted(Restricted { case, readers, reason, more: Default::default() }));
    let listed = alike(&folder, &[]);
    assert_eq!(rows(&listed).len(), 0, "{}", said(&listed));
    assert!(said(&listed).contains("1 case"), "{}", said(&listed));
    let named = alike(&folder, &["--reference", reference(&reversed)]);
    assert_eq!((named.status.code(), rows(&named).len()), (Some(1), 0), "{}", said(&named));
    assert_eq!(rows(&alike(&folder, &["--reference", reference(&one)])).len(), 0);
}
