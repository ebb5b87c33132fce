//! What a person has asked this device to remember: one text, of public keys alone; drafts are sealed in a database, which
//! only a worker opens ([`super::database`]).

use wasm_bindgen_futures::JsFuture;

const PLACE: &str = "marac-portal/known-keys@1";

/// What is remembered; nothing where nothing is, or where the browser lets no page look.
pub fn read() -> Option<String> {
    storage()?.get_item(PLACE).ok()?
}

/// Puts this text in its place, or nothing at all; whether it stands so now.
pub fn write(text: Option<&str>) -> bool {
    if let Some(storage) = storage() {
        let _ = match text {
            Some(text) => storage.set_item(PLACE, text),
            None => storage.remove_item(PLACE),
        };
    }
    read().as_deref() == text
}

fn storage() -> Option<web_sys::Storage> {
    super::page::window().local_storage().ok()?
}

/// Whether the database of [`super::database`] is there: boot.js looks, so that nothing has to be loaded for it.
pub async fn keeps_drafts() -> bool {
    match super::boot::keeps_drafts() {
        Some(looked) => JsFuture::from(looked).await.is_ok_and(|is| is == true),
        None => false,
    }
}
