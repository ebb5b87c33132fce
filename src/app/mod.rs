//! The browser app: a practitioner's page, a coordinator's page with a trainer's beside it, and a worker for each.

use std::any::Any;
use std::cell::RefCell;

pub mod browser;
pub mod clerk;
mod codes;
pub mod desk;
pub mod form;
pub mod parts;
pub mod portal;
pub mod practice;
pub mod questions;
pub mod trainer;
pub mod worker;

/// Starts the practitioner's page.
pub fn start_portal() {
    browser::print_locations_only();
    leptos::mount::mount_to(browser::page::root(), portal::portal).forget();
}

/// Starts practice mode in the practitioner's page.
pub fn start_practice() {
    browser::print_locations_only();
    let mounted = leptos::mount::mount_to(browser::page::root(), practice::practice);
    PRACTICE.set(Some(Box::new(mounted)));
}

thread_local! {
    /// What practice has put on the page; dropped, it goes from there.
    static PRACTICE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Ends practice: the live program takes the page, and what was typed.
fn hand_over(typed: &str) {
    PRACTICE.set(None);
    browser::hand_over(typed);
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
