//! One line of text.

use leptos::prelude::*;

use super::frame::{Frame, unaided};
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::TextForm;
use crate::domain::private::Private;

pub fn text(form: Form, key: Key, max: usize, purpose: TextForm) -> AnyView {
    let frame = Frame::of(form, key);
    let value = form.read(move |draft| draft.text(key).to_owned());
    let (id, described, error) = (frame.id.clone(), frame.described_by(), frame.error);
    let (kind, mode, width) = match purpose {
        TextForm::Phone => ("tel", "tel", "govuk-input govuk-input--width-20"),
        TextForm::Email => ("email", "email", "govuk-input"),
        TextForm::Postcode => ("text", "text", "govuk-input govuk-input--width-10"),
        TextForm::Name | TextForm::Plain if max <= 100 => ("text", "text", "govuk-input govuk-!-width-two-thirds"),
        TextForm::Name | TextForm::Plain => ("text", "text", "govuk-input"),
    };
    frame.labelled(view! {
        <input class=width id=id type=kind inputmode=mode autocomplete="off" autocapitalize="off"
            spellcheck="false" {..unaided()} translate="no"
            aria-describedby=described aria-invalid=move || error.get().map(|_| "true")
            prop:value=value
            on:input=move |event| form.send(Msg::Wrote(key, Private(event_target_value(&event)))) />
    })
}
