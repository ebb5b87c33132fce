//! Reading the public files of the site: packs, directories, instruments.

use chrono::{DateTime, Utc};
use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response};

use super::{held::Held, page::window};

/// A file of the site as it came.
#[derive(Clone, Debug)]
pub struct Fetched<T> {
    /// What the file holds.
    pub body: T,
    /// When the server says it answered; absent where it does not say, or hides it from a page of another origin.
    pub served_at: Option<DateTime<Utc>>,
}

/// Why a file of the site could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: offline, or the server does not run.
    NoAnswer,
    /// The server does not have it (404, 410).
    NotThere,
    /// The server answered with another status.
    Refused(u16),
    /// It came, and is not what it should be.
    Unreadable,
}

/// Fetches text, never from a cache.
pub async fn text(url: &str) -> Result<Fetched<String>, FetchError> {
    let response = get(url).await?;
    let served_at = response.headers().get("Date").ok().flatten().and_then(|date| http_date(&date));
    let text = response.text().map_err(|_| FetchError::Unreadable)?;
    let body = JsFuture::from(text).await.map_err(|_| FetchError::NoAnswer)?;
    Ok(Fetched { body: body.as_string().ok_or(FetchError::Unreadable)?, served_at })
}

/// Fetches JSON of a known shape, never from a cache.
pub async fn json<T: DeserializeOwned>(url: &str) -> Result<Fetched<T>, FetchError> {
    let Fetched { body, served_at } = text(url).await?;
    let body = serde_json::from_str(&body).map_err(|_| FetchError::Unreadable)?;
    Ok(Fetched { body, served_at })
}

/// One request to an interface of this site, with the bearer token and the JSON where there is one; its status and what
/// it answers.
pub async fn exchange(method: &str, url: &str, bearer: &str, json: Option<&str>) -> Result<(u16, Held), FetchError> {
    let init = private_request(method);
    let headers = Headers::new().map_err(|_| FetchError::NoAnswer)?;
    let mut given = Vec::new();
    given.extend((!bearer.is_empty()).then(|| ("Authorization", format!("Bearer {bearer}"))));
    if let Some(json) = json {
        given.push(("Content-Type", "application/json".to_owned()));
        init.set_body(&json.into());
    }
    for (name, value) in given {
        headers.set(name, &value).map_err(|_| FetchError::NoAnswer)?;
    }
    init.set_headers(&headers);
    let answer =
        JsFuture::from(window().fetch_with_str_and_init(url, &init)).await.map_err(|_| FetchError::NoAnswer)?;
    let response: Response = answer.dyn_into().map_err(|_| FetchError::NoAnswer)?;
    let body = JsFuture::from(response.array_buffer().map_err(|_| FetchError::Unreadable)?).await;
    Ok((response.status(), Held(Uint8Array::new(&body.map_err(|_| FetchError::NoAnswer)?))))
}

/// A request that carries no cookie, no referrer and follows no redirect.
pub(super) fn private_request(method: &str) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Error);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init
}

async fn get(url: &str) -> Result<Response, FetchError> {
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &private_request("GET"))).await;
    let response: Response = answer.map_err(|_| FetchError::NoAnswer)?.dyn_into().map_err(|_| FetchError::NoAnswer)?;
    match response.status() {
        200 => Ok(response),
        404 | 410 => Err(FetchError::NotThere),
        other => Err(FetchError::Refused(other)),
    }
}

fn http_date(date: &str) -> Option<DateTime<Utc>> {
    let ms = js_sys::Date::parse(date);
    if ms.is_nan() { None } else { DateTime::from_timestamp_millis(ms as i64) }
}
