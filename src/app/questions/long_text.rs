//! Several lines of text, with the characters that are left.

use leptos::prelude::*;

use super::control::text_control;
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el, live, live_text};
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
pub fn nearly_used(value: Memo<String>, max: usize) -> El {
    let near = Memo::new(move |_| value.with(|text| text.chars().count() * 4 >= max * 3));
    el("div", "").with(live(move || near.get().then(|| left(value, max))))
}

/// How many characters are left, or too many.
///
/// The same element with other words: a new one at every keystroke would have the page laid out anew.
pub fn left(value: Memo<String>, max: usize) -> El {
    let over = move || value.with(|text| text.chars().count()).checked_sub(max + 1);
    let is_over = Memo::new(move |_| over().is_some());
    let class = move || match is_over.get() {
        true => "govuk-error-message govuk-character-count__message",
        false => "govuk-hint govuk-character-count__message",
    };
    let words = move || match over() {
        Some(over) => say!("characters-over", count = over + 1),
        None => say!("characters-left", count = max - value.with(|text| text.chars().count())),
    };
    el("div", "").live_attribute("class", move || Some(class().to_owned())).with(live_text(words))
}
