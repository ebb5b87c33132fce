//! One of several: radios. The first radio carries the question's id.

use leptos::prelude::*;

use super::frame::Frame;
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::{Options, option_ids};
use crate::wording::form as words;

pub fn choice(form: Form, key: Key, options: Options) -> AnyView {
    let frame = Frame::of(form, key);
    let chosen = form.read(move |draft| draft.choice(key).map(str::to_owned));
    let offered = offered(form, options);
    let short = offered.iter().all(|(_, label)| label.chars().count() <= 10);
    let name = frame.id.clone();
    let radios = offered.into_iter().enumerate().map(move |(n, (option, label))| {
        let id = if n == 0 { name.clone() } else { format!("{name}-{}", option.replace('_', "-")) };
        let (mine, choose) = (option.clone(), option);
        radio(
            id,
            name.clone(),
            label,
            move || chosen.get().as_deref() == Some(&mine),
            move || {
                form.send(Msg::Chose(key, choose.clone()));
            },
        )
    });
    let class = if short {
        "govuk-radios govuk-radios--small govuk-radios--inline"
    } else {
        "govuk-radios govuk-radios--small"
    };
    frame.grouped(view! { <div class=class>{radios.collect::<Vec<_>>()}</div> })
}

/// One radio with its label.
pub fn radio(
    id: String,
    name: String,
    label: String,
    checked: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="govuk-radios__item">
            <input class="govuk-radios__input" type="radio" autocomplete="off" id=id.clone() name=name prop:checked=checked
                on:change=move |_| choose() />
            <label class="govuk-label govuk-radios__label" for=id>{label}</label>
        </div>
    }
    .into_any()
}

/// The ids and labels of the choices, in order.
pub fn offered(form: Form, options: Options) -> Vec<(String, String)> {
    form.context(|context| {
        let labelled = |id: &str| (id.to_owned(), words::option(options, id, context));
        option_ids(options, context).into_iter().map(labelled).collect()
    })
}
