//! Whatever has been typed so far. Accepts anything; nothing typed is lost by another answer.

use std::collections::BTreeMap;

use super::answers::{Answers, Key, NotKnown, NotKnownCode, Value};
use super::context::Context;
use super::criteria::{ESCALATION, REPEAT};
use super::date::{DatePart, TypedDate};
use super::feeds::{self, Fed, Source};
use super::form::{Group, Kind, MOST_ROWS, QUESTIONS, Section, Shown, ids};
use super::instrument::Tri;
use super::private::Private;
use super::ric::{RicAnswer, RicAnswers};

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    typed: Private<BTreeMap<Key, Typed>>,
    not_known: Private<BTreeMap<Key, NotKnown>>,
    ric: Private<RicAnswers>,
    /// How many rows of a group a person asked for.
    rows: Vec<(&'static str, u8)>,
    /// What the checklist and the past events say to questions that nobody has touched.
    fed: Private<BTreeMap<Key, Fed>>,
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

/// Everything a person can do to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    Wrote(Key, Private<String>),
    Chose(Key, String),
    Ticked(Key, String, bool),
    WroteDate(Key, DatePart, Private<String>),
    /// Gave, changed or took back a reason why an answer is not known.
    GaveReason(Key, Option<NotKnownCode>),
    WroteReason(Key, Private<String>),
    Ric(String, RicMsg),
    /// Asked for one more person.
    AddedRow(&'static Group),
    /// Took a person away, and what was said about them.
    RemovedRow(&'static Group, u8),
}

/// What a person can do to one item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RicMsg {
    Answered(Tri),
    WroteDetail(Private<String>),
    Ticked(String, bool),
    WroteSource(Private<String>),
}

impl Draft {
    /// Applies one act of a person.
    pub fn apply(&mut self, msg: Msg) {
        match msg {
            Msg::Wrote(key, text) => {
                self.typed.insert(key, Typed::Text(text.0));
            }
            Msg::Chose(key, id) => {
                self.typed.insert(key, Typed::Choice(id));
            }
            Msg::Ticked(key, id, on) => {
                let mut ids = self.ticked(key).to_vec();
                if key.id == ids::ROUTES {
                    tick(&mut self.declined, id.clone(), !on);
                }
                tick(&mut ids, id, on);
                self.typed.insert(key, Typed::Choices(ids));
            }
            Msg::WroteDate(key, part, text) => {
                let mut date = self.date(key);
                *date.part_mut(part) = text.0;
                self.typed.insert(key, Typed::Date(date));
            }
            Msg::GaveReason(key, None) => {
                self.not_known.remove(&key);
            }
            Msg::GaveReason(key, Some(code)) => {
                self.not_known
                    .entry(key)
                    .and_modify(|why| why.code = code)
                    .or_insert(NotKnown { code, text: String::new() });
            }
            Msg::WroteReason(key, text) => {
                if let Some(why) = self.not_known.get_mut(&key) {
                    why.text = text.0;
                }
            }
            Msg::Ric(item, msg) => self.apply_ric(item, msg),
            Msg::AddedRow(group) => {
                self.set_rows(group, self.rows(group) + 1);
            }
            Msg::RemovedRow(group, row) => {
                let rows = self.rows(group);
                remove_row(&mut self.typed, group, row);
                remove_row(&mut self.not_known, group, row);
                self.set_rows(group, rows.saturating_sub(1));
            }
        }
    }

    fn apply_ric(&mut self, item: String, msg: RicMsg) {
        let answer = self.ric.entry(item).or_default();
        match msg {
            RicMsg::Answered(tri) => answer.answer = Some(tri),
            RicMsg::WroteDetail(text) => answer.detail = text.0,
            RicMsg::Ticked(id, on) => tick(&mut answer.options, id, on),
            RicMsg::WroteSource(text) => answer.source = text.0,
        }
    }

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

    /// Whether a person left anything in the controls of a question, or a reason why not.
    pub fn holds(&self, key: Key) -> bool {
        self.not_known.contains_key(&key) || self.typed.get(&key).is_some_and(|typed| !typed.is_empty())
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

    fn set_rows(&mut self, group: &Group, rows: u8) {
        self.rows.retain(|(id, _)| *id != group.id);
        self.rows.push((group.id, rows.clamp(group.least, MOST_ROWS)));
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
        let filled = |key: &Key| self.typed.get(key).is_some_and(|typed| !typed.is_empty());
        self.keys().into_iter().filter(|key| filled(key) && !self.shows(*key)).collect()
    }

    /// Fills in what nothing has been said to yet.
    pub fn fill(&mut self, answers: &Answers) {
        let known = Draft::of(answers);
        let missing: Vec<Key> =
            known.typed.keys().chain(known.not_known.keys()).filter(|key| !self.holds(**key)).copied().collect();
        for key in missing {
            self.typed.extend(known.typed.get(&key).map(|typed| (key, typed.clone())));
            self.not_known.extend(known.not_known.get(&key).map(|why| (key, why.clone())));
        }
        for (item, answer) in known.ric.0 {
            self.ric.entry(item).or_insert(answer);
        }
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

/// Drops what stands in a row; those after it move up.
fn remove_row<T>(all: &mut BTreeMap<Key, T>, group: &Group, row: u8) {
    let of_row = |key: &Key| key.question().group() == Some(group) && key.row >= row;
    for (key, value) in all.extract_if(.., |key, _| of_row(key)).collect::<Vec<_>>() {
        if key.row > row {
            all.insert(Key { row: key.row - 1, ..key }, value);
        }
    }
}

fn tick(ids: &mut Vec<String>, id: String, on: bool) {
    ids.retain(|other| *other != id);
    if on {
        ids.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::GROUPS;

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
    fn a_reason_beside_a_text_loses_neither() {
        let mut draft = Draft::default();
        let name = key("victim.name");
        draft.apply(Msg::Wrote(name, Private("Marla".into())));
        draft.apply(Msg::GaveReason(name, Some(NotKnownCode::NoTime)));
        draft.apply(Msg::GaveReason(name, None));
        assert_eq!(draft.text(name), "Marla");
    }

    #[test]
    fn a_person_taken_away_takes_their_answers_and_no_others() {
        let mut draft = Draft::default();
        let group = &GROUPS[0];
        assert_eq!(draft.rows(group), 1);
        draft.apply(Msg::AddedRow(group));
        draft.apply(Msg::AddedRow(group));
        for (row, name) in ["Devon", "Kit", "Rowan"].into_iter().enumerate() {
            draft.apply(Msg::Wrote(Key::at("perpetrators.name", row as u8).unwrap(), Private(name.into())));
        }
        draft.apply(Msg::RemovedRow(group, 1));
        let names: Vec<&str> = (0..3).map(|row| draft.text(Key::at("perpetrators.name", row).unwrap())).collect();
        assert_eq!((draft.rows(group), names), (2, vec!["Devon", "Rowan", ""]));
        draft.apply(Msg::RemovedRow(group, 1));
        draft.apply(Msg::RemovedRow(group, 0));
        assert_eq!(draft.rows(group), 1, "there is always room for one");
    }

    #[test]
    fn ticking_twice_counts_once() {
        let mut draft = Draft::default();
        let routes = key("criteria.routes");
        for on in [true, true] {
            draft.apply(Msg::Ticked(routes, "repeat".into(), on));
        }
        assert_eq!(draft.ticked(routes), ["repeat"]);
        draft.apply(Msg::Ticked(routes, "repeat".into(), false));
        assert!(draft.ticked(routes).is_empty());
    }

    #[test]
    fn case_text_of_a_draft_does_not_print() {
        let mut draft = Draft::default();
        draft.apply(Msg::Wrote(key("victim.name"), Private("Marla Quill".into())));
        assert!(!format!("{draft:?}").contains("Marla"));
    }
}
