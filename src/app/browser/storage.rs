//! What a person has asked this device to remember: one text, of public keys alone; drafts are sealed in a database, which
//! only a worker opens ([`super::database`]).

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
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

/// The name of the database in which a person's own device keeps drafts.
pub(super) const DATABASE: &str = "marac-portal";

/// Whether that database is there.
pub async fn keeps_drafts() -> bool {
    let database = async {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
        let list: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
        let all = JsFuture::from(list.call0(&factory).ok()?.dyn_into::<Promise>().ok()?).await.ok()?;
        let named = |one: JsValue| Reflect::get(&one, &"name".into()).is_ok_and(|name| name == DATABASE);
        Some(all.dyn_into::<Array>().ok()?.iter().any(named))
    };
    database.await.unwrap_or_default()
}

/// Asks the browser not to clear this page's storage by itself; whether it promises.
pub async fn persist() -> bool {
    let promise = async {
        let manager = Reflect::get(&super::page::window().navigator(), &"storage".into()).ok()?;
        let persist: Function = Reflect::get(&manager, &"persist".into()).ok()?.dyn_into().ok()?;
        JsFuture::from(persist.call0(&manager).ok()?.dyn_into::<Promise>().ok()?).await.ok()
    };
    promise.await.is_some_and(|promised| promised == JsValue::TRUE)
}
