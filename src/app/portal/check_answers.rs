//! Everything read back, what is still to be mended, the confirmation, and sealing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::journey::{Journey, Step};
use super::sealing::{NotSealed, in_words, seal_referral};
use super::section::caption;
use super::start::{Readers, cannot_seal};
use crate::app::browser::clock;
use crate::app::parts::{Act, ErrorSummary, Look, Mend, Notice, Page, Recap, Tone};
use crate::app::questions::checkbox;
use crate::domain::check;
use crate::domain::form::Section;
use crate::domain::problem::{Place, Problem};
use crate::domain::referral::Referral;
use crate::render::recap::recap;
use crate::wording::{form as words, say};

/// The page before sealing.
#[component]
pub fn CheckAnswers(journey: Journey) -> impl IntoView {
    let (form, area) = (journey.form, journey.area());
    let checked = form.draft.with_untracked(|draft| form.context(|context| check::whole(draft, context)));
    let parts = form
        .draft
        .with(|draft| form.context(|context| recap(&check::readable(draft, context), context, &Section::ALL)));
    let change = Callback::new(move |(section, place): (Section, Place)| journey.go_to(section, place));
    let mends = RwSignal::new(Vec::<Mend>::new());
    let after = match checked {
        Err(problems) => to_mend(journey, &problems),
        Ok(referral) if area.sealing.is_ok() => confirm_and_seal(journey, referral, mends),
        Ok(_) => cannot_seal(&area).into_any(),
    };
    view! {
        <a class="govuk-back-link" href=journey.hash(Step::Tasks)>{say!("back-to-tasks")}</a>
        <ErrorSummary mends=mends />
        <Page heading=say!("check-heading") caption=caption(Step::Check) mends=Signal::derive(move || !mends.get().is_empty())>
            <p class="govuk-body">{say!("check-read")}</p>
            {left_out(journey)}
            <Recap parts=parts change=change />
            {after}
        </Page>
    }
}

/// What was typed and is not sent because another answer hides its question.
fn left_out(journey: Journey) -> Option<AnyView> {
    let left_out = journey.form.draft.with_untracked(|draft| draft.left_out());
    let labels = left_out.into_iter().filter_map(|key| words::question(key.id, None));
    let lines = labels.map(|label| view! { <li>{label}</li> }).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text" id="left-out">
                <p>{say!("check-left-out")}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

/// What stands in the way, each line a way to its question.
fn to_mend(journey: Journey, problems: &[Problem]) -> AnyView {
    let lines = problems.iter().zip(journey.form.mends_of(problems)).map(|(problem, mend)| {
        let (section, place) = (section_of(&problem.place), problem.place.clone());
        let go = move |_| journey.go_to(section, place.clone());
        view! { <li><button type="button" class="brand-link-button" on:click=go>{mend.text}</button></li> }
    });
    view! {
        <section id="to-mend" aria-labelledby="to-mend-heading">
            <h2 class="govuk-heading-m" id="to-mend-heading">{say!("check-to-mend", count = problems.len())}</h2>
            <p class="govuk-body">{say!("check-to-mend-how")}</p>
            <ul class="govuk-list govuk-list--spaced">{lines.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

fn section_of(place: &Place) -> Section {
    match place {
        Place::Question(key) => key.question().section,
        Place::Item(_) => Section::Ric,
        Place::Form => Section::Reason,
    }
}

/// Area and readers, the explicit confirmation, and the button.
fn confirm_and_seal(journey: Journey, referral: Referral, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let area = journey.area();
    let name = area.pack.name.en().to_owned();
    let gaps = (!referral.gaps().is_empty()).then(|| say!("check-gaps", count = referral.gaps().len()));
    let failed = RwSignal::new(None::<NotSealed>);
    let busy = RwSignal::new(false);
    let referral = StoredValue::new(referral);
    let go = move || {
        if !journey.confirmed.get_untracked() {
            mends.set(vec![Mend { id: "confirm-area".into(), text: say!("check-confirm-missing") }]);
            return;
        }
        mends.set(Vec::new());
        busy.set(true);
        spawn_local(async move {
            // The page says that it is at work before the seal is made.
            clock::breathe().await;
            match seal_referral(journey, &referral.get_value()).await {
                Ok(sealed) => {
                    journey.keep_sealed(sealed);
                    journey.go(Step::Receipt);
                }
                Err(error) => failed.set(Some(error)),
            }
            busy.set(false);
        });
    };
    view! {
        {gaps.map(|text| view! { <Notice tone=Tone::Warning text=text /> })}
        <section aria-labelledby="confirm-heading">
            <h2 class="govuk-heading-m" id="confirm-heading">{say!("check-confirm-heading", area = name)}</h2>
            <Readers area=area />
            <div class="govuk-form-group">
                <div class="govuk-checkboxes">
                    {checkbox(
                        "confirm-area".into(),
                        say!("check-confirm", area = name),
                        move || journey.confirmed.get(),
                        move |on| journey.confirmed.set(on),
                    )}
                </div>
            </div>
        </section>
        {move || failed.get().map(|error| view! { <Notice tone=Tone::Warning text=in_words(error) /> })}
        <Act words=say!("check-seal") id="seal" busy=busy look=Look::Main act=go />
        <p class="govuk-body" role="status">{move || busy.get().then(|| say!("check-sealing"))}</p>
    }
    .into_any()
}
