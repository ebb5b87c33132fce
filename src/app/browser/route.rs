//! The part of the address after `#`.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Url;

use super::page::window;

/// The current hash with its `#`, or an empty string.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts another hash into the address without an entry in the history; nothing is told of it.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Puts another hash into the address with an entry in the history, so that Back returns; nothing is told of it.
pub fn push(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Goes to another hash as a link would: an entry in the history, and everybody is told.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Goes back one entry of the history, as the Back button does; a changed hash is told of.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// The address of a file or folder of the site, told from where this page is: `../` of a desk is the practitioner's page.
pub fn address_of(relative: &str) -> Option<String> {
    let here = window().location().href().ok()?;
    Url::new_with_base(relative, &here).ok().map(|url| url.href())
}

/// Calls `changed` with the new hash whenever a link, the person or the Back button changes it, for as long as the page lives.
pub fn on_change(changed: impl Fn(String) + 'static) {
    EventListener::new(&window(), "hashchange", move |_| changed(hash())).forget();
}
