//! The end of practice: nothing was sent, and what there is to do with the answers.

use leptos::prelude::*;

use super::route::{Place, Route};
use super::training::Taken;
use crate::app::browser::download;
use crate::app::parts::{El, Look, act, el, h2, link, live, p, page, warning};
use crate::app::portal::journey::Step;
use crate::wording::say;

/// What was practised, and the ways on.
pub fn ended(taken: &Taken) -> El {
    let journey = taken.journey();
    let Some(sealed) = taken.outcome.sealed() else {
        return page(say!("receipt-nothing-heading"), None, None)
            .with(p(say!("prac-nothing-yet")))
            .with(el("p", "govuk-body").with(link(journey.hash(Step::Check), say!("receipt-to-check"))));
    };
    let reference = sealed.sealed.reference().to_string();
    let saved = RwSignal::new(None::<bool>);
    let name = format!("PRACTICE-{reference}.age");
    let words = say!("receipt-save", name = name);
    let save = move || saved.set(Some(download::file(&name, sealed.sealed.bytes()).is_ok()));
    let said = live(move || saved.get().map(|well| p(if well { say!("prac-saved") } else { say!("saved-failed") })));
    let way = |place, words, id: &'static str| el("li", "").with(link(taken.hash(place), words).id(id));
    page(say!("prac-ended-heading"), None, None)
        .with(warning(say!("prac-nothing-sent")))
        .with_all(taken.outcome.changed_since_sealed().then(|| warning(say!("receipt-changed"))))
        .with(p(say!("prac-ended", reference = reference)))
        .with(h2(say!("prac-next-heading")))
        .with(
            el("ul", "govuk-list govuk-list--spaced")
                .with(way(Place::Coordinator, say!("prac-to-coordinator"), "to-coordinator"))
                .with(way(Place::Compare, say!("prac-to-compare"), "to-compare"))
                .with(way(Place::HandIn, say!("prac-to-hand-in"), "to-hand-in"))
                .with(way(Place::Record, say!("prac-to-record"), "to-record")),
        )
        .with(h2(say!("prac-file-heading")))
        .with(p(say!("prac-file")))
        .with(act(Look::Secondary, words, save).id("save"))
        .with(el("div", "").attribute("role", "status").id("saved").with(said))
        .with(el("p", "govuk-body").with(link(Route::cases(&journey.area().pack.id), say!("prac-other-case"))))
}
