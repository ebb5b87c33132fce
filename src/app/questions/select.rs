//! One of many: a list that opens.

use leptos::prelude::*;

use super::choice::offered;
use super::control::control;
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el};
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::Options;
use crate::wording::say;

pub fn select(form: Form, key: Key, options: Options) -> El {
    let frame = Frame::of(form, key);
    let chosen = form.read(move |draft| draft.choice(key).unwrap_or_default().to_owned());
    let option = |(id, label): (String, String)| {
        let option = el("option", "").attribute("value", &id).text(label);
        option.live_state("selected", move || chosen.with(|chosen| *chosen == id))
    };
    let none = (String::new(), say!("select-one"));
    let select = control("select", "govuk-select", &frame.id)
        .on("change", move |event| form.send(Msg::Chose(key, event_target_value(&event))))
        .with_all(std::iter::once(none).chain(offered(form, options)).map(option));
    let select = frame.marked(select);
    frame.labelled(select, None)
}
