//! The task list: every section with its status, in any order.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use crate::app::parts::{El, el, inset, p, page};
use crate::domain::check::{self, Status};
use crate::domain::form::Section;
use crate::domain::submission::change;
use crate::wording::{form as words, say};

/// The sections of the form and where each stands.
pub fn tasks(journey: Journey) -> El {
    let rows = journey.sections().iter().map(move |section| row(journey, *section));
    let check = el("a", "govuk-button").id("to-check").attribute("role", "button");
    let adds = journey.form.draft.with_untracked(|draft| change(draft)).is_some();
    let order = if adds { say!("tasks-adds") } else { say!("tasks-order") };
    page(say!("tasks-heading"), Some(journey.caption(Step::Tasks)), None)
        .with(p(order))
        .with(p(say!("tasks-kept")))
        .with(el("ul", "govuk-task-list").id("tasks").with_all(rows))
        .with(check.attribute("href", journey.hash(Step::Check)).text(say!("tasks-check")))
        .with_all((!adds).then(|| inset(say!("tasks-urgent"))))
}

fn row(journey: Journey, section: Section) -> El {
    let form = journey.form;
    let status = form.draft.with_untracked(|draft| form.context(|context| check::status(draft, section, context)));
    let (status, class) = match status {
        Status::NotStarted => (say!("status-not-started"), "govuk-tag govuk-tag--grey"),
        Status::Started => (say!("status-started"), "govuk-tag govuk-tag--yellow"),
        Status::Complete => (say!("status-complete"), ""),
    };
    let status_id = format!("status-{}", section.id());
    let way = el("a", "govuk-link govuk-task-list__link")
        .attribute("href", journey.hash(Step::Section(section)))
        .attribute("aria-describedby", &status_id)
        .text(words::section(section));
    el("li", "govuk-task-list__item govuk-task-list__item--with-link")
        .with(el("div", "govuk-task-list__name-and-hint").with(way))
        .with(el("div", "govuk-task-list__status").id(status_id).with(el("span", class).text(status)))
}
