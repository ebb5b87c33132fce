//! A part of a page as the worker describes it: `[tag, {attribute: value}, inside...]`, a text for text. The page draws it
//! and tells what was pressed, so that neither its words nor its ways are part of a first visit.
//!
//! Beside plain attributes stand `@press`, what pressing means; `@send`, the ids of controls whose text goes with it; `@with`,
//! that the work goes with it; `@enter` on a text control, which button Enter presses.

use serde_json::{Value as Json, json};

pub use crate::app::parts::Look;

/// A paragraph.
pub fn p(text: String) -> Json {
    json!(["p", { "class": "govuk-body" }, text])
}

/// The heading of a part.
pub fn h2(text: String) -> Json {
    json!(["h2", { "class": "govuk-heading-m" }, text])
}

/// A list with a bullet before each text.
pub fn bullets(texts: impl IntoIterator<Item = String>) -> Json {
    let items = texts.into_iter().map(|text| json!(["li", {}, text]));
    node("ul", json!({ "class": "govuk-list govuk-list--bullet" }), items)
}

/// What must be seen.
pub fn inset(text: String) -> Json {
    json!(["div", { "class": "govuk-inset-text" }, text])
}

/// A part of the page under its heading.
pub fn part(id: &str, heading: String, inside: impl IntoIterator<Item = Json>) -> Json {
    let heading_id = format!("{id}-heading");
    let heading = json!(["h2", { "class": "govuk-heading-m", "id": heading_id }, heading]);
    node("section", json!({ "id": id, "aria-labelledby": heading_id }), std::iter::once(heading).chain(inside))
}

/// Something folded away.
pub fn folded(id: &str, summary: String, inside: impl IntoIterator<Item = Json>) -> Json {
    let summary = json!(["summary", { "class": "govuk-details__summary" },
        ["span", { "class": "govuk-details__summary-text" }, summary]]);
    let inside = node("div", json!({ "class": "govuk-details__text" }), inside);
    json!(["details", { "class": "govuk-details", "id": id }, summary, inside])
}

/// An element around others.
pub fn node(tag: &str, attributes: Json, inside: impl IntoIterator<Item = Json>) -> Json {
    Json::Array([json!(tag), attributes].into_iter().chain(inside).collect())
}

/// A button with which nothing goes when it is pressed; its id is what it is called then, with hyphens.
pub fn press(what: &str, words: String, look: Look) -> Json {
    press_with(&[], what, words, look)
}

/// A button with which the text, or the file, of these controls goes.
pub fn press_with(send: &[&str], what: &str, words: String, look: Look) -> Json {
    let id = what.replace('/', "-");
    json!(["button", { "type": "button", "class": look.class(), "id": id, "@press": what, "@send": send }, words])
}

/// A button with which the work goes too.
pub fn press_with_work(send: &[&str], what: &str, words: String, look: Look) -> Json {
    let mut button = press_with(send, what, words, look);
    button[1]["@with"] = "work".into();
    button
}

/// Buttons side by side.
pub fn buttons(inside: impl IntoIterator<Item = Json>) -> Json {
    node("div", json!({ "class": "govuk-button-group" }), inside)
}

/// A control for a passphrase beneath its label and hint; Enter presses the button.
pub fn secret(id: &str, label: String, hint: Option<String>, enter: &str) -> Json {
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    let hint = hint.map(|hint| json!(["div", { "class": "govuk-hint", "id": hint_id }, hint]));
    let control = json!(["input", { "class": "govuk-input govuk-!-width-two-thirds", "id": id, "type": "password",
        "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "translate": "no", "data-secret": "",
        "aria-describedby": described, "@enter": enter }]);
    let label = json!(["label", { "class": "govuk-label govuk-label--s", "for": id }, label]);
    node("div", json!({ "class": "govuk-form-group" }), [Some(label), hint, Some(control)].into_iter().flatten())
}

/// A control for one file beneath its label.
pub fn file(id: &str, label: String) -> Json {
    json!(["div", { "class": "govuk-form-group" },
        ["label", { "class": "govuk-label govuk-label--s", "for": id }, label],
        ["input", { "class": "govuk-file-upload", "id": id, "type": "file", "autocomplete": "off" }]])
}
