//! The form with faults from the JSON of its file.

use serde_json::{Value as Json, json};

use super::faulty::{FaultyForm, FormFault, FoundBy, Right};
use crate::domain::answers::Key;
use crate::domain::answers_json;
use crate::domain::date::read_day;
use crate::domain::form::{GROUPS, Kind};
use crate::domain::json::Object;

pub(super) fn read(json: &Object) -> FaultyForm {
    json.needed("answers");
    json.needed("faults");
    let answers = json.object("answers");
    let all = answers.without(&[]);
    for id in all.keys() {
        if Key::of(id).is_none() && !GROUPS.iter().any(|group| group.id == id) {
            answers.fault(id, "is no question of the form");
        }
    }
    let ric = Json::Object(json.object("ric").without(&[]));
    if answers_json::from_json(&json!({ "ric": ric })).is_err() {
        json.fault("ric", "does not hold answers to a checklist");
    }
    FaultyForm {
        id: json.text("id"),
        version: json.needed_number("version"),
        case: json.text("case"),
        title: json.label("title"),
        about: json.label("about"),
        content_note: json.label("content_note"),
        role: json.label("role"),
        minutes: json.needed_number("minutes"),
        as_of: json.needed("as_of").and(json.date("as_of")).unwrap_or_default(),
        faults: json.objects("faults", fault),
        discussion: json.labels("discussion"),
        answers: all,
        ric,
    }
}

fn fault(json: &Object) -> FormFault {
    let question = |name: &str, id: &str| {
        let key = Key::of(id);
        if key.is_none() {
            json.unknown(name);
        }
        key.map_or("", |key| key.id)
    };
    let field = question("field", &json.text("field"));
    FormFault {
        id: json.text("id"),
        field,
        also: json.texts("also").iter().map(|id| question("also", id)).collect(),
        right: right(json, field),
        wrong: json.label("wrong"),
        advice: json.label("do"),
        found_by: match json.word("found_by") {
            Some("program") => FoundBy::Program,
            Some("reader") => FoundBy::Reader,
            _ => {
                json.unknown("found_by");
                FoundBy::Reader
            }
        },
    }
}

/// Text, a day, or `{"about": "1992"}`.
fn right(json: &Object, field: &str) -> Right {
    let about = json.value("right").and_then(|right| right.get("about"));
    if let Some(year) = about.and_then(Json::as_str).and_then(|year| year.parse().ok()) {
        return Right::About { year };
    }
    let text = json.text("right");
    match (Key::of(field).map(|key| key.question().kind), read_day(&text)) {
        (Some(Kind::Date(_)), Some(day)) => Right::Day(day),
        _ => Right::Text(text),
    }
}
