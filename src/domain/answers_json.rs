//! Answers as the `referral` object of a record (format 2), and back.

use serde_json::{Map, Value as Json, json};

use super::answers::{Answers, Key, NotKnown, NotKnownCode, Value, clean};
use super::date::Date;
use super::form::{Kind, MOST_ROWS, QUESTIONS, Question};
use super::instrument::Tri;
use super::ric::RicAnswer;

/// A field that does not hold what its place calls for; its path, which is never case text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadField(pub String);

/// Writes the answers as a `referral` object.
pub fn to_json(answers: &Answers) -> Json {
    let (mut root, mut extra) = (Map::new(), answers.extra.0.clone());
    for q in QUESTIONS {
        for row in 0..q.group().map_or(1, |group| answers.rows(group)) {
            let (parent, field) = place(&mut root, q, row);
            let Some(value) = answers.values.get(&Key { id: q.id, row }) else {
                // What stood beside a value goes with it.
                let (parent, field) = place(&mut extra, q, row);
                parent.shift_remove(field);
                continue;
            };
            parent.insert(field.to_owned(), value_to_json(value));
        }
    }
    if !answers.ric.is_empty() {
        root.insert("ric".into(), answers.ric.iter().map(|(id, answer)| (id.clone(), ric_to_json(answer))).collect());
    }
    merge(&mut root, &extra);
    root.retain(|_, value| !is_hollow(value));
    Json::Object(root)
}

/// Reads a `referral` object; what this version does not know is kept aside.
pub fn from_json(referral: &Json) -> Result<Answers, BadField> {
    let mut rest = referral.as_object().ok_or_else(|| BadField("referral".into()))?.clone();
    let mut answers = Answers::default();
    if let Some(ric) = rest.get_mut("ric") {
        let items = ric.as_object_mut().ok_or_else(|| BadField("ric".into()))?;
        for (id, item) in items {
            let answer = ric_from_json(item).ok_or_else(|| BadField(format!("ric.{}", item_name(id))))?;
            answers.ric.insert(id.clone(), answer);
            forget(item, &["answer", "detail", "options", "source"]);
        }
    }
    for q in QUESTIONS {
        match (q.group(), q.id.split_once('.')) {
            (Some(group), Some((_, field))) => {
                let Some(rows) = rest.get_mut(group.id) else { continue };
                let rows = rows
                    .as_array_mut()
                    .filter(|rows| rows.len() <= usize::from(MOST_ROWS))
                    .ok_or_else(|| BadField(group.id.into()))?;
                for (row, object) in rows.iter_mut().enumerate() {
                    let object = object.as_object_mut().ok_or_else(|| BadField(format!("{}[{row}]", group.id)))?;
                    take(object, field, q, row as u8, &mut answers)?;
                }
            }
            (None, Some((block, field))) => {
                let Some(object) = rest.get_mut(block) else { continue };
                let object = object.as_object_mut().ok_or_else(|| BadField(block.into()))?;
                take(object, field, q, 0, &mut answers)?;
            }
            (_, None) => take(&mut rest, q.id, q, 0, &mut answers)?,
        }
    }
    rest.retain(|_, value| !is_hollow(value));
    answers.extra.0 = rest;
    Ok(answers)
}

/// The answers as a list of `[question, row, value]`, and of `[item, value]` for the checklist: for a reader that knows the
/// form already, and no others.
pub fn to_list(answers: &Answers) -> Json {
    let values = answers.values.iter().map(|(key, value)| json!([key.id, key.row, value_to_json(value)]));
    let items = answers.ric.iter().map(|(id, item)| json!([id, ric_to_json(item)]));
    values.chain(items).collect()
}

/// Reads such a list.
pub fn from_list(list: &Json) -> Option<Answers> {
    let mut answers = Answers::default();
    for one in list.as_array()? {
        let name = one.get(0)?.as_str()?;
        match one.get(2) {
            Some(value) => {
                let key = Key::at(name, one.get(1)?.as_u64()?.try_into().ok()?)?;
                answers.values.insert(key, value_from_json(value, key.question().kind)?);
            }
            None => drop(answers.ric.insert(name.to_owned(), ric_from_json(one.get(1)?)?)),
        }
    }
    Some(answers)
}

fn take(
    object: &mut Map<String, Json>,
    field: &str,
    q: &'static Question,
    row: u8,
    answers: &mut Answers,
) -> Result<(), BadField> {
    let Some(mut json) = object.shift_remove(field) else { return Ok(()) };
    let value = value_from_json(&json, q.kind).ok_or_else(|| BadField(q.id.to_owned()))?;
    answers.values.insert(Key { id: q.id, row }, value);
    // What else stands beside a date or a reason is kept, as every unknown field is.
    if json.is_object() {
        json.get_mut("not_known").into_iter().for_each(|why| forget(why, &["code", "text"]));
        forget(&mut json, &["about"]);
        if !is_hollow(&json) {
            object.insert(field.to_owned(), json);
        }
    }
    Ok(())
}

fn place<'a>(
    root: &'a mut Map<String, Json>,
    q: &'static Question,
    row: u8,
) -> (&'a mut Map<String, Json>, &'static str) {
    let Some((block, field)) = q.id.split_once('.') else { return (root, q.id) };
    if q.group().is_none() {
        let object = root.entry(block).or_insert_with(|| json!({}));
        return (object.as_object_mut().expect("made just now as an object"), field);
    }
    let rows = root.entry(block).or_insert_with(|| json!([]));
    let rows = rows.as_array_mut().expect("made just now as an array");
    while rows.len() <= row as usize {
        rows.push(json!({}));
    }
    (rows[row as usize].as_object_mut().expect("made just now as an object"), field)
}

fn value_to_json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Choice(text) => json!(text),
        Value::Choices(ids) => json!(ids),
        Value::Date(Date::Day(_)) => json!(date(value)),
        Value::Date(about) => json!({ "about": about.iso() }),
        Value::NotKnown(NotKnown { code, text }) if text.is_empty() => json!({ "not_known": { "code": code.id() } }),
        Value::NotKnown(NotKnown { code, text }) => json!({ "not_known": { "code": code.id(), "text": text } }),
    }
}

fn date(value: &Value) -> String {
    match value {
        Value::Date(date) => date.iso(),
        _ => String::new(),
    }
}

fn value_from_json(json: &Json, kind: Kind) -> Option<Value> {
    if let Some(why) = json.get("not_known") {
        let code = NotKnownCode::from_id(why.get("code")?.as_str()?)?;
        let text = why.get("text").map_or(Some(""), Json::as_str)?;
        return Some(Value::NotKnown(NotKnown { code, text: clean(text) }));
    }
    Some(match kind {
        Kind::Text { .. } | Kind::LongText { .. } => Value::Text(clean(json.as_str()?)),
        Kind::Choice(_) => Value::Choice(clean(json.as_str()?)),
        Kind::Choices(_) => {
            Value::Choices(json.as_array()?.iter().map(|id| id.as_str().map(clean)).collect::<Option<_>>()?)
        }
        Kind::Date(_) => Value::Date(match json.get("about") {
            Some(about) => Date::from_about(about.as_str()?)?,
            None => Date::from_day(json.as_str()?)?,
        }),
    })
}

fn ric_to_json(answer: &RicAnswer) -> Json {
    let mut object = Map::new();
    if let Some(tri) = answer.answer {
        object.insert("answer".into(), json!(tri.id()));
    }
    if !answer.detail.is_empty() {
        object.insert("detail".into(), json!(answer.detail));
    }
    if !answer.options.is_empty() {
        object.insert("options".into(), json!(answer.options));
    }
    if !answer.source.is_empty() {
        object.insert("source".into(), json!(answer.source));
    }
    Json::Object(object)
}

fn ric_from_json(json: &Json) -> Option<RicAnswer> {
    let object = json.as_object()?;
    let text = |field: &str| object.get(field).map_or(Some(String::new()), |v| v.as_str().map(clean));
    Some(RicAnswer {
        answer: match object.get("answer").map(Json::as_str) {
            None => None,
            Some(id) => Some(Tri::from_id(id?)?),
        },
        detail: text("detail")?,
        options: match object.get("options") {
            None => Vec::new(),
            Some(ids) => ids.as_array()?.iter().map(|id| id.as_str().map(clean)).collect::<Option<_>>()?,
        },
        source: text("source")?,
    })
}

/// An item id is the sender's word: only a plain one is repeated in an error.
fn item_name(id: &str) -> &str {
    let plain = id.len() <= 20 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain { id } else { "?" }
}

/// Takes the fields out of an object that have been read.
pub(super) fn forget(json: &mut Json, fields: &[&str]) {
    let Some(object) = json.as_object_mut() else { return };
    fields.iter().for_each(|field| drop(object.shift_remove(*field)));
}

/// Puts unknown fields back beside the known ones; a known field is never overwritten.
pub(super) fn merge(into: &mut Map<String, Json>, from: &Map<String, Json>) {
    for (key, value) in from {
        match (into.get_mut(key), value) {
            (None, _) => {
                into.insert(key.clone(), value.clone());
            }
            (Some(Json::Object(inner)), Json::Object(more)) => merge(inner, more),
            (Some(Json::Array(rows)), Json::Array(more)) => {
                for (row, more) in rows.iter_mut().zip(more) {
                    if let (Json::Object(row), Json::Object(more)) = (row, more) {
                        merge(row, more);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether nothing but empty containers is left after the known fields were taken out.
pub(super) fn is_hollow(value: &Json) -> bool {
    match value {
        Json::Object(map) => map.values().all(is_hollow),
        Json::Array(rows) => rows.iter().all(is_hollow),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::GROUPS;

    #[test]
    fn unknown_fields_survive_a_read_and_write() {
        let referral = json!({
            "victim": { "name": "Marla Quill", "shoe_size": 5, "born": { "about": "1987", "season": "spring" } },
            "perpetrators": [ { "name": "Devon Strake", "nickname": "D" }, { "name": { "not_known": { "code": "no_time", "until": "Monday" } } } ],
            "ric": { "dash-01": { "answer": "yes", "detail": "wrist", "side": "left" }, "dash-02": { "answer": "dont_know" } },
            "actions_taken": "none yet",
            "later": [1, 2]
        });
        let answers = from_json(&referral).unwrap();
        assert_eq!(answers.text("victim.name"), Some("Marla Quill"));
        assert_eq!(answers.rows(&GROUPS[0]), 2);
        assert_eq!(to_json(&answers), referral);
    }

    #[test]
    fn what_stood_beside_a_value_goes_with_it() {
        let referral = json!({ "victim": { "name": "Marla Quill", "born": { "about": "1987", "season": "spring" } } });
        let mut answers = from_json(&referral).unwrap();
        answers.values.remove(&Key { id: "victim.born", row: 0 });
        assert_eq!(to_json(&answers), json!({ "victim": { "name": "Marla Quill" } }));
    }

    #[test]
    fn a_field_of_the_wrong_shape_is_named_and_its_content_is_not() {
        for (json, path) in [
            (json!({ "victim": { "born": "13/04/1991" } }), "victim.born"),
            (json!({ "victim": [] }), "victim"),
            (json!({ "perpetrators": { "name": "x" } }), "perpetrators"),
            (json!({ "ric": { "dash-01": { "answer": "maybe" } } }), "ric.dash-01"),
            (json!({ "criteria": { "routes": "judgement" } }), "criteria.routes"),
            (json!([]), "referral"),
        ] {
            assert_eq!(from_json(&json), Err(BadField(path.into())));
        }
    }
}
