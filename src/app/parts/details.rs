//! Something folded away until wanted.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::el::{El, el};

/// A summary line that unfolds its content.
pub fn details(summary: String, inside: impl IntoRender<Output = AnyView>) -> El {
    let summary = el("span", "govuk-details__summary-text").text(summary);
    folded(summary, el("div", "govuk-details__text").with(inside), "govuk-details")
}

/// The same, of a summary and a content that bring their own elements.
pub fn folded(summary: El, content: El, class: &'static str) -> El {
    el("details", class).with(el("summary", "govuk-details__summary").with(summary)).with(content)
}
