//! The browser app: a practitioner's page, a coordinator's page, and a worker for each.

pub mod browser;
pub mod clerk;
pub mod desk;
pub mod form;
pub mod parts;
pub mod portal;
pub mod questions;
pub mod worker;

/// Starts the practitioner's page.
pub fn start_portal() {
    browser::print_locations_only();
    leptos::mount::mount_to(browser::page::root(), portal::portal).forget();
}

/// Starts the coordinator's page.
pub fn start_desk() {
    browser::print_locations_only();
    leptos::mount::mount_to(browser::page::root(), desk::Desk).forget();
}

/// Starts the worker of the coordinator's page.
pub fn start_clerk() {
    browser::print_locations_only();
    clerk::start();
}

/// Starts the worker of the practitioner's page.
pub fn start_worker() {
    browser::print_locations_only();
    worker::start();
}
