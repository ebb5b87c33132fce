//! Handing bytes to the person as a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{clock, held::Held, page::document};

/// The browser refused to make the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOffered;

/// How long the bytes stay reachable for the browser's download, in seconds: a save dialogue may be open that long.
const REACHABLE: u64 = 60;

/// Downloads bytes under a file name, as a type that no browser opens by itself.
pub fn file(name: &str, bytes: &[u8]) -> Result<(), NotOffered> {
    offer(name, Array::of1(&Uint8Array::from(bytes))).map_err(|_| NotOffered)
}

/// The same of bytes that only pass through the page: the first of these.
pub fn held(name: &str, bytes: &[Held]) -> Result<(), NotOffered> {
    offer(name, bytes.iter().take(1).map(|each| &each.0).collect()).map_err(|_| NotOffered)
}

fn offer(name: &str, parts: Array) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/octet-stream");
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep(std::time::Duration::from_secs(REACHABLE)).await;
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}
