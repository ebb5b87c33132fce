//! What stands around every control: label or legend, hint, error, and their ids.

use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::not_known::not_known;
use crate::app::form::Form;
use crate::domain::answers::Key;
use crate::domain::form::Need;
use crate::domain::problem::Place;
use crate::wording::{form as words, say};

/// The words and ids around one control.
pub struct Frame {
    pub id: String,
    pub error: Memo<Option<String>>,
    label: String,
    hint: Option<String>,
    needed: bool,
    form: Form,
    key: Key,
}

impl Frame {
    /// The frame of a question.
    pub fn of(form: Form, key: Key) -> Frame {
        Frame {
            id: key.element_id(),
            error: form.problem(Place::Question(key)),
            label: words::question(key.id, None).unwrap_or_default(),
            hint: words::question(key.id, Some("hint")),
            needed: key.question().need != Need::Optional,
            form,
            key,
        }
    }

    /// The value of `aria-describedby`: hint first, then error.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + 'static + use<> {
        described_by(&self.id, self.hint.is_some(), self.error)
    }

    /// A single control under its label.
    pub fn labelled(self, control: impl IntoView + 'static) -> AnyView {
        let Frame { id, error, label, hint, needed, form, key } = self;
        view! {
            <div class=group_class(error)>
                <label class="govuk-label govuk-label--s" for=id.clone()>{label}{needed.then(needed_mark)}</label>
                {hint_of(&id, hint)}
                {error_of(&id, error)}
                {control}
                {not_known(form, key)}
            </div>
        }
        .into_any()
    }

    /// Several controls in a fieldset under their legend.
    pub fn grouped(self, controls: impl IntoView + 'static) -> AnyView {
        let described = self.described_by();
        let Frame { id, error, label, hint, needed, form, key } = self;
        view! {
            <div class=group_class(error)>
                <fieldset class="govuk-fieldset" aria-describedby=described>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}{needed.then(needed_mark)}</legend>
                    {hint_of(&id, hint)}
                    {error_of(&id, error)}
                    {controls}
                </fieldset>
                {not_known(form, key)}
            </div>
        }
        .into_any()
    }
}

/// The class of the box around a question, red while there is something to mend.
pub fn group_class(error: Memo<Option<String>>) -> impl Fn() -> &'static str + Clone + Send + 'static + use<> {
    move || if error.get().is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
}

/// The value of `aria-describedby` for a control with this id.
pub fn described_by(
    id: &str,
    hint: bool,
    error: Memo<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + 'static + use<> {
    let id = id.to_owned();
    move || {
        let hint = hint.then(|| format!("{id}-hint"));
        let error = error.get().map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// The hint of a control.
pub fn hint_of(id: &str, hint: Option<String>) -> Option<AnyView> {
    hint.map(|hint| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> }.into_any())
}

/// What is to be mended at a control.
pub fn error_of(id: &str, error: Memo<Option<String>>) -> AnyView {
    let id = format!("{id}-error");
    (move || {
        error.get().map(|text| {
            view! {
                <p class="govuk-error-message" id=id.clone()>
                    <span class="govuk-visually-hidden">{say!("error-prefix")}" "</span>{text}
                </p>
            }
        })
    })
    .into_any()
}

fn needed_mark() -> AnyView {
    view! { <span class="needed">" "{say!("needed")}</span> }.into_any()
}

/// Attributes that keep a browser's writing aids off case text: some of them send it away.
pub fn unaided() -> impl Attribute {
    (custom_attribute("autocorrect", "off"), custom_attribute("writingsuggestions", "false"))
}
