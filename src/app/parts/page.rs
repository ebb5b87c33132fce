//! One page: its title in the window, its heading, focus on arrival.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::wording::say;

/// A page with a heading that takes focus when the page appears.
///
/// `caption` stands above the heading; `mends` is true while an error summary stands on the page (title prefix "Error:").
#[component]
pub fn Page(
    #[prop(into)] heading: String,
    #[prop(optional, into)] caption: Option<String>,
    #[prop(optional, into)] mends: Option<Signal<bool>>,
    children: Children,
) -> impl IntoView {
    let title = match &caption {
        Some(caption) => format!("{caption}: {heading}"),
        None => heading.clone(),
    };
    Effect::new(move |_| {
        let failed = mends.is_some_and(|mends| mends.get());
        page::set_title(&if failed { say!("title-error", title = title) } else { title.clone() });
    });
    Effect::new(|_| {
        page::focus_text("heading");
    });
    view! {
        <main class="govuk-main-wrapper" id="main">
            <h1 class="govuk-heading-l" id="heading" tabindex="-1">
                {caption.map(|caption| view! { <span class="govuk-caption-l">{caption}</span> })}
                {heading}
            </h1>
            {children()}
        </main>
    }
}
