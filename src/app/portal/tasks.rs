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
    let form = journey.form;
    let progress =
        form.draft.with_untracked(|draft| form.context(|context| check::progress(draft, journey.sections(), context)));
    let sections = progress.into_iter().map(move |(section, status)| row(journey, section, status));
    let rows = sections.chain([attachments(journey)]);
    let check = el("a", "govuk-button").id("to-check").attribute("role", "button");
    let adds = journey.form.draft.with_untracked(change).is_some();
    let order = if adds { say!("tasks-adds") } else { say!("tasks-order") };
    page(say!("tasks-heading"), Some(journey.caption(Step::Tasks)), None)
        .with(p(order))
        .with(p(say!("tasks-kept")))
        .with(el("ul", "govuk-task-list").id("tasks").with_all(rows))
        .with(check.attribute("href", journey.hash(Step::Check)).text(say!("tasks-check")))
        .with_all((!adds).then(|| inset(say!("tasks-urgent"))))
}

fn row(journey: Journey, section: Section, status: Status) -> El {
    let unconfirmed = journey.unconfirmed.with_untracked(|sections| sections.contains(&section));
    let (status, class) = match status {
        _ if unconfirmed => (say!("status-confirm"), "govuk-tag govuk-tag--yellow"),
        Status::NotStarted => (say!("status-not-started"), "govuk-tag govuk-tag--grey"),
        Status::Started => (say!("status-started"), "govuk-tag govuk-tag--yellow"),
        Status::Complete => (say!("status-complete"), ""),
    };
    item(journey, Step::Section(section), words::section(section), (section.id(), status, class))
}

/// The files: nobody has to attach any.
fn attachments(journey: Journey) -> El {
    let count = journey.attached.files.with_untracked(Vec::len);
    let (status, class) = match count {
        0 => (say!("status-optional"), "govuk-tag govuk-tag--grey"),
        count => (say!("status-attached", count = count), ""),
    };
    item(journey, Step::Attachments, say!("attach-heading"), ("attachments", status, class))
}

fn item(journey: Journey, step: Step, name: String, (id, status, class): (&str, String, &'static str)) -> El {
    let status_id = format!("status-{id}");
    let way = el("a", "govuk-link govuk-task-list__link")
        .attribute("href", journey.hash(step))
        .attribute("aria-describedby", &status_id)
        .text(name);
    el("li", "govuk-task-list__item govuk-task-list__item--with-link")
        .with(el("div", "govuk-task-list__name-and-hint").with(way))
        .with(el("div", "govuk-task-list__status").id(status_id).with(el("span", class).text(status)))
}
