//! Several lines of text, with the characters that are left.

use leptos::prelude::*;

use super::frame::{Frame, unaided};
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::say;

pub fn long_text(form: Form, key: Key, max: usize) -> AnyView {
    let frame = Frame::of(form, key);
    let value = form.read(move |draft| draft.text(key).to_owned());
    let (id, described, error) = (frame.id.clone(), frame.described_by(), frame.error);
    let rows = match max {
        0..=300 => "3",
        301..=1000 => "5",
        _ => "10",
    };
    frame.labelled(view! {
        <textarea class="govuk-textarea" id=id rows=rows autocomplete="off" autocapitalize="sentences"
            spellcheck="false" {..unaided()} translate="no"
            aria-describedby=described aria-invalid=move || error.get().map(|_| "true")
            prop:value=value
            on:input=move |event| form.send(Msg::Wrote(key, Private(event_target_value(&event)))) />
        {left(value, max)}
    })
}

/// How many characters are left, or too many.
pub fn left(value: Memo<String>, max: usize) -> AnyView {
    let count = Memo::new(move |_| value.with(|text| text.chars().count()));
    (move || {
        let (count, class) = (count.get(), "govuk-hint govuk-character-count__message");
        let words = match count.checked_sub(max + 1) {
            Some(over) => say!("characters-over", count = over + 1),
            None => say!("characters-left", count = max - count),
        };
        let class = if count > max { "govuk-error-message govuk-character-count__message" } else { class };
        view! { <div class=class>{words}</div> }
    })
    .into_any()
}
