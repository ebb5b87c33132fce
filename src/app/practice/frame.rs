//! What stands around every page of practice: the banner, the watermark, and whom to ring when it comes too close.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::route::Place;
use super::training::{Taken, Training};
use crate::app::parts::{El, bullets, el, link, live_text, p};
use crate::app::portal::journey::Step;
use crate::app::portal::leave::{self, Leave};
use crate::app::portal::load::Area;
use crate::wording::say;

/// A page that belongs to no area.
pub fn plain(leave: Leave, page: impl IntoRender<Output = AnyView>) -> AnyView {
    around(leave::bar(leave, None, None, None), None, page, None)
}

/// A page of an area that belongs to no case.
pub fn in_area(training: Training, area: &Area, page: impl IntoRender<Output = AnyView>) -> AnyView {
    around(leave::bar(training.leave, Some(area), None, None), Some(at_hand(training)), page, Some(support(area)))
}

/// A page of a case, with the ways back to the story and out to the live form.
pub fn in_case(taken: &Taken, page: impl IntoRender<Output = AnyView>) -> AnyView {
    let area = taken.journey().area();
    let outcome = taken.outcome;
    let bar = leave::bar(taken.training.leave, Some(&area), Some(Callback::new(move |()| outcome.clear())), None);
    let story = link(taken.hash(Place::Step(Step::Start)), say!("prac-to-case")).id("to-case");
    let real = link(taken.hash(Place::Real), say!("prac-to-real")).id("to-real");
    let ways = el("div", "").with(el("p", "").with(story).text(" ").with(real)).with(at_hand(taken.training));
    around(bar, Some(ways), page, Some(support(&area)))
}

/// Something below a page that brings its own main part.
pub fn below(page: El, more: El) -> El {
    el("div", "").with(page).with(more)
}

fn around(bar: El, ways: Option<El>, page: impl IntoRender<Output = AnyView>, foot: Option<El>) -> AnyView {
    let mark = || el("p", "practice-mark").text(say!("prac-mark"));
    let said = el("div", "govuk-width-container").with(el("p", "").text(say!("prac-banner"))).with_all(ways);
    let banner = el("div", "practice-banner no-print").attribute("role", "note").with(said);
    let watermark = el("div", "practice-watermark").attribute("aria-hidden", "true");
    let sheet = el("div", "print-sheet")
        .with(el("div", "print-sheet__top").with(mark()))
        .with(el("div", "print-sheet__body").with(page).with_all(foot))
        .with(el("div", "print-sheet__bottom").with(mark()));
    el("div", "practice")
        .with(bar)
        .with(banner)
        .with(watermark)
        .with(el("div", "govuk-width-container").with(sheet))
        .into_render()
}

/// Whether the network may go.
fn at_hand(training: Training) -> El {
    let said = live_text(move || if training.at_hand.get() { say!("prac-offline") } else { say!("prac-loading") });
    el("p", "practice-small").id("at-hand").attribute("role", "status").with(said)
}

/// Survivors are in the room.
fn support(area: &Area) -> El {
    let lines = area.pack.signposts.iter().map(|signpost| {
        let phone = signpost.phone.as_ref().map(|phone| format!(": {phone}")).unwrap_or_default();
        format!("{}{phone}", signpost.label.en())
    });
    el("aside", "practice-support")
        .attribute("aria-labelledby", "support-heading")
        .with(el("h2", "govuk-heading-s").id("support-heading").text(say!("prac-support-heading")))
        .with(p(say!("prac-support")))
        .with(bullets(lines))
}
