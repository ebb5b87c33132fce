//! The rows of the answer key.

use serde_json::{Map, Value as Json};

use crate::app::desk::tables::{cell, cell_of, row_heading, table};
use crate::app::parts::{El, el};
use crate::app::practice::facts::{facts, in_words};
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::criteria::{EscalationCount, RepeatDefinition};
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::practice::case::{Case, KeyedItem, RouteKey, When};
use crate::wording::{form as words, practice, say};

/// Every item: its answer, what else stands, why, and on what it rests.
pub fn item_rows(case: &Case, instrument: &Instrument) -> Vec<Vec<El>> {
    let row = |keyed: &KeyedItem| {
        let accepted: Vec<String> = keyed.accept.iter().map(|tri: &Tri| practice::answer(Some(*tri))).collect();
        let why = el("span", "recap__line").text(keyed.why.en());
        vec![
            row_heading(el("span", "").text(practice::item(&keyed.item, instrument))),
            cell_of(el("strong", "").text(practice::answer(Some(keyed.answer)))),
            cell(accepted.join(", ")),
            cell_of(el("div", "").with(why).with(facts(case, &keyed.facts))),
        ]
    };
    case.key.iter().map(row).collect()
}

/// The routes, under each rule on which the case hangs.
pub fn route_rows(case: &Case) -> Vec<Vec<El>> {
    let routes = |ids: &[String]| {
        let names: Vec<String> = ids.iter().map(|id| practice::route(id)).collect();
        if names.is_empty() { say!("class-no-route") } else { names.join("\n") }
    };
    let row = |key: &RouteKey| {
        let accept = if key.accept.is_empty() { String::new() } else { routes(&key.accept) };
        vec![
            row_heading(el("span", "").text(rules(&key.when))),
            cell(routes(&key.routes)),
            cell(accept),
            cell(key.why.en().to_owned()),
        ]
    };
    case.routes.iter().map(row).collect()
}

/// Under which rules a key holds.
fn rules(when: &When) -> String {
    let count = say!("paper-rule-count", yes = when.yes_at_least);
    let escalation = when.escalation.map(|rule| match rule.count {
        EscalationCount::AnyAgency => say!("paper-rule-escalation", events = rule.events, months = rule.months),
        EscalationCount::Police => say!("paper-rule-escalation-police", events = rule.events, months = rule.months),
    });
    let repeat = when.repeat.map(|rule| match rule.definition {
        RepeatDefinition::AnyInstance => say!("paper-rule-repeat", months = rule.months),
        RepeatDefinition::CrimeType => say!("paper-rule-repeat-crime", months = rule.months),
    });
    [Some(count), escalation, repeat].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Model answers to a part of the form.
pub fn fields(heading: String, part: &str, key: &Map<String, Json>, context: &Context) -> El {
    let row = |(id, model): (&String, &Json)| {
        let id = format!("{part}.{id}");
        let label = Key::of(&id).map(words::label).unwrap_or_else(|| id.clone());
        vec![row_heading(el("span", "").text(label)), cell(in_words(&id, model.as_str().unwrap_or_default(), context))]
    };
    let headings = vec![say!("files-column-question"), say!("files-column-key")];
    table(&format!("key-{}", part.replace('_', "-")), heading, headings, key.iter().map(row))
}
