//! A checklist, `instruments/<id>.json`.

use serde_json::{Value, json};

use super::parts::{day, file, flag, label, list, number, object, text, words};
use crate::domain::instrument::{FORMAT, Tri, Wording};

/// A checklist as this version asks it; that items count from 1 and ids differ, only the reader knows.
pub fn instrument() -> Value {
    let fields = [
        ("format", Value::Null),
        ("id", text()),
        ("version", number()),
        ("title", label()),
        ("effective", object(&["from"], [("from", day()), ("to", day())])),
        ("source", label()),
        ("licence", text()),
        ("wording", words(Wording::ALL.map(Wording::id))),
        ("note", label()),
        ("items", list(item())),
        ("outcomes", list(outcome())),
    ];
    let required =
        ["format", "id", "version", "title", "effective", "source", "licence", "wording", "items", "outcomes"];
    file(FORMAT, object(&required, fields))
}

fn item() -> Value {
    object(
        &["id", "number", "kind", "text"],
        [
            ("id", text()),
            ("number", number()),
            ("kind", words(["tri_state"])),
            ("short", label()),
            ("text", label()),
            ("why", label()),
            ("weight", number()),
            ("high_risk", flag()),
            ("source", flag()),
            ("options", list(object(&["id", "text"], [("id", text()), ("text", label())]))),
            ("follow_ups", list(object(&["on", "text"], [("on", answers()), ("text", label())]))),
            ("triggers", list(trigger())),
        ],
    )
}

fn answers() -> Value {
    list(words(Tri::ALL.map(Tri::id)))
}

fn trigger() -> Value {
    let effects = [
        variant("do", "show_guidance", [("text", label())]),
        variant("do", "offer_instrument", [("instrument", text())]),
        variant("do", "prefill", [("field", text()), ("value", prefill())]),
        variant("do", "require_field", [("field", text())]),
    ];
    let mut trigger = object(&["on", "do"], [("on", answers()), ("options", list(text()))]);
    trigger["oneOf"] = effects.into_iter().collect();
    trigger
}

fn prefill() -> Value {
    json!({ "anyOf": [text(), object(&["item"], [("item", words(["detail", "options_and_detail"]))])] })
}

fn outcome() -> Value {
    let rules = [
        variant("rule", "yes_at_least", [("count", number())]),
        variant("rule", "weighted_at_least", [("sum", number())]),
        variant("rule", "any_flagged", []),
        variant("rule", "practitioner_grade", [("grades", list(label()))]),
    ];
    let mut outcome = object(&["id", "rule"], [("id", text())]);
    outcome["oneOf"] = rules.into_iter().collect();
    outcome
}

/// One of several forms of an object, told apart by a word; it needs all of its own fields.
fn variant<const N: usize>(by: &str, word: &str, fields: [(&str, Value); N]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let mut schema = object(&required, fields);
    schema["properties"][by] = json!({ "const": word });
    schema
}
