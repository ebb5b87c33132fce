//! Notices that must be seen.

use super::el::{El, el, unseen};
use crate::wording::say;

/// A bar beside the text.
pub fn inset(text: String) -> El {
    el("div", "govuk-inset-text").text(text)
}

/// An exclamation mark and bold text.
pub fn warning(text: String) -> El {
    let mark = el("span", "govuk-warning-text__icon").attribute("aria-hidden", "true").text("!");
    let said = el("strong", "govuk-warning-text__text").with(unseen(say!("warning")).text(" ")).text(text);
    el("div", "govuk-warning-text").with(mark).with(said)
}
