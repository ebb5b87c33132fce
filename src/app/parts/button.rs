//! A button that does one thing.

use leptos::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Main,
    Secondary,
    Warning,
    Link,
}

/// A button with words on it. While `busy` it stays in place, keeps focus and does nothing.
#[component]
pub fn Act(
    #[prop(into)] words: String,
    act: impl Fn() + 'static,
    #[prop(default = Look::Main)] look: Look,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let class = match look {
        Look::Main => "govuk-button",
        Look::Secondary => "govuk-button govuk-button--secondary",
        Look::Warning => "govuk-button govuk-button--warning",
        Look::Link => "brand-link-button",
    };
    let click = move |_| {
        if !busy.get_untracked() {
            act();
        }
    };
    let disabled = move || if busy.get() { "true" } else { "false" };
    view! { <button type="button" class=class id=id aria-disabled=disabled on:click=click>{words}</button> }
}
