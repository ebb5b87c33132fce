//! What is to be mended, at the top of the page: takes focus, each line leads to its control.

use leptos::prelude::*;

use super::el::{El, effect, el, live};
use crate::app::browser::page;
use crate::wording::say;

/// One line of the summary.
#[derive(Clone, PartialEq, Eq)]
pub struct Mend {
    /// The id of the control.
    pub id: String,
    pub text: String,
}

/// The summary; takes focus whenever a new list with anything in it arrives.
pub fn error_summary(mends: Signal<Vec<Mend>>) -> AnyView {
    effect(move || {
        if mends.with(|mends| !mends.is_empty()) {
            page::focus_text("error-summary");
        }
    });
    live(move || {
        let lines = mends.get();
        (!lines.is_empty()).then(|| summary(lines))
    })
}

fn summary(mends: Vec<Mend>) -> El {
    let title = el("h2", "govuk-error-summary__title").id("error-summary-title").text(say!("error-summary-title"));
    let lines = el("ul", "govuk-list govuk-error-summary__list").with_all(mends.into_iter().map(line));
    el("div", "govuk-error-summary")
        .id("error-summary")
        .attribute("tabindex", "-1")
        .attribute("role", "alert")
        .attribute("aria-labelledby", "error-summary-title")
        .with(title)
        .with(el("div", "govuk-error-summary__body").with(lines))
}

fn line(mend: Mend) -> El {
    // The real address is the page's own route: a hash of an id would leave the page.
    let way = el("a", "").attribute("href", "#").text(mend.text).on("click", move |event| {
        event.prevent_default();
        page::focus_input(&mend.id);
    });
    el("li", "").with(way)
}
