//! A date in three boxes.

use leptos::prelude::*;

use super::frame::{Frame, unaided};
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::date::DatePart;
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::say;

pub fn date(form: Form, key: Key) -> AnyView {
    let frame = Frame::of(form, key);
    let (id, error) = (frame.id.clone(), frame.error);
    let part = move |part: DatePart| {
        let (id, label, width) = match part {
            DatePart::Day => (id.clone(), say!("date-day"), "2"),
            DatePart::Month => (format!("{id}-month"), say!("date-month"), "3"),
            DatePart::Year => (format!("{id}-year"), say!("date-year"), "4"),
        };
        let value = form.read(move |draft| draft.date(key).part(part).to_owned());
        view! {
            <div class="govuk-date-input__item">
                <label class="govuk-label govuk-date-input__label" for=id.clone()>{label}</label>
                <input class=format!("govuk-input govuk-date-input__input govuk-input--width-{width}") id=id type="text"
                    inputmode="numeric" autocomplete="off" spellcheck="false" {..unaided()}
                    aria-invalid=move || error.get().map(|_| "true")
                    prop:value=value
                    on:input=move |event| form.send(Msg::WroteDate(key, part, Private(event_target_value(&event)))) />
            </div>
        }
    };
    let parts = [DatePart::Day, DatePart::Month, DatePart::Year].map(part);
    frame.grouped(view! { <div class="govuk-date-input">{parts.into_iter().collect::<Vec<_>>()}</div> })
}
