//! The task list: every section with its status, in any order.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use crate::app::parts::{Notice, Page, Tone};
use crate::domain::check::{self, Status};
use crate::domain::form::Section;
use crate::wording::{form as words, say};

/// The sections of the form and where each stands.
#[component]
pub fn Tasks(journey: Journey) -> impl IntoView {
    let rows = Section::ALL.map(|section| row(journey, section)).into_iter().collect::<Vec<_>>();
    view! {
        <Page heading=say!("tasks-heading") caption=super::section::caption(Step::Tasks)>
            <p class="govuk-body">{say!("tasks-order")}</p>
            <p class="govuk-body">{say!("tasks-kept")}</p>
            <ul class="govuk-task-list" id="tasks">{rows}</ul>
            <a class="govuk-button" id="to-check" role="button" href=journey.hash(Step::Check)>{say!("tasks-check")}</a>
            <Notice tone=Tone::Inset text=say!("tasks-urgent") />
        </Page>
    }
}

fn row(journey: Journey, section: Section) -> AnyView {
    let status = journey
        .form
        .draft
        .with_untracked(|draft| journey.form.context(|context| check::status(draft, section, context)));
    let (words, class) = match status {
        Status::NotStarted => (say!("status-not-started"), "govuk-tag govuk-tag--grey"),
        Status::Started => (say!("status-started"), "govuk-tag govuk-tag--yellow"),
        Status::Complete => (say!("status-complete"), ""),
    };
    let status_id = format!("status-{}", section.id());
    view! {
        <li class="govuk-task-list__item govuk-task-list__item--with-link">
            <div class="govuk-task-list__name-and-hint">
                <a class="govuk-link govuk-task-list__link" href=journey.hash(Step::Section(section)) aria-describedby=status_id.clone()>
                    {words::section(section)}
                </a>
            </div>
            <div class="govuk-task-list__status" id=status_id><span class=class>{words}</span></div>
        </li>
    }
    .into_any()
}
