//! The browser's warning before a page with unsent text is left.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};

use super::page::window;

thread_local! {
    static WARNING: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Turns the warning on or off; the words are the browser's own.
pub fn warn(on: bool) {
    WARNING.with_borrow_mut(|warning| {
        if !on {
            *warning = None;
        } else if warning.is_none() {
            let active = EventListenerOptions::enable_prevent_default();
            *warning = Some(EventListener::new_with_options(&window(), "beforeunload", active, |event| {
                event.prevent_default()
            }));
        }
    });
}

/// Leaves for another address at once, without a warning and without a way back to this page.
pub fn replace_with(address: &str) {
    warn(false);
    let _ = window().location().replace(address);
}
