//! Answers beside the key. Nothing is added up: each answer is told apart, so that a person can look at the fact again.

use serde_json::{Map, Value as Json};

use super::case::{Case, RouteKey};
use super::code::ROUTES;
use crate::domain::answers::clean;
use crate::domain::form::{Kind, TextForm, question};
use crate::domain::instrument::Tri;

/// One item beside its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedItem {
    pub item: String,
    pub given: Option<Tri>,
    pub mark: Mark,
}

/// How an answer stands to the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Agreed,
    /// Another answer that stands.
    AlsoAccepted,
    /// It is not known, and No was answered.
    UnknownAsNo,
    /// Something else differs.
    CheckTheFact,
    /// There is a fact for Yes, and something else was answered.
    Missed,
    NotAnswered,
}

/// One question of the form beside its model answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedField {
    /// The whole id: `safe_contact.number`.
    pub id: String,
    pub key: String,
    pub given: Option<String>,
    /// Nothing where both are words: a person compares them. Of what was not given, that it does not agree.
    pub agrees: Option<bool>,
}

/// One route that the key names or somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedRoute {
    pub route: &'static str,
    pub mark: RouteMark,
}

/// How a route stands to the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteMark {
    Agreed,
    /// It stands where a reason is given.
    AlsoAccepted,
    /// The key names it, and it was not chosen.
    Missed,
    /// It was chosen, and nothing in the case leads to it.
    CheckTheFact,
}

/// Every item beside its key, in the order of the checklist.
pub fn mark_items(case: &Case, given: impl Fn(&str) -> Option<Tri>) -> Vec<MarkedItem> {
    let one = |item: &String| {
        let given = given(item);
        MarkedItem { item: item.clone(), given, mark: mark_item(case, item, given) }
    };
    case.key.iter().map(|keyed| one(&keyed.item)).collect()
}

/// How an answer to one item stands to its key.
pub fn mark_item(case: &Case, item: &str, given: Option<Tri>) -> Mark {
    match (case.keyed(item), given) {
        (_, None) => Mark::NotAnswered,
        (Some(keyed), Some(given)) if keyed.answer == given => Mark::Agreed,
        (Some(keyed), Some(given)) if keyed.accept.contains(&given) => Mark::AlsoAccepted,
        (Some(keyed), Some(_)) if keyed.answer == Tri::Yes => Mark::Missed,
        (Some(keyed), Some(Tri::No)) if keyed.answer == Tri::DontKnow => Mark::UnknownAsNo,
        _ => Mark::CheckTheFact,
    }
}

/// Model answers beside what was given; `part` is `safe_contact` or `agreement`, and `given` is asked by whole ids.
pub fn mark_fields(part: &str, key: &Map<String, Json>, given: impl Fn(&str) -> Option<String>) -> Vec<MarkedField> {
    let one = |(id, model): (&String, &Json)| {
        let id = format!("{part}.{id}");
        let key = model.as_str().unwrap_or_default().to_owned();
        let given = given(&id).filter(|given| !given.trim().is_empty());
        let agrees = given.as_ref().map_or(Some(false), |given| agrees(&id, &key, given));
        MarkedField { id, key, given, agrees }
    };
    key.iter().map(one).collect()
}

/// Whether two answers to a question are the same; nothing where words have to be compared.
fn agrees(id: &str, key: &str, given: &str) -> Option<bool> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if clean(key) == clean(given) {
        return Some(true);
    }
    match question(id)?.kind {
        Kind::Text { form: TextForm::Phone, .. } => Some(digits(key) == digits(given)),
        Kind::Text { form: TextForm::Email, .. } => Some(key.trim().eq_ignore_ascii_case(given.trim())),
        Kind::Text { .. } | Kind::LongText { .. } => None,
        Kind::Choice(_) | Kind::Choices(_) | Kind::Date(_) => Some(false),
    }
}

/// The national routes beside their key.
pub fn mark_routes(key: &RouteKey, given: &[&str]) -> Vec<MarkedRoute> {
    let named = |list: &[String], route| list.iter().any(|named| named == route);
    let one = |route: &'static str| {
        let mark = match (given.contains(&route), named(&key.routes, route), named(&key.accept, route)) {
            (true, true, _) => RouteMark::Agreed,
            (true, false, true) => RouteMark::AlsoAccepted,
            (true, false, false) => RouteMark::CheckTheFact,
            (false, true, _) => RouteMark::Missed,
            (false, false, _) => return None,
        };
        Some(MarkedRoute { route, mark })
    };
    ROUTES.into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instrument::Tri::{DontKnow, No, Yes};
    use crate::domain::practice::example;

    #[test]
    fn each_answer_is_told_apart_from_the_key_in_its_own_way() {
        let mut case = example();
        let item = |number: usize| format!("dash-{number:02}");
        for (number, key, accept) in
            [(1, Yes, vec![]), (2, No, vec![]), (3, DontKnow, vec![]), (4, Yes, vec![DontKnow])]
        {
            case.key[number - 1].answer = key;
            case.key[number - 1].accept = accept;
        }
        for (number, given, mark) in [
            (1, Some(Yes), Mark::Agreed),
            (1, Some(No), Mark::Missed),
            (1, Some(DontKnow), Mark::Missed),
            (1, None, Mark::NotAnswered),
            (2, Some(Yes), Mark::CheckTheFact),
            (2, Some(No), Mark::Agreed),
            (2, Some(DontKnow), Mark::CheckTheFact),
            (3, Some(Yes), Mark::CheckTheFact),
            (3, Some(No), Mark::UnknownAsNo),
            (3, Some(DontKnow), Mark::Agreed),
            (4, Some(DontKnow), Mark::AlsoAccepted),
            (4, Some(No), Mark::Missed),
        ] {
            assert_eq!(mark_item(&case, &item(number), given), mark, "item {number}: {given:?}");
        }
        let marked = mark_items(&case, |id| (id == "dash-01").then_some(Yes));
        assert_eq!(marked.len(), 24);
        assert_eq!(marked[0], MarkedItem { item: item(1), given: Some(Yes), mark: Mark::Agreed });
        assert!(marked[1..].iter().all(|marked| marked.mark == Mark::NotAnswered));
    }

    #[test]
    fn a_choice_a_number_and_a_day_are_compared_and_words_are_left_to_people() {
        let case = example();
        let marked = |id: &str, given: &str| {
            let all = mark_fields("safe_contact", &case.safe_contact, |asked| (asked == id).then(|| given.to_owned()));
            all.into_iter().find(|field| field.id == id).unwrap()
        };
        for (id, given, agrees) in [
            ("safe_contact.safe_to_phone", "yes", Some(true)),
            ("safe_contact.safe_to_phone", "dont_know", Some(false)),
            ("safe_contact.number", "07700900111", Some(true)),
            ("safe_contact.number", "07700 900110", Some(false)),
            ("safe_contact.confirmed_on", "2026-11-21", Some(false)),
            ("safe_contact.times", "mornings", None),
            ("safe_contact.times", "Weekdays 10:00 to 12:00 only ", Some(true)),
            ("safe_contact.times", " ", Some(false)),
        ] {
            assert_eq!(marked(id, given).agrees, agrees, "{id}: {given}");
        }
        assert_eq!(marked("safe_contact.times", " ").given, None);
    }

    #[test]
    fn routes_agree_are_accepted_are_missed_or_lead_back_to_the_facts() {
        let words = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let key = RouteKey { routes: words(&["repeat"]), accept: words(&["judgement"]), ..RouteKey::default() };
        let marks = |given: &[&str]| {
            mark_routes(&key, given).into_iter().map(|marked| (marked.route, marked.mark)).collect::<Vec<_>>()
        };
        assert_eq!(marks(&["repeat"]), [("repeat", RouteMark::Agreed)]);
        assert_eq!(marks(&[]), [("repeat", RouteMark::Missed)]);
        assert_eq!(
            marks(&["judgement", "escalation"]),
            [
                ("judgement", RouteMark::AlsoAccepted),
                ("escalation", RouteMark::CheckTheFact),
                ("repeat", RouteMark::Missed)
            ]
        );
        assert_eq!(mark_routes(&RouteKey::default(), &[]), []);
    }
}
