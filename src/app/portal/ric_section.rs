//! The checklist: 24 items, how many are answered, the next one, and the counts when it is finished.

use leptos::prelude::*;

use super::journey::Journey;
use super::route_section::finding;
use super::sources::all_sources;
use crate::app::browser;
use crate::app::form::Form;
use crate::app::parts::{El, Look, act, el, h2, inset, live, live_text};
use crate::app::questions::{ric_item, sheet};
use crate::domain::answers::Key;
use crate::domain::check::asks_items;
use crate::domain::form::ids;
use crate::domain::instrument::Wording;
use crate::domain::ric::Counts;
use crate::wording::say;

/// The items, for as long as they are asked.
pub fn checklist(journey: Journey) -> AnyView {
    let asked = items_are_asked(journey);
    live(move || asked.get().then(|| items(journey)))
}

/// Whether the items are asked: not where the checklist was done elsewhere or not at all.
pub fn items_are_asked(journey: Journey) -> Memo<bool> {
    let how = Key::of(ids::ASSESSMENT_HOW).expect("a row of the form");
    journey.form.read(move |draft| asks_items(draft.choice(how)))
}

/// How the items are answered so far.
pub fn counts(journey: Journey) -> Memo<Counts> {
    let form = journey.form;
    form.read(move |draft| form.context(|context| Counts::of(&context.instrument, draft.ric())))
}

fn items(journey: Journey) -> El {
    let form = journey.form;
    let instrument = form.context(|context| context.instrument.clone());
    let all = instrument.items.len();
    let own_words = (instrument.wording == Wording::Paraphrase).then(|| inset(instrument.note.en().to_owned()));
    let counts = counts(journey);
    let how = Key::of(ids::ASSESSMENT_HOW).expect("a row of the form");
    let on_paper = form.read(move |draft| draft.choice(how) == Some("from_paper"));
    let answered = el("p", "govuk-body govuk-!-margin-bottom-0")
        .attribute("role", "status")
        .id("ric-answered")
        .with(live_text(move || say!("answered-of", answered = counts.get().answered(), all = all)));
    let next = live(move || {
        (counts.get().not_answered > 0).then(|| act(Look::Link, say!("ric-next"), move || go_to_open(journey)))
    });
    let finished = live(move || (counts.get().not_answered == 0).then(|| finding(journey, counts.get())));
    el("div", "")
        .with(h2(instrument.title.en().to_owned()).id("items"))
        .with_all(own_words)
        .with(all_sources(form))
        .with(live(move || Some(if on_paper.get() { sheet(form) } else { one_by_one(form) })))
        .with(el("div", "brand-count").with(answered).with(next))
        .with(finished)
}

fn one_by_one(form: Form) -> El {
    let items = form.context(|context| context.instrument.items.clone());
    el("div", "").with_all(items.into_iter().map(|item| ric_item(form, item)))
}

/// Goes to the first item without an answer.
fn go_to_open(journey: Journey) {
    let open = journey.form.draft.with_untracked(|draft| {
        let unanswered = |id: &str| draft.item(id).is_none_or(|given| given.answer.is_none());
        let first = |items: &[crate::domain::instrument::Item]| {
            items.iter().find(|item| unanswered(&item.id)).map(|item| item.id.clone())
        };
        journey.form.context(|context| first(&context.instrument.items))
    });
    if let Some(id) = open {
        browser::page::focus_input(&id);
    }
}
