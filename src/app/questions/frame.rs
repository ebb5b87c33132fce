//! What stands around every control: label or legend, hint, error, and their ids.

use leptos::prelude::*;

use super::not_known::not_known;
use crate::app::form::Form;
use crate::app::parts::{El, el, live, unseen};
use crate::domain::answers::Key;
use crate::domain::feeds::Source;
use crate::domain::form::{Need, Section};
use crate::domain::problem::Place;
use crate::domain::submission::{change, needs};
use crate::wording::{form as words, say};

/// The words and ids around one control.
pub struct Frame {
    pub id: String,
    error: Memo<Option<String>>,
    fed: Memo<Option<Source>>,
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
            fed: form.read(move |draft| draft.fed_from(key)),
            label: words::question(key.id, None).unwrap_or_default(),
            hint: words::question(key.id, Some("hint")),
            needed: form.marks_needed
                && form.draft.with_untracked(|draft| match change(draft) {
                    None => key.question().need != Need::Optional,
                    Some(change) => needs(change, key.id) || key.question().section == Section::Start,
                }),
            form,
            key,
        }
    }

    /// A control that says when it is to be mended.
    pub fn marked(&self, control: El) -> El {
        let error = self.error;
        control.live_attribute("aria-invalid", move || error.get().map(|_| "true".to_owned()))
    }

    /// A control that names its hint, its error, and where its answer came from.
    pub fn described(&self, control: El) -> El {
        let (id, hint, error, fed) = (self.id.clone(), self.hint.is_some(), self.error, self.fed);
        control.live_attribute("aria-describedby", move || {
            let ids = described(&id, hint, error).into_iter();
            let ids: Vec<String> = ids.chain(fed.get().map(|_| format!("{id}-fed"))).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// Where the answer that stands here came from, while nobody has touched it.
    fn origin(&self) -> AnyView {
        let (fed, id) = (self.fed, format!("{}-fed", self.id));
        live(move || {
            let said = match fed.get()? {
                Source::Item(number) => say!("fed-item", number = number),
                Source::PastEvents => say!("fed-past-events"),
            };
            Some(el("p", "govuk-hint brand-fed").id(&id).text(said))
        })
    }

    /// A single control under its label, `after` beneath it.
    pub fn labelled(self, control: El, after: Option<El>) -> El {
        let (control, origin) = (self.described(control), self.origin());
        let earlier = self.form.earlier(Place::Question(self.key));
        let label = el("label", "govuk-label govuk-label--s").attribute("for", &self.id).text(self.label);
        group(self.error)
            .with(label.with_all(self.needed.then(needed_mark)))
            .with_all(hint_of(&self.id, self.hint))
            .with(error_of(&self.id, self.error))
            .with(control)
            .with_all(after)
            .with(origin)
            .with_all(earlier)
            .with_all(not_known(self.form, self.key))
    }

    /// Several controls in a fieldset under their legend.
    pub fn grouped(self, controls: El) -> El {
        let (fieldset, origin) = (self.described(el("fieldset", "govuk-fieldset")), self.origin());
        let earlier = self.form.earlier(Place::Question(self.key));
        let legend = el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(self.label);
        let fieldset = fieldset
            .with(legend.with_all(self.needed.then(needed_mark)))
            .with_all(hint_of(&self.id, self.hint))
            .with(error_of(&self.id, self.error))
            .with(controls);
        group(self.error).with(fieldset).with(origin).with_all(earlier).with_all(not_known(self.form, self.key))
    }
}

/// The box around a question, red while there is something to mend.
pub fn group(error: Memo<Option<String>>) -> El {
    el("div", "").live_attribute("class", move || {
        let class = "govuk-form-group";
        Some(if error.get().is_some() { format!("{class} {class}--error") } else { class.to_owned() })
    })
}

/// Names the error of a control with this id.
pub fn described_by_error(control: El, id: &str, error: Memo<Option<String>>) -> El {
    let id = id.to_owned();
    control.live_attribute("aria-describedby", move || described(&id, false, error).pop())
}

/// The ids of the hint and the error of a control, in this order.
fn described(id: &str, hint: bool, error: Memo<Option<String>>) -> Vec<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    hint.into_iter().chain(error.get().map(|_| format!("{id}-error"))).collect()
}

/// The hint of a control.
pub fn hint_of(id: &str, hint: Option<String>) -> Option<El> {
    hint.map(|hint| el("div", "govuk-hint").id(format!("{id}-hint")).text(hint))
}

/// What is to be mended at a control.
pub fn error_of(id: &str, error: Memo<Option<String>>) -> AnyView {
    let id = format!("{id}-error");
    live(move || {
        let prefix = || unseen(say!("error-prefix")).text(" ");
        error.get().map(|text| el("p", "govuk-error-message").id(&id).with(prefix()).text(text))
    })
}

fn needed_mark() -> El {
    el("span", "needed").text(" ").text(say!("needed"))
}
