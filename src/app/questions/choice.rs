//! One of several: radios.

use leptos::prelude::*;

use super::control::{nth_id, radio};
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el};
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::{Options, option_ids};
use crate::wording::form as words;

pub fn choice(form: Form, key: Key, options: Options) -> El {
    let frame = Frame::of(form, key);
    let offered = offered(form, options);
    let short = offered.iter().all(|(_, label)| label.chars().count() <= 10);
    let chosen = form.read(move |draft| draft.choice(key).unwrap_or_default().to_owned());
    let radios = offered.into_iter().enumerate().map(|(n, (option, label))| {
        let (id, mine) = (nth_id(&frame.id, n, &option), option.clone());
        let checked = move || chosen.with(|chosen| *chosen == mine);
        radio(id, &frame.id, label, checked, move || form.send(Msg::Chose(key, option.clone())))
    });
    let class = if short {
        "govuk-radios govuk-radios--small govuk-radios--inline"
    } else {
        "govuk-radios govuk-radios--small"
    };
    let radios = el("div", class).with_all(radios);
    frame.grouped(radios)
}

/// The ids and labels of the choices, in order.
pub fn offered(form: Form, options: Options) -> Vec<(String, String)> {
    form.context(|context| {
        let labelled = |id: &str| (id.to_owned(), words::option(options, id, context));
        option_ids(options, context).into_iter().map(labelled).collect()
    })
}
