//! Copying plain text.

use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// The browser did not allow it, or has no clipboard on this connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Puts plain text on the clipboard. Asked for at once, not when first awaited: Safari allows it only while a person presses.
pub fn copy(text: &str) -> impl Future<Output = Result<(), NotCopied>> + use<> {
    let navigator = window().navigator();
    // absent outside secure contexts, where web_sys would throw
    let absent = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_or(true, |there| there.is_undefined());
    let asked = (!absent).then(|| navigator.clipboard().write_text(text));
    async move { JsFuture::from(asked.ok_or(NotCopied)?).await.map(drop).map_err(|_| NotCopied) }
}
