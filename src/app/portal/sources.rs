//! "Who told you", once for the whole checklist.

use leptos::prelude::*;

use crate::app::form::Form;
use crate::app::parts::{El, Look, act, details, el, live_text};
use crate::app::questions::text_control;
use crate::domain::check::ITEM_SOURCE;
use crate::domain::draft::{Msg, RicMsg};
use crate::domain::private::Private;
use crate::wording::say;

/// Enters one source at every item that names none.
pub fn all_sources(form: Form) -> El {
    let source = RwSignal::new(String::new());
    let result = RwSignal::new(None::<String>);
    let enter = move || {
        let said = source.get_untracked().trim().to_owned();
        let over = said.chars().count().saturating_sub(ITEM_SOURCE);
        if said.is_empty() || over > 0 {
            let label = say!("source-all");
            result.set((over > 0).then(|| say!("problem-too-long", label = label, max = ITEM_SOURCE, over = over)));
            return;
        }
        let without = form.draft.with_untracked(|draft| {
            let none = |id: &str| draft.item(id).is_none_or(|given| given.source.trim().is_empty());
            form.context(|context| {
                let ids = context.instrument.items.iter().filter(|item| item.source).map(|item| item.id.clone());
                ids.filter(|id| none(id)).collect::<Vec<_>>()
            })
        });
        result.set(Some(say!("source-all-done", count = without.len())));
        form.draft.update(|draft| {
            let write = |id| Msg::Ric(id, RicMsg::WroteSource(Private(said.clone())));
            without.into_iter().map(write).for_each(|msg| draft.apply(msg));
        });
    };
    let input = text_control("input", "govuk-input", "source-all", Memo::new(move |_| source.get()), move |text| {
        source.set(text);
        result.set(None);
    });
    let said = live_text(move || result.get().unwrap_or_default());
    let inside = el("div", "govuk-form-group")
        .with(el("label", "govuk-label").attribute("for", "source-all").text(say!("source-all")))
        .with(el("div", "govuk-hint").id("source-all-hint").text(say!("source-all-hint")))
        .with(input.attribute("type", "text").attribute("aria-describedby", "source-all-hint"))
        .with(act(Look::Secondary, say!("source-all-act"), enter).id("source-all-act"))
        .with(el("p", "govuk-body").attribute("role", "status").id("source-all-done").with(said));
    details(say!("source-all-summary"), inside)
}
