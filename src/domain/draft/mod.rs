//! Whatever has been typed so far. Accepts anything; nothing typed is lost by another answer.

pub mod file;
mod json;
mod msg;

pub use msg::{Msg, RicMsg};

use litemap::LiteMap;
use zeroize::Zeroize;

use super::answers::{Answers, Key, NotKnown, Value};
use super::context::Context;
use super::criteria::{ESCALATION, REPEAT};
use super::date::TypedDate;
use super::feeds::{self, Fed, Source};
use super::form::{Group, Kind, QUESTIONS, Section, Shown};
use super::private::Private;
use super::ric::{RicAnswer, RicAnswers};

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    typed: Private<LiteMap<Key, Typed>>,
    not_known: Private<LiteMap<Key, NotKnown>>,
    ric: Private<RicAnswers>,
    /// How many rows of a group a person asked for.
    rows: Vec<(&'static str, u8)>,
    /// What the checklist and the past events say to questions that nobody has touched.
    fed: Private<LiteMap<Key, Fed>>,
    /// The routes that were worked out and that a person has taken away again.
    declined: Vec<String>,
    extra: Private<serde_json::Map<String, serde_json::Value>>,
}

/// What stands in the controls of one question.
#[derive(Clone, PartialEq, Eq)]
pub enum Typed {
    Text(String),
    Choice(String),
    Choices(Vec<String>),
    Date(TypedDate),
}

impl Draft {
    /// Takes over what was said elsewhere and belongs in other questions too; to be asked for after every act.
    pub fn feed(&mut self, context: &Context) {
        self.fed.0 = feeds::fed(self, context);
    }

    /// What stands in the controls of a question: what a person left there, or what was fed to it.
    pub fn typed(&self, key: Key) -> Option<&Typed> {
        self.typed.get(&key).or_else(|| self.fed.get(&key).map(|fed| &fed.typed))
    }

    /// Where the answer that stands in a question came from, if not from a person there.
    pub fn fed_from(&self, key: Key) -> Option<Source> {
        if self.typed.contains_key(&key) { None } else { self.fed.get(&key).map(|fed| fed.from) }
    }

    /// Whether a person has taken a route away that was worked out.
    pub fn declined(&self, route: &str) -> bool {
        self.declined.iter().any(|id| id == route)
    }

    /// The text typed for a question, or nothing.
    pub fn text(&self, key: Key) -> &str {
        match self.typed(key) {
            Some(Typed::Text(text)) => text,
            _ => "",
        }
    }

    /// The id chosen for a question.
    pub fn choice(&self, key: Key) -> Option<&str> {
        match self.typed(key) {
            Some(Typed::Choice(id)) => Some(id),
            _ => None,
        }
    }

    /// The ids ticked for a question.
    pub fn ticked(&self, key: Key) -> &[String] {
        match self.typed(key) {
            Some(Typed::Choices(ids)) => ids,
            _ => &[],
        }
    }

    /// The three boxes of a date question.
    pub fn date(&self, key: Key) -> TypedDate {
        match self.typed(key) {
            Some(Typed::Date(date)) => date.clone(),
            _ => TypedDate::default(),
        }
    }

    /// Why the answer to a question is not known, if a reason was given.
    pub fn reason(&self, key: Key) -> Option<&NotKnown> {
        self.not_known.get(&key)
    }

    /// What was said about an item of the checklist.
    pub fn item(&self, id: &str) -> Option<&RicAnswer> {
        self.ric.get(id)
    }

    /// All that was said to the checklist.
    pub fn ric(&self) -> &RicAnswers {
        &self.ric
    }

    pub(super) fn extra(&self) -> &Private<serde_json::Map<String, serde_json::Value>> {
        &self.extra
    }

    /// Whether nothing of the form has been typed or chosen: what the start page asks is soon said again.
    pub fn is_empty(&self) -> bool {
        let of_form = |key: &Key| key.question().section != Section::Start;
        !self.typed.keys().any(of_form) && self.not_known.is_empty() && self.ric.is_empty() && self.rows.is_empty()
    }

    /// How many questions of the form have anything in their controls.
    pub fn answered(&self) -> usize {
        let of_form = |key: &&Key| key.question().section != Section::Start && self.filled(**key);
        self.typed.keys().filter(of_form).count()
    }

    /// Whether a person left anything in the controls of a question, or a reason why not.
    pub fn holds(&self, key: Key) -> bool {
        self.not_known.contains_key(&key) || self.filled(key)
    }

    fn filled(&self, key: Key) -> bool {
        self.typed.get(&key).is_some_and(|typed| !typed.is_empty())
    }

    /// Whether a question is asked, given the other answers.
    pub fn shows(&self, key: Key) -> bool {
        match key.question().shown {
            Shown::Always => true,
            Shown::When(id, choices) => {
                let other = Key { id, row: key.row };
                let chosen = |id: &str| choices.contains(&id);
                self.shows(other)
                    && (self.choice(other).is_some_and(chosen) || self.ticked(other).iter().any(|id| chosen(id)))
            }
        }
    }

    /// How many rows a group has.
    pub fn rows(&self, group: &Group) -> u8 {
        let keys = self.typed.keys().chain(self.not_known.keys());
        let typed = keys.filter(|k| k.question().group() == Some(group)).map(|k| k.row + 1).max().unwrap_or(0);
        let asked = self.rows.iter().find(|(id, _)| *id == group.id).map_or(group.least, |(_, rows)| *rows);
        typed.max(asked)
    }

    /// The keys of all questions, asked or not, in order; groups row by row.
    pub fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut rest = QUESTIONS;
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|q| q.group() == first.group()).count();
            let (part, after) = rest.split_at(same);
            let rows = first.group().map_or(1, |group| self.rows(group));
            keys.extend((0..rows).flat_map(|row| part.iter().map(move |q| Key { id: q.id, row })));
            rest = after;
        }
        keys
    }

    /// Answers that were typed and are not asked any more because of another answer: kept, and not sent.
    pub fn left_out(&self) -> Vec<Key> {
        self.keys().into_iter().filter(|key| self.filled(*key) && !self.shows(*key)).collect()
    }

    /// Fills in what nothing has been said to yet.
    pub fn fill(&mut self, answers: &Answers) {
        self.fill_from(Draft::of(answers));
    }

    /// The same from another draft.
    pub fn fill_from(&mut self, known: Draft) {
        let missing: Vec<Key> =
            known.typed.keys().chain(known.not_known.keys()).filter(|key| !self.holds(**key)).copied().collect();
        for key in missing {
            self.take_over(&known, key);
        }
        for (item, answer) in known.ric.0 {
            self.ric.entry(item).or_insert(answer);
        }
    }

    /// What another draft says to a question.
    fn take_over(&mut self, known: &Draft, key: Key) {
        if let Some(typed) = known.typed.get(&key) {
            self.typed.insert(key, typed.clone());
        }
        if let Some(why) = known.not_known.get(&key) {
            self.not_known.insert(key, why.clone());
        }
    }

    /// Overwrites what was typed, as far as it is still where it was typed into.
    pub fn wipe(&mut self) {
        for (_, typed) in self.typed.iter_mut() {
            match typed {
                Typed::Text(text) | Typed::Choice(text) => text.zeroize(),
                Typed::Choices(ids) => ids.zeroize(),
                Typed::Date(date) => {
                    [&mut date.day, &mut date.month, &mut date.year].into_iter().for_each(Zeroize::zeroize)
                }
            }
        }
        self.not_known.iter_mut().for_each(|(_, why)| why.text.zeroize());
        for (_, answer) in self.ric.iter_mut() {
            answer.detail.zeroize();
            answer.source.zeroize();
        }
        *self = Draft::default();
    }

    /// A draft that stands where these answers stand, to be changed and checked again. What they do not name was left
    /// out by whoever gave them: no route is added to theirs.
    pub fn of(answers: &Answers) -> Draft {
        let mut draft = Draft { ric: answers.ric.clone(), extra: answers.extra.clone(), ..Draft::default() };
        if *answers != Answers::default() {
            draft.declined = [ESCALATION, REPEAT].map(String::from).to_vec();
        }
        for (key, value) in answers.values.iter() {
            let typed = match value {
                Value::Text(text) => Typed::Text(text.clone()),
                Value::Choice(id) => Typed::Choice(id.clone()),
                Value::Choices(ids) => Typed::Choices(ids.clone()),
                Value::Date(date) => Typed::Date(date.typed()),
                Value::NotKnown(why) => {
                    draft.not_known.insert(*key, why.clone());
                    continue;
                }
            };
            draft.typed.insert(*key, typed);
        }
        draft
    }
}

impl Typed {
    fn is_empty(&self) -> bool {
        match self {
            Typed::Text(text) | Typed::Choice(text) => text.trim().is_empty(),
            Typed::Choices(ids) => ids.is_empty(),
            Typed::Date(date) => date.is_empty(),
        }
    }
}

/// Whether a typed value is of the kind that a question takes.
pub(super) fn fits(typed: &Typed, kind: Kind) -> bool {
    matches!(
        (typed, kind),
        (Typed::Text(_), Kind::Text { .. } | Kind::LongText { .. })
            | (Typed::Choice(_), Kind::Choice(_))
            | (Typed::Choices(_), Kind::Choices(_))
            | (Typed::Date(_), Kind::Date(_))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str) -> Key {
        Key::of(id).unwrap()
    }

    #[test]
    fn an_answer_hidden_by_a_later_answer_is_kept_and_named_as_left_out() {
        let mut draft = Draft::default();
        let (phone, number) = (key("safe_contact.safe_to_phone"), key("safe_contact.number"));
        draft.apply(Msg::Chose(phone, "yes".into()));
        draft.apply(Msg::Wrote(number, Private("07700 900111".into())));
        draft.apply(Msg::Chose(phone, "no".into()));
        assert_eq!(draft.left_out(), [number]);
        draft.apply(Msg::Chose(phone, "yes".into()));
        assert_eq!((draft.left_out().len(), draft.text(number)), (0, "07700 900111"));
    }

    #[test]
    fn case_text_of_a_draft_does_not_print() {
        let mut draft = Draft::default();
        draft.apply(Msg::Wrote(key("victim.name"), Private("Marla Quill".into())));
        assert!(!format!("{draft:?}").contains("Marla"));
    }
}
