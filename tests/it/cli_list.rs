//! `marac list`: what a register says of each case, and what of it others may see.

use marac_portal::domain::mode::Practice;
use marac_portal::domain::private::Private;
use marac_portal::domain::register::What;
use marac_portal::domain::register::cases::{Decision, Restricted};
use marac_portal::domain::register::meetings::{Assigned, Meeting};
use marac_portal::envelope::{Content, Identity, seal};
use serde_json::{Value, json};

use super::cli_register_support::{Desk, case_id, cases, decision, list, outcome, register_of, sealed};
use super::cli_support::{PACK, desk, marac_as, recipients, record, rows, said, with_key};
use super::register_support::id;

#[test]
fn what_was_decided_is_listed_a_conflict_with_both_sides_and_a_forgery_beside() {
    let (folder, [one, two]) = register_of(["one", "two"]);
    let desk = Desk::at(&folder);
    let [coordinator, deputy] = ["coordinator", "deputy"].map(|role| desk.person(role));
    let meeting = Meeting::on(id(900), "2026-12-01".parse().unwrap(), "Northmere MARAC".into());
    desk.say(&coordinator, What::Meeting(meeting));
    let assigned =
        Assigned { case: case_id(&one), meeting: Some(id(900)), place: None, minutes: None, more: Default::default() };
    desk.say(&coordinator, What::Assigned(assigned));
    desk.say(&coordinator, decision(&one, Decision::Accept));
    desk.say(&deputy, decision(&two, Decision::Accept));
    desk.say(&coordinator, decision(&two, Decision::NotThisArea));
    // A stranger seals to the area's public keys.
    desk.say(&Identity::generate().unwrap(), decision(&one, Decision::NotCriteria));
    folder.write("reg/events/2026-11/half.age", b"age-encryption.org/v1\n-> X25519 ");

    let listed = list(&folder, "deputy");
    assert_eq!(listed.status.code(), Some(1), "{}", said(&listed));
    let case = |sealed: &Value| cases(&listed).into_iter().find(|case| case["case"] == sealed["sha256"]).unwrap();
    assert_eq!(case(&one)["decisions"], json!(["accept"]));
    assert_eq!(case(&one)["meetings"], json!([{"meeting": id(900), "date": "2026-12-01", "label": "Northmere MARAC"}]));
    let mut sides = case(&two)["decisions"].as_array().unwrap().clone();
    sides.sort_by_key(ToString::to_string);
    assert_eq!(
        (sides, &case(&two)["conflicts"]),
        (vec![json!("accept"), json!("not_this_area")], &json!(["decision"]))
    );
    let standings: Vec<Value> = rows(&listed).into_iter().filter_map(|row| row.get("standing").cloned()).collect();
    assert_eq!(standings.len(), 2);
    assert!(standings.contains(&json!("unknown_signer")) && standings.contains(&json!("truncated")));
    assert!(said(&listed).contains("Signed by somebody whom the area's pack does not list"));

    let table = marac_as(&folder, "deputy", &["list", "--register", "reg", "--area", PACK]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.lines().next().unwrap().starts_with("reference       received"), "{table}");
    let row =
        |sealed: &Value| table.lines().find(|line| line.starts_with(sealed["reference"].as_str().unwrap())).unwrap();
    assert!(row(&one).contains("Health visiting") && row(&one).contains("Northmere MARAC 1 December 2026"), "{table}");
    assert!(row(&two).contains("CONFLICT: ") && row(&two).contains("accepted") && row(&two).contains("not this area"));
    for told in ["Marla", "Quill", "07700"] {
        assert!(!table.contains(told), "{told}");
    }
}

#[test]
fn a_restricted_case_is_left_off_the_lists_of_others() {
    let (folder, [one, two]) = register_of(["one", "two"]);
    let desk = Desk::at(&folder);
    let coordinator = desk.person("coordinator");
    let (case, readers) = (case_id(&one), vec![coordinator.person()]);
    let reason = Private("A cousin in the office".into());
    desk.say(&coordinator, What::Restricted(Restricted { case, readers, reason, more: Default::default() }));
    let seen = |role| cases(&list(&folder, role)).into_iter().map(|case| case["case"].clone()).collect::<Vec<_>>();
    assert_eq!(seen("deputy"), [two["sha256"].clone()]);
    assert!(said(&list(&folder, "deputy")).contains("1 case is restricted to other people and left off."));
    assert_eq!(seen("coordinator").len(), 2);
}

#[test]
fn sealed_files_are_listed_without_a_register() {
    let folder = desk();
    let one = sealed(&folder, "one", |_| {});
    folder.write("in/two.age", folder.read("in/one.age"));
    folder.write("in/notes.txt", "not a referral");
    let content = Content {
        record: record(|record| record["mode"] = json!("practice")).into_bytes(),
        text: String::new(),
        attachments: vec![],
    };
    folder.write("in/practice.age", seal::<Practice>(content, &recipients(&folder)).unwrap().bytes());
    let listed = with_key(&folder, "recovery", &["list", "in", "--area", PACK]);
    assert_eq!(listed.status.code(), Some(1));
    let mut listed = rows(&listed);
    listed.sort_by_key(|row| row["file"].to_string());
    let told: Vec<String> = listed.iter().map(outcome).collect();
    let expected =
        ["in/notes.txt not_a_referral", "in/one.age opened", "in/practice.age practice", "in/two.age duplicate"];
    assert_eq!(told, expected);
    assert_eq!((&listed[1]["reference"], &listed[1]["yes"]), (&one["reference"], &json!(17)));
}
