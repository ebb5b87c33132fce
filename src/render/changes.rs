//! What a change says, beside what was known before it: "now" and "before", field by field, in words.

use super::recap::{Part, recap};
use crate::domain::answers::Answers;
use crate::domain::context::Context;
use crate::domain::form::Section;
use crate::domain::problem::Place;
use crate::wording::say;

/// The words of one answer that a change carries.
#[derive(Clone, PartialEq, Eq)]
pub struct Changed {
    pub place: Place,
    pub label: String,
    /// May hold several lines.
    pub now: String,
    pub before: Before,
    /// Something that came later says something else.
    pub overtaken: bool,
}

/// What was known before.
#[derive(Clone, PartialEq, Eq)]
pub enum Before {
    /// Something else, in words.
    Other(String),
    /// The same.
    Same,
    /// Nothing.
    Nothing,
}

/// One section of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPart {
    pub section: Section,
    pub heading: String,
    pub rows: Vec<Changed>,
}

impl std::fmt::Debug for Changed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Changed({:?})", self.place)
    }
}

/// A text as it stands beside another: a long one only begins, and says where the rest is.
pub fn beginning(text: &str) -> String {
    if text.chars().count() <= BEGINNING * 2 {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(BEGINNING).collect();
    say!("since-longer", beginning = beginning.trim_end())
}

/// Characters of a long text.
const BEGINNING: usize = 120;

/// Everything that a change carries, safe contact first; `before`: the referral with the changes that came earlier.
pub fn changes(before: &Answers, change: &Answers, context: &Context) -> Vec<ChangedPart> {
    let said = |answers| recap(answers, context, &Section::AS_READ);
    let earlier = said(before);
    let was = |place: &Place| {
        let mut rows = earlier.iter().flat_map(|part| &part.rows);
        rows.find(|row| row.place == *place && !row.missing).map(|row| row.answer.clone())
    };
    let changed = |part: Part| {
        let rows = part.rows.into_iter().filter(|row| !row.missing).map(|row| Changed {
            before: match was(&row.place) {
                None => Before::Nothing,
                Some(was) if was == row.answer => Before::Same,
                Some(was) => Before::Other(was),
            },
            place: row.place,
            label: row.label,
            now: row.answer,
            overtaken: false,
        });
        ChangedPart { section: part.section, heading: part.heading, rows: rows.collect() }
    };
    said(change).into_iter().map(changed).filter(|part| !part.rows.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::answers_json::from_json;
    use crate::domain::criteria::Rules;
    use crate::domain::instrument::Instrument;
    use crate::domain::record::Record;

    #[test]
    fn a_long_text_begins_and_says_where_the_rest_is() {
        assert_eq!(beginning("07700 900111\nmornings"), "07700 900111\nmornings");
        let long = beginning(&"é ".repeat(400));
        assert!(long.starts_with("é é") && long.ends_with("in full in its own record)"), "{long}");
        assert!(long.chars().count() < 200);
    }

    #[test]
    fn each_answer_of_a_change_stands_beside_what_was_known_before() {
        let context = Context {
            instrument: Instrument::parse(include_bytes!("../../public/instruments/dash-ric.json")).unwrap(),
            rules: Rules::default(),
            agencies: Vec::new(),
            today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        let before = Record::read(include_bytes!("../../tests/vectors/record-v1.json")).unwrap().answers;
        let change = from_json(&json!({
            "victim": { "name": "Marla Quill", "postcode": { "not_known": { "code": "no_time" } } },
            "safe_contact": { "number": "07700 900144", "device_watched_how": "A tracker in the car" },
            "perpetrators": [{}, { "name": "Kit Strake" }],
            "ric": { "dash-13": { "answer": "yes", "detail": "Since Monday" } },
        }));
        let parts = changes(&before, &change.unwrap(), &context);
        assert_eq!(parts[0].section, Section::SafeContact, "safe contact first");
        let rows = parts.iter().flat_map(|part| &part.rows);
        let said: Vec<(String, &str, &str)> = rows
            .map(|row| {
                let before = match &row.before {
                    Before::Other(was) => was,
                    Before::Same => "the same",
                    Before::Nothing => "nothing",
                };
                (row.place.element_id(), row.now.as_str(), before)
            })
            .collect();
        let expected = [
            ("safe-contact-number", "07700 900144", "07700 900111"),
            ("safe-contact-device-watched-how", "A tracker in the car", "nothing"),
            ("victim-name", "Marla Quill", "the same"),
            ("victim-postcode", "Not known. There was no time", "NM1 4QT"),
            ("perpetrators-1-name", "Kit Strake", "nothing"),
            ("dash-13", "Yes\nSince Monday", "No"),
        ];
        assert_eq!(said, expected.map(|(id, now, before)| (id.to_owned(), now, before)));
    }
}
