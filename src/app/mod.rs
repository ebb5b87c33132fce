//! The browser app: a practitioner's page, a coordinator's page, and the worker they share.

pub mod browser;

use leptos::prelude::*;

/// Starts the practitioner's page.
pub fn start_portal() {
    browser::print_locations_only();
    leptos::mount::mount_to(browser::page::root(), || view! { <main class="govuk-main-wrapper govuk-width-container" id="main"><h1 class="govuk-heading-l">"MARAC referral"</h1></main> }).forget();
}

/// Starts the coordinator's page.
pub fn start_desk() {
    browser::print_locations_only();
    leptos::mount::mount_to(browser::page::root(), || view! { <main class="govuk-main-wrapper govuk-width-container" id="main"><h1 class="govuk-heading-l">"MARAC desk"</h1></main> }).forget();
}

/// Starts the worker.
pub fn start_worker() {
    browser::print_locations_only();
    browser::worker::serve(|question: String, bytes| async move { (question, bytes) });
}
