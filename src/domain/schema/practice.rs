//! A practice case, `practice/<id>.json`.

use serde_json::{Map, Value, json};

use super::answers::given;
use super::parts::{at_most, day, file, label_of, list, number, object, said, shape, text, words};
use crate::domain::criteria::{EscalationCount, RepeatDefinition};
use crate::domain::form::{QUESTIONS, question};
use crate::domain::instrument::Tri;
use crate::domain::practice::case::{FORMAT, How, LINE, TEXT};
use crate::domain::practice::code::ROUTES;

/// A case as trainers share it. That each item of the checklist has a key, that facts and topics are there by their names, and
/// that routes follow from the count, only the reader knows.
pub fn practice_case() -> Value {
    let fields = [
        ("format", Value::Null),
        ("id", id()),
        ("version", from_one()),
        ("title", words_of(LINE)),
        ("about", words_of(LINE)),
        ("content_note", words_of(TEXT)),
        ("role", words_of(TEXT)),
        ("minutes", from_one()),
        ("as_of", day()),
        ("people", people()),
        ("narrative", words_of(TEXT)),
        ("topics", list(object(&["id", "ask"], [("id", id()), ("ask", words_of(LINE))]))),
        ("facts", list(fact())),
        ("key", json!({ "type": "object", "additionalProperties": keyed() })),
        ("routes", list(routes())),
        ("safe_contact", model("safe_contact")),
        ("safe_contact_why", words_of(TEXT)),
        ("agreement", model("agreement")),
        ("agreement_why", words_of(TEXT)),
        ("reason", reason()),
        ("traps", list(point())),
        ("discussion", list(point())),
        ("mock_marac", list(role_card())),
        ("uses", uses()),
    ];
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).filter(|name| *name != "uses").collect();
    file(FORMAT, object(&required, fields))
}

fn people() -> Value {
    let option = |field: &str| question(&format!("perpetrators.{field}")).map_or_else(text, given);
    let anybody = || {
        let line = || at_most(LINE, text());
        object(
            &["name"],
            [
                ("name", at_most(LINE, said())),
                ("age", line()),
                ("address", line()),
                ("phone", line()),
                ("relationship", line()),
                ("lives_with_victim", line()),
                ("note", line()),
            ],
        )
    };
    let mut perpetrator = anybody();
    for field in ["relationship", "lives_with_victim"] {
        perpetrator["properties"][field] = option(field);
    }
    let fields = [("victim", anybody()), ("perpetrators", list(perpetrator)), ("household", list(anybody()))];
    object(&["victim"], fields)
}

fn fact() -> Value {
    let fields = [("id", id()), ("topic", text()), ("how", words(How::ALL.map(How::id))), ("text", words_of(TEXT))];
    object(&["id", "topic", "how", "text"], fields)
}

fn keyed() -> Value {
    let answer = || words(Tri::ALL.map(Tri::id));
    let fields = [("answer", answer()), ("accept", list(answer())), ("facts", list(text())), ("why", words_of(TEXT))];
    object(&["answer", "why"], fields)
}

fn routes() -> Value {
    let escalation = object(
        &[],
        [("events", number()), ("months", number()), ("count", words(EscalationCount::ALL.map(EscalationCount::id)))],
    );
    let repeat =
        object(&[], [("months", number()), ("definition", words(RepeatDefinition::ALL.map(RepeatDefinition::id)))]);
    let when = object(&["yes_at_least"], [("yes_at_least", number()), ("escalation", escalation), ("repeat", repeat)]);
    let routes = || list(words(ROUTES));
    let fields = [("when", when), ("routes", routes()), ("accept", routes()), ("why", words_of(TEXT))];
    object(&["when", "routes", "why"], fields)
}

/// Answers to the questions of one part of the form, and to no others.
fn model(part: &str) -> Value {
    let of_part = |id: &'static str| id.strip_prefix(part)?.strip_prefix('.');
    let fields = QUESTIONS.iter().filter_map(|q| Some((of_part(q.id)?.to_owned(), given(q))));
    json!({ "type": "object", "properties": fields.collect::<Map<_, _>>(), "additionalProperties": false })
}

fn reason() -> Value {
    let prompt =
        object(&["id", "text", "looks_for"], [("id", id()), ("text", words_of(LINE)), ("looks_for", words_of(TEXT))]);
    object(&["model"], [("model", words_of(TEXT)), ("prompts", list(prompt))])
}

fn point() -> Value {
    object(&["text"], [("text", words_of(TEXT)), ("facts", list(text()))])
}

fn role_card() -> Value {
    let fields =
        [("agency", id()), ("label", words_of(LINE)), ("knows", words_of(TEXT)), ("can_offer", words_of(TEXT))];
    object(&["agency", "label", "knows", "can_offer"], fields)
}

fn uses() -> Value {
    let facts = || list(text());
    object(&[], [("safe_contact", facts()), ("agreement", facts()), ("routes", facts()), ("reason", facts())])
}

/// A label that says something, in so many characters.
fn words_of(most: usize) -> Value {
    label_of(at_most(most, said()), at_most(most, text()))
}

fn id() -> Value {
    shape("^[a-z0-9-]{1,40}$")
}

fn from_one() -> Value {
    let mut number = number();
    number["minimum"] = json!(1);
    number
}
