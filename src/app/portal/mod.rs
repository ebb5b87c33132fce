//! The practitioner's page: areas, then one journey by numbered steps.

mod areas;
mod attached;
mod attachments;
mod check_answers;
mod delivery;
mod finished;
mod journey;
mod leave;
mod load;
mod people;
mod readers;
mod receipt;
mod ric_section;
mod route;
mod route_section;
mod sealing;
mod section;
mod start;
mod tasks;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use self::attached::Attached;
use self::journey::{Journey, Step};
use self::load::{Area, LoadError};
use self::route::Route;
use super::browser::{self, leaving, route as address};
use super::parts::{El, el, link, live, p, page, warning};
use crate::domain::draft::Draft;
use crate::wording::say;

/// The whole page.
pub fn portal() -> AnyView {
    let route = RwSignal::new(Route::read(&address::hash()));
    address::on_change(move |hash| {
        browser::page::blur();
        route.set(Route::read(&hash));
    });
    // One draft for the page's life: choosing another area or step never loses what was typed or attached.
    let draft = RwSignal::new(Draft::default());
    let attached = Attached::new();
    let anything = move || draft.with(|draft| !draft.is_empty()) || attached.files.with(|files| !files.is_empty());
    Effect::new(move |_| leaving::warn(anything()));
    // A file that misses the control would replace the page with itself.
    browser::files::ignore_stray_drops();

    let area_id = Memo::new(move |_| route.with(|route| route.area().map(str::to_owned)));
    let step = Memo::new(move |_| route.with(Route::step));
    live(move || {
        Some(match area_id.get() {
            Some(id) => in_area(id, draft, attached, step),
            None if route.with(|route| *route == Route::Finished) => outside(finished::finished()),
            None => outside(areas::areas()),
        })
    })
}

/// The journey in one area, once its pack has come.
fn in_area(id: String, draft: RwSignal<Draft>, attached: Attached, step: Memo<Step>) -> AnyView {
    let loaded = load::area(id);
    live(move || {
        Some(loaded.with(|loaded| match loaded {
            None => outside(loading()),
            Some(Err(error)) => outside(unusable(error)),
            Some(Ok(area)) => in_journey(Journey::new(area.clone(), draft, attached), step),
        }))
    })
}

/// A page that belongs to no area.
fn outside(page: impl IntoRender<Output = AnyView>) -> AnyView {
    el("div", "govuk-width-container").with(page).into_render()
}

fn loading() -> El {
    p(say!("loading")).attribute("role", "status")
}

fn in_journey(journey: Journey, step: Memo<Step>) -> AnyView {
    let area = journey.area();
    let banner = area.pack.trial.then(|| {
        let text = el("div", "govuk-width-container").with(el("p", "").text(say!("trial-banner")));
        el("div", "brand-banner").attribute("role", "note").with(text)
    });
    let marking = || el("p", "brand-marking").attribute("aria-hidden", "true").text(area.marking());
    let page = live(move || {
        let step = step.get();
        journey.arrive();
        Some(match step {
            Step::Start => start::start(journey),
            Step::Tasks => tasks::tasks(journey),
            Step::Section(section) => section::section_page(journey, section),
            Step::Attachments => attachments::attachments(journey),
            Step::Check => check_answers::check_answers(journey),
            Step::Receipt => receipt::receipt(journey),
        })
    });
    let page = el("div", "govuk-width-container").with(marking()).with(page).with(marking());
    el("div", "").with(leave::bar(journey)).with_all(banner).with(page).into_render()
}

/// The area's file cannot be used: why, whom to ring, what else to do.
fn unusable(error: &LoadError) -> El {
    let build = say!("build-is", build = browser::build());
    page(say!("area-unusable-heading"), None, None)
        .with(warning(load::in_words(error)))
        .with_all(load::fault(error).map(p))
        .with(p(say!("area-unusable-instead")))
        .with(el("p", "govuk-body").with(link("#/".to_owned(), say!("areas-choose-another"))))
        .with(el("p", "govuk-body-s").text(build))
}

impl Area {
    /// The marking on every page.
    fn marking(&self) -> String {
        self.pack.marking.as_ref().map_or_else(|| say!("marking-default"), |marking| marking.en().to_owned())
    }
}
