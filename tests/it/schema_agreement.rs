//! Schemas and readers agree: every field of every format, broken in every simple way, and with fields that nobody knows.

use serde_json::{Value, json};

use crate::schema_oracle::{Case, faults, published};
use crate::schemas::{CASE, DIRECTORY, EVENT, INSTRUMENT, PACK, RECORD, change_of, changed, good, is_read};

#[test]
fn schema_and_reader_say_the_same_to_whatever_stands_in_a_field() {
    let mut cases = Vec::new();
    for (schema, file) in files() {
        let words = words(&serde_json::from_slice(&std::fs::read(published(schema)).unwrap()).unwrap());
        for place in places(&file) {
            let found = file.pointer(&place).unwrap();
            let other_words = if words.contains(found) { words.as_slice() } else { &[] };
            for other in wrongs().iter().chain(other_words) {
                cases.push((place.clone(), Case { schema, value: changed(&file, &place, other.clone()) }));
            }
        }
    }
    let (places, cases): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    let (mut refused, mut accepted) = (0, 0);
    for ((place, case), fault) in places.iter().zip(&cases).zip(faults(&cases)) {
        let (found, schema) = (case.value.pointer(place), case.schema);
        match (is_read(schema, &case.value), fault) {
            (true, None) => accepted += 1,
            (false, Some(_)) => refused += 1,
            (false, None) => {
                assert!(
                    only_the_reader_knows(schema, place),
                    "{schema} accepts {found:?} at {place}, and it is not read"
                );
            }
            (true, Some(fault)) => {
                let meant = only_the_schema_asks(schema, place) || (schema == RECORD && is_blank(found));
                assert!(meant, "{found:?} at {place} is read, and refused by {schema}: {fault}");
            }
        }
    }
    assert!(refused > 3_000 && accepted > 1_000, "{refused} refused, {accepted} accepted by both");
}

/// What hangs on another file or another place: the area's own agencies, routes and checklist; the order of items.
/// In a practice case also what is named in one place and stands in another.
fn only_the_reader_knows(schema: &str, place: &str) -> bool {
    let known = ["/referral/referrer/agency", "/referral/criteria/routes", "/referral/ric", "/items/"];
    let names = ["/topics", "/facts", "/traps", "/discussion", "/uses"];
    let in_case = schema == CASE
        && (place.starts_with("/key") && !place.contains("/why")
            || place.starts_with("/routes") && !place.contains("/why")
            || names.iter().any(|names| place.starts_with(names))
                && !place.contains("/text")
                && !place.contains("/ask"));
    in_case || known.iter().any(|known| place.starts_with(known))
}

/// What this program always writes, and reads in any shape: the envelope, digests, and the route that follows from the count.
fn only_the_schema_asks(schema: &str, place: &str) -> bool {
    let envelope = [
        "/submission",
        "/amend_hash",
        "/amend_key",
        "/refers_to",
        "/area",
        "/sealed_at",
        "/referred_on",
        "/instrument/",
    ];
    match schema {
        RECORD => place.starts_with("/referral/criteria") || envelope.iter().any(|known| place.starts_with(known)),
        // What is not in order there is left out, and the pack loads all the same.
        PACK => ["/letters", "/delivery/dropbox/fields", "/delivery/dropbox/expires", "/instruments/0/sha256"]
            .iter()
            .any(|known| place.starts_with(known)),
        _ => false,
    }
}

/// An empty text is read as no answer, and never written.
fn is_blank(found: Option<&Value>) -> bool {
    found.and_then(Value::as_str).is_some_and(|text| text.trim().is_empty())
}

#[test]
fn a_field_that_nobody_knows_is_accepted_everywhere() {
    let mut cases = Vec::new();
    for (schema, file) in files() {
        for place in [String::new()].into_iter().chain(places(&file)) {
            let mut value = file.clone();
            // What stands there by its own name is an item of a checklist, a letter, a field of a form, or an answer to a question.
            let by_name = ["/referral/ric", "/letters", "/delivery/dropbox/fields"].contains(&place.as_str());
            let of_case = schema == CASE && ["/key", "/safe_contact", "/agreement"].contains(&place.as_str());
            if by_name || of_case {
                continue;
            }
            if let Some(Value::Object(fields)) = value.pointer_mut(&place) {
                fields.insert("later".into(), json!({ "of": [1, "two"] }));
                cases.push((place, Case { schema, value }));
            }
        }
    }
    let (places, cases): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    for ((place, case), fault) in places.iter().zip(&cases).zip(faults(&cases)) {
        assert_eq!(fault, None, "{} {place}", case.schema);
        assert!(is_read(case.schema, &case.value), "{} {place}", case.schema);
    }
}

/// A file of each format; of the checklist, an item with options and one with triggers are enough.
fn files() -> Vec<(&'static str, Value)> {
    let mut short = good(INSTRUMENT);
    let items = short["items"].as_array_mut().unwrap();
    *items = vec![items[0].clone(), items[13].clone()];
    items[1]["number"] = json!(2);
    let mut files = vec![
        (RECORD, good(RECORD)),
        (RECORD, change_of("update")),
        (PACK, good(PACK)),
        (DIRECTORY, good(DIRECTORY)),
        (INSTRUMENT, short),
        (CASE, good(CASE)),
    ];
    // One of each kind.
    let events = include_str!("../vectors/event-v1.jsonl").lines();
    files.extend(events.map(|line| (EVENT, serde_json::from_str(line).unwrap())));
    files
}

fn wrongs() -> Vec<Value> {
    let mut wrongs: Vec<Value> = ["", " ", "zzz", "1991-02-30", "1991-13-01", "a@b", "7"].map(Value::from).to_vec();
    wrongs.extend([json!(7), json!(-1), json!(1.5), json!(5_000_000_000_u64), json!(true)]);
    wrongs.extend([json!([]), json!({}), json!([[]]), json!([{}]), json!(["zzz"])]);
    wrongs.extend([json!({ "en": 1 }), json!({ "about": "87" }), json!({ "not_known": {} }), json!("x".repeat(6_000))]);
    // Not there at all.
    wrongs.push(Value::Null);
    wrongs
}

/// Every word that a schema lists anywhere.
fn words(schema: &Value) -> Vec<Value> {
    let inside: Vec<&Value> = match schema {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let listed = schema.get("enum").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut words: Vec<Value> = listed.into_iter().chain(inside.into_iter().flat_map(words)).collect();
    words.sort_by_key(Value::to_string);
    words.dedup();
    words
}

/// Every place of a file but the file itself, as JSON pointers.
fn places(value: &Value) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.replace('/', "~1"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let deeper = |(name, value): (String, &Value)| {
        let below = places(value).into_iter().map({
            let name = name.clone();
            move |place| format!("/{name}{place}")
        });
        [format!("/{name}")].into_iter().chain(below).collect::<Vec<_>>()
    };
    inside.into_iter().flat_map(deeper).collect()
}
