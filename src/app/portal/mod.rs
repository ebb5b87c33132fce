//! The practitioner's page: areas, then one journey by numbered steps.

mod areas;
mod check_answers;
mod delivery;
mod finished;
mod journey;
mod load;
mod receipt;
mod ric_section;
mod route;
mod route_section;
mod sealing;
mod section;
mod start;
mod tasks;

use leptos::prelude::*;

use self::journey::{Journey, Step};
use self::load::{Area, LoadError};
use self::route::Route;
use super::browser::{self, leaving, route as address};
use super::parts::{Notice, Page, Tone};
use crate::domain::draft::Draft;
use crate::wording::say;

/// The whole page.
#[component]
pub fn Portal() -> impl IntoView {
    let route = RwSignal::new(Route::read(&address::hash()));
    address::on_change(move |hash| route.set(Route::read(&hash)));
    // One draft for the page's life: choosing another area or step never loses what was typed.
    let draft = RwSignal::new(Draft::default());
    Effect::new(move |_| leaving::warn(draft.with(|draft| !draft.is_empty())));

    let area_id = Memo::new(move |_| route.with(|route| route.area().map(str::to_owned)));
    let step = Memo::new(move |_| route.with(Route::step));
    move || match area_id.get() {
        Some(id) => view! { <InArea id=id draft=draft step=step /> }.into_any(),
        None if route.with(|route| *route == Route::Finished) => outside(view! { <finished::Finished /> }.into_any()),
        None => outside(view! { <areas::Areas /> }.into_any()),
    }
}

/// The journey in one area, once its pack has come.
#[component]
fn InArea(id: String, draft: RwSignal<Draft>, step: Memo<Step>) -> impl IntoView {
    let loaded = load::area(id);
    move || {
        loaded.with(|loaded| match loaded {
            None => outside(view! { <p class="govuk-body" role="status">{say!("loading")}</p> }.into_any()),
            Some(Err(error)) => outside(unusable(error)),
            Some(Ok(area)) => in_journey(Journey::new(area.clone(), draft), step),
        })
    }
}

/// A page that belongs to no area.
fn outside(page: AnyView) -> AnyView {
    view! { <div class="govuk-width-container">{page}</div> }.into_any()
}

fn in_journey(journey: Journey, step: Memo<Step>) -> AnyView {
    let area = journey.area();
    let banner = area.pack.trial.then(|| {
        view! { <div class="brand-banner" role="note"><div class="govuk-width-container"><p>{say!("trial-banner")}</p></div></div> }
    });
    let marking = area.marking();
    view! {
        {banner}
        <div class="govuk-width-container">
        <p class="brand-marking" aria-hidden="true">{marking.clone()}</p>
        {move || {
            let step = step.get();
            journey.arrive();
            match step {
                Step::Start => view! { <start::Start journey=journey /> }.into_any(),
                Step::Tasks => view! { <tasks::Tasks journey=journey /> }.into_any(),
                Step::Section(section) => view! { <section::SectionPage journey=journey section=section /> }.into_any(),
                Step::Check => view! { <check_answers::CheckAnswers journey=journey /> }.into_any(),
                Step::Receipt => view! { <receipt::Receipt journey=journey /> }.into_any(),
            }
        }}
        <p class="brand-marking" aria-hidden="true">{marking}</p>
        </div>
    }
    .into_any()
}

/// The area's file cannot be used: why, whom to ring, what else to do.
fn unusable(error: &LoadError) -> AnyView {
    let (what, fault) = (load::in_words(error), load::fault(error));
    view! {
        <Page heading=say!("area-unusable-heading")>
            <Notice tone=Tone::Warning text=what />
            {fault.map(|fault| view! { <p class="govuk-body">{fault}</p> })}
            <p class="govuk-body">{say!("area-unusable-instead")}</p>
            <p class="govuk-body"><a class="govuk-link" href="#/">{say!("areas-choose-another")}</a></p>
            <p class="govuk-body-s">{say!("build-is", build = browser::build())}</p>
        </Page>
    }
    .into_any()
}

impl Area {
    /// The marking on every page.
    fn marking(&self) -> String {
        self.pack.marking.as_ref().map_or_else(|| say!("marking-default"), |marking| marking.en().to_owned())
    }
}
