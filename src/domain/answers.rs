//! What was answered, as a record carries it: typed values, complete or not.

use litemap::LiteMap;
use serde_json::{Map, Value as Json};

use super::date::Date;
use super::form::{Group, Question, question};
use super::private::Private;
use super::ric::RicAnswers;

/// Names one answer: a question, and the row where its group repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub id: &'static str,
    pub row: u8,
}

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Choice(String),
    /// In the order they are offered.
    Choices(Vec<String>),
    Date(Date),
    NotKnown(NotKnown),
}

/// Why an answer could not be had.
#[derive(Clone, PartialEq, Eq)]
pub struct NotKnown {
    pub code: NotKnownCode,
    /// Words beside the code; may be empty.
    pub text: String,
}

/// The reasons a person can give with one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKnownCode {
    NotAskedUnsafe,
    NoTime,
    NotKnownHere,
    PreferNotToSay,
    Other,
}

/// The answers to the form and the checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub values: Private<LiteMap<Key, Value>>,
    pub ric: Private<RicAnswers>,
    /// Fields of a `referral` object that this version does not know, by path; they survive being read and written.
    pub extra: Private<Map<String, Json>>,
}

impl Answers {
    /// The answer to a question outside a group.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.values.get(&Key::of(id)?)
    }

    /// The id chosen for a question outside a group.
    pub fn choice(&self, id: &str) -> Option<&str> {
        match self.get(id)? {
            Value::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The text of a question outside a group.
    pub fn text(&self, id: &str) -> Option<&str> {
        match self.get(id)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// These answers with those of a change over them: how things stand once it has arrived.
    ///
    /// What a change does not mention stays; fields that this version does not know are not carried over.
    pub fn changed_by(&self, change: &Answers) -> Answers {
        let mut after = self.clone();
        after.values.extend(change.values.iter().map(|(key, value)| (*key, value.clone())));
        after.ric.extend(change.ric.iter().map(|(id, answer)| (id.clone(), answer.clone())));
        after
    }

    /// How many rows a group has.
    pub fn rows(&self, group: &Group) -> u8 {
        let rows = self.values.keys().filter(|k| k.question().group() == Some(group)).map(|k| k.row + 1);
        rows.max().unwrap_or(group.least)
    }
}

impl Key {
    /// The key of a question in its first row; `None` when there is no such question.
    pub fn of(id: &str) -> Option<Key> {
        Key::at(id, 0)
    }

    /// The key of a question in a row.
    pub fn at(id: &str, row: u8) -> Option<Key> {
        question(id).map(|q| Key { id: q.id, row })
    }

    /// The question it names.
    pub fn question(self) -> &'static Question {
        question(self.id).expect("a key is only made from the table")
    }

    /// Its id in a page: `victim-name`, `perpetrators-0-name`.
    pub fn element_id(self) -> String {
        match (self.question().group(), self.id.split_once('.')) {
            (Some(group), Some((_, rest))) => format!("{}-{}-{rest}", group.id, self.row),
            _ => self.id.to_owned(),
        }
        .replace(['.', '_'], "-")
    }
}

impl NotKnownCode {
    /// All reasons, in the order they are offered.
    pub const ALL: [NotKnownCode; 5] = [
        NotKnownCode::NotAskedUnsafe,
        NotKnownCode::NoTime,
        NotKnownCode::NotKnownHere,
        NotKnownCode::PreferNotToSay,
        NotKnownCode::Other,
    ];

    /// The code in a record.
    pub fn id(self) -> &'static str {
        match self {
            NotKnownCode::NotAskedUnsafe => "not_asked_unsafe",
            NotKnownCode::NoTime => "no_time",
            NotKnownCode::NotKnownHere => "not_known_here",
            NotKnownCode::PreferNotToSay => "prefer_not_to_say",
            NotKnownCode::Other => "other",
        }
    }

    /// The reason with this code.
    pub fn from_id(id: &str) -> Option<NotKnownCode> {
        NotKnownCode::ALL.into_iter().find(|code| code.id() == id)
    }
}

/// Text as it is kept: line ends are `\n`, and characters that show nothing or turn the direction of text are gone.
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    unified
        .chars()
        .filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_deceive_are_removed_and_words_are_kept() {
        assert_eq!(clean("  Zoë\u{202e} O'Hara\u{0}\r\nŵ 🙂 "), "Zoë O'Hara\nŵ 🙂");
    }

    #[test]
    fn a_change_stands_over_what_it_mentions_and_leaves_the_rest() {
        let answers = |given: &[(&str, &str)]| {
            let values = given.iter().map(|(id, text)| (Key::of(id).unwrap(), Value::Text((*text).into())));
            Answers { values: Private(values.collect()), ..Answers::default() }
        };
        let before = answers(&[("victim.name", "Marla Quill"), ("safe_contact.number", "07700 900111")]);
        let change = answers(&[("safe_contact.number", "07700 900144"), ("safe_contact.times", "Mornings")]);
        let after = before.changed_by(&change);
        let texts = ["victim.name", "safe_contact.number", "safe_contact.times"].map(|id| after.text(id));
        assert_eq!(texts, [Some("Marla Quill"), Some("07700 900144"), Some("Mornings")]);
    }

    #[test]
    fn element_ids_name_the_row_of_a_group() {
        assert_eq!(Key::of("victim.name").unwrap().element_id(), "victim-name");
        assert_eq!(Key::at("perpetrators.born", 1).unwrap().element_id(), "perpetrators-1-born");
        assert_eq!(Key::of("victim.unheard_of"), None);
    }
}
