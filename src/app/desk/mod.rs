//! The coordinator's page: unlock, open, read, print, lock.

use leptos::prelude::*;

use super::parts::Page;
use crate::wording::say;

/// The whole page.
#[component]
pub fn Desk() -> impl IntoView {
    view! { <Page heading=say!("desk-heading")>{()}</Page> }
}
