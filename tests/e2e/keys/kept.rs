//! What the browser keeps of a page about keys: nothing.

use serde_json::json;

use crate::page::Page;

const KEPT: &str = "const done = arguments[arguments.length - 1];
    (async () => [localStorage.length, sessionStorage.length, document.cookie.length,
        'caches' in window ? (await caches.keys()).length : 0,
        indexedDB.databases ? (await indexedDB.databases()).length : 0,
        history.state === null ? 0 : 1])().then(done, error => done(String(error)))";

/// Fails where a storage of this site holds anything.
pub async fn stores_nothing(page: &Page<'_>) {
    let kept = page.run_async(KEPT, vec![]).await;
    assert_eq!(kept, json!([0, 0, 0, 0, 0, 0]), "localStorage, sessionStorage, cookies, caches, databases, history");
}
