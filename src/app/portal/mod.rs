//! The practitioner's page.

use leptos::prelude::*;

use super::parts::Page;
use crate::wording::say;

/// The whole page.
#[component]
pub fn Portal() -> impl IntoView {
    view! { <Page heading=say!("service-name")>{()}</Page> }
}
