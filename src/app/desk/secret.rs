//! A control for a passphrase: hidden unless somebody wants to see it, read once, held by nothing else.

use leptos::prelude::*;

use crate::app::browser::fields;
use crate::app::questions::{control, error_of};
use crate::wording::say;

/// The control; its parts have ids that begin with `id`.
pub struct Secret {
    pub id: &'static str,
    pub label: String,
    pub hint: String,
}

impl Secret {
    /// The control beneath its label. While `busy` what stands in it is hidden; Enter does what the page is for.
    pub fn view(self, error: Memo<Option<String>>, busy: Signal<bool>, enter: impl Fn() + 'static) -> AnyView {
        let Secret { id, label, hint } = self;
        let [hint_id, error_id, show_id] = ["hint", "error", "show"].map(|part| format!("{id}-{part}"));
        let shown = RwSignal::new(false);
        let touched = RwSignal::new(false);
        let failed = move || error.with(Option::is_some);
        let described = {
            let hint_id = hint_id.clone();
            move || if failed() { format!("{hint_id} {error_id}") } else { hint_id.clone() }
        };
        let class = move || {
            let class = "govuk-input govuk-password-input__input";
            if failed() { format!("{class} govuk-input--error") } else { class.to_owned() }
        };
        let toggle = move |_| {
            touched.set(true);
            shown.update(|shown| *shown = !*shown);
        };
        let passphrase = control("input", "", id)
            .live_attribute("class", move || Some(class()))
            .live_attribute("type", move || Some(if shown.get() { "text" } else { "password" }.to_owned()))
            .live_attribute("aria-describedby", move || Some(described()))
            .attribute("autocapitalize", "none")
            .attribute("data-secret", "")
            .on("keydown", on_enter(enter));
        // A passphrase that stands in the clear would be offered for saving, and seen over the shoulder.
        Effect::new(move |_| {
            if busy.get() {
                shown.set(false);
            }
        });
        let said = move || match (touched.get(), shown.get()) {
            (false, _) => String::new(),
            (true, true) => say!("unlock-shown"),
            (true, false) => say!("unlock-hidden"),
        };
        view! {
            <div class="govuk-form-group govuk-password-input" class:govuk-form-group--error=failed>
                <label class="govuk-label govuk-label--s" for=id>{label}</label>
                <div class="govuk-hint" id=hint_id>{hint}</div>
                {error_of(id, error)}
                <div class="govuk-input__wrapper govuk-password-input__wrapper">
                    {passphrase}
                    <button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle"
                        id=show_id aria-controls=id on:click=toggle
                        aria-label=move || if shown.get() { say!("unlock-hide-label") } else { say!("unlock-show-label") }>
                        {move || if shown.get() { say!("unlock-hide") } else { say!("unlock-show") }}
                    </button>
                </div>
                <div class="govuk-visually-hidden" role="status">{said}</div>
            </div>
        }
        .into_any()
    }
}

/// Does something when Enter is pressed.
pub fn on_enter(act: impl Fn() + 'static) -> impl Fn(leptos::ev::Event) {
    move |event| {
        if fields::is_enter(&event) {
            event.prevent_default();
            act();
        }
    }
}
