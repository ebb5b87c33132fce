//! Any of several: checkboxes. The first carries the question's id.

use leptos::prelude::*;

use super::choice::offered;
use super::frame::Frame;
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::Options;

pub fn choices(form: Form, key: Key, options: Options) -> AnyView {
    let frame = Frame::of(form, key);
    let ticked = form.read(move |draft| draft.ticked(key).to_vec());
    let base = frame.id.clone();
    let boxes = offered(form, options).into_iter().enumerate().map(move |(n, (option, label))| {
        let id = if n == 0 { base.clone() } else { format!("{base}-{}", option.replace('_', "-")) };
        let (mine, tick) = (option.clone(), option);
        checkbox(
            id,
            label,
            move || ticked.with(|ids| ids.contains(&mine)),
            move |on| {
                form.send(Msg::Ticked(key, tick.clone(), on));
            },
        )
    });
    frame.grouped(view! { <div class="govuk-checkboxes govuk-checkboxes--small">{boxes.collect::<Vec<_>>()}</div> })
}

/// One checkbox with its label.
pub fn checkbox(
    id: String,
    label: String,
    checked: impl Fn() -> bool + Send + Sync + 'static,
    tick: impl Fn(bool) + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" autocomplete="off" id=id.clone() prop:checked=checked
                on:change=move |event| tick(event_target_checked(&event)) />
            <label class="govuk-label govuk-checkboxes__label" for=id>{label}</label>
        </div>
    }
    .into_any()
}
