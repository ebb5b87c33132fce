//! Several lines of text, with the characters that are left.

use leptos::prelude::*;

use super::control::text_control;
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el, live};
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::say;

pub fn long_text(form: Form, key: Key, max: usize) -> El {
    let frame = Frame::of(form, key);
    let value = form.read_text(key);
    let rows = match max {
        0..=300 => "3",
        301..=1000 => "5",
        _ => "10",
    };
    let typed = move |text| form.send(Msg::Wrote(key, Private(text)));
    let area = text_control("textarea", "govuk-textarea", &frame.id, value, typed)
        .attribute("rows", rows)
        .live_attribute("spellcheck", move || Some(form.spelling.get().to_string()))
        .attribute("autocapitalize", "sentences");
    let area = frame.marked(area);
    frame.labelled(area, Some(left(value, max)))
}

/// The same once it matters: a line of text shows its limit when three quarters of it are used.
pub fn nearly_used(value: Memo<String>, max: usize) -> AnyView {
    let near = Memo::new(move |_| value.with(|text| text.chars().count() * 4 >= max * 3));
    live(move || near.get().then(|| el("div", "").with(left(value, max))))
}

/// How many characters are left, or too many.
pub fn left(value: Memo<String>, max: usize) -> AnyView {
    live(move || {
        let count = value.with(|text| text.chars().count());
        Some(match count.checked_sub(max + 1) {
            Some(over) => el("div", "govuk-error-message govuk-character-count__message")
                .text(say!("characters-over", count = over + 1)),
            None => el("div", "govuk-hint govuk-character-count__message")
                .text(say!("characters-left", count = max - count)),
        })
    })
}
