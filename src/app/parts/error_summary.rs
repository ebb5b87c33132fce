//! What is to be mended, at the top of the page: takes focus, each line leads to its control.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::wording::say;

/// One line of the summary.
#[derive(Clone, PartialEq, Eq)]
pub struct Mend {
    /// The id of the control.
    pub id: String,
    pub text: String,
}

/// The summary; takes focus whenever a new list with anything in it arrives.
#[component]
pub fn ErrorSummary(#[prop(into)] mends: Signal<Vec<Mend>>) -> impl IntoView {
    Effect::new(move |_| {
        if mends.with(|mends| !mends.is_empty()) {
            page::focus_text("error-summary");
        }
    });
    let line = |mend: Mend| {
        let id = mend.id.clone();
        let go = move |event: MouseEvent| {
            event.prevent_default();
            page::focus_input(&id);
        };
        // The real address is the page's own route: a hash of an id would leave the page.
        view! { <li><a href="#" on:click=go>{mend.text}</a></li> }.into_any()
    };
    view! {
        {move || {
            let mends = mends.get();
            (!mends.is_empty()).then(|| view! {
                <div class="govuk-error-summary" id="error-summary" tabindex="-1" role="alert" aria-labelledby="error-summary-title">
                    <h2 class="govuk-error-summary__title" id="error-summary-title">{say!("error-summary-title")}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            {mends.into_iter().map(line).collect::<Vec<_>>()}
                        </ul>
                    </div>
                </div>
            })
        }}
    }
}
