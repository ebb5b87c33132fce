//! The `referral` object of a record: made from the table of questions.

use serde_json::{Map, Value, json};

use super::parts::{at_most, day, list, object, said, sha256, shape, text, words};
use crate::domain::answers::NotKnownCode;
use crate::domain::attached::GPS_REMOVED;
use crate::domain::check;
use crate::domain::form::{
    GROUPS, Kind, MOST_ROWS, Need, Options, QUESTIONS, Question, Shown, TextForm, ids, question,
};
use crate::domain::instrument::Tri;

/// Every answer that is there is right; none has to be there.
pub(super) fn referral() -> Value {
    let mut fields = Map::new();
    for q in QUESTIONS {
        let place = match (q.group(), q.id.split_once('.')) {
            (Some(group), _) => &mut fields.entry(group.id).or_insert_with(|| rows(object(&[], [])))["items"],
            (None, Some((block, _))) => fields.entry(block).or_insert_with(|| object(&[], [])),
            (None, None) => {
                fields.insert(q.id.to_owned(), answer(q));
                continue;
            }
        };
        place["properties"][field(q)] = answer(q);
    }
    fields.insert("ric".into(), json!({ "type": "object", "additionalProperties": item() }));
    fields.insert("attachments".into(), list(attachment()));
    json!({ "type": "object", "properties": fields })
}

/// Everything that has to be there is there. Which items a checklist has, its own file says.
pub(super) fn whole() -> Value {
    let alone = needed(|q| q.group().is_none());
    let mut schema = answered(&always(&alone));
    let mut rules = conditions(&alone, is_any, answered);
    let asked = ids_of(ids::ASSESSMENT_HOW).iter().copied().filter(|id| check::asks_items(Some(id)));
    let every_item = json!({ "additionalProperties": { "required": ["answer"] } });
    rules.push(json!({ "if": is_any(ids::ASSESSMENT_HOW, &asked.collect::<Vec<_>>()),
                       "then": { "required": ["ric"], "properties": { "ric": every_item } } }));
    for group in GROUPS {
        let in_row = needed(|q| q.group() == Some(group));
        let mut row = in_this_row(&always(&in_row));
        let rules_of_row = conditions(&in_row, is_any_in_row, in_this_row);
        if !rules_of_row.is_empty() {
            row["allOf"] = rules_of_row.into();
        }
        // A row in which nothing is said is nobody.
        let fields = QUESTIONS.iter().filter(|q| q.group() == Some(group)).map(|q| json!({ "required": [field(q)] }));
        let said = json!({ "anyOf": fields.collect::<Vec<_>>() });
        let row = if group.least == 0 { json!({ "if": said, "then": row }) } else { row };
        let rows = json!({ "minItems": group.least, "items": row });
        let required: &[&str] = if group.least > 0 { &[group.id] } else { &[] };
        rules.push(json!({ "required": required, "properties": { group.id: rows } }));
    }
    schema["allOf"] = rules.into();
    schema
}

/// The mark of urgency: what is missing then stops nothing.
pub(super) fn urgent() -> Value {
    is_any(ids::URGENT, &["yes"])
}

/// Why an answer could not be had.
pub(super) fn not_known() -> Value {
    let why = json!({ "type": "object", "required": ["code"],
        "properties": { "code": words(NotKnownCode::ALL.map(NotKnownCode::id)), "text": at_most(check::REASON, said()) },
        "if": { "properties": { "code": { "const": NotKnownCode::Other.id() } } }, "then": { "required": ["text"] } });
    object(&["not_known"], [("not_known", why)])
}

fn answer(q: &Question) -> Value {
    let given = given(q);
    if q.takes_not_known() { json!({ "anyOf": [given, { "$ref": "#/$defs/not_known" }] }) } else { given }
}

/// What was answered, not why it could not be.
pub(super) fn given(q: &Question) -> Value {
    match q.kind {
        Kind::Text { max, form } => at_most(max, line(form)),
        Kind::LongText { max } => at_most(max, said()),
        Kind::Date(rule) if rule.approximate => {
            json!({ "anyOf": [day(), object(&["about"], [("about", shape("^[0-9]{4}(-(0[1-9]|1[0-2]))?$"))])] })
        }
        Kind::Date(_) => day(),
        Kind::Choice(options) => option(options),
        Kind::Choices(options) => {
            json!({ "type": "array", "items": option(options), "minItems": 1, "uniqueItems": true })
        }
    }
}

/// The area's own agencies and routes are not known here.
fn option(options: Options) -> Value {
    match options {
        Options::Fixed { ids, .. } => words(ids.iter().copied()),
        Options::Agencies | Options::Routes => said(),
    }
}

/// What the check asks of one line.
fn line(form: TextForm) -> Value {
    match form {
        TextForm::Plain | TextForm::Name | TextForm::Code { .. } => said(),
        TextForm::Phone => shape("([^0-9]*[0-9]){6}"),
        TextForm::Email => shape(r"^\s*[^\s@]+@[^\s@.][^\s@]*\.([^\s@]*[^\s@.])\s*$"),
        TextForm::Postcode => shape(r"^\s*[A-Za-z]( *[A-Za-z0-9]){1,3} *[0-9]( *[A-Za-z0-9]){2}\s*$"),
    }
}

fn item() -> Value {
    object(
        &[],
        [
            ("answer", words(Tri::ALL.map(Tri::id))),
            ("detail", at_most(check::ITEM_DETAIL, text())),
            ("options", list(text())),
            ("source", at_most(check::ITEM_SOURCE, text())),
        ],
    )
}

fn attachment() -> Value {
    let bytes = super::parts::large_number();
    let file = shape("^attachments/[0-9]{2,}-[A-Za-z0-9._-]+$");
    let changed = list(words([GPS_REMOVED]));
    let fields = [("file", file), ("bytes", bytes), ("sha256", sha256()), ("changed", changed)];
    object(&["file", "bytes", "sha256"], fields)
}

fn rows(of: Value) -> Value {
    let mut rows = list(of);
    rows["maxItems"] = json!(MOST_ROWS);
    rows
}

// ---- what has to be there ---------------------------------------------------------------------------------------------

/// The questions that have to be answered whenever they are asked.
fn needed(which: impl Fn(&Question) -> bool) -> Vec<&'static Question> {
    QUESTIONS.iter().filter(|q| q.need != Need::Optional && which(q)).collect()
}

fn always(questions: &[&'static Question]) -> Vec<&'static Question> {
    questions.iter().copied().filter(|q| q.shown == Shown::Always).collect()
}

/// One rule for each answer that makes other questions asked.
fn conditions(
    questions: &[&'static Question],
    when: impl Fn(&str, &[&str]) -> Value,
    then: impl Fn(&[&'static Question]) -> Value,
) -> Vec<Value> {
    let mut shown: Vec<(Shown, Vec<&'static Question>)> = Vec::new();
    for q in questions.iter().filter(|q| q.shown != Shown::Always) {
        match shown.iter_mut().find(|(same, _)| *same == q.shown) {
            Some((_, together)) => together.push(q),
            None => shown.push((q.shown, vec![q])),
        }
    }
    let rule = |(shown, together): (Shown, Vec<&'static Question>)| match shown {
        Shown::When(other, choices) => Some(json!({ "if": when(other, choices), "then": then(&together) })),
        Shown::Always => None,
    };
    shown.into_iter().filter_map(rule).collect()
}

/// These questions are answered, each in its block.
fn answered(questions: &[&Question]) -> Value {
    let (mut required, mut blocks) = (Vec::new(), Map::new());
    for q in questions {
        let first = q.id.split('.').next().unwrap_or(q.id);
        if !required.contains(&first) {
            required.push(first);
        }
        if first != q.id {
            let block = blocks.entry(first).or_insert_with(|| json!({ "required": [] }));
            if let Some(fields) = block["required"].as_array_mut() {
                fields.push(json!(field(q)));
            }
        }
    }
    json!({ "required": required, "properties": blocks })
}

/// The same within a row of a group.
fn in_this_row(questions: &[&Question]) -> Value {
    json!({ "required": questions.iter().map(|q| field(q)).collect::<Vec<_>>() })
}

/// The answer to a question is, or includes, one of these.
fn is_any(id: &str, choices: &[&str]) -> Value {
    let (block, _) = id.split_once('.').unwrap_or((id, id));
    json!({ "required": [block], "properties": { block: is_any_in_row(id, choices) } })
}

fn is_any_in_row(id: &str, choices: &[&str]) -> Value {
    let field = id.split_once('.').map_or(id, |(_, field)| field);
    let several = question(id).is_some_and(|q| matches!(q.kind, Kind::Choices(_)));
    let chosen =
        if several { json!({ "contains": words(choices.iter().copied()) }) } else { words(choices.iter().copied()) };
    json!({ "required": [field], "properties": { field: chosen } })
}

fn ids_of(id: &str) -> &'static [&'static str] {
    match question(id).map(|q| q.kind) {
        Some(Kind::Choice(Options::Fixed { ids, .. })) => ids,
        _ => &[],
    }
}

fn field(q: &Question) -> &'static str {
    q.id.split_once('.').map_or(q.id, |(_, field)| field)
}
