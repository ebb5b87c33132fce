//! A draft as it stands in a draft file (format 8): as typed, finished or not, and nothing of it cleaned or checked.

use serde_json::{Map, Value as Json};

use super::{Draft, Typed};
use crate::domain::answers::{Key, NotKnown, NotKnownCode};
use crate::domain::date::TypedDate;
use crate::domain::form::{GROUPS, Kind, MOST_ROWS};
use crate::domain::instrument::Tri;
use crate::domain::ric::RicAnswer;

impl Draft {
    /// The draft as `{typed, not_known, ric, rows, declined, extra}`: `[question, row, value]`, `[question, row, code, text]`,
    /// `[item, answer, detail, options, source]`, `[group, rows]`; a value is a text, a list of ids, or the three boxes of a
    /// date in a list of lists.
    pub fn to_json(&self) -> Json {
        let typed = self.typed.iter().map(|(key, typed)| row([key.id.into(), key.row.into(), value(typed)]));
        let not_known = self.not_known.iter();
        let not_known =
            not_known.map(|(key, why)| row([key.id.into(), key.row.into(), why.code.id().into(), text_of(&why.text)]));
        let ric = self.ric.iter().map(|(item, RicAnswer { answer, detail, options, source })| {
            let answer = answer.map_or(Json::Null, |answer| answer.id().into());
            row([text_of(item), answer, text_of(detail), strings(options), text_of(source)])
        });
        let mut draft = Map::new();
        let mut add = |name: &str, value: Json| drop(draft.insert(name.to_owned(), value));
        add("typed", typed.collect());
        add("not_known", not_known.collect());
        add("ric", ric.collect());
        add("rows", self.rows.iter().map(|(group, rows)| row([(*group).into(), (*rows).into()])).collect());
        add("declined", strings(&self.declined));
        add("extra", Json::Object(self.extra.0.clone()));
        Json::Object(draft)
    }

    /// Reads such a draft, with the rows of it for which this version has no place: those of a question that it does not
    /// ask, or asks in another way. Nothing is fed yet.
    pub fn from_json(json: &Json) -> (Draft, Vec<Json>) {
        let (mut draft, mut without_place) = (Draft::default(), Vec::new());
        for row in rows(&json["typed"]) {
            match key(row).and_then(|key| Some((key, typed(&row[2], key.question().kind)?))) {
                Some((key, typed)) => drop(draft.typed.insert(key, typed)),
                None => without_place.push(row.clone()),
            }
        }
        for row in rows(&json["not_known"]) {
            let code = row[2].as_str().and_then(NotKnownCode::from_id);
            match key(row).zip(code) {
                Some((key, code)) => drop(draft.not_known.insert(key, NotKnown { code, text: text(&row[3]) })),
                None => without_place.push(row.clone()),
            }
        }
        for row in rows(&json["ric"]) {
            let answer = row[1].as_str().and_then(Tri::from_id);
            let answer = RicAnswer { answer, detail: text(&row[2]), options: texts(&row[3]), source: text(&row[4]) };
            draft.ric.insert(text(&row[0]), answer);
        }
        for row in rows(&json["rows"]) {
            let (group, rows) = (GROUPS.iter().find(|group| row[0] == group.id), row[1].as_u64());
            if let Some((group, rows)) = group.zip(rows) {
                draft.rows.push((group.id, rows.clamp(group.least.into(), MOST_ROWS.into()) as u8));
            }
        }
        draft.declined = texts(&json["declined"]);
        draft.extra.0 = json["extra"].as_object().map_or_else(Map::new, Map::clone);
        (draft, without_place)
    }
}

fn value(typed: &Typed) -> Json {
    match typed {
        Typed::Text(text) | Typed::Choice(text) => text_of(text),
        Typed::Choices(ids) => strings(ids),
        Typed::Date(date) => row([row([text_of(&date.day), text_of(&date.month), text_of(&date.year)])]),
    }
}

fn row<const N: usize>(parts: [Json; N]) -> Json {
    Json::Array(parts.into())
}

fn text_of(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn strings(texts: &[String]) -> Json {
    texts.iter().map(|text| text_of(text)).collect()
}

/// What stood in the controls of a question, where it is of the kind that the question takes.
fn typed(value: &Json, kind: Kind) -> Option<Typed> {
    Some(match kind {
        Kind::Text { .. } | Kind::LongText { .. } => Typed::Text(value.as_str()?.to_owned()),
        Kind::Choice(_) => Typed::Choice(value.as_str()?.to_owned()),
        Kind::Choices(_) if value.get(0).is_none_or(Json::is_string) => Typed::Choices(texts(value)),
        Kind::Date(_) => match value.get(0)? {
            boxes @ Json::Array(_) => {
                Typed::Date(TypedDate { day: text(&boxes[0]), month: text(&boxes[1]), year: text(&boxes[2]) })
            }
            _ => return None,
        },
        Kind::Choices(_) => return None,
    })
}

/// The question and row that a row of the list names.
fn key(row: &Json) -> Option<Key> {
    let at = row[1].as_u64().filter(|at| *at < MOST_ROWS.into())?;
    let key = Key::at(row[0].as_str()?, at as u8)?;
    (at == 0 || key.question().group().is_some()).then_some(key)
}

fn rows(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(list: &Json) -> Vec<String> {
    rows(list).filter_map(Json::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::date::DatePart;
    use crate::domain::draft::{Msg, RicMsg};
    use crate::domain::private::Private;

    fn at(id: &str, row: u8) -> Key {
        Key::at(id, row).unwrap()
    }

    #[test]
    fn everything_comes_back_as_it_was_typed_even_what_no_referral_could_hold() {
        let mut draft = Draft::default();
        let acts = [
            Msg::Wrote(at("victim.name", 0), Private("  Marla\u{202e} Quill ".into())),
            Msg::WroteDate(at("victim.born", 0), DatePart::Month, Private("thirteen".into())),
            Msg::Chose(at("safe_contact.safe_to_phone", 0), "no".into()),
            Msg::Ticked(at("criteria.routes", 0), "escalation".into(), true),
            Msg::Ticked(at("criteria.routes", 0), "escalation".into(), false),
            Msg::GaveReason(at("safe_contact.number", 0), Some(NotKnownCode::Other)),
            Msg::WroteReason(at("safe_contact.number", 0), Private("asked twice".into())),
            Msg::AddedRow(&GROUPS[0]),
            Msg::Wrote(at("perpetrators.name", 1), Private("Devon Strake".into())),
            Msg::Ric("dash-04".into(), RicMsg::WroteDetail(Private("not answered yet".into()))),
            Msg::Ric("dash-05".into(), RicMsg::Answered(Tri::DontKnow)),
            Msg::Ric("dash-05".into(), RicMsg::Ticked("a".into(), true)),
        ];
        acts.into_iter().for_each(|act| draft.apply(act));
        let json = serde_json::from_str(&draft.to_json().to_string()).unwrap();
        assert_eq!(Draft::from_json(&json), (draft, Vec::new()));
    }

    #[test]
    fn what_this_version_has_no_place_for_is_handed_back_and_the_rest_is_read() {
        let json = json!({ "typed": [
            ["victim.name", 0, "Marla Quill"], ["victim.shoe_size", 0, "5"], ["victim.born", 0, "1987"],
            ["perpetrators.name", 200, "x"], ["victim.name", 1, "y"], ["criteria.routes", 0, [["1", "2", "3"]]]] });
        let (draft, without_place) = Draft::from_json(&json);
        assert_eq!(draft.text(at("victim.name", 0)), "Marla Quill");
        assert_eq!(
            without_place.iter().map(|row| row[0].as_str().unwrap()).collect::<Vec<_>>(),
            ["victim.shoe_size", "victim.born", "perpetrators.name", "victim.name", "criteria.routes"]
        );
        assert_eq!(Draft::from_json(&json!([1])), (Draft::default(), Vec::new()));
    }
}
