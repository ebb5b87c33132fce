//! The practitioner's page: areas, then one journey by numbered steps.

pub(super) mod areas;
mod attached;
pub(super) mod attachments;
mod away;
pub(super) mod check_answers;
mod copies;
mod delivery;
mod finished;
pub(super) mod journey;
mod keep;
mod keep_page;
mod keys;
pub(super) mod leave;
mod leave_code;
pub(super) mod load;
pub(super) mod outcome;
mod own_record;
mod readers;
mod receipt;
mod ric_section;
pub(super) mod route;
mod route_section;
pub(super) mod sealing;
pub(super) mod section;
mod sheet;
mod sources;
mod spelling;
mod start;
mod status;
pub(super) mod tasks;
pub(super) mod work;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use self::away::Away;
use self::journey::{Journey, Step};
use self::keep::Keep;
use self::leave::Leave;
use self::load::{Area, Unusable};
use self::outcome::Outcome;
use self::route::Route;
use self::work::Work;
use super::browser::{self, leaving, route as address};
use super::parts::{El, effect, el, link, live, live_text, p, page, warning};
use crate::domain::mode::Live;
use crate::wording::say;

/// The whole page.
pub fn portal() -> AnyView {
    let route = RwSignal::new(Route::read(&address::hash()));
    let at_hand = StoredValue::new(address::hash());
    address::on_change(move |hash| {
        // The link over the navigation leads to the content of the page at hand, and nowhere else.
        if hash == "#main" {
            address::replace(&at_hand.get_value());
            browser::page::focus_text("heading");
            return;
        }
        // Practice is another program; where something was typed, the browser asks first.
        if hash.starts_with("#/practice") {
            return browser::page::reload();
        }
        at_hand.set_value(hash.clone());
        browser::page::blur();
        route.set(Route::read(&hash));
    });
    let work = Work::new();
    work.take_over(&browser::handed_over());
    let keep = Keep::new(work);
    let leave = Leave::new(work, Some(keep));
    let away = Away::new(keep);
    effect(move || leaving::warn(!work.is_empty()));
    // A file that misses the control would replace the page with itself.
    browser::files::ignore_stray_drops();

    let area_id = Memo::new(move |_| route.with(|route| route.area().map(str::to_owned)));
    let step = Memo::new(move |_| route.with(Route::step));
    let pages = live(move || {
        Some(match area_id.get() {
            Some(id) => in_area(id, work, leave, away, step),
            None => match route.get() {
                Route::Finished => outside(leave, finished::finished()),
                Route::Keep => outside(leave, keep_page::keep_page(keep, None)),
                _ => outside(leave, areas::areas(keep)),
            },
        })
    });
    leave::coverable(leave, pages)
}

/// The journey in one area, once its pack has come.
fn in_area(id: String, work: Work, leave: Leave, away: Away, step: Memo<Step>) -> AnyView {
    let base = Route::base(&id);
    let loaded = load::area(id);
    live(move || {
        Some(loaded.with(|loaded| match loaded {
            None => outside(leave, loading()),
            Some(Err(error)) => outside(leave, unusable(error)),
            Some(Ok(area)) => {
                in_journey(Outcome::new(Journey::new(area.clone(), work, leave, base.clone())), away, step)
            }
        }))
    })
}

/// A page that belongs to no area.
fn outside(leave: Leave, page: impl IntoRender<Output = AnyView>) -> AnyView {
    let kept = leave.keep.map(|keep| keep_page::in_bar(keep, None));
    el("div", "")
        .with(leave::bar(leave, None, None, kept))
        .with(el("div", "govuk-width-container").with(page))
        .into_render()
}

pub(super) fn loading() -> El {
    p(say!("loading")).attribute("role", "status")
}

fn in_journey(outcome: Outcome<Live>, away: Away, step: Memo<Step>) -> AnyView {
    let journey = outcome.journey;
    let area = journey.area();
    let clear = Callback::new(move |()| outcome.clear());
    away.under(area.pack.inactivity_minutes, move || outcome.end("#/finished"));
    let here = Memo::new(move |_| away.is_here());
    let trial = || area.pack.trial.then(|| el("p", "").text(say!("trial-banner")));
    let banner = trial().map(|text| {
        let text = el("div", "govuk-width-container").with(text);
        el("div", "brand-banner no-print").attribute("role", "note").with(text)
    });
    let marking = || el("p", "brand-marking no-print").attribute("aria-hidden", "true").text(area.marking());
    let page = live(move || {
        let step = step.get();
        if !here.get() {
            return Some(away.view());
        }
        journey.arrive();
        // Whoever comes back comes back to the work, not to where it is kept.
        let step_of_work = if step == Step::Keep { Step::Tasks } else { step };
        journey.leave.keep.iter().for_each(|keep| keep.arrive(&journey.area(), step_of_work.number()));
        Some(match step {
            Step::Start => start::start(journey),
            Step::Tasks => tasks::tasks(journey),
            Step::Section(section) => section::section_page(journey, section),
            Step::Attachments => attachments::attachments(journey),
            Step::Check => check_answers::check_answers(outcome),
            Step::Receipt => receipt::receipt(outcome),
            Step::Status => status::status(journey),
            Step::Keep => match journey.leave.keep {
                Some(keep) => keep_page::keep_page(keep, Some(journey)),
                None => tasks::tasks(journey),
            },
        })
    });
    let sealed_as = live_text(move || match step.get() {
        Step::Receipt => outcome.sealed().map(|s| format!(" · {}", s.sealed.reference())).unwrap_or_default(),
        _ => String::new(),
    });
    let top = el("p", "").text(area.marking());
    let bottom = el("p", "").text(area.marking()).with(sealed_as);
    let sheet = el("div", "print-sheet")
        .with(el("div", "print-sheet__top").with(top).with_all(trial()))
        .with(el("div", "print-sheet__body").with(marking()).with(page).with(marking()))
        .with(el("div", "print-sheet__bottom").with(bottom));
    let notice = journey.leave.keep.map(keep_page::notice);
    let kept = journey.leave.keep.map(|keep| keep_page::in_bar(keep, Some(journey)));
    let page = el("div", "govuk-width-container").with_all(notice).with(sheet);
    el("div", "")
        .with(leave::bar(journey.leave, Some(&area), Some(clear), kept))
        .with_all(banner)
        .with(page)
        .into_render()
}

/// The area's file cannot be used: why, whom to ring, what else to do.
pub(super) fn unusable(area: &Unusable) -> El {
    let Unusable { why, fault, instead } = area;
    let build = say!("build-is", build = browser::build());
    page(say!("area-unusable-heading"), None, None)
        .with(warning(load::in_words(why)))
        .with_all(fault.clone().map(p))
        .with(el("div", "").id("instead").with_all(instead.iter().cloned().map(p)))
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
