//! This site without a network: what `public/boot.js` does for it, once a person has asked.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;

/// How things stand: `off`, `on`, `new` where a new version waits, `unsupported`.
pub async fn state() -> String {
    ask("state").await.and_then(|state| state.as_string()).unwrap_or_else(|| "unsupported".to_owned())
}

/// Turns it `on` or `off`, or changes over to the new version (`swap`); whether that was done.
pub async fn set(what: &str) -> bool {
    ask(what).await.is_some_and(|done| done == true)
}

async fn ask(what: &str) -> Option<wasm_bindgen::JsValue> {
    let asked = boot::offline(what)?;
    JsFuture::from(asked.dyn_into::<js_sys::Promise>().ok()?).await.ok()
}
