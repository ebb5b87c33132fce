//! Controls of the coordinator's own forms: what is typed stays in a signal until it is said.

use leptos::prelude::*;
use serde::Serialize;

use crate::app::parts::{El, el};
use crate::app::questions::{checkbox, control};

/// One line of text.
pub fn text(id: &str, label: String, hint: Option<String>, value: RwSignal<String>) -> El {
    let input = control("input", "govuk-input", id).attribute("type", "text");
    labelled(id, label, hint, typed(input, value))
}

/// Several lines of text.
pub fn long_text(id: &str, label: String, hint: Option<String>, value: RwSignal<String>) -> El {
    labelled(id, label, hint, typed(control("textarea", "govuk-textarea", id).attribute("rows", "4"), value))
}

/// A day, `2026-11-22`.
pub fn day(id: &str, label: String, hint: Option<String>, value: RwSignal<String>) -> El {
    let input = control("input", "govuk-input govuk-input--width-10", id).attribute("type", "date");
    labelled(id, label, hint, typed(input, value))
}

/// A whole number that is not negative.
pub fn number(id: &str, label: String, hint: Option<String>, value: RwSignal<String>) -> El {
    let input = control("input", "govuk-input govuk-input--width-5", id).attribute("type", "text");
    labelled(id, label, hint, typed(input.attribute("inputmode", "numeric"), value))
}

/// A time of day, `09:30`.
pub fn time(id: &str, label: String, hint: Option<String>, value: RwSignal<String>) -> El {
    let input = control("input", "govuk-input govuk-input--width-10", id).attribute("type", "time");
    labelled(id, label, hint, typed(input, value))
}

/// One of several; the first is often a blank.
pub fn choose(id: &str, label: String, options: Vec<(String, String)>, value: RwSignal<String>) -> El {
    let option = move |(id, label): (String, String)| {
        let this = id.clone();
        let is = move || value.with(|value| *value == this);
        el("option", "").attribute("value", id).text(label).live_state("selected", is)
    };
    let select = control("select", "govuk-select", id).on("change", move |event| value.set(event_target_value(&event)));
    labelled(id, label, None, select.with_all(options.into_iter().map(option)))
}

/// Options under a heading: id and words.
#[derive(Clone, Debug)]
pub struct Group {
    pub label: String,
    pub options: Vec<(String, String)>,
}

/// One of very many, by groups; `now` stands there to begin with.
pub fn choose_grouped(id: &str, label: El, groups: &[Group], now: &str, chosen: impl Fn(String) + 'static) -> El {
    let option = |(id, label): &(String, String)| {
        let option = el("option", "").attribute("value", id).text(label);
        if id == now { option.attribute("selected", "") } else { option }
    };
    let group =
        |group: &Group| el("optgroup", "").attribute("label", &group.label).with_all(group.options.iter().map(option));
    let select = control("select", "govuk-select desk-narrow", id)
        .on("change", move |event| chosen(event_target_value(&event)))
        .with_all(groups.iter().map(group));
    el("div", "").with(el("label", "govuk-label govuk-label--s").attribute("for", id).with(label)).with(select)
}

/// Something that is so or not.
pub fn tick(id: &str, label: String, value: RwSignal<bool>) -> El {
    let tick = checkbox(id.to_owned(), label, move || value.get(), move |on| value.set(on));
    el("div", "govuk-form-group govuk-checkboxes govuk-checkboxes--small").with(tick)
}

/// The word for one of several in an event: the value of its option.
pub fn option_of(one: impl Serialize) -> String {
    serde_json::to_value(one).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn typed(control: El, value: RwSignal<String>) -> El {
    control.live_value(move || value.get()).on("input", move |event| value.set(event_target_value(&event)))
}

/// A control under its label.
pub fn labelled(id: &str, label: String, hint: Option<String>, control: El) -> El {
    let hint_id = format!("{id}-hint");
    let control = if hint.is_some() { control.attribute("aria-describedby", hint_id.clone()) } else { control };
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(label))
        .with_all(hint.map(|hint| el("div", "govuk-hint").id(hint_id).text(hint)))
        .with(control)
}
