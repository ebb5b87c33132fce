//! What has to hold in a practice case besides its shape.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::case::{Case, How, KeyedItem, LINE, Person, RouteKey, TEXT, When};
use super::{CaseFault, labels};
use crate::domain::check::read_text;
use crate::domain::criteria::{ESCALATION, JUDGEMENT, REPEAT, VISIBLE_HIGH_RISK};
use crate::domain::date::read_day;
use crate::domain::form::{Kind, Options, TextForm, question};
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::label::Label;

/// Every fault, in the order of the file.
pub(super) fn faults(case: &Case, instrument: &Instrument) -> Vec<CaseFault> {
    let mut faults = Vec::new();
    whole(case, &mut faults);
    texts(case, &mut faults);
    people(case, &mut faults);
    told(case, &mut faults);
    key(case, instrument, &mut faults);
    routes(case, &mut faults);
    answers("safe_contact", &case.safe_contact, &mut faults);
    answers("agreement", &case.agreement, &mut faults);
    around(case, &mut faults);
    faults
}

fn whole(case: &Case, faults: &mut Vec<CaseFault>) {
    plain_id("id", &case.id, faults);
    for (at, number) in [("version", case.version), ("minutes", case.minutes)] {
        faults.extend((number == 0).then(|| CaseFault::Zero { at: at.into() }));
    }
}

fn texts(case: &Case, faults: &mut Vec<CaseFault>) {
    for (at, label, line) in labels::all(case) {
        let most = if line { LINE } else { TEXT };
        if label.en().trim().is_empty() {
            faults.push(CaseFault::Empty { at });
            continue;
        }
        let welsh = match label {
            Label::ByLanguage { cy: Some(cy), .. } => cy.as_str(),
            _ => "",
        };
        let longest = label.en().chars().count().max(welsh.chars().count());
        too_long(at, longest, most, faults);
    }
}

fn people(case: &Case, faults: &mut Vec<CaseFault>) {
    let mut one = |at: String, person: &Person| {
        if person.name.trim().is_empty() {
            faults.push(CaseFault::Empty { at: format!("{at}.name") });
        }
        let Person { name, age, address, phone, relationship, lives_with_victim, note } = person;
        let given = [age, address, phone, relationship, lives_with_victim, note];
        let names = ["age", "address", "phone", "relationship", "lives_with_victim", "note"];
        too_long(format!("{at}.name"), name.chars().count(), LINE, faults);
        for (field, text) in names.into_iter().zip(given) {
            too_long(format!("{at}.{field}"), text.as_deref().unwrap_or_default().chars().count(), LINE, faults);
        }
        // Words of anybody else in the home; of who causes harm, the options of the form.
        if at.starts_with("people.perpetrators") {
            for (field, text) in [("relationship", relationship), ("lives_with_victim", lives_with_victim)] {
                let offered = text.as_deref().is_none_or(|id| takes(&format!("perpetrators.{field}"), id));
                faults.extend((!offered).then(|| CaseFault::NotAnAnswer { at: format!("{at}.{field}") }));
            }
        }
    };
    one("people.victim".into(), &case.people.victim);
    for (list, all) in [("perpetrators", &case.people.perpetrators), ("household", &case.people.household)] {
        for (at, person) in all.iter().enumerate() {
            one(format!("people.{list}[{at}]"), person);
        }
    }
}

/// Topics, and the facts under them.
fn told(case: &Case, faults: &mut Vec<CaseFault>) {
    let mut seen = BTreeSet::new();
    for (at, topic) in case.topics.iter().enumerate() {
        plain_id(&format!("topics[{at}].id"), &topic.id, faults);
        if !seen.insert(&topic.id) {
            faults.push(CaseFault::TwiceTopic { topic: topic.id.clone() });
        }
        if !case.facts.iter().any(|fact| fact.topic == topic.id) {
            faults.push(CaseFault::NothingUnder { topic: topic.id.clone() });
        }
    }
    let mut facts = BTreeSet::new();
    for (at, fact) in case.facts.iter().enumerate() {
        plain_id(&format!("facts[{at}].id"), &fact.id, faults);
        if !facts.insert(&fact.id) {
            faults.push(CaseFault::TwiceFact { fact: fact.id.clone() });
        }
        if !seen.contains(&fact.topic) {
            faults.push(CaseFault::UnknownTopic { fact: fact.id.clone(), topic: fact.topic.clone() });
        }
    }
}

fn key(case: &Case, instrument: &Instrument, faults: &mut Vec<CaseFault>) {
    for item in &instrument.items {
        match case.key.iter().filter(|keyed| keyed.item == item.id).count() {
            0 => faults.push(CaseFault::MissingItem { item: item.id.clone() }),
            1 => {}
            _ => faults.push(CaseFault::KeyedTwice { item: item.id.clone() }),
        }
    }
    for keyed in &case.key {
        let KeyedItem { item, answer, accept, facts: named, .. } = keyed;
        if instrument.item(item).is_none() {
            faults.push(CaseFault::UnknownItem { item: item.clone() });
        }
        for (place, also) in accept.iter().enumerate() {
            if also == answer || accept[..place].contains(also) {
                faults.push(CaseFault::AcceptedTwice { item: item.clone(), answer: *also });
            }
        }
        known_facts(case, &format!("key.{item}.facts"), named, faults);
        let rests_on = |how| named.iter().filter_map(|id| case.fact(id)).any(|fact| fact.how == how);
        // What was not asked is a Don't know by itself.
        let nothing_to_say = *answer == Tri::DontKnow && named.is_empty();
        if !rests_on(How::under(*answer)) && !nothing_to_say {
            faults.push(CaseFault::NoFactFor { item: item.clone(), answer: *answer });
        }
    }
}

fn routes(case: &Case, faults: &mut Vec<CaseFault>) {
    if !case.routes.iter().any(|key| key.when.escalation.is_none() && key.when.repeat.is_none()) {
        faults.push(CaseFault::NoUsualRoutes);
    }
    for (place, key) in case.routes.iter().enumerate() {
        let RouteKey { when, routes, accept, .. } = key;
        let at = || format!("routes[{place}]");
        let mut seen = BTreeSet::new();
        for route in routes.iter().chain(accept) {
            if ![VISIBLE_HIGH_RISK, JUDGEMENT, ESCALATION, REPEAT].contains(&route.as_str()) {
                faults.push(CaseFault::UnknownRoute { at: at(), route: route.clone() });
            } else if !seen.insert(route) {
                faults.push(CaseFault::RouteTwice { at: at(), route: route.clone() });
            }
        }
        let When { yes_at_least: needed, .. } = *when;
        // It follows from the count, so nobody can merely accept it.
        let by_count = routes.iter().any(|route| route == VISIBLE_HIGH_RISK);
        if by_count != (case.yes() >= needed) || accept.iter().any(|route| route == VISIBLE_HIGH_RISK) {
            faults.push(CaseFault::CountAgainstRoute { at: at(), yes: case.yes(), needed });
        }
        if case.routes[..place].iter().any(|earlier| earlier.when == *when) {
            faults.push(CaseFault::TwiceRules { at: at() });
        }
    }
}

/// Model answers to the questions of one part of the form.
fn answers(part: &str, given: &Map<String, Json>, faults: &mut Vec<CaseFault>) {
    for (id, answer) in given {
        let at = || format!("{part}.{id}");
        if question(&at()).is_none() {
            faults.push(CaseFault::UnknownQuestion { at: at() });
        } else if !takes(&at(), answer.as_str().unwrap_or_default()) {
            faults.push(CaseFault::NotAnAnswer { at: at() });
        }
    }
}

/// Whether a question of the form takes this text as its answer.
fn takes(id: &str, text: &str) -> bool {
    match question(id).map(|question| question.kind) {
        Some(Kind::Text { max, form }) => matches!(read_text(text, max, form), Ok(Some(_))),
        Some(Kind::LongText { max }) => matches!(read_text(text, max, TextForm::Plain), Ok(Some(_))),
        Some(Kind::Choice(Options::Fixed { ids, .. })) => ids.contains(&text),
        Some(Kind::Date(_)) => read_day(text).is_some(),
        _ => false,
    }
}

/// The reason, the points, the role cards, and what they rest on.
fn around(case: &Case, faults: &mut Vec<CaseFault>) {
    for (list, points) in [("traps", &case.traps), ("discussion", &case.discussion)] {
        for (at, point) in points.iter().enumerate() {
            known_facts(case, &format!("{list}[{at}].facts"), &point.facts, faults);
        }
    }
    let uses = &case.uses;
    for (part, facts) in [
        ("safe_contact", &uses.safe_contact),
        ("agreement", &uses.agreement),
        ("routes", &uses.routes),
        ("reason", &uses.reason),
    ] {
        known_facts(case, &format!("uses.{part}"), facts, faults);
    }
    let (mut prompts, mut agencies) = (BTreeSet::new(), BTreeSet::new());
    for (at, prompt) in case.reason.prompts.iter().enumerate() {
        plain_id(&format!("reason.prompts[{at}].id"), &prompt.id, faults);
        if !prompts.insert(&prompt.id) {
            faults.push(CaseFault::TwicePrompt { prompt: prompt.id.clone() });
        }
    }
    for (at, card) in case.mock_marac.iter().enumerate() {
        plain_id(&format!("mock_marac[{at}].agency"), &card.agency, faults);
        if !agencies.insert(&card.agency) {
            faults.push(CaseFault::TwiceAgency { agency: card.agency.clone() });
        }
    }
}

fn known_facts(case: &Case, at: &str, named: &[String], faults: &mut Vec<CaseFault>) {
    for id in named.iter().filter(|id| case.fact(id).is_none()) {
        faults.push(CaseFault::UnknownFact { at: at.to_owned(), fact: id.clone() });
    }
}

fn too_long(at: String, characters: usize, most: usize, faults: &mut Vec<CaseFault>) {
    if characters > most {
        faults.push(CaseFault::TooLong { at, most, over: characters - most });
    }
}

fn plain_id(at: &str, id: &str, faults: &mut Vec<CaseFault>) {
    if !is_plain_id(id) {
        faults.push(CaseFault::Id { at: at.to_owned() });
    }
}

/// Whether something can be called so: 1 to 40 small letters, digits and hyphens.
pub(super) fn is_plain_id(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&id.len()) && id.bytes().all(plain)
}
