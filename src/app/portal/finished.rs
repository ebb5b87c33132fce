//! After everything was cleared.

use leptos::prelude::*;

use crate::app::parts::Page;
use crate::wording::say;

/// Says what was cleared and what was not.
#[component]
pub fn Finished() -> impl IntoView {
    view! {
        <Page heading=say!("finished-heading")>
            <p class="govuk-body">{say!("finished-cleared")}</p>
            <p class="govuk-body">{say!("finished-files")}</p>
            <p class="govuk-body"><a class="govuk-link" href="#/">{say!("finished-another")}</a></p>
        </Page>
    }
}
