//! `marac register import`: a table into a register, and what list and return make of its cases.

use std::process::Output;

use marac_portal::domain::answers_json::from_json;
use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::import::entered;
use marac_portal::domain::matching::{Case, compare};
use serde_json::{Value, json};

use super::cli_register_support::Desk;
use super::cli_support::{PACK, desk, rows, said, with_key};
use super::register_support::id;
use super::server::Folder;

const TABLE: &str = "\
Victim name;Victim DOB;Perpetrator;Perpetrator DOB;Referral date;Agency;Children;Ward
Marla Quill;13/04/1991;Devon Strake;1989;03/02/2026;Police;2;North
'=Zo\u{eb};31/02/1991;'+44;;04/02/2026;Fire;;North
;;;;05/02/2026;Police;;North
Ann Tern;1/5/1980;Bob Gull;2/6/1979;06/03/2026;CSC;0;South
";

fn import(folder: &Folder, more: &[&str]) -> Output {
    let command = ["register", "import", "table.csv", "--register", "reg", "--area", PACK];
    with_key(folder, "coordinator", &[&command, more].concat())
}

fn ready() -> Folder {
    let folder = desk();
    folder.write("table.csv", TABLE);
    folder
}

fn outcomes(output: &Output) -> Vec<String> {
    let row = |row: &Value| format!("{} {}", row["line"], row["outcome"].as_str().unwrap());
    rows(output).iter().map(row).collect()
}

#[test]
fn a_guess_is_shown_and_puts_nothing_in() {
    let folder = ready();
    let guessed = folder.marac(&["register", "import", "table.csv", "--area", PACK]);
    assert_eq!(guessed.status.code(), Some(2), "{}", said(&guessed));
    assert!(said(&guessed).ends_with("then run it again with --mapping.\n"), "{}", said(&guessed));
    assert!(said(&guessed).contains("not taken over: \"Ward\""), "{}", said(&guessed));
    let mapping: Value = serde_json::from_slice(&guessed.stdout).unwrap();
    assert_eq!(mapping["format"], "marac-portal/mapping@1");
    assert_eq!(mapping["columns"][0], json!({"heading": "Victim name", "to": "victim.name"}));
    let saved = import(&folder, &["--save-mapping", "map.json"]);
    assert_eq!((saved.status.code(), saved.stdout.len()), (Some(2), 0));
    assert_eq!(serde_json::from_slice::<Value>(&folder.read("map.json")).unwrap(), mapping);
    assert!(said(&saved).contains("Victim DOB > victim.born"), "{}", said(&saved));
    assert_eq!(import(&folder, &["--save-mapping", "map.json"]).status.code(), Some(2), "never over another");
    assert!(!folder.path("reg").exists());
}

#[test]
fn every_row_is_put_in_once_and_accounted_for() {
    let folder = ready();
    import(&folder, &["--save-mapping", "map.json"]);
    let dry = import(&folder, &["--mapping", "map.json", "--dry-run"]);
    assert_eq!(outcomes(&dry), ["2 imported", "3 imported", "4 refused", "5 imported"]);
    assert!(!folder.path("reg").exists(), "{}", said(&dry));

    let imported = import(&folder, &["--mapping", "map.json", "--source", "back-fill"]);
    assert_eq!(imported.status.code(), Some(1), "{}", said(&imported));
    let told = said(&imported);
    assert!(told.contains("4 rows: 3 put in, 0 there already, 1 not put in; 2 cells to look at"), "{told}");
    assert!(told.contains("Line 3, \"Victim DOB\": There is no such day"), "{told}");
    assert!(told.contains("Line 4: Neither the victim nor anybody else has a name."), "{told}");
    assert!(!told.contains("31/02") && !told.contains("Fire") && !told.contains("Marla"), "{told}");
    assert_eq!(rows(&imported)[0]["case"].as_str().map(str::len), Some(26));

    let again = import(&folder, &["--mapping", "map.json"]);
    assert_eq!(outcomes(&again), ["2 already_there", "3 already_there", "4 refused", "5 already_there"]);
    let listed = with_key(&folder, "deputy", &["list", "--register", "reg", "--area", PACK]);
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    let mut agencies: Vec<(String, u64)> = rows(&listed)
        .iter()
        .map(|row| (row["agency"].as_str().unwrap().to_owned(), row["children"].as_u64().unwrap()))
        .collect();
    agencies.sort();
    assert_eq!(agencies, [("children".into(), 0), ("other".into(), 0), ("police".into(), 2)]);
    assert!(rows(&listed).iter().all(|row| row["kind"] == "entered" && row["content"] == "opened"));
}

#[test]
fn a_back_fill_is_closed_and_the_return_counts_what_a_meeting_discussed_of_it() {
    let folder = ready();
    import(&folder, &["--save-mapping", "map.json"]);
    let filled = import(&folder, &["--mapping", "map.json", "--source", "back-fill", "--closed", "2026-03-31"]);
    let desk = Desk::at(&folder);
    let person = desk.person("coordinator");
    let meeting = id(1);
    let say = |what: Value| desk.say(&person, serde_json::from_value(what).unwrap());
    say(json!({"what": "meeting", "meeting": meeting, "date": "2026-02-17", "label": "February"}));
    for row in rows(&filled).iter().filter(|row| row["outcome"] == "imported") {
        say(json!({"what": "minuted", "case": row["case"], "meeting": meeting, "outcome": "discussed"}));
    }
    let counted = with_key(&folder, "deputy", &["return", "--register", "reg", "--area", PACK]);
    let of = |measure: &str| {
        let found = rows(&counted).into_iter().find(|row| row["period"] == "meeting" && row["measure"] == measure);
        found.unwrap_or_else(|| panic!("{measure}: {}", said(&counted)))["value"].clone()
    };
    let counts = ["cases_discussed", "referred_by_police", "referred_by_children", "referred_by_other"].map(of);
    assert_eq!(counts, [json!(3), json!(1), json!(1), json!(1)]);
    let listed = with_key(&folder, "deputy", &["list", "--register", "reg", "--area", PACK]);
    assert!(rows(&listed).iter().all(|row| row["closed"] == json!(["2026-03-31"])), "{:?}", rows(&listed));
}

#[test]
fn a_back_fill_that_says_when_each_case_was_heard_is_counted_without_another_hand() {
    let folder = desk();
    let table = "Victim;Referral date;MARAC date\nMarla Quill;03/02/2026;05/03/2026\nAnn Tern;04/02/2026;05/03/2026\n\
        Ida Gull;05/03/2026;02/04/2026\n";
    folder.write("table.csv", table);
    import(&folder, &["--save-mapping", "map.json"]);
    let heard = "3 heard, 0 only on the list of a meeting to come; 2 meetings, of which the register did not have 2";
    let dry = import(&folder, &["--mapping", "map.json", "--dry-run"]);
    assert!(said(&dry).contains(heard) && !folder.path("reg").exists(), "{}", said(&dry));
    let imported = import(&folder, &["--mapping", "map.json", "--source", "back-fill"]);
    assert!(imported.status.success() && said(&imported).contains(heard), "{}", said(&imported));

    let counted = || {
        let counted = with_key(&folder, "deputy", &["return", "--register", "reg", "--area", PACK]);
        let mut of_meetings: Vec<String> = rows(&counted)
            .iter()
            .filter(|row| row["period"] == "meeting" && row["measure"] == "cases_discussed")
            .map(|row| format!("{}: {}", row["to"].as_str().unwrap(), row["value"]))
            .collect();
        of_meetings.sort();
        of_meetings
    };
    assert_eq!(counted(), ["2026-03-05: 2", "2026-04-02: 1"]);
    let again = import(&folder, &["--mapping", "map.json", "--source", "back-fill"]);
    assert!(said(&again).contains("3 rows: 0 put in, 3 there already"), "{}", said(&again));
    assert_eq!(counted(), ["2026-03-05: 2", "2026-04-02: 1"]);

    // A later table finds the meeting that the first one planned.
    folder.write("table.csv", "Victim;Referral date;MARAC date\nMo Tarrant;06/03/2026;02/04/2026\n");
    let later = import(&folder, &["--mapping", "map.json"]);
    assert!(said(&later).contains("1 meeting, of which the register did not have 0"), "{}", said(&later));
    assert_eq!(counted(), ["2026-03-05: 2", "2026-04-02: 2"]);
}

#[test]
fn a_mapping_for_another_table_puts_nothing_in() {
    let folder = ready();
    import(&folder, &["--save-mapping", "map.json"]);
    folder.write("table.csv", TABLE.replace("Victim DOB", "Born"));
    let refused = import(&folder, &["--mapping", "map.json"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("no column \"Victim DOB\""), "{}", said(&refused));
    folder.write("table.csv", b"PK\x03\x04");
    let excel = import(&folder, &["--mapping", "map.json"]);
    assert!(said(&excel).contains("save it as \"CSV UTF-8\""), "{}", said(&excel));
    folder.write("map.json", "{}");
    assert_eq!(import(&folder, &["--mapping", "map.json"]).status.code(), Some(2));
    assert!(!folder.path("reg/events").join("2026-11").exists());
}

#[test]
fn an_imported_case_exported_and_imported_again_is_the_same_people() {
    let folder = ready();
    import(&folder, &["--save-mapping", "map.json"]);
    import(&folder, &["--mapping", "map.json"]);
    let list = ["export", "caselist", "--register", "reg", "--area", PACK, "--format", "csv", "--out", "list.csv"];
    let exported = with_key(&folder, "coordinator", &list);
    assert!(folder.path("list.csv").exists(), "{}", said(&exported));
    folder.write("table.csv", folder.read("list.csv"));
    import(&folder, &["--save-mapping", "back.json"]);
    let dry = import(&folder, &["--mapping", "back.json", "--dry-run"]);
    let told = said(&dry);
    assert!(told.contains("3 rows: 3 put in, 0 there already, 0 not put in"), "{told}");
}

#[test]
fn matching_finds_the_repeat_of_a_case_from_a_table() {
    let referral = super::output_support::answers();
    let table = b"Victim,Victim DOB,Perp,Referral date\nMarla Quill,13/04/1991,Devon Strake,03/02/2026\n";
    let mapping = super::import_table::guess(table);
    let imported = super::import_table::read_with(table, &mapping, &Default::default()).unwrap();
    let old = super::import_table::answers(&imported).remove(0);
    let by_hand = entered(&referral, None, "phone");
    let new = from_json(&by_hand.record["referral"]).unwrap();
    let found = compare(&Case::of_answers(&new), &Case::of_answers(&old), Repeat::default());
    assert!(found.iter().any(|candidate| candidate.relation.id() == "same_pair"), "{found:?}");
}
