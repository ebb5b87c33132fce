//! A date in three boxes.

use super::control::text_control;
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el};
use crate::domain::answers::Key;
use crate::domain::date::DatePart;
use crate::domain::draft::Msg;
use crate::domain::private::Private;
use crate::wording::say;

pub fn date(form: Form, key: Key) -> El {
    let frame = Frame::of(form, key);
    let boxes = [DatePart::Day, DatePart::Month, DatePart::Year].map(|part| date_box(form, key, &frame, part));
    frame.grouped(el("div", "govuk-date-input").with_all(boxes))
}

fn date_box(form: Form, key: Key, frame: &Frame, part: DatePart) -> El {
    let (id, label, class) = match part {
        DatePart::Day => {
            (frame.id.clone(), say!("date-day"), "govuk-input govuk-date-input__input govuk-input--width-2")
        }
        DatePart::Month => (
            format!("{}-month", frame.id),
            say!("date-month"),
            "govuk-input govuk-date-input__input govuk-input--width-3",
        ),
        DatePart::Year => (
            format!("{}-year", frame.id),
            say!("date-year"),
            "govuk-input govuk-date-input__input govuk-input--width-4",
        ),
    };
    let value = form.read(move |draft| draft.date(key).part(part).to_owned());
    let typed = move |text| form.send(Msg::WroteDate(key, part, Private(text)));
    let input =
        text_control("input", class, &id, value, typed).attribute("type", "text").attribute("inputmode", "numeric");
    let label = el("label", "govuk-label govuk-date-input__label").attribute("for", id).text(label);
    el("div", "govuk-date-input__item").with(label).with(frame.marked(input))
}
