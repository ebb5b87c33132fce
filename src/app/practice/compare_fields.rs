//! Safe contact, agreement and the reason beside their models.

use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use super::facts::{beside_models, facts};
use super::training::Taken;
use crate::app::parts::{El, el, h2, live_text, p};
use crate::app::questions::checkbox;
use crate::domain::answers::Key;
use crate::domain::answers_json::to_json;
use crate::domain::check;
use crate::domain::form::ids;
use crate::wording::say;

/// Safe contact, line by line.
pub fn safe_contact(taken: &Taken) -> Vec<El> {
    let case = &taken.chosen.case;
    let facts = facts(case, &case.uses.safe_contact);
    part(taken, "safe_contact", &case.safe_contact, say!("prac-safe-heading"), case.safe_contact_why.en(), facts)
}

/// What the victim knows and agrees to.
pub fn agreement(taken: &Taken) -> Vec<El> {
    let case = &taken.chosen.case;
    let facts = facts(case, &case.uses.agreement);
    part(taken, "agreement", &case.agreement, say!("prac-agreement-heading"), case.agreement_why.en(), facts)
}

fn part(taken: &Taken, part: &'static str, key: &Map<String, Json>, heading: String, why: &str, facts: El) -> Vec<El> {
    let form = taken.journey().form;
    let rows = form.context(|context| {
        let answers = form.draft.with_untracked(|draft| to_json(&check::readable(draft, context)));
        beside_models(part, key, &answers, context)
    });
    let head = [say!("prac-field"), say!("prac-field-yours"), say!("prac-field-key"), say!("prac-field-mark")];
    let head = head.map(|text| el("th", "govuk-table__header").attribute("scope", "col").text(text));
    let table = el("table", "govuk-table practice-table")
        .with(el("caption", "govuk-visually-hidden").text(heading.clone()))
        .with(el("thead", "govuk-table__head").with(el("tr", "govuk-table__row").with_all(head)))
        .with(el("tbody", "govuk-table__body").with_all(rows.into_iter().map(row)));
    vec![h2(heading), table.id(format!("marked-{part}")), p(why.to_owned()), facts]
}

fn row([question, given, key, mark]: [String; 4]) -> El {
    let cell = |text: String| el("td", "govuk-table__cell").text(text);
    el("tr", "govuk-table__row")
        .with(el("th", "govuk-table__header").attribute("scope", "row").text(question))
        .with(cell(given))
        .with(cell(key))
        .with(el("td", "govuk-table__cell").with(el("strong", "").text(mark)))
}

/// The learner's reason beside the model, and what a reader looks for: the learner ticks what they find in their own words.
pub fn reason(taken: &Taken) -> Vec<El> {
    let case = &taken.chosen.case;
    let narrative = Key::of(ids::NARRATIVE).expect("a row of the form");
    let own = taken.journey().form.draft.with_untracked(|draft| draft.text(narrative).trim().to_owned());
    let own = if own.is_empty() { p(say!("prac-reason-none")) } else { p(own).attribute("translate", "no") };
    let found = RwSignal::new(vec![false; case.reason.prompts.len()]);
    let ticks = case.reason.prompts.iter().enumerate().map(|(at, prompt)| {
        let label = format!("{} {}", prompt.text.en(), prompt.looks_for.en());
        checkbox(
            format!("reason-{}", prompt.id),
            label,
            move || found.with(|found| found[at]),
            move |on| found.update(|found| found[at] = on),
        )
    });
    let ticks = el("div", "govuk-checkboxes govuk-checkboxes--small").with_all(ticks);
    let legend = el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("prac-reason-prompts"));
    let rest = live_text(move || match found.with(|found| found.iter().filter(|found| !**found).count()) {
        0 => say!("prac-reason-all"),
        open => say!("prac-reason-open", count = open),
    });
    vec![
        h2(say!("prac-reason-heading")),
        el("h3", "govuk-heading-s").text(say!("prac-reason-own")),
        el("div", "").id("own-reason").with(own),
        el("h3", "govuk-heading-s").text(say!("prac-reason-model")),
        p(case.reason.model.en().to_owned()),
        el("fieldset", "govuk-fieldset").with(legend).with(ticks),
        el("p", "govuk-body").attribute("role", "status").with(rest),
    ]
}
