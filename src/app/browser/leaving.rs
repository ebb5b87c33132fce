//! The browser's warning before a page with unsent text is left.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, KeyboardEvent};

use super::page::{self, window};

thread_local! {
    static WARNING: RefCell<Option<EventListener>> = const { RefCell::new(None) };
    static SHIFTS: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Turns the warning on or off; the words are the browser's own.
pub fn warn(on: bool) {
    WARNING.with_borrow_mut(|warning| {
        if !on {
            *warning = None;
        } else if warning.is_none() {
            let active = EventListenerOptions::enable_prevent_default();
            *warning = Some(EventListener::new_with_options(&window(), "beforeunload", active, |event| {
                event.prevent_default();
                // what Chrome and Edge asked for until version 119
                event.unchecked_ref::<BeforeUnloadEvent>().set_return_value("unsent");
            }));
        }
    });
}

/// Puts the page out of sight for good, before anything else is done: nothing of it is seen while the browser fetches another.
pub fn vanish(title: &str) {
    page::set_title(title);
    if let Some(all) = page::document().document_element() {
        let _ = all.set_attribute("hidden", "");
    }
}

/// Calls `leave` when Shift alone is pressed three times within five seconds, until another is set or the page ends.
///
/// Only the key of a real keyboard counts, the one that has a place on it (`code`): the Shift of a keyboard on a touch
/// screen is pressed for every capital letter.
pub fn on_three_shifts(leave: impl Fn() + 'static) {
    let presses = RefCell::new(Vec::new());
    let listener = EventListener::new(&window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let mut presses = presses.borrow_mut();
        if event.key() != "Shift" || !event.code().starts_with("Shift") {
            return presses.clear();
        }
        presses.retain(|earlier| event.time_stamp() - earlier < 5_000.0);
        if !event.repeat() {
            presses.push(event.time_stamp());
        }
        if presses.len() == 3 {
            leave();
        }
    });
    SHIFTS.set(Some(listener));
}

/// Leaves for another address at once, without a warning and without a way back to this page.
pub fn replace_with(address: &str) {
    warn(false);
    let _ = window().location().replace(address);
}
