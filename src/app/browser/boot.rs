//! What `public/boot.js` hands to the program, as `window.marac`.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The build that is running, as it stands in a record: `<version>+<hash of the WebAssembly>`.
///
/// The version alone when the program was not started by boot.js, as in tests.
pub fn build() -> String {
    member("build").and_then(|build| build.as_string()).unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

/// Hands boot.js the text to show if the program breaks: what has been typed so far, in plain words.
///
/// It stays in the memory of the page and goes nowhere else.
pub fn keep(text: &str) {
    ask("keep", text);
}

/// Lets boot.js start the live program in the place of this one, which hands over what was typed. It stays in the memory of the page.
pub fn hand_over(text: &str) {
    ask("live", text);
}

/// What another program handed over to this one; told once, and empty where there is nothing.
pub fn handed_over() -> String {
    ask("handedOver", "").and_then(|handed| handed.as_string()).unwrap_or_default()
}

/// Asks boot.js for a worker whose script and program have been verified, to reach an origin where one is named.
pub(super) fn verified_worker(origin: &str) -> Option<Promise> {
    ask("worker", origin)?.dyn_into().ok()
}

/// Asks the script for the use without a network, which is loaded for that.
pub(super) fn offline(what: &str) -> Option<Promise> {
    ask("offline", what)?.dyn_into().ok()
}

/// Asks boot.js whether this device keeps drafts.
pub(super) fn keeps_drafts() -> Option<Promise> {
    ask("keepsDrafts", "")?.dyn_into().ok()
}

fn ask(name: &str, text: &str) -> Option<JsValue> {
    member(name)?.dyn_into::<Function>().ok()?.call1(&JsValue::NULL, &text.into()).ok()
}

fn member(name: &str) -> Option<JsValue> {
    let marac = Reflect::get(&js_sys::global(), &"marac".into()).ok()?;
    if marac.is_undefined() { None } else { Reflect::get(&marac, &name.into()).ok() }
}
