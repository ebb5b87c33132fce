//! Every kind of event as JSON: the recorded lines of version 1, and what a newer version may add.

use marac_portal::domain::register::{Event, LONGEST, ReadError, What};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const RECORDED: &str = include_str!("../vectors/event-v1.jsonl");

fn recorded() -> impl Iterator<Item = Value> {
    RECORDED.lines().map(|line| serde_json::from_str(line).unwrap())
}

fn read(json: &Value) -> Result<Event, ReadError> {
    Event::read(&json.to_string())
}

fn written(event: &Event) -> Value {
    serde_json::from_str(&event.to_line().unwrap()).unwrap()
}

#[test]
fn every_kind_reads_as_itself_and_writes_back_unchanged() {
    let mut kinds = Vec::new();
    for (line, json) in RECORDED.lines().zip(recorded()) {
        let event = Event::read(line).unwrap();
        assert_eq!(event.what.kind(), json["what"], "{line}");
        assert_eq!(event.to_line().unwrap(), line, "to the letter");
        kinds.push(event.what.kind());
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 28);
}

#[test]
fn fields_that_this_version_does_not_know_survive_in_every_kind() {
    for mut json in recorded() {
        json["weather"] = json!({"of": ["the day", null, 1.5]});
        let event = read(&json).unwrap();
        assert!(!matches!(event.what, What::Newer(_)), "{json}");
        assert_eq!(written(&event), json);
        assert_ne!(
            event,
            read(&{
                let mut json = json.clone();
                json["weather"] = json!("dull");
                json
            })
            .unwrap()
        );
    }
}

#[test]
fn only_what_must_be_there_is_there() {
    let head = json!({"format": "marac-portal/event@1", "id": "70000000000000000000000001", "area": "northmere",
        "mode": "live", "at": "2026-11-22T06:10:05Z", "person": "a1".repeat(32), "supersedes": []});
    let case = "01".repeat(32);
    for (what, fields) in [
        ("decided", json!({"case": case, "decision": "accept", "reason": ""})),
        ("assigned", json!({"case": case})),
        ("circulated", json!({"cases": [case], "to": "police", "output": "", "sealed": false})),
        ("meeting", json!({"meeting": "70000000000000000000000002", "date": "2026-12-01", "label": "North"})),
    ] {
        let mut json = head.clone();
        json["what"] = json!(what);
        json.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        assert_eq!(written(&read(&json).unwrap()), json);
    }
}

#[test]
fn a_newer_kind_is_kept_as_it_stands() {
    for mut json in recorded() {
        json["what"] = json!("foreseen");
        let event = read(&json).unwrap();
        assert!(matches!(&event.what, What::Newer(newer) if newer.kind.0 == "foreseen"));
        assert_eq!(written(&event), json);
    }
    let mut decided = recorded().find(|json| json["what"] == "decided").unwrap();
    decided["decision"] = json!("defer");
    assert_eq!(written(&read(&decided).unwrap()), decided);
}

#[test]
fn a_newer_format_is_told_from_what_is_none_of_ours() {
    let line = RECORDED.lines().next().unwrap();
    let with = |from: &str, to: &str| Event::read(&line.replacen(from, to, 1)).err();
    assert_eq!(with("event@1", "event@2"), Some(ReadError::NewerVersion));
    for (from, to) in [
        ("event@1", "event@0"),
        ("event@1", "event@x"),
        ("marac-portal/event@1", "marac-portal/referral@1"),
        ("\"live\"", "\"drill\""),
        ("T06:01:05Z", "T06:01Z"),
        ("70000000000000000000000001", "70000000000000000000000I01"),
        ("\"supersedes\":[]", "\"supersedes\":[\"all\"]"),
        ("\"supersedes\":[]", "\"supersedes\":{}"),
        ("\"what\":\"received\"", "\"what\":7"),
        ("\"what\":\"received\",", ""),
        ("\"area\":\"northmere\",", ""),
        ("\"area\":\"northmere\"", "\"area\":\"northmere\",\"area\":\"eastmere\""),
        ("\"area\":\"northmere\"", "\"area\":\"northmere\",\"\\u0061rea\":\"eastmere\""),
        ("}", "}\n"),
        ("}", "} {}"),
    ] {
        assert_eq!(with(from, to), Some(ReadError::NotAnEvent), "{from} {to}");
    }
}

#[test]
fn what_would_exhaust_a_reader_is_refused() {
    let line = RECORDED.lines().next().unwrap();
    let padded = |with: String| line.replacen('}', &format!(",\"more\":{with}}}"), 1);
    let longest = LONGEST - padded("\"\"".into()).len();
    assert!(Event::read(&padded(format!("\"{}\"", "x".repeat(longest)))).is_ok());
    assert!(Event::read(&padded(format!("\"{}\"", "x".repeat(longest + 1)))).is_err());
    let deep = |depth: usize| padded(format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert!(Event::read(&deep(100)).is_ok());
    for depth in [200, 100_000] {
        assert_eq!(Event::read(&deep(depth)), Err(ReadError::NotAnEvent), "{depth}");
    }
    let many: Vec<String> = (0..25_000).map(|n| format!("\"{n}\":1")).collect();
    assert!(Event::read(&padded(format!("{{{}}}", many.join(",")))).is_ok());

    let mut event = Event::read(line).unwrap();
    event.area = "x".repeat(LONGEST);
    assert_eq!(event.to_line(), None);
}

#[test]
fn an_event_does_not_print_what_it_says() {
    for line in RECORDED.lines() {
        let printed = format!("{:?}", Event::read(line).unwrap());
        for told in ["Marla", "Strake", "Bell", "Hale", "Osei", "sister", "alarm", "passport", "IDVA", "1991"] {
            assert!(!printed.contains(told), "{printed}");
        }
    }
}

proptest! {
    /// Whatever stands in one of the lines: it is read or refused, and what is read writes back as it was.
    #[test]
    fn no_change_to_a_line_makes_a_reader_stumble(which in 0..28usize, at: prop::sample::Index, put in any::<Option<u8>>()) {
        let mut line = RECORDED.lines().nth(which).unwrap().as_bytes().to_vec();
        let at = at.index(line.len());
        match put {
            Some(byte) => line[at] = byte,
            None => drop(line.remove(at)),
        }
        if let Ok(line) = String::from_utf8(line) && let Ok(event) = Event::read(&line) {
            prop_assert_eq!(Event::read(&event.to_line().unwrap()), Ok(event));
        }
    }

    #[test]
    fn any_field_of_any_shape_is_read_or_refused(which in 0..28usize, field: prop::sample::Index, value in json_value()) {
        let mut json = recorded().nth(which).unwrap();
        let fields: &mut Map<String, Value> = json.as_object_mut().unwrap();
        let name = fields.keys().nth(field.index(fields.len())).unwrap().clone();
        fields.insert(name, value);
        if let Ok(event) = read(&json) {
            prop_assert_eq!(Event::read(&event.to_line().unwrap()), Ok(event));
        }
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-c]", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}
