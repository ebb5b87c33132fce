//! Copying plain text.

use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// The browser did not allow it, or has no clipboard on this connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Puts plain text on the clipboard.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let navigator = window().navigator();
    // absent outside secure contexts, where web_sys would throw
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).map_or(true, |clipboard| clipboard.is_undefined()) {
        return Err(NotCopied);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(drop).map_err(|_| NotCopied)
}
