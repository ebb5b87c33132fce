//! What stands around every page of the trainer: that it is practice, on screen and on every sheet, and the ways.

use leptos::prelude::*;

use super::training::Training;
use super::way::Page;
use crate::app::browser::{clock, page};
use crate::app::parts::{El, Look, act, bullets, el, h2, link, live, live_text, p};
use crate::wording::say;

/// The heading of a page; it begins the title of the window.
pub fn title(page: Page) -> String {
    say!("trainer-title", page = page.name())
}

/// A page within its frame.
pub fn framed(training: Training, leave: impl Fn() + Copy + Send + 'static, page: AnyView) -> AnyView {
    let marking = || el("p", "").text(say!("practice-mark"));
    let said = el("p", "govuk-visually-hidden").attribute("role", "status").id("said");
    let said = said.with(live_text(move || training.said.get()));
    let sheet = el("div", "print-sheet")
        .with(el("div", "print-sheet__top").with(marking()))
        .with(el("div", "print-sheet__body").with(page))
        .with(el("div", "print-sheet__bottom").with(marking()));
    el("div", "practice")
        .with(banner())
        .with(nav(training))
        .with(said)
        .with(el("div", "govuk-width-container").with(leaving(training, leave)).with(sheet).with(care(training)))
        .with(watermark())
        .view()
}

fn banner() -> El {
    let more = el("span", "practice-banner__more").text(say!("trainer-banner-more"));
    let words = el("p", "").with(el("strong", "").text(say!("trainer-banner"))).text(" ").with(more);
    let way = link("#/".to_owned(), say!("trainer-way-out")).id("to-desk");
    let inside = el("div", "govuk-width-container").with(words).with(el("p", "").with(way));
    el("section", "practice-banner no-print").attribute("aria-label", say!("trainer-banner-label")).with(inside)
}

/// Behind everything, on screen and on each sheet; those who do not see it have the banner.
fn watermark() -> El {
    el("div", "practice-watermark").attribute("aria-hidden", "true")
}

/// Survivors are in the room.
fn care(training: Training) -> El {
    let lines = live(move || Some(bullets(training.support.get())));
    el("aside", "practice-support no-print")
        .attribute("aria-labelledby", "support-heading")
        .with(el("h2", "govuk-heading-s").id("support-heading").text(say!("prac-support-heading")))
        .with(p(say!("trainer-support")))
        .with(lines)
}

/// The same on a sheet of paper that a learner or a trainer takes along.
pub fn care_on_paper(training: Training) -> El {
    el("div", "trainer-support").with(p(say!("trainer-support"))).with(bullets(training.support.get_untracked()))
}

fn nav(training: Training) -> El {
    let at = training.way.page;
    let item = move |page: Page| {
        let here = move || (at.get() == page).then(|| "page".to_owned());
        let way = el("a", "desk-nav__link").attribute("href", page.hash()).text(page.name());
        el("li", "desk-nav__item").with(way.live_attribute("aria-current", here))
    };
    let links = el("ul", "desk-nav__list").with_all(Page::ALL.into_iter().map(item));
    el("nav", "desk-nav no-print")
        .attribute("aria-label", say!("trainer-nav"))
        .with(el("div", "govuk-width-container").with(links))
}

/// Asks before something is lost.
fn leaving(training: Training, leave: impl Fn() + Copy + Send + 'static) -> AnyView {
    let asked = training.way.leaving;
    Effect::new(move |_| {
        if asked.get() {
            clock::soon(|| _ = page::focus_text("leave-heading"));
        }
    });
    live(move || {
        asked.get().then(|| {
            let acts = el("div", "govuk-button-group")
                .with(act(Look::Warning, say!("trainer-leave-go"), leave).id("leave-go"))
                .with(act(Look::Secondary, say!("trainer-leave-stay"), move || asked.set(false)).id("leave-stay"));
            el("div", "desk-since no-print")
                .with(h2(say!("trainer-leave-heading")).id("leave-heading"))
                .with(p(say!("trainer-leave")))
                .with(acts)
        })
    })
}
