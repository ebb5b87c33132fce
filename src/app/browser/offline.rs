//! The use without a network, on one's own device: `public/offline.js`, reached through boot.js.
//!
//! Nothing is registered and nothing kept until [`turn_on`]; what is kept then are the public files of the site.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{boot, page::window};

/// What this browser keeps of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// This browser, this window or this address cannot keep anything.
    Unsupported,
    Off,
    On,
    /// On, and another version is here, waiting for [`swap`].
    NewVersion,
}

/// What is kept now.
pub async fn state() -> Offline {
    let answer = answer("state").await.and_then(|state| state.as_string());
    match answer.as_deref() {
        Some("off") => Offline::Off,
        Some("on") => Offline::On,
        Some("new") => Offline::NewVersion,
        _ => Offline::Unsupported,
    }
}

/// Keeps the site on this device; whether all of it is kept now. Where that fails the first time, nothing is.
pub async fn turn_on() -> bool {
    is_done("on").await
}

/// Keeps nothing any more; whether nothing is left.
pub async fn turn_off() -> bool {
    is_done("off").await
}

/// Takes the version that waits, or one that the site has by now, and starts the page anew; false where there is none.
///
/// What is not saved by then is lost: the browser asks first where the page has asked it to.
pub async fn swap() -> bool {
    is_done("swap").await
}

/// The same for a page that is too old for what it was asked to show, which has its say meanwhile.
pub fn begin_swap() {
    let _ = boot::offline("swap");
}

/// Tells when another version is here and waits, for as long as the page lives. One that waits at the start is told too.
pub fn on_new_version(told: impl Fn() + 'static) {
    EventListener::new(&window(), "marac-new-version", move |_| told()).forget();
}

async fn is_done(what: &str) -> bool {
    answer(what).await.is_some_and(|answer| answer.is_truthy())
}

async fn answer(what: &str) -> Option<JsValue> {
    JsFuture::from(boot::offline(what)?).await.ok()
}
