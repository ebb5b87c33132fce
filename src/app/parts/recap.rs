//! A referral read back: one summary list per section.

use leptos::prelude::*;

use super::button::{Look, act};
use super::el::{El, el, h2, unseen};
use crate::domain::form::Section;
use crate::domain::problem::Place;
use crate::render::recap::{Part, Row};
use crate::wording::say;

/// What leads to the question at a place.
pub type Change = Callback<(Section, Place)>;

/// The sections; with `change`, each row has a button that leads to its question.
pub fn recap(parts: Vec<Part>, change: Option<Change>) -> impl Iterator<Item = El> {
    parts.into_iter().map(move |part| {
        let rows = part.rows.into_iter().map(|one| row(part.section, one, change));
        el("section", "recap")
            .id(format!("recap-{}", part.section.id()))
            .with(h2(part.heading))
            .with(el("dl", "govuk-summary-list").with_all(rows))
    })
}

fn row(section: Section, row: Row, change: Option<Change>) -> El {
    let class = if row.missing { "govuk-summary-list__value recap__missing" } else { "govuk-summary-list__value" };
    let lines = row.answer.lines().map(|line| el("span", "recap__line").text(line));
    let answer = el("dd", class).id(format!("recap-{}", row.place.element_id())).with_all(lines);
    let action = change.map(|change| {
        let go = move || change.run((section, row.place.clone()));
        let button = act(Look::Link, say!("change"), go).with(unseen(format!(" {}", row.label)));
        el("dd", "govuk-summary-list__actions").with(button)
    });
    summary_row(row.label, answer).with_all(action)
}

/// A line of a summary list.
pub fn summary_row(label: String, value: El) -> El {
    el("div", "govuk-summary-list__row").with(el("dt", "govuk-summary-list__key").text(label)).with(value)
}
