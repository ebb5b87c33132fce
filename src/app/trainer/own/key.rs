//! The key of the 24 items: answer, other answers that stand, the facts it rests on, and why.

use leptos::prelude::*;

use super::lists::fact_names;
use super::writing::Writing;
use crate::app::browser::fields;
use crate::app::parts::{El, el, live, live_text, p};
use crate::domain::instrument::{Item, Tri};
use crate::wording::{practice, say};

/// A line for each item, unfolded where somebody works on it.
pub fn key(writing: Writing) -> El {
    let instrument = writing.instrument.get_value();
    let items = instrument.items.iter().map(|asked| item(writing, asked));
    el("div", "").with(p(say!("own-key-intro"))).with_all(items)
}

fn item(writing: Writing, asked: &Item) -> El {
    let id = asked.id.clone();
    let (open, place) = (RwSignal::new(false), format!("key.{id}"));
    let title = format!("{}. {}", asked.number, asked.text.en());
    let state = {
        let id = id.clone();
        move || {
            writing.training.draft.with(|draft| {
                let answer = draft.as_ref().and_then(|draft| draft.answer(&id));
                let facts = draft.as_ref().map_or(0, |draft| draft.names(&format!("key.{id}.facts")).len());
                answer.map_or_else(
                    || say!("own-not-keyed"),
                    |tri| say!("own-keyed", answer = practice::answer(Some(tri)), count = facts),
                )
            })
        }
    };
    let summary = el("summary", "govuk-details__summary")
        .id(place)
        .with(el("span", "govuk-details__summary-text").text(title))
        .with(el("span", "recap__line").with(live_text(state)));
    let content = live(move || open.get().then(|| editor(writing, &id)));
    el("details", "govuk-details")
        .on("toggle", move |event| open.set(fields::is_unfolded(&event)))
        .with(summary)
        .with(el("div", "govuk-details__text").with(content))
}

fn editor(writing: Writing, item: &str) -> El {
    let at = |field: &str| format!("key.{item}.{field}");
    let answers = || Tri::ALL.map(|tri| (tri.id().to_owned(), practice::answer(Some(tri)))).to_vec();
    el("div", "")
        .with(writing.choose(at("answer"), say!("own-key-answer"), answers()))
        .with(writing.named(at("accept"), say!("own-key-accept"), answers()))
        .with(fact_names(writing, at("facts"), say!("own-key-facts")))
        .with(writing.text(at("why"), say!("own-key-why"), Some(say!("own-key-why-hint"))))
}
