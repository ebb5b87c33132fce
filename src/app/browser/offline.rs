//! The use without a network, on one's own device: `public/offline.js`, reached through boot.js.
//!
//! Nothing is registered and nothing kept until it is turned on; what is kept then are the public files of the site.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{boot, page::window};

/// What this browser keeps of the site: `off`, `on`, `new` where another version is here and waits, and `unsupported` where
/// this browser, this window or this address cannot keep anything.
pub async fn state() -> String {
    ask("state").await.and_then(|state| state.as_string()).unwrap_or_else(|| "unsupported".to_owned())
}

/// Turns it `on` or `off`, or starts the page anew with the version that waits (`swap`): what is not saved by then is lost, and
/// the browser asks first where the page has asked it to. Or asks the browser to keep what the page stores (`persist`).
///
/// Whether that was done, all of it; where it could not be turned on the first time, nothing is kept.
pub async fn set(what: &str) -> bool {
    ask(what).await.is_some_and(|done| done == true)
}

/// Starts a page anew that is too old for what it was asked to show, where a newer one is here; it has its say meanwhile.
pub fn begin_swap() {
    let _ = boot::offline("swap");
}

/// Tells when another version is here and waits, for as long as the page lives. One that waits at the start is told too.
pub fn on_new_version(told: impl Fn() + 'static) {
    EventListener::new(&window(), "marac-new-version", move |_| told()).forget();
}

async fn ask(what: &str) -> Option<JsValue> {
    JsFuture::from(boot::offline(what)?).await.ok()
}
