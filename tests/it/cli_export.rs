//! `marac export`: from sealed files or a register to one file, with everything that stays out said.

use std::process::Output;

use marac_portal::domain::private::Private;
use marac_portal::domain::register::What;
use marac_portal::domain::register::cases::{Decision, Restricted};
use marac_portal::domain::register::meetings::{Assigned, Meeting};
use serde_json::{Value, json};

use super::cli_register_support::{Desk, add, case_id, decision, sealed};
use super::cli_support::{PACK, desk, people, said, with_key};
use super::output_support::{elements, unzipped};
use super::register_support::id;
use super::server::Folder;

fn export(folder: &Folder, more: &[&str]) -> Output {
    with_key(folder, "coordinator", &[&["export", "--area", PACK], more].concat())
}

fn text(folder: &Folder, file: &str) -> String {
    String::from_utf8(folder.read(file)).unwrap()
}

#[test]
fn sealed_files_become_a_case_list_and_what_is_none_of_it_is_named() {
    let folder = desk();
    sealed(&folder, "a", |record| record["referral"]["victim"]["name"] = json!("=Marla"));
    let other = sealed(&folder, "b", |_| {});
    folder.write("in/c.age", "not a referral");
    let exported = export(&folder, &["caselist", "in", "--format", "csv", "--out", "list.csv"]);
    assert_eq!(exported.status.code(), Some(1), "{}", said(&exported));
    assert!(said(&exported).contains("in/c.age: Not a sealed referral"), "{}", said(&exported));
    assert!(said(&exported).contains("2 cases written"), "{}", said(&exported));
    let list = text(&folder, "list.csv");
    assert!(list.contains("\"'=Marla\"") && list.contains(other["reference"].as_str().unwrap()), "{list}");

    let one = ["--reference", other["reference"].as_str().unwrap(), "--format", "csv", "--out", "one.csv"];
    export(&folder, &[&["agenda", "in"], &one[..]].concat());
    let one = text(&folder, "one.csv");
    assert_eq!((one.matches("Not sent").count(), one.matches("OFFICIAL").count()), (0, 1), "{one}");
}

#[test]
fn no_file_is_ever_written_over_and_its_own_name_tells_of_nobody() {
    let folder = desk();
    sealed(&folder, "marla-quill", |_| {});
    folder.write("out/keep.txt", "");
    let exported = export(&folder, &["caselist", "in", "--format", "xlsx", "--out", "out"]);
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
    let names = folder.names("out");
    assert!(names.iter().any(|name| name.starts_with("marac-case-list-20") && name.ends_with(".xlsx")), "{names:?}");
    let again = export(&folder, &["caselist", "in", "--format", "xlsx", "--out", "out"]);
    assert_eq!(again.status.code(), Some(2), "{}", said(&again));
    assert_eq!(folder.names("out"), names);
}

/// A referral that says of nobody that they must not receive it.
pub fn harmless(record: &mut Value) {
    let safe_contact = record["referral"]["safe_contact"].as_object_mut().unwrap();
    for question in ["must_not_receive", "works_for_agency", "works_for_agency_who"] {
        safe_contact.remove(question);
    }
}

#[test]
fn what_must_not_go_to_an_agency_stops_until_a_person_decides() {
    let folder = desk();
    let held = sealed(&folder, "held", |_| {});
    let free = sealed(&folder, "free", harmless);
    let [held, free] = [&held, &free].map(|row| row["reference"].as_str().unwrap());
    let idva = ["idva", "in", "--format", "html", "--out", "idva.html"];
    let unnamed = export(&folder, &idva);
    assert_eq!(unnamed.status.code(), Some(2));
    assert!(said(&unnamed).contains("Say for whom it is"), "{}", said(&unnamed));

    let stopped = export(&folder, &[&idva[..], &["--for", "idva"]].concat());
    assert_eq!((stopped.status.code(), folder.path("idva.html").exists()), (Some(2), false), "{}", said(&stopped));
    assert!(said(&stopped).contains(&format!("STOP: {held}. The referral says")), "{}", said(&stopped));
    assert!(!said(&stopped).contains("sister") && !said(&stopped).contains(&format!("STOP: {free}")));

    let left_out = export(&folder, &[&idva[..], &["--for", "idva", "--leave-out"]].concat());
    assert_eq!(left_out.status.code(), Some(1), "{}", said(&left_out));
    let page = text(&folder, "idva.html");
    assert!(page.contains(free) && !page.contains(held));

    let idva = ["idva", "in", "--format", "docx", "--out", "idva.docx", "--for", "idva", "--put-in", held];
    let put_in = export(&folder, &idva);
    assert_eq!(put_in.status.code(), Some(0), "{}", said(&put_in));
    let document = &unzipped(&folder.read("idva.docx"))["word/document.xml"];
    assert!(!elements("word/document.xml", document).is_empty());
    assert!(document.contains(held) && document.contains(free));
}

#[test]
fn a_letter_asks_for_what_is_missing_without_a_word_of_the_case() {
    let folder = desk();
    let row = sealed(&folder, "one", |record| {
        record["referral"]["urgent"] = json!({"is_urgent": "yes", "why": "Tonight", "who_was_rung": "IDVA"});
        record["referral"]["victim"].as_object_mut().unwrap().remove("born");
    });
    let query = export(&folder, &["query", "in", "--format", "html", "--out", "query.html"]);
    assert_eq!(query.status.code(), Some(0), "{}", said(&query));
    let letter = text(&folder, "query.html");
    assert!(letter.contains("<li>Date of birth</li>") && letter.contains(row["reference"].as_str().unwrap()));
    for fact in ["Quill", "Strake", "Tonight", "Tern"] {
        assert!(!letter.contains(fact), "{fact}");
    }
    let csv = export(&folder, &["query", "in", "--format", "csv", "--out", "query.csv"]);
    assert_eq!(csv.status.code(), Some(2));
    let turned_away = export(&folder, &["notaccepted", "in", "--format", "html", "--out", "no.html"]);
    assert!(said(&turned_away).contains("Record the decision first"), "{}", said(&turned_away));
}

#[test]
fn the_list_of_a_meeting_has_its_cases_in_their_places_and_no_restricted_one() {
    let folder = desk();
    let rows =
        [("one", "Ann Arder"), ("two", "Bea Berrowmen"), ("hidden", "Cleo Ca"), ("away", "Dorothea Dunmorelands")].map(
            |(name, who)| {
                sealed(&folder, name, |record| {
                    people(record, who, &who.to_uppercase().chars().rev().collect::<String>())
                })
            },
        );
    assert_eq!(add(&folder, "coordinator", &["in"]).status.code(), Some(0));
    let desk = Desk::at(&folder);
    let coordinator = desk.person("coordinator");
    let meeting = json!({"what": "meeting", "meeting": id(900), "date": "2026-12-01", "label": "Northmere",
        "starts": "09:30", "minutes_per_case": 12});
    let meeting: Meeting = serde_json::from_value(meeting).unwrap();
    desk.say(&coordinator, What::Meeting(Meeting { more: Default::default(), ..meeting }));
    for (row, place) in rows.iter().zip([2, 1, 3, 4]) {
        let (case, meeting) = (case_id(row), Some(id(900)));
        let assigned = Assigned { case, meeting, place: Some(place), minutes: None, more: Default::default() };
        desk.say(&coordinator, What::Assigned(assigned));
    }
    let (case, readers) = (case_id(&rows[2]), vec![coordinator.person()]);
    let reason = Private("Staff".into());
    desk.say(&coordinator, What::Restricted(Restricted { case, readers, reason, more: Default::default() }));
    desk.say(&coordinator, decision(&rows[3], Decision::NotThisArea));

    let register = ["--register", "reg", "--format", "csv"];
    let listed = ["--meeting", "2026-12-01", "--out", "agenda.csv"];
    let listed = export(&folder, &[&["agenda"], &register[..], &listed].concat());
    let agenda = text(&folder, "agenda.csv");
    let reference = |at: usize| rows[at]["reference"].as_str().unwrap();
    let at = |words: &str| agenda.find(words).unwrap_or_else(|| panic!("{words}: {agenda}"));
    assert!(at("09:30 to 09:42") < at(reference(1)) && at(reference(1)) < at("09:42 to 09:54"));
    assert!(at("09:42 to 09:54") < at(reference(0)));
    assert!(!agenda.contains(reference(2)), "restricted");
    assert!(said(&listed).contains("1 case"), "{}", said(&listed));

    let all = export(&folder, &[&["caselist"], &register[..], &["--out", "all.csv"]].concat());
    let list = text(&folder, "all.csv");
    assert!(list.contains(reference(0)) && !list.contains(reference(3)), "turned away: {}", said(&all));
}
