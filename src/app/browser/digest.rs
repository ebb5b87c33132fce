//! SHA-256 as the browser computes it: with the processor's own instructions, and without a byte of ours to download.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Crypto;

/// The SHA-256 of bytes; nothing where the browser does not offer to compute one, as off a secure origin.
pub async fn sha256(bytes: &[u8]) -> Option<[u8; 32]> {
    sha256_of(&Uint8Array::from(bytes)).await
}

/// The same of bytes in the browser's own memory; on a page and in a worker.
pub(super) async fn sha256_of(bytes: &Uint8Array) -> Option<[u8; 32]> {
    let crypto: Crypto = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).ok()?.unchecked_into();
    let subtle = crypto.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let hash = JsFuture::from(subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?).await.ok()?;
    Uint8Array::new(&hash).to_vec().try_into().ok()
}
