//! A notice that must be seen.

use leptos::prelude::*;

/// How loud a notice is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A bar beside the text.
    Inset,
    /// An exclamation mark and bold text.
    Warning,
}

/// A notice in one of two tones.
#[component]
pub fn Notice(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    match tone {
        Tone::Inset => view! { <div class="govuk-inset-text">{text}</div> }.into_any(),
        Tone::Warning => view! {
            <div class="govuk-warning-text">
                <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                <strong class="govuk-warning-text__text">
                    <span class="govuk-visually-hidden">{crate::wording::say!("warning")}" "</span>
                    {text}
                </strong>
            </div>
        }
        .into_any(),
    }
}
