//! One line of text.

use super::control::text_control;
use super::frame::Frame;
use super::long_text::nearly_used;
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
        TextForm::Code { .. } => ("text", "govuk-input brand-reference govuk-!-width-two-thirds"),
        TextForm::Name | TextForm::Plain if max <= 100 => ("text", "govuk-input govuk-!-width-two-thirds"),
        TextForm::Name | TextForm::Plain => ("text", "govuk-input"),
    };
    let typed = move |text| form.send(Msg::Wrote(key, Private(text)));
    let value = form.read_text(key);
    let input = text_control("input", class, &frame.id, value, typed)
        .attribute("type", kind)
        .attribute("inputmode", kind)
        .attribute("autocapitalize", "off");
    let input = match autofill(key) {
        Some(own) => input.attribute("autocomplete", own),
        None => input,
    };
    let input = frame.marked(input);
    frame.labelled(input, Some(nearly_used(value, max)))
}

/// What a browser may fill in: the sender's own details, and nothing of a case (WCAG 1.3.5).
fn autofill(key: Key) -> Option<&'static str> {
    Some(match key.id {
        "referrer.name" => "name",
        "referrer.role" => "organization-title",
        "referrer.phone" => "tel",
        "referrer.email" => "email",
        _ => return None,
    })
}
