//! What is added to a referral later, by the command line: sealed with its key, joined by it, and loud without.

use std::fs;

use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Content, seal};
use serde_json::{Value, json};

use super::cli_rewrap_support::{colleague_joins, marac_rewrap};
use super::cli_support::{desk, marac_open, marac_seal, recipients, record, rows, said};
use super::server::Folder;

/// A referral in `in/m.age`; its reference and the key that its sender was given.
fn referral(folder: &Folder) -> (String, String) {
    let whole: Value = serde_json::from_str(&record(|_| {})).unwrap();
    folder.write("referral.json", whole["referral"].to_string());
    let row = rows(&marac_seal(folder, &["referral.json", "--json"])).remove(0);
    let [reference, key] = ["reference", "amend_key"].map(|field| row[field].as_str().unwrap().to_owned());
    folder.write("in/m.age", folder.read(&format!("sealed/{reference}.age")));
    (reference, key)
}

fn update(refers_to: &str, key: Option<Value>) -> Value {
    let mut update: Value = serde_json::from_str(&record(|record| {
        record["submission"] = json!("7ZQ4N8V2K6T1X9B3M5C0WJRHF0");
        record["kind"] = json!("update");
        record["refers_to"] = json!(refers_to);
        record["referral"] = json!({"safe_contact": {"safe_to_phone": "yes", "number": "07700 900144"}});
        record.as_object_mut().unwrap().remove("amend_hash");
    }))
    .unwrap();
    if let Some(key) = key {
        update["amend_key"] = key;
    }
    update
}

/// Seals what `marac seal` refuses.
fn seal_anyway(folder: &Folder, name: &str, record: &Value) {
    let content = Content { record: record.to_string().into_bytes(), text: String::new(), attachments: vec![] };
    folder.write(name, seal::<Live>(content, &recipients(folder)).unwrap().bytes());
}

fn page(folder: &Folder, out: &str, row: &Value) -> String {
    let page = format!("{out}/{}/referral.html", row["reference"].as_str().unwrap());
    String::from_utf8(folder.read(&page)).unwrap()
}

#[test]
fn an_update_with_the_right_key_joins_its_referral_and_touches_nothing_of_it() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    // As somebody types it from paper.
    let typed = (reference.replace('-', " ").to_lowercase(), key.to_lowercase().replace('0', "o"));
    folder.write("update.json", update(&typed.0, Some(json!(typed.1))).to_string());
    let sealed = rows(&marac_seal(&folder, &["update.json", "--json"])).remove(0);
    assert_eq!((&sealed["sealed"], sealed.get("amend_key")), (&json!(true), None), "{sealed}");
    // It comes before its referral in the order of names.
    folder.write("in/a.age", folder.read(sealed["written"].as_str().unwrap()));

    let opened = marac_open(&folder, "coordinator", &["in", "--out", "out"]);
    assert_eq!(opened.status.code(), Some(0), "{}", said(&opened));
    let rows = rows(&opened);
    let detail = format!("Update to an earlier referral. Adds to {reference}, proved by its key.");
    let expected = json!({"file": "in/a.age", "outcome": "opened", "reference": sealed["reference"], "detail": detail,
        "kind": "update", "adds_to": reference, "proved": "yes",
        "folder": format!("out/{}", sealed["reference"].as_str().unwrap())});
    assert_eq!(rows[0], expected);
    assert_eq!((&rows[1]["detail"], rows[1].get("proved")), (&json!(""), None));
    assert!(said(&opened).contains(&detail));
    assert!(String::from_utf8(folder.read("out/ledger.csv")).unwrap().contains(&detail));
    let told = page(&folder, "out", &rows[0]);
    assert!(told.contains(&format!("Adds to {reference}, proved by its key.")) && told.contains("07700 900144"));
    assert!(!told.contains("Not given"), "nothing is missing in a change");

    marac_open(&folder, "coordinator", &["in/m.age", "--out", "alone"]);
    for file in ["referral.json", "referral.html"] {
        let [beside, alone] = ["out", "alone"].map(|out| folder.read(&format!("{out}/{reference}/{file}")));
        assert_eq!(beside, alone, "{file}");
    }
}

#[test]
fn an_update_with_a_wrong_or_missing_key_is_opened_loud_and_changes_nothing() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    let wrong = json!("0".repeat(26));
    let unproved = "UNPROVED: ring the switchboard.";
    let not_here = "Its referral has not been opened here";
    let with = |change: fn(&mut Value)| {
        let mut update = update(&reference, Some(json!(key)));
        change(&mut update);
        update
    };
    let cases = [
        ("in/a-wrong.age", update(&reference, Some(wrong)), "no", unproved),
        ("in/b-missing.age", update(&reference, None), "no", unproved),
        ("in/c-empty.age", update(&reference, Some(json!(""))), "no", unproved),
        ("in/d-number.age", update(&reference, Some(json!(7))), "no", unproved),
        ("in/e-elsewhere.age", update("0000-0000-0000", Some(json!(key))), "unknown", not_here),
        ("in/f-nowhere.age", update("the one from Monday", Some(json!(key))), "no", unproved),
        ("in/g-area.age", with(|update| update["area"] = json!("eastmere")), "no", unproved),
        (
            "in/h-withdrawal.age",
            with(|update| {
                update["kind"] = json!("withdrawal");
                update["amend_key"] = json!("");
            }),
            "no",
            unproved,
        ),
    ];
    for (number, (name, update, ..)) in cases.iter().enumerate() {
        let mut update = update.clone();
        update["submission"] = json!(format!("{number:026}"));
        seal_anyway(&folder, name, &update);
    }
    let opened = marac_open(&folder, "coordinator", &["in", "--out", "out"]);
    assert_eq!(opened.status.code(), Some(0), "{}", said(&opened));
    let rows = rows(&opened);
    for ((name, update, proved, says), row) in cases.iter().zip(&rows) {
        assert_eq!((&row["file"], &row["outcome"], &row["proved"]), (&json!(name), &json!("opened"), &json!(proved)));
        assert_eq!((&row["kind"], &row["adds_to"]), (&update["kind"], &update["refers_to"]), "{name}");
        let loud = |text: &str| text.contains(says);
        assert!(loud(row["detail"].as_str().unwrap()) && loud(&page(&folder, "out", row)), "{row}");
        assert!(said(&opened).contains(&format!("{name}: {}", row["detail"].as_str().unwrap())), "{name}");
    }
    let withdrawal = page(&folder, "out", &rows[7]);
    assert!(withdrawal.contains("Withdrawal") && withdrawal.contains("A withdrawal closes nothing by itself."));
    assert_eq!(rows[8]["detail"], "", "the referral itself says nothing of them");
}

#[test]
fn a_referral_of_an_earlier_run_proves_what_comes_later_and_one_that_comes_later_what_came_before() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    seal_anyway(&folder, "update.age", &update(&reference, Some(json!(key))));
    let open = |file: &str, out: &str| {
        let opened = marac_open(&folder, "deputy", &[file, "--out", out]);
        (opened.status.code(), rows(&opened).remove(0))
    };
    // The referral first.
    open("in/m.age", "one");
    let (code, row) = open("update.age", "one");
    assert_eq!((code, &row["proved"]), (Some(0), &json!("yes")));
    assert_eq!(open("update.age", "one"), (Some(0), row.clone()), "and stays so");

    // The update first: its page is renewed once its referral is there.
    assert_eq!(open("update.age", "two").1["proved"], "unknown");
    open("in/m.age", "two");
    let (code, again) = open("update.age", "two");
    assert_eq!((code, &again["proved"]), (Some(0), &json!("yes")));
    assert_eq!(page(&folder, "two", &again), page(&folder, "one", &row));
    let folders = fs::read_dir(folder.path(&format!("two/{}", again["reference"].as_str().unwrap()))).unwrap();
    assert_eq!(folders.count(), 2, "nothing is left beside the record and its page");

    // What a person has written there is left as it is.
    open("update.age", "three");
    let notes = format!("three/{}/referral.html", row["reference"].as_str().unwrap());
    folder.write(&notes, "notes of the coordinator");
    open("in/m.age", "three");
    let (code, row) = open("update.age", "three");
    assert_eq!((code, &row["proved"]), (Some(1), &json!("yes")));
    assert_eq!(folder.read(&notes), b"notes of the coordinator");
}

#[test]
fn with_the_areas_pack_a_page_has_its_name_its_marking_and_the_switchboard_to_ring() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    seal_anyway(&folder, "in/update.age", &update(&reference, Some(json!(key))));
    let mut pack: Value = serde_json::from_slice(&folder.read("data/areas/northmere.json")).unwrap();
    pack["marking"] = json!("SECRET OF NORTHMERE");
    folder.write("pack.json", pack.to_string());
    let opened = marac_open(&folder, "coordinator", &["in", "--out", "out", "--area", "pack.json"]);
    assert_eq!(opened.status.code(), Some(0), "{}", said(&opened));
    for row in rows(&opened) {
        let page = page(&folder, "out", &row);
        for told in ["Northmere (this computer)", "Ring Health visiting on 07700 900142"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert_eq!(page.matches("SECRET OF NORTHMERE").count(), 4, "both ends of the screen and of every sheet");
    }
    let plain = marac_open(&folder, "coordinator", &["in/m.age", "--out", "plain"]);
    assert_eq!(page(&folder, "plain", &rows(&plain)[0]).matches("OFFICIAL-SENSITIVE when complete").count(), 4);
    let bad = marac_open(&folder, "coordinator", &["in", "--out", "bad", "--area", "record.json"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(said(&bad).starts_with("record.json cannot be used."), "{}", said(&bad));
}

#[test]
fn every_kind_of_addition_is_sealed_with_its_key_and_none_without() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    for kind in ["update", "answer", "withdrawal", "new_incident"] {
        let mut addition = update(&reference, Some(json!(key)));
        addition["kind"] = json!(kind);
        folder.write("addition.json", addition.to_string());
        let sealed = marac_seal(&folder, &["addition.json", "--json"]);
        assert_eq!(sealed.status.code(), Some(0), "{kind}: {}", said(&sealed));
        let written = rows(&sealed)[0]["written"].as_str().unwrap().to_owned();
        let opened = marac_open(&folder, "recovery", &[&written, "in/m.age", "--out", kind]);
        assert!(rows(&opened).iter().any(|row| row["kind"] == kind && row["proved"] == "yes"), "{}", said(&opened));
    }
    let hidden = |referral: Value| {
        let mut update = update(&reference, Some(json!(key)));
        update["referral"] = referral;
        update
    };
    for (addition, begins) in [
        (update(&reference, None), "It adds to an earlier referral and does not hold its key."),
        (update(&reference, Some(json!("0000"))), "It adds to an earlier referral and does not hold its key."),
        (update("Monday", Some(json!(key))), "It adds to an earlier referral, and \"refers_to\" is not a reference"),
        (hidden(json!({"safe_contact": {"number": "07700 900144"}})), "\"Safe phone number\" goes with another answer"),
        (hidden(json!({"ric": {"dash-15": {"answer": "yes"}}})), "\"Strang"),
    ] {
        folder.write("addition.json", addition.to_string());
        let refused = marac_seal(&folder, &["addition.json", "--json"]);
        assert_eq!(refused.status.code(), Some(1), "{begins}");
        let reason = rows(&refused)[0]["reasons"][0].as_str().unwrap().to_owned();
        assert!(reason.starts_with(begins), "{reason}");
    }
}

#[test]
fn several_people_reasons_and_attachments_come_out_as_they_went_in() {
    let folder = desk();
    folder.write("map.pdf", b"%PDF-1.4 invented");
    let referral = |record: &mut Value| {
        let referral = &mut record["referral"];
        let not_known = |code: &str| json!({"not_known": {"code": code}});
        referral["perpetrators"] = json!([
            {"name": "Devon Strake", "relationship": "former_partner", "weapons": "yes", "weapons_detail": "A knife"},
            {"name": not_known("not_asked_unsafe"), "relationship": not_known("no_time")},
            {"name": "Kit Strake", "relationship": "several", "relationship_detail": "Devon and his brothers",
             "born": {"about": "1999-05"}},
        ]);
        referral["household"] = json!([
            {"kind": "child", "name": "Tam Quill", "born": "2026-07-20", "school": "Mere Nursery", "saw_or_heard": "yes"},
            {"kind": "unborn_child", "relationship_to_victim": "Hers"},
            {"kind": "adult", "name": "Ines Halloran", "lives_with": "The victim"},
        ]);
        referral["safeguarding"] = json!({"child_referral": "yes", "child_referral_on": "2026-11-20"});
        referral["agencies_involved"] =
            json!([{"agency": "Nursery"}, {"agency": "GP", "worker": "Dr Bell", "phone": "07700 900155"}]);
        referral["victim"]["postcode"] = json!({"not_known": {"code": "other", "text": "She is moving this week"}});
        referral["victim"]["pregnant"] = json!("yes");
        referral["victim"]["due"] = json!("March");
    };
    let urgent = |record: &mut Value| {
        referral(record);
        record["referral"]["urgent"] =
            json!({"is_urgent": "yes", "why": "He knows where she is", "who_was_rung": "IDVA"});
        record["referral"]["perpetrators"][1].as_object_mut().unwrap().remove("relationship");
    };
    for (name, given) in [("calm.json", record(referral)), ("urgent.json", record(urgent))] {
        folder.write(name, &given);
        let sealed = marac_seal(&folder, &[name, "--attach", "map.pdf", "--json"]);
        assert_eq!(sealed.status.code(), Some(0), "{name}: {}", said(&sealed));
        let reference = rows(&sealed)[0]["reference"].as_str().unwrap().to_owned();
        let gap = "urgent.json is urgent and goes without this: Alleged perpetrator 2";
        assert_eq!(said(&sealed).contains(gap), name == "urgent.json", "{}", said(&sealed));
        marac_open(&folder, "coordinator", &["sealed", "--out", "out"]);
        let mut written: Value =
            serde_json::from_slice(&folder.read(&format!("out/{reference}/referral.json"))).unwrap();
        written["referral"].as_object_mut().unwrap().remove("attachments").unwrap();
        let given: Value = serde_json::from_str(&given).unwrap();
        assert_eq!(written["referral"], given["referral"], "{name}");
        assert_eq!(folder.read(&format!("out/{reference}/attachments/01-map.pdf")), b"%PDF-1.4 invented");
    }
}

#[test]
fn an_addition_sealed_anew_names_the_old_reference_and_is_proved_beside_the_original() {
    let folder = desk();
    let (reference, key) = referral(&folder);
    seal_anyway(&folder, "in/n.age", &update(&reference, Some(json!(key))));
    colleague_joins(&folder);
    let anew = rows(&marac_rewrap(&folder, "deputy", &["in", "--out", "anew"]));
    let [referral, addition] = [0, 1].map(|row| format!("anew/{}.age", anew[row]["new_reference"].as_str().unwrap()));
    for (beside, proved) in [(referral.as_str(), "unknown"), ("in/m.age", "yes")] {
        let opened = rows(&marac_open(&folder, "deputy", &[beside, &addition, "--out", &format!("out-{proved}")]));
        let row = opened.iter().find(|row| row["file"] == addition.as_str()).unwrap();
        assert_eq!((&row["outcome"], &row["proved"]), (&json!("opened"), &json!(proved)), "{row}");
        assert_eq!(row["adds_to"], reference.as_str(), "the ledger of the re-sealing says which file that is now");
    }
}
