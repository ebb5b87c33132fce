//! Something folded away until wanted.

use leptos::prelude::*;

/// A summary line that unfolds its content.
#[component]
pub fn Details(#[prop(into)] summary: String, children: Children) -> impl IntoView {
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
