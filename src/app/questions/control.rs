//! The controls themselves. Case text is typed here and nowhere else.

use leptos::prelude::*;

use crate::app::browser::files::{self, ChosenFile};
use crate::app::parts::{El, el};

/// A control without anything that would keep or help with what is typed: a browser's memory and its writing aids stay
/// off case text, because some of them send it away.
pub fn control(tag: &'static str, class: &'static str, id: &str) -> El {
    el(tag, class)
        .id(id)
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .attribute("autocorrect", "off")
        .attribute("writingsuggestions", "false")
        .attribute("translate", "no")
}

/// A control for text: shows `value`, and tells what was typed.
pub fn text_control(
    tag: &'static str,
    class: &'static str,
    id: &str,
    value: Memo<String>,
    typed: impl Fn(String) + 'static,
) -> El {
    let control = control(tag, class, id).live_value(move || value.get());
    control.on("input", move |event| typed(event_target_value(&event)))
}

/// A control for files, several at a time: tells which were chosen, and forgets them so that they can be chosen again.
///
/// Any file can be chosen: one that cannot be taken is answered with what to do, where a filter would only hide it.
pub fn file_control(id: &str, chosen: impl Fn(Vec<ChosenFile>) + 'static) -> El {
    let control = control("input", "govuk-file-upload", id).attribute("type", "file").attribute("multiple", "");
    control.on("change", move |event| {
        let files = files::chosen(&event);
        files::clear(&event);
        chosen(files);
    })
}

/// One radio with its label.
pub fn radio(
    id: String,
    name: &str,
    label: String,
    checked: impl FnMut() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> El {
    let radio = control("input", "govuk-radios__input", &id)
        .attribute("type", "radio")
        .attribute("name", name)
        .live_state("checked", checked)
        .on("change", move |_| choose());
    let label = el("label", "govuk-label govuk-radios__label").attribute("for", id).text(label);
    el("div", "govuk-radios__item").with(radio).with(label)
}

/// One checkbox with its label.
pub fn checkbox(
    id: String,
    label: String,
    checked: impl FnMut() -> bool + Send + 'static,
    tick: impl Fn(bool) + 'static,
) -> El {
    described_checkbox(id, label, None, checked, tick)
}

/// One checkbox with its label and, beneath it, words with the id `<id>-beside`.
pub fn described_checkbox(
    id: String,
    label: String,
    beside: Option<El>,
    checked: impl FnMut() -> bool + Send + 'static,
    tick: impl Fn(bool) + 'static,
) -> El {
    let mut checkbox = control("input", "govuk-checkboxes__input", &id)
        .attribute("type", "checkbox")
        .live_state("checked", checked)
        .on("change", move |event| tick(event_target_checked(&event)));
    if beside.is_some() {
        checkbox = checkbox.attribute("aria-describedby", format!("{id}-beside"));
    }
    let label = el("label", "govuk-label govuk-checkboxes__label").attribute("for", id).text(label);
    el("div", "govuk-checkboxes__item").with(checkbox).with(label).with_all(beside)
}

/// The id of the nth control of a question: the first carries the question's own.
pub fn nth_id(base: &str, n: usize, option: &str) -> String {
    if n == 0 { base.to_owned() } else { format!("{base}-{}", option.replace('_', "-")) }
}
