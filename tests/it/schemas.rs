//! The published JSON Schemas: made afresh, and held against every kind of file that is in order.

use std::sync::LazyLock;

use marac_portal::area::{self, Directory, Pack};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::draft::Draft;
use marac_portal::domain::instrument::Instrument;
use marac_portal::domain::mode::{Live, Practice};
use marac_portal::domain::practice::case::Case as PracticeCase;
use marac_portal::domain::record::{Change, Record, RecordKind};
use marac_portal::domain::register::{Event, What};
use marac_portal::domain::schema;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::practice_cases::file;
use crate::record::{RECORD_V1, context, filled, stamp};
use crate::schema_oracle::{Case, faults, published};
use crate::server::Folder;

// The pack with every field of the format.
#[path = "../../src/area/example.rs"]
pub mod example;

pub const RECORD: &str = "referral-1.json";
pub const PACK: &str = "area-1.json";
pub const DIRECTORY: &str = "areas-1.json";
pub const INSTRUMENT: &str = "instrument-1.json";
pub const EVENT: &str = "event-1.json";
pub const CASE: &str = "practice-case-1.json";

static CONTEXT: LazyLock<Context> = LazyLock::new(context);

const DASH: &str = include_str!("../../public/instruments/dash-ric.json");

#[test]
fn the_published_schemas_are_those_the_program_makes() {
    let made = [
        (RECORD, schema::record()),
        (PACK, area::schema::pack()),
        (DIRECTORY, area::schema::directory()),
        (INSTRUMENT, schema::instrument()),
        (EVENT, schema::event()),
        (CASE, schema::practice_case()),
    ];
    let afresh = std::env::var_os("UPDATE_SCHEMAS").is_some();
    for (name, schema) in made {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if afresh {
            std::fs::create_dir_all(published("")).unwrap();
            std::fs::write(published(name), &text).unwrap();
        }
        let same = std::fs::read_to_string(published(name)).is_ok_and(|found| found == text);
        assert!(
            same,
            "public/schemas/{name} is not what the program makes; to write the schemas afresh, run \
             `UPDATE_SCHEMAS=1 cargo nextest run published_schemas`, and look at what changed"
        );
    }
}

/// Whether our own reader takes a file; a record is read and checked as `marac seal` does.
pub fn is_read(schema: &str, value: &Value) -> bool {
    let bytes = value.to_string().into_bytes();
    match schema {
        PACK => Pack::parse(&bytes).is_ok(),
        DIRECTORY => Directory::parse(&bytes).is_ok(),
        INSTRUMENT => Instrument::parse(&bytes).is_ok(),
        CASE => PracticeCase::read(&bytes, &CONTEXT.instrument).is_ok(),
        EVENT => Event::read(&value.to_string()).is_ok_and(|event| !matches!(event.what, What::Newer(_))),
        _ => Record::read(&bytes).is_ok_and(|record| {
            let draft = Draft::of(&record.answers);
            match record.kind {
                RecordKind::Referral { .. } => check::whole(&draft, &CONTEXT).is_ok(),
                RecordKind::Change { .. } => check::changes(&draft, &CONTEXT).is_ok(),
            }
        }),
    }
}

fn assert_valid(cases: &[Case]) {
    for (case, fault) in cases.iter().zip(faults(cases)) {
        assert_eq!(fault, None, "{}: {}", case.schema, case.value);
        assert!(is_read(case.schema, &case.value), "{} is not read: {}", case.schema, case.value);
    }
}

#[test]
fn every_recorded_record_is_valid() {
    let mut records = 0;
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(published("../../tests/vectors")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        if name.starts_with("record-") && name.ends_with(".json") {
            let value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            cases.push(Case { schema: RECORD, value });
            records += 1;
        }
    }
    assert!(records > 0);
    assert_valid(&cases);
}

#[test]
fn every_record_this_program_writes_is_valid() {
    let mut runner = TestRunner::deterministic();
    let strategy = ("\\PC{1,60}", proptest::collection::vec(0usize..12, 80));
    let mut cases = Vec::new();
    while cases.len() < 200 {
        let (words, picks) = strategy.new_tree(&mut runner).unwrap().current();
        let draft = filled(|max| words.chars().cycle().take(max).collect(), |n| picks[n % picks.len()], &CONTEXT);
        let Ok(referral) = check::whole(&draft, &CONTEXT) else { continue };
        let (answers, stamp) = (referral.answers().clone(), stamp());
        let record = if cases.len() % 2 == 0 {
            Record::new::<Live>(answers, &CONTEXT.instrument, stamp)
        } else {
            Record::new::<Practice>(answers, &CONTEXT.instrument, stamp)
        };
        cases.push(Case { schema: RECORD, value: record.to_json() });
    }
    assert_valid(&cases);
}

#[test]
fn an_urgent_referral_with_gaps_and_every_kind_of_change_are_valid() {
    let mut gaps: Value = serde_json::from_slice(RECORD_V1).unwrap();
    gaps["referral"] = json!({ "urgent": { "is_urgent": "yes" }, "victim": { "name": "Joanne Pell" } });
    let mut cases = vec![Case { schema: RECORD, value: gaps.clone() }];
    for change in Change::ALL {
        let mut record = change_of(change.id());
        record["referral"] = json!({ "victim": { "phone": "07700 900112" } });
        cases.push(Case { schema: RECORD, value: record });
    }
    assert_valid(&cases);
}

pub fn change_of(kind: &str) -> Value {
    let mut record: Value = serde_json::from_slice(RECORD_V1).unwrap();
    let fields = record.as_object_mut().unwrap();
    fields.shift_remove("amend_hash");
    fields.insert("kind".into(), json!(kind));
    fields.insert("refers_to".into(), json!("7ZQ4-N8V2-K6T1"));
    fields.insert("amend_key".into(), json!("7ZQ4N8V2K6T1X9B3M5C0WJRHFD"));
    record
}

#[test]
fn the_files_of_a_first_start_the_example_pack_and_the_shipped_checklist_are_valid() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let made = |name: &str| serde_json::from_slice(&folder.read(name)).unwrap();
    assert_valid(&[
        Case { schema: PACK, value: made("data/areas/northmere.json") },
        Case { schema: DIRECTORY, value: made("data/areas/index.json") },
        Case { schema: PACK, value: serde_json::to_value(example::pack()).unwrap() },
        Case { schema: INSTRUMENT, value: serde_json::from_str(DASH).unwrap() },
    ]);
}

#[test]
fn the_practice_cases_that_ship_are_valid() {
    let index: Value = serde_json::from_slice(&file("index.json")).unwrap();
    let names = index["cases"].as_array().unwrap().iter().map(|name| format!("{}.json", name.as_str().unwrap()));
    let cases: Vec<Case> =
        names.map(|name| Case { schema: CASE, value: serde_json::from_slice(&file(&name)).unwrap() }).collect();
    assert_eq!(cases.len(), 10);
    assert_valid(&cases);
    assert_valid(&[Case { schema: CASE, value: short_case() }]);
}

/// A file in order of this format.
pub fn good(schema: &str) -> Value {
    match schema {
        PACK => serde_json::to_value(example::pack()).unwrap(),
        DIRECTORY => {
            json!({ "format": "marac-portal/areas@1", "areas": [{ "id": "northmere", "name": "Northmere", "trial": true }] })
        }
        INSTRUMENT => serde_json::from_str(DASH).unwrap(),
        CASE => short_case(),
        _ => serde_json::from_slice(RECORD_V1).unwrap(),
    }
}

/// Marla's case, cut to one of each thing, and with every field of the format.
fn short_case() -> Value {
    let mut case: Value = serde_json::from_slice(&file("v1-marla-quill.json")).unwrap();
    let person = json!({ "name": "Devon Strake", "age": "37", "address": "9 Tern Street", "phone": "07700 900112",
        "relationship": "former_partner", "lives_with_victim": "no", "note": "Drives a van" });
    case["people"] = json!({ "victim": person, "perpetrators": [person], "household": [person] });
    case["topics"].as_array_mut().unwrap().truncate(1);
    case["facts"].as_array_mut().unwrap().truncate(1);
    for (item, keyed) in case["key"].as_object_mut().unwrap() {
        let yes = item == "dash-01";
        keyed["answer"] = json!(if yes { "yes" } else { "dont_know" });
        keyed["facts"] = if yes { json!(["wrist"]) } else { json!([]) };
    }
    case["key"]["dash-01"]["accept"] = json!(["dont_know"]);
    let when = json!({ "yes_at_least": 14, "escalation": { "events": 3, "months": 6, "count": "police" },
        "repeat": { "months": 6, "definition": "crime_type" } });
    case["routes"] = json!([
        { "when": { "yes_at_least": 14 }, "routes": ["judgement"], "accept": ["repeat"], "why": "Reason enough." },
        { "when": when, "routes": [], "accept": ["judgement"], "why": { "en": "Too few.", "cy": "Rhy ychydig." } },
    ]);
    for list in ["traps", "discussion", "mock_marac"] {
        case[list].as_array_mut().unwrap().truncate(1);
    }
    (case["traps"][0]["facts"], case["discussion"][0]["facts"]) = (json!(["wrist"]), json!([]));
    case["reason"]["prompts"].as_array_mut().unwrap().truncate(1);
    case["uses"] = json!({ "safe_contact": ["wrist"], "agreement": [], "routes": [], "reason": [] });
    case
}

/// The same with something else at one place; with `null`, nothing.
pub fn changed(good: &Value, place: &str, with: Value) -> Value {
    let mut value = good.clone();
    let (parent, name) = place.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Object(fields) if with.is_null() => drop(fields.shift_remove(name).unwrap()),
        Value::Object(fields) => drop(fields.insert(name.to_owned(), with)),
        Value::Array(list) if with.is_null() => drop(list.remove(name.parse().unwrap())),
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = with,
        other => panic!("nothing stands in {other}"),
    }
    value
}
