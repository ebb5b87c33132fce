//! What a panic may say.

use std::panic;

/// Makes every panic print where it happened and nothing else: the message could quote what somebody typed.
///
/// The trap that follows is caught by boot.js, which shows "NOT sent".
pub fn print_locations_only() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        web_sys::console::error_1(&format!("stopped at {place}").into());
    }));
}
