//! Whether somebody is there.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::page::window;

/// What counts as input: moving the pointer alone does not, a cat or a vibrating desk does that too.
const INPUTS: [&str; 7] = ["keydown", "pointerdown", "click", "wheel", "touchmove", "input", "drop"];

/// Calls `heard` at every input, for as long as the page lives.
pub fn on_input(heard: impl Fn() + Clone + 'static) {
    for name in INPUTS {
        let heard = heard.clone();
        let passive = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        EventListener::new_with_options(&window(), name, passive, move |_| heard()).forget();
    }
}

/// The letter of a key that was pressed alone, in lower case.
pub fn letter(press: &Event) -> Option<char> {
    let press: &KeyboardEvent = press.dyn_ref()?;
    let with_others = press.ctrl_key() || press.alt_key() || press.meta_key();
    let key = press.key();
    let letter = key.chars().next().filter(|_| key.len() == 1 && !with_others);
    letter.map(|letter| letter.to_ascii_lowercase())
}
