//! One line of text.

use super::control::text_control;
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::El;
use crate::domain::answers::Key;
use crate::domain::draft::Msg;
use crate::domain::form::TextForm;
use crate::domain::private::Private;

pub fn text(form: Form, key: Key, max: usize, purpose: TextForm) -> El {
    let frame = Frame::of(form, key);
    let (kind, class) = match purpose {
        TextForm::Phone => ("tel", "govuk-input govuk-input--width-20"),
        TextForm::Email => ("email", "govuk-input"),
        TextForm::Postcode => ("text", "govuk-input govuk-input--width-10"),
        TextForm::Name | TextForm::Plain if max <= 100 => ("text", "govuk-input govuk-!-width-two-thirds"),
        TextForm::Name | TextForm::Plain => ("text", "govuk-input"),
    };
    let typed = move |text| form.send(Msg::Wrote(key, Private(text)));
    let input = text_control("input", class, &frame.id, form.read_text(key), typed)
        .attribute("type", kind)
        .attribute("inputmode", kind)
        .attribute("autocapitalize", "off");
    let input = frame.marked(input);
    frame.labelled(input, None)
}
