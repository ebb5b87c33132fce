//! Any of several: checkboxes.

use leptos::prelude::*;

use super::choice::offered;
use super::control::{checkbox, nth_id};
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el};
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::Options;

pub fn choices(form: Form, key: Key, options: Options) -> El {
    let frame = Frame::of(form, key);
    let boxes = offered(form, options).into_iter().enumerate().map(|(n, (option, label))| {
        let mine = option.clone();
        let ticked = form.read(move |draft| draft.ticked(key).contains(&mine));
        let id = nth_id(&frame.id, n, &option);
        checkbox(id, label, move || ticked.get(), move |on| form.send(Msg::Ticked(key, option.clone(), on)))
    });
    let boxes = el("div", "govuk-checkboxes govuk-checkboxes--small").with_all(boxes);
    frame.grouped(boxes)
}
