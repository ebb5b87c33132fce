//! A referral read back: one summary list per section.

use leptos::prelude::*;

use crate::domain::form::Section;
use crate::domain::problem::Place;
use crate::render::recap::{Part, Row};
use crate::wording::say;

/// The sections; with `change`, each row has a button that leads to its question.
#[component]
pub fn Recap(parts: Vec<Part>, #[prop(optional)] change: Option<Callback<(Section, Place)>>) -> impl IntoView {
    let part = move |part: Part| {
        let section = part.section;
        let rows = part.rows.into_iter().map(|one| row(section, one, change)).collect::<Vec<_>>();
        view! {
            <section class="recap" id=format!("recap-{}", section.id())>
                <h2 class="govuk-heading-m">{part.heading}</h2>
                <dl class="govuk-summary-list">{rows}</dl>
            </section>
        }
        .into_any()
    };
    parts.into_iter().map(part).collect::<Vec<_>>()
}

fn row(section: Section, row: Row, change: Option<Callback<(Section, Place)>>) -> AnyView {
    let id = format!("recap-{}", row.place.element_id());
    let class = if row.missing { "govuk-summary-list__value recap__missing" } else { "govuk-summary-list__value" };
    let lines =
        row.answer.lines().map(|line| view! { <span class="recap__line">{line.to_owned()}</span> }).collect::<Vec<_>>();
    let action = change.map(|change| {
        let (place, label) = (row.place.clone(), row.label.clone());
        view! {
            <dd class="govuk-summary-list__actions">
                <button type="button" class="brand-link-button" on:click=move |_| change.run((section, place.clone()))>
                    {say!("change")}<span class="govuk-visually-hidden">" "{label}</span>
                </button>
            </dd>
        }
    });
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{row.label}</dt>
            <dd class=class id=id>{lines}</dd>
            {action}
        </div>
    }
    .into_any()
}
