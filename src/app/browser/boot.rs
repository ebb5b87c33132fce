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
    if let Some(keep) = member("keep").and_then(|keep| keep.dyn_into::<Function>().ok()) {
        let _ = keep.call1(&JsValue::NULL, &text.into());
    }
}

/// Lets boot.js start the live program in the place of this one, which hands over what was typed. It stays in the memory of the page.
pub fn hand_over(text: &str) {
    if let Some(live) = member("live").and_then(|live| live.dyn_into::<Function>().ok()) {
        let _ = live.call1(&JsValue::NULL, &text.into());
    }
}

/// What another program handed over to this one; told once, and empty where there is nothing.
pub fn handed_over() -> String {
    let handed = member("handedOver").and_then(|handed| handed.dyn_into::<Function>().ok());
    handed.and_then(|handed| handed.call0(&JsValue::NULL).ok()?.as_string()).unwrap_or_default()
}

/// Asks boot.js about this site without a network.
pub(super) fn offline(what: &str) -> Option<JsValue> {
    member("offline")?.dyn_into::<Function>().ok()?.call1(&JsValue::NULL, &what.into()).ok()
}

/// Asks boot.js for a worker whose script and program have been verified, to reach an origin where one is named.
pub(super) fn verified_worker(origin: &str) -> Option<Promise> {
    let worker = member("worker")?.dyn_into::<Function>().ok()?;
    worker.call1(&JsValue::NULL, &origin.into()).ok()?.dyn_into().ok()
}

fn member(name: &str) -> Option<JsValue> {
    let marac = Reflect::get(&js_sys::global(), &"marac".into()).ok()?;
    if marac.is_undefined() { None } else { Reflect::get(&marac, &name.into()).ok() }
}
