//! What a person can do to the form, and what each act leaves there.

use litemap::LiteMap;

use super::{Draft, Typed};
use crate::domain::answers::{Key, NotKnown, NotKnownCode};
use crate::domain::date::DatePart;
use crate::domain::form::{Group, MOST_ROWS, ids};
use crate::domain::instrument::Tri;
use crate::domain::private::Private;
use crate::domain::problem::Place;

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
    /// Confirmed that what an earlier draft says at a place is so today.
    StillSo(Place, Box<Draft>),
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
            Msg::StillSo(Place::Question(key), earlier) => {
                self.take_over(&earlier, key);
            }
            Msg::StillSo(Place::Item(item), earlier) => {
                if let Some(answer) = earlier.ric.get(&item) {
                    self.ric.insert(item, answer.clone());
                }
            }
            Msg::StillSo(Place::Form, _) => {}
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

    fn set_rows(&mut self, group: &Group, rows: u8) {
        self.rows.retain(|(id, _)| *id != group.id);
        self.rows.push((group.id, rows.clamp(group.least, MOST_ROWS)));
    }
}

/// Drops what stands in a row; those after it move up.
fn remove_row<T>(all: &mut LiteMap<Key, T>, group: &Group, row: u8) {
    let of_row = |key: &Key| key.question().group() == Some(group) && key.row >= row;
    for (key, value) in std::mem::take(all) {
        match of_row(&key) {
            false => all.insert(key, value),
            true if key.row > row => all.insert(Key { row: key.row - 1, ..key }, value),
            true => None,
        };
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
    fn an_earlier_answer_counts_once_it_is_confirmed_and_takes_nothing_else_with_it() {
        let (mut earlier, mut draft) = (Draft::default(), Draft::default());
        earlier.apply(Msg::Wrote(key("safe_contact.number"), Private("07700 900111".into())));
        earlier.apply(Msg::Wrote(key("safe_contact.times"), Private("Mornings".into())));
        earlier.apply(Msg::Ric("dash-01".into(), RicMsg::Answered(Tri::Yes)));
        draft.apply(Msg::StillSo(Place::Question(key("safe_contact.number")), Box::new(earlier.clone())));
        assert_eq!(
            (draft.text(key("safe_contact.number")), draft.text(key("safe_contact.times"))),
            ("07700 900111", "")
        );
        assert!(draft.ric().is_empty());
        draft.apply(Msg::StillSo(Place::Item("dash-01".into()), Box::new(earlier)));
        assert_eq!(draft.item("dash-01").and_then(|given| given.answer), Some(Tri::Yes));
    }

    #[test]
    fn ticking_twice_counts_once() {
        let mut draft = Draft::default();
        let routes = key("criteria.routes");
        for _ in 0..2 {
            draft.apply(Msg::Ticked(routes, "repeat".into(), true));
        }
        assert_eq!(draft.ticked(routes), ["repeat"]);
        draft.apply(Msg::Ticked(routes, "repeat".into(), false));
        assert!(draft.ticked(routes).is_empty());
    }
}
