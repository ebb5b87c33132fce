//! The line of an event in a register.

use serde_json::{Value, json};

use super::parts::{day, file, flag, list, number, object, said, shape, text, words};
use crate::domain::mode::{Live, Mode, Practice};
use crate::domain::register::{FORMAT, What};

/// An event of version 1 as this program writes it; a kind that it does not know is of a newer version.
pub fn event() -> Value {
    let mut schema = object(
        &["format", "id", "area", "mode", "at", "person", "what"],
        [
            ("format", Value::Null),
            ("id", id()),
            ("area", text()),
            ("mode", words([Live::NAME, Practice::NAME])),
            ("at", second()),
            ("person", hash()),
            ("supersedes", list(id())),
            ("what", words(What::KINDS)),
        ],
    );
    let of_kind = |kind: &str| json!({ "if": { "properties": { "what": { "const": kind } } }, "then": fields(kind) });
    schema["allOf"] = What::KINDS.into_iter().map(of_kind).collect();
    file(FORMAT, schema)
}

/// The fields of a kind.
fn fields(kind: &str) -> Value {
    let reason = || ("reason", text());
    match kind {
        "received" => {
            let fields = [("body", hash()), ("record_kind", text()), ("submission", text()), ("from", text())];
            object(&["body"], fields)
        }
        "entered" => object(&["record"], [("record", json!({ "type": "object" })), ("source", text())]),
        "filed" => object(&["body"], [("body", hash()), ("case", case()), reason()]),
        "decided" => decided(),
        "matched" => {
            let findings = ["repeat", "duplicate", "reversed", "same_victim", "same_perpetrator", "not_the_same"];
            let fields = [("case", case()), ("other", case()), ("finding", words(findings)), reason()];
            object(&["case", "other", "finding"], fields)
        }
        "assigned" => {
            object(&["case"], [("case", case()), ("meeting", id()), ("place", number()), ("minutes", number())])
        }
        "acknowledged" => object(&["case"], [("case", case()), ("how", text()), ("to", text())]),
        "confirmed" => object(&["case"], [("case", case()), ("body", hash()), ("how", text())]),
        "corrected" => {
            // Of `value`, whatever a record may hold there; null takes the answer away.
            object(&["case", "field", "value"], [("case", case()), ("field", text()), reason()])
        }
        "restricted" => {
            let mut readers = list(hash());
            readers["minItems"] = json!(1);
            object(&["case", "readers"], [("case", case()), ("readers", readers), reason()])
        }
        "must_not_receive" => {
            let fields = [("case", case()), ("agency", text()), ("name", text()), reason()];
            either(object(&["case"], fields), ["agency", "name"])
        }
        "noted" => object(&["case", "text"], [("case", case()), ("text", text())]),
        "held" | "released" => object(&["case"], [("case", case()), reason()]),
        "meeting" => meeting(),
        "attended" => object(
            &["meeting", "part"],
            [
                ("meeting", id()),
                ("agency", text()),
                ("name", text()),
                ("part", words(["present", "observer", "apologies", "absent"])),
                ("signed", flag()),
                ("sent_information", flag()),
            ],
        ),
        "minuted" => {
            let outcome = words(["discussed", "deferred", "not_heard"]);
            let fields = [("case", case()), ("meeting", id()), ("outcome", outcome), ("minutes", text())];
            object(&["case", "meeting", "outcome"], fields)
        }
        "action" => action(),
        "action_closed" => object(
            &["action", "case", "outcome"],
            [
                ("action", id()),
                ("case", case()),
                ("outcome", words(["done", "no_longer_possible", "agency_did_not"])),
                ("on", day()),
                ("note", text()),
            ],
        ),
        "viewed" => object(&["cases"], [("cases", list(case()))]),
        "printed" => object(&["cases"], [("cases", list(case())), ("output", text())]),
        "exported" => object(&["cases"], [("cases", list(case())), ("output", text()), ("file", hash())]),
        "circulated" => object(
            &["cases", "to"],
            [
                ("cases", list(case())),
                ("to", text()),
                ("output", text()),
                ("file", hash()),
                ("sealed", flag()),
                ("meeting", id()),
            ],
        ),
        "closed" => object(&["case", "on"], [("case", case()), ("on", day()), reason()]),
        "retracted" => either(object(&[], [("case", case()), ("meeting", id()), reason()]), ["case", "meeting"]),
        "purged" => object(&["case"], [("case", case()), ("kept_until", day()), ("why", text())]),
        // `working` and `left`.
        _ => object(&["case"], [("case", case())]),
    }
}

fn decided() -> Value {
    let decisions = ["accept", "emergency", "ask_for_more", "not_this_area", "not_criteria", "mistake"];
    let mut decided = object(
        &["case", "decision"],
        [
            ("case", case()),
            ("decision", words(decisions)),
            ("reason", text()),
            ("second", text()),
            ("routes", list(text())),
            ("found", list(text())),
            ("asked", list(text())),
            ("to", text()),
        ],
    );
    decided["if"] = json!({ "properties": { "decision": { "const": "not_criteria" } } });
    decided["then"] = object(&["reason", "second"], [("reason", said()), ("second", said())]);
    decided
}

fn meeting() -> Value {
    object(
        &["meeting", "date", "label"],
        [
            ("meeting", id()),
            ("date", day()),
            ("label", text()),
            ("series", text()),
            ("starts", text()),
            ("place", text()),
            ("capacity", number()),
            ("minutes_per_case", number()),
            ("list_closes", day()),
            ("without_meeting", flag()),
            ("chair", text()),
            ("statement", flag()),
            ("cancelled", flag()),
        ],
    )
}

fn action() -> Value {
    object(
        &["action", "case", "text", "owner"],
        [
            ("action", id()),
            ("case", case()),
            ("meeting", id()),
            ("text", text()),
            ("owner", text()),
            ("person_name", text()),
            ("due", day()),
            ("about", words(["victim", "children", "perpetrator", "professionals"])),
        ],
    )
}

/// One of two fields has to be there.
fn either(mut object: Value, fields: [&str; 2]) -> Value {
    object["anyOf"] = fields.map(|field| json!({ "required": [field] })).into_iter().collect();
    object
}

/// 128 random bits in Crockford base32.
fn id() -> Value {
    shape("^[0-7][0-9A-HJKMNP-TV-Z]{25}$")
}

/// 32 bytes in hex, small letters only: names have one shape.
fn hash() -> Value {
    shape("^[0-9a-f]{64}$")
}

/// A case: by the SHA-256 of its sealed file, or by the event that entered it.
fn case() -> Value {
    shape("^([0-9a-f]{64}|[0-7][0-9A-HJKMNP-TV-Z]{25})$")
}

/// UTC, whole seconds; that months differ in length is beyond it.
fn second() -> Value {
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    shape(&format!("^{day}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::Event;

    /// What the reader says to a word that it does not know: all those that it does.
    fn known(kind: &str, field: &str) -> Vec<String> {
        let message = serde_json::from_value::<What>(json!({ "what": kind, field: "?" })).unwrap_err().to_string();
        let expected = message.split_once("expected ").map(|(_, rest)| rest).unwrap_or_default();
        expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_words_of_the_schema_are_those_of_the_reader() {
        let mut lists = 0;
        for kind in What::KINDS {
            let schema = fields(kind);
            for (field, schema) in schema["properties"].as_object().unwrap() {
                let Some(words) = schema.get("enum") else { continue };
                assert_eq!(words, &json!(known(kind, field)), "{kind} {field}");
                lists += 1;
            }
        }
        assert_eq!(lists, 6);
    }

    #[test]
    fn every_field_of_a_kind_is_one_that_the_reader_knows() {
        for line in include_str!("../../../tests/vectors/event-v1.jsonl").lines() {
            let event = Event::read(line).unwrap();
            let schema = fields(event.what.kind());
            let properties = schema["properties"].as_object().unwrap();
            let json: Value = serde_json::from_str(line).unwrap();
            let head = ["format", "id", "area", "mode", "at", "person", "supersedes", "what", "value"];
            let named = json.as_object().unwrap().keys().filter(|name| !head.contains(&name.as_str()));
            for name in named {
                assert!(properties.contains_key(name), "{}: {name}", event.what.kind());
            }
        }
    }
}
