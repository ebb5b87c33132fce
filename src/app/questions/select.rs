//! One of many: a list that opens.

use leptos::prelude::*;

use super::choice::offered;
use super::frame::Frame;
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::Options;
use crate::wording::say;

pub fn select(form: Form, key: Key, options: Options) -> AnyView {
    let frame = Frame::of(form, key);
    let chosen = form.read(move |draft| draft.choice(key).unwrap_or_default().to_owned());
    let (id, described) = (frame.id.clone(), frame.described_by());
    let option = move |(id, label): (String, String)| {
        let mine = id.clone();
        view! { <option value=id prop:selected=move || chosen.get() == mine>{label}</option> }
    };
    frame.labelled(view! {
        <select class="govuk-select" id=id autocomplete="off" aria-describedby=described
            on:change=move |event| form.send(Msg::Chose(key, event_target_value(&event)))>
            <option value="" prop:selected=move || chosen.get().is_empty()>{say!("select-one")}</option>
            {offered(form, options).into_iter().map(option).collect::<Vec<_>>()}
        </select>
    })
}
