//! One section of the form: its questions, its error summary, the way on.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use super::ric_section::Checklist;
use super::route_section::CountsAndRoute;
use crate::app::browser;
use crate::app::parts::{Act, ErrorSummary, Notice, Page, Tone};
use crate::app::questions::Ask;
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::form::Section;
use crate::domain::problem::ProblemKind;
use crate::wording::{form as words, message, say};

/// A page of questions.
#[component]
pub fn SectionPage(journey: Journey, section: Section) -> impl IntoView {
    let form = journey.form;
    let step = Step::Section(section);
    let keys = form.draft.with_untracked(|draft| draft.keys());
    let keys: Vec<Key> = keys.into_iter().filter(|key| key.question().section == section).collect();
    let questions = keys.into_iter().map(|key| view! { <Ask form=form key=key /> }).collect::<Vec<_>>();
    let before = match section {
        Section::Route => Some(view! { <CountsAndRoute journey=journey /> }.into_any()),
        Section::Urgent => Some(urgent(journey)),
        _ => message(&format!("intro-{}", section.id()), None, &[])
            .map(|text| view! { <p class="govuk-body">{text}</p> }.into_any()),
    };
    let after = (section == Section::Ric).then(|| view! { <Checklist journey=journey /> });
    let on = move || {
        let problems =
            form.draft.with_untracked(|draft| form.context(|context| check::section(draft, section, context)));
        if problems.is_empty() {
            journey.go(step.next());
        } else {
            form.problems.set(problems);
        }
    };
    let mends = form.mends();
    let missing_only =
        move || form.problems.with(|all| !all.is_empty() && all.iter().all(|p| p.kind == ProblemKind::Missing));
    if let Some(place) = journey.take_goal() {
        Effect::new(move |_| {
            browser::page::focus_input(&place.element_id());
        });
    }
    view! {
        <a class="govuk-back-link" href=journey.hash(Step::Tasks)>{say!("back-to-tasks")}</a>
        <ErrorSummary mends=mends />
        <Page heading=words::section(section) caption=caption(step) mends=Signal::derive(move || !mends.get().is_empty())>
            {before}
            {questions}
            {after}
            <div class="govuk-button-group">
                <Act words=say!("continue") id="continue" act=on />
                {move || missing_only().then(|| view! {
                    <a class="govuk-link" id="later" href=journey.hash(step.next())>{say!("continue-without")}</a>
                })}
            </div>
        </Page>
    }
}

/// "Step 5 of 13".
pub fn caption(step: Step) -> String {
    say!("step-of", number = step.number(), all = Step::count())
}

fn urgent(journey: Journey) -> AnyView {
    let area = journey.area();
    let night = area.pack.contact.out_of_hours.as_ref();
    let night = night.map(
        |n| view! { <p class="govuk-body">{say!("urgent-out-of-hours", who = n.label.en(), phone = n.phone)}</p> },
    );
    view! {
        <Notice tone=Tone::Warning text=say!("urgent-alerts-nobody") />
        <p class="govuk-body">{super::start::contact(&area)}</p>
        {night}
    }
    .into_any()
}
