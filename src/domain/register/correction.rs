//! Answers with the corrections of a register over them.

use serde_json::{Map, Value as Json};

use crate::domain::answers::{Answers, Key};
use crate::domain::answers_json::{from_json, to_json};
use crate::domain::form::MOST_ROWS;

/// The answers once these fields hold these values; a value of `null` takes the answer away.
///
/// What does not fit its field is left out: the second list has the names of those fields.
pub fn corrected<'a>(
    answers: &Answers,
    corrections: impl IntoIterator<Item = (&'a str, &'a Json)>,
) -> (Answers, Vec<&'a str>) {
    let (mut answers, mut left_out) = (answers.clone(), Vec::new());
    for (field, value) in corrections {
        let mut referral = to_json(&answers);
        let with = put(&mut referral, field, value).and_then(|()| from_json(&referral).ok());
        match with {
            Some(with) => answers = with,
            None => left_out.push(field),
        }
    }
    (answers, left_out)
}

/// The place of an answer in the `referral` object: `victim.born`, `perpetrators.0.name`.
pub fn field_of(key: Key) -> String {
    match (key.question().group(), key.id.split_once('.')) {
        (Some(group), Some((_, rest))) => format!("{}.{}.{rest}", group.id, key.row),
        _ => key.id.to_owned(),
    }
}

/// What these answers hold at a place, as a correction would have it: `null` where there is no answer.
pub fn value_at(answers: &Answers, field: &str) -> Json {
    let mut at = &to_json(answers);
    for name in field.split('.') {
        let next = match at {
            Json::Array(rows) => name.parse::<usize>().ok().and_then(|row| rows.get(row)),
            other => other.get(name),
        };
        let Some(next) = next else { return Json::Null };
        at = next;
    }
    at.clone()
}

/// Puts a value at its place: `victim.born`, `perpetrators.0.name`.
fn put(json: &mut Json, path: &str, value: &Json) -> Option<()> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    if json.is_null() {
        *json = Json::Object(Map::new());
    }
    let place = match json {
        Json::Array(rows) => {
            let row: usize = name.parse().ok().filter(|row| *row < usize::from(MOST_ROWS) && *row <= rows.len())?;
            if row == rows.len() {
                rows.push(Json::Object(Map::new()));
            }
            &mut rows[row]
        }
        Json::Object(fields) => match (rest, value.is_null()) {
            (None, true) => {
                fields.shift_remove(name);
                return Some(());
            }
            _ => fields.entry(name).or_insert(Json::Null),
        },
        _ => return None,
    };
    match rest {
        Some(rest) => put(place, rest, value),
        None => {
            *place = value.clone();
            Some(())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::record::Record;

    fn after(corrections: &[(&'static str, Json)]) -> (Json, Vec<&'static str>) {
        let record = Record::read(include_bytes!("../../../tests/vectors/record-v1.json")).unwrap();
        let corrections = corrections.iter().map(|(field, value)| (*field, value));
        // Leaked, so that the names outlive this call: a test.
        let corrections: Vec<(&'static str, &'static Json)> =
            corrections.map(|(field, value)| (field, &*Box::leak(Box::new(value.clone())))).collect();
        let (answers, left_out) = corrected(&record.answers, corrections);
        (to_json(&answers), left_out)
    }

    #[test]
    fn a_correction_takes_the_place_of_what_was_sent() {
        let (referral, left_out) = after(&[
            ("victim.born", json!({"about": "1991"})),
            ("perpetrators.0.name", json!("Devon Stroke")),
            ("perpetrators.1.name", json!("Kit Strake")),
            ("victim.other_names", json!("Marla Quayle")),
            ("ric.dash-01", json!({"answer": "no"})),
            ("safe_contact.number", Json::Null),
        ]);
        assert_eq!(left_out, [""; 0]);
        assert_eq!(referral["victim"]["born"], json!({"about": "1991"}));
        assert_eq!(referral["perpetrators"][0]["name"], "Devon Stroke");
        assert_eq!(referral["perpetrators"][1], json!({"name": "Kit Strake"}));
        assert_eq!(referral["victim"]["other_names"], "Marla Quayle");
        assert_eq!(referral["ric"]["dash-01"], json!({"answer": "no"}));
        assert_eq!(referral["safe_contact"].get("number"), None);
    }

    #[test]
    fn what_stands_at_a_place_is_what_a_correction_puts_there() {
        let record = Record::read(include_bytes!("../../../tests/vectors/record-v1.json")).unwrap();
        let name = field_of(Key::at("perpetrators.name", 0).unwrap());
        assert_eq!((name.as_str(), value_at(&record.answers, &name)), ("perpetrators.0.name", json!("Devon Strake")));
        let other = Key::at("perpetrators.name", 1).map(field_of).unwrap();
        assert_eq!(value_at(&record.answers, &other), Json::Null);
        let after = corrected(&record.answers, [(other.as_str(), &json!("Kit Strake"))]).0;
        assert_eq!(value_at(&after, &other), json!("Kit Strake"));
        assert_eq!(value_at(&record.answers, "ric.dash-01")["answer"], "yes");
        assert_eq!(field_of(Key::of("actions_taken").unwrap()), "actions_taken");
    }

    #[test]
    fn what_does_not_fit_changes_nothing_and_is_named() {
        let fields = [
            "victim.born",
            "perpetrators.7.name",
            "perpetrators.99999999999999999999.name",
            "victim",
            "victim.name.first",
            "",
        ];
        let wrong = fields.map(|field| (field, json!(["13.4.1991"])));
        let (referral, left_out) = after(&wrong);
        let (untouched, _) = after(&[]);
        assert_eq!(left_out, fields[..5], "an unknown field is kept");
        assert_eq!(referral["victim"], untouched["victim"]);
    }
}
