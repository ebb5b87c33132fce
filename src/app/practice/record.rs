//! The learner's own record of what they practised, for their file on professional development. The name is typed at
//! printing and kept nowhere.

use leptos::prelude::*;

use super::training::Taken;
use crate::app::browser::{clock, page as window};
use crate::app::parts::{El, Look, act, el, h2, live_text, p, page, summary_row};
use crate::app::questions::control;
use crate::wording::{date, say};

/// What was done, for paper.
pub fn record(taken: &Taken) -> El {
    let case = &taken.chosen.case;
    let name = RwSignal::new(String::new());
    let input = control("input", "govuk-input govuk-!-width-two-thirds", "cpd-name")
        .attribute("type", "text")
        .attribute("maxlength", "120")
        .attribute("aria-describedby", "cpd-name-hint")
        .on("input", move |event| name.set(event_target_value(&event)));
    let ask = el("div", "govuk-form-group no-print")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "cpd-name").text(say!("prac-record-name")))
        .with(el("div", "govuk-hint").id("cpd-name-hint").text(say!("prac-record-name-hint")))
        .with(input);
    let row = |label, text: String| summary_row(label, el("dd", "govuk-summary-list__value").text(text));
    let who = el("dd", "govuk-summary-list__value").id("cpd-who").with(live_text(move || name.get()));
    let list = el("dl", "govuk-summary-list")
        .with(summary_row(say!("prac-record-who"), who))
        .with(row(say!("prac-record-day"), date::day(clock::today())))
        .with(row(say!("prac-record-case"), case.title.en().to_owned()))
        .with(row(say!("prac-record-role"), case.role.en().to_owned()))
        .with(row(say!("prac-record-done"), done(taken)));
    let lines = (0..3).map(|_| el("p", "practice-line").text("\u{a0}"));
    page(say!("prac-record-heading"), None, None)
        .with(el("p", "govuk-body no-print").text(say!("prac-record")))
        .with(ask)
        .with(list)
        .with(h2(say!("prac-record-learned")))
        .with_all(lines)
        .with(p(say!("prac-record-no-mark")))
        .with(
            act(Look::Main, say!("prac-print"), window::print).id("print").attribute("class", "govuk-button no-print"),
        )
}

/// What was done of it: asked about, answered, sealed; no count of what agreed.
fn done(taken: &Taken) -> String {
    let form = taken.journey().form;
    let items = form.draft.with_untracked(|draft| draft.ric().values().filter(|item| item.answer.is_some()).count());
    let topics = taken.asked.with_untracked(Vec::len);
    let did = say!("prac-record-did", topics = topics, items = items);
    match taken.outcome.sealed() {
        Some(_) => format!("{did} {}", say!("prac-record-sealed")),
        None => did,
    }
}
