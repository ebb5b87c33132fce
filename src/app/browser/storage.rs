//! What a person has asked this device to remember: one text, of public keys alone. Nothing else is ever stored.

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
