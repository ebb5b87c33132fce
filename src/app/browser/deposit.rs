//! In a worker: the one request that puts a sealed file into a dropbox, formats.md section 6.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, FormData, Headers, RequestInit, Response, WorkerGlobalScope};

use super::{clock, fetch::private_request};
use crate::area::dropbox::{Answer, Request, work};

/// No answer came, or none that a page may read: whether the file was stored is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

/// A store that has said nothing for so long after the file could have been sent counts as not having answered.
const PATIENCE_MS: u32 = 120_000;
/// The slowest line that we wait for, in bytes a millisecond: `marac serve` waits no longer either.
const SLOWEST: u32 = 8;

/// Sends sealed bytes; never a cookie or a referrer, and no redirect is followed.
pub async fn send(request: &Request, sealed: &[u8]) -> Result<Answer, Unknown> {
    let init = init(request, sealed).map_err(|_| Unknown)?;
    let response = fetched(&request.address, &init).await?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    Ok(Answer {
        status: response.status(),
        repr_digest: header("Repr-Digest"),
        content_md5: header("Content-MD5"),
        etag: header("ETag"),
        error_code: header("x-ms-error-code"),
        retry_after: header("Retry-After").and_then(|value| seconds(&value)),
        work: header(work::HEADER),
    })
}

/// Asks for a short text; the status and the text.
pub async fn ask(address: &str) -> Result<(u16, String), Unknown> {
    let init = private_request("GET");
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let response = fetched(address, &init).await?;
    let text = JsFuture::from(response.text().map_err(|_| Unknown)?).await.map_err(|_| Unknown)?;
    Ok((response.status(), text.as_string().unwrap_or_default().trim().to_owned()))
}

async fn fetched(address: &str, init: &RequestInit) -> Result<Response, Unknown> {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = JsFuture::from(scope.fetch_with_str_and_init(address, init)).await.map_err(|_| Unknown)?;
    answer.dyn_into().map_err(|_| Unknown)
}

fn init(request: &Request, sealed: &[u8]) -> Result<RequestInit, JsValue> {
    let init = private_request(request.method);
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    init.set_headers(&headers);
    let bytes = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(sealed)))?;
    match &request.form {
        None => init.set_body(&bytes),
        Some(fields) => {
            let form = FormData::new()?;
            for (name, value) in fields {
                form.append_with_str(name, value)?;
            }
            form.append_with_blob_and_filename("file", &bytes, "sealed.age")?;
            init.set_body(&form);
        }
    }
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS + sealed.len() as u32 / SLOWEST)));
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
