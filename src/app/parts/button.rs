//! A button that does one thing.

use leptos::prelude::*;

use super::el::{El, el};

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Main,
    Secondary,
    Warning,
    Link,
}

impl Look {
    /// Its classes.
    pub fn class(self) -> &'static str {
        match self {
            Look::Main => "govuk-button",
            Look::Secondary => "govuk-button govuk-button--secondary",
            Look::Warning => "govuk-button govuk-button--warning",
            Look::Link => "brand-link-button",
        }
    }
}

/// A button with words on it.
pub fn act(look: Look, words: String, act: impl Fn() + 'static) -> El {
    el("button", look.class()).attribute("type", "button").on("click", move |_| act()).text(words)
}

/// The same; while `busy` it stays in place, keeps focus and does nothing.
pub fn act_once(look: Look, words: String, busy: Signal<bool>, go: impl Fn() + 'static) -> El {
    let unless_busy = move || {
        if !busy.get_untracked() {
            go();
        }
    };
    act(look, words, unless_busy).live_attribute("aria-disabled", move || Some(busy.get().to_string()))
}
