//! One section of the form: its questions, its error summary, the way on.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use super::load::Area;
use super::ric_section::checklist;
use super::route_section::counts_and_route;
use super::spelling::spelling;
use super::start::contact;
use crate::app::browser;
use crate::app::parts::{El, Look, act, bullets, effect, el, error_summary, inset, link, live, p, page, warning};
use crate::app::questions::{people, questions};
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::feeds;
use crate::domain::form::{GROUPS, Kind, Question, Section, ids};
use crate::domain::problem::ProblemKind;
use crate::wording::{criteria, form as words, message, say};

/// A page of questions.
pub fn section_page(journey: Journey, section: Section) -> El {
    let form = journey.form;
    let step = Step::Section(section);
    let immigration = journey.area().pack.immigration_questions;
    let asked_here = |q: &&Question| q.group().is_none() && (immigration || q.id != ids::IMMIGRATION);
    let alone = questions(form, section.questions().filter(asked_here).map(|q| Key { id: q.id, row: 0 }));
    let long = section.questions().any(|q| matches!(q.kind, Kind::LongText { max: 1000.. })).then(|| spelling(form));
    let group = GROUPS.iter().find(|group| group.section == section);
    let group_first = section.questions().next().is_some_and(|first| first.group().is_some());
    let mends = form.mends();
    let page = page(words::section(section), Some(journey.caption(step)), Some(mends))
        .with_all(before(journey, section))
        .with_all(group.filter(|_| group_first).map(|group| people(form, group)))
        .with_all(alone)
        .with_all(group.filter(|_| !group_first).map(|group| people(form, group)))
        .with_all((section == Section::Ric).then(|| checklist(journey)))
        .with_all(long)
        .with(el("div", "govuk-button-group").with(on(journey, section)).with(later(journey, step)));
    // After the page's own effect, which moves focus to the heading.
    if let Some(place) = journey.take_goal() {
        effect(move || {
            let id = place.element_id();
            browser::clock::soon(move || {
                browser::page::focus_input(&id);
            });
        });
    }
    el("div", "").with(back_to_tasks(journey)).with(error_summary(mends)).with(page)
}

/// The way back to the list of sections.
pub fn back_to_tasks(journey: Journey) -> El {
    el("a", "govuk-back-link").attribute("href", journey.hash(Step::Tasks)).text(say!("back-to-tasks"))
}

/// What stands before the questions.
fn before(journey: Journey, section: Section) -> Vec<El> {
    match section {
        Section::Route => counts_and_route(journey),
        Section::Household => household(journey, section),
        Section::Urgent => urgent(journey),
        Section::Reason => intro(section).chain([prompts()]).collect(),
        Section::Agreement => intro(section).chain(legal_text(journey)).collect(),
        _ => intro(section).collect(),
    }
}

fn intro(section: Section) -> impl Iterator<Item = El> {
    message(&format!("intro-{}", section.id()), None, &[]).map(p).into_iter()
}

/// What a good account holds, beside the box for it.
fn prompts() -> El {
    let lines = [
        say!("prompt-what"),
        say!("prompt-when"),
        say!("prompt-before"),
        say!("prompt-injuries"),
        say!("prompt-told"),
        say!("prompt-help"),
    ];
    el("aside", "brand-prompts")
        .attribute("aria-labelledby", "prompts")
        .with(el("h2", "govuk-heading-s").id("prompts").text(say!("prompts-heading")))
        .with(bullets(lines))
}

/// The area's own words on the law, where it has any.
fn legal_text(journey: Journey) -> Option<El> {
    journey.area().pack.legal_text.as_ref().map(|text| inset(text.en().to_owned()).id("legal-text"))
}

/// The introduction, and whom the checklist speaks of and nobody has listed yet.
fn household(journey: Journey, section: Section) -> Vec<El> {
    let form = journey.form;
    let group = GROUPS.iter().find(|group| group.section == section);
    let open = form.read(move |draft| {
        group.map_or_else(Vec::new, |group| form.context(|context| feeds::not_listed(draft, group, context)))
    });
    let asked = live(move || {
        let open = open.get();
        let who = |(kind, numbers): &(String, Vec<u32>)| {
            let count = numbers.len();
            let numbers = criteria::and(numbers.iter().map(u32::to_string).collect());
            let who = form.context(|context| words::option_of(ids::HOUSEHOLD_KIND, kind, context));
            say!("household-asked-who", who = who, numbers = numbers, count = count)
        };
        let listed = || bullets(open.iter().map(who));
        (!open.is_empty()).then(|| inset(say!("household-asked")).id("household-asked").with(listed()))
    });
    intro(section).chain([el("div", "").with(asked)]).collect()
}

/// The button that goes on, unless something is to be mended.
fn on(journey: Journey, section: Section) -> El {
    let check = move |draft: &_, context: &_| check::section(draft, section, context);
    let on = move || {
        journey.go_on(check, journey.next(Step::Section(section)));
        if journey.form.problems.with_untracked(Vec::is_empty) {
            journey.unconfirmed.update(|sections| sections.retain(|other| *other != section));
        }
    };
    act(Look::Main, say!("continue"), on).id("continue")
}

/// The way on without what is missing; what is wrong is mended first.
fn later(journey: Journey, step: Step) -> AnyView {
    live(move || {
        let missing_only = journey
            .form
            .problems
            .with(|all| !all.is_empty() && all.iter().all(|problem| problem.kind == ProblemKind::Missing));
        missing_only.then(|| link(journey.hash(journey.next(step)), say!("continue-without")).id("later"))
    })
}

fn urgent(journey: Journey) -> Vec<El> {
    [warning(say!("urgent-alerts-nobody"))].into_iter().chain(whom_to_ring(&journey.area())).collect()
}

/// The area's numbers by day and by night.
pub fn whom_to_ring(area: &Area) -> impl Iterator<Item = El> {
    let night = area.pack.contact.out_of_hours.as_ref();
    let night = night.map(|n| p(say!("urgent-out-of-hours", who = n.label.en(), phone = n.phone)));
    [p(contact(area))].into_iter().chain(night)
}
