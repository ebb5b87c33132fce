//! A part of a page as the worker describes it: `[tag, {attribute: value}, inside...]`, a text for text. The page draws it
//! and tells what was pressed, so that neither its words nor its ways are part of a first visit.
//!
//! Beside plain attributes stand `@press`, what pressing means; `@send`, the ids of controls whose text goes with it; `@with`,
//! that the work goes with it; `@enter` on a text control, which button Enter presses.

use serde_json::{Value as Json, json};

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

/// A button, and what goes with it when it is pressed.
pub struct Button<'a> {
    pub press: &'a str,
    pub words: String,
    pub look: &'a str,
    pub send: &'a [&'a str],
    pub with_work: bool,
}

pub const MAIN: &str = "govuk-button";
pub const SECONDARY: &str = "govuk-button govuk-button--secondary";
pub const WARNING: &str = "govuk-button govuk-button--warning";

impl Button<'_> {
    /// The button; its id is what it is called when pressed, with hyphens.
    pub fn node(self) -> Json {
        let id = self.press.replace('/', "-");
        let with = if self.with_work { "work" } else { "" };
        json!(["button", { "type": "button", "class": self.look, "id": id, "@press": self.press, "@send": self.send,
            "@with": with }, self.words])
    }
}

/// A button with which nothing goes.
pub fn press(press: &str, words: String, look: &str) -> Json {
    Button { press, words, look, send: &[], with_work: false }.node()
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
