//! "Not known, because": one tap instead of an answer, folded under the question.

use leptos::prelude::*;

use super::control::{nth_id, radio, text_control};
use crate::app::form::Form;
use crate::app::parts::{El, Look, act, el, folded, live, p, unseen};
use crate::domain::answers::{Key, NotKnownCode};
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::{form as words, say};

pub fn not_known(form: Form, key: Key) -> Option<El> {
    key.question().may_be_not_known().then(|| reasons(form, key))
}

fn reasons(form: Form, key: Key) -> El {
    let id = format!("{}-not-known", key.element_id());
    let given = form.read(move |draft| draft.reason(key).is_some());
    let question = format!(" {}", words::question(key.id, None).unwrap_or_default());
    let radios = NotKnownCode::ALL.into_iter().enumerate().map(|(n, code)| {
        let chosen = form.read(move |draft| draft.reason(key).is_some_and(|why| why.code == code));
        let choose = move || form.send(Msg::GaveReason(key, Some(code)));
        radio(nth_id(&id, n, code.id()), &id, words::not_known(code), move || chosen.get(), choose)
    });
    let legend = el("legend", "govuk-fieldset__legend").text(say!("not-known-legend")).with(unseen(question.clone()));
    let fieldset = el("fieldset", "govuk-fieldset")
        .with(legend)
        .with(el("div", "govuk-radios govuk-radios--small").with_all(radios));
    let summary = el("span", "govuk-details__summary-text").text(say!("not-known-summary")).with(unseen(question));
    let beside = live(move || given.get().then(|| beside_reason(form, key, &id)));
    let reasons =
        folded(summary, el("div", "govuk-details__text").with(fieldset).with(beside), "govuk-details not-known");
    if given.get_untracked() { reasons.attribute("open", "") } else { reasons }
}

/// Words beside the reason, and the way back.
fn beside_reason(form: Form, key: Key, id: &str) -> El {
    let id = format!("{id}-text");
    let text = form.read(move |draft| draft.reason(key).map(|why| why.text.clone()).unwrap_or_default());
    let typed = move |text| form.send(Msg::WroteReason(key, Private(text)));
    let take_back = move || form.send(Msg::GaveReason(key, None));
    el("div", "")
        .with(el("label", "govuk-label").attribute("for", &id).text(say!("not-known-text")))
        .with(text_control("input", "govuk-input", &id, text, typed).attribute("type", "text"))
        .with(p(say!("not-known-instead")))
        .with(act(Look::Link, say!("not-known-take-back"), take_back))
}
