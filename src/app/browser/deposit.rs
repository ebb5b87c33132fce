//! Putting a sealed file into a dropbox: one request, formats.md section 6.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, Headers, RequestInit, Response};

use super::{clock, fetch::private_request, page::window};

/// What the store answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header `Repr-Digest` as it came: `sha-256=:<base64>:`.
    pub digest: Option<String>,
    /// The header `Retry-After` in seconds.
    pub retry_after: Option<u32>,
}

/// No answer came, or none that a page may read: whether the file was stored is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

/// A store that has said nothing for so long after the file could have been sent counts as not having answered.
const PATIENCE_MS: u32 = 120_000;
/// The slowest line that we wait for, in bytes a millisecond: `marac serve` waits no longer either.
const SLOWEST: u32 = 8;
const PIECE: usize = 2 * 1024 * 1024;

/// Puts sealed bytes at an address, create-only; never sends a cookie or a referrer, and follows no redirect.
pub async fn put(url: &str, sealed: &[u8]) -> Result<Answer, Unknown> {
    let body = blob(sealed).await.map_err(|_| Unknown)?;
    let init = request(&body).map_err(|_| Unknown)?;
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &init)).await.map_err(|_| Unknown)?;
    let response: Response = answer.dyn_into().map_err(|_| Unknown)?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    Ok(Answer {
        status: response.status(),
        digest: header("Repr-Digest"),
        retry_after: header("Retry-After").and_then(|value| seconds(&value)),
    })
}

/// The file as the browser holds it. Copied piece by piece: the page would stand still for a large one.
async fn blob(sealed: &[u8]) -> Result<Blob, JsValue> {
    let pieces = Array::new();
    for piece in sealed.chunks(PIECE) {
        if pieces.length() > 0 {
            clock::breathe().await;
        }
        pieces.push(&Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(piece)))?.into());
    }
    Blob::new_with_blob_sequence(&pieces)
}

fn request(sealed: &Blob) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/octet-stream")?;
    headers.set("If-None-Match", "*")?;
    let init = private_request("PUT");
    init.set_headers(&headers);
    init.set_body(sealed);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS + sealed.size() as u32 / SLOWEST)));
    Ok(init)
}

/// RFC 9110 section 10.2.3: a number of seconds, or a date.
fn seconds(retry_after: &str) -> Option<u32> {
    let retry_after = retry_after.trim();
    if let Ok(seconds) = retry_after.parse() {
        return Some(seconds);
    }
    let until = js_sys::Date::parse(retry_after);
    let wait = (until - clock::now().timestamp_millis() as f64) / 1000.0;
    if wait.is_nan() { None } else { Some(wait.max(0.0).ceil() as u32) }
}
