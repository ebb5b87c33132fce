//! "Not known, because": one tap instead of an answer, folded under the question.

use leptos::prelude::*;

use super::choice::radio;
use super::frame::unaided;
use crate::app::form::Form;
use crate::app::parts::{Act, Look};
use crate::domain::answers::{Key, NotKnownCode};
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::{form as words, say};

pub fn not_known(form: Form, key: Key) -> Option<AnyView> {
    key.question().may_be_not_known().then(|| reasons(form, key))
}

fn reasons(form: Form, key: Key) -> AnyView {
    let id = format!("{}-not-known", key.element_id());
    let given = form.read(move |draft| draft.reason(key).map(|why| why.code));
    let label = words::question(key.id, None).unwrap_or_default();
    let open = given.get_untracked().is_some();
    let name = id.clone();
    let radios = NotKnownCode::ALL.map(|code| {
        let id =
            if code == NotKnownCode::ALL[0] { name.clone() } else { format!("{name}-{}", code.id().replace('_', "-")) };
        radio(
            id,
            name.clone(),
            words::not_known(code),
            move || given.get() == Some(code),
            move || {
                form.send(Msg::GaveReason(key, Some(code)));
            },
        )
    });
    let beside = move || given.get().map(|_| beside_reason(form, key, &id));
    view! {
        <details class="govuk-details not-known" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    {say!("not-known-summary")}<span class="govuk-visually-hidden">" "{label.clone()}</span>
                </span>
            </summary>
            <div class="govuk-details__text">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend">
                        {say!("not-known-legend")}<span class="govuk-visually-hidden">" "{label}</span>
                    </legend>
                    <div class="govuk-radios govuk-radios--small">{radios.into_iter().collect::<Vec<_>>()}</div>
                </fieldset>
                {beside}
            </div>
        </details>
    }
    .into_any()
}

/// Words beside the reason, and the way back.
fn beside_reason(form: Form, key: Key, id: &str) -> AnyView {
    let text_id = format!("{id}-text");
    let text = form.read(move |draft| draft.reason(key).map(|why| why.text.clone()).unwrap_or_default());
    view! {
        <label class="govuk-label" for=text_id.clone()>{say!("not-known-text")}</label>
        <input class="govuk-input" id=text_id type="text" autocomplete="off" spellcheck="false" {..unaided()}
            prop:value=text
            on:input=move |event| form.send(Msg::WroteReason(key, Private(event_target_value(&event)))) />
        <p class="govuk-body govuk-!-margin-top-2">{say!("not-known-instead")}</p>
        <Act words=say!("not-known-take-back") look=Look::Link act=move || form.send(Msg::GaveReason(key, None)) />
    }
    .into_any()
}
