//! Uploads from a site that is hosted elsewhere: `--allow-origin`.

use std::str::FromStr;

use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// An origin whose pages may upload, as a browser writes it: `https://host` or `https://host:port`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(HeaderValue);

/// What a page elsewhere may read of an answer.
const EXPOSED: &str = "Repr-Digest, Retry-After, Proof-Of-Work";

/// The text is not an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnOrigin;

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Origin, NotAnOrigin> {
        let uri: Uri = text.parse().map_err(|_| NotAnOrigin)?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https")).ok_or(NotAnOrigin)?;
        let authority = uri.authority().ok_or(NotAnOrigin)?;
        // A path, a user, capital letters or a closing slash would never equal what a browser sends.
        if text != format!("{scheme}://{authority}") || text.contains('@') || text != text.to_ascii_lowercase() {
            return Err(NotAnOrigin);
        }
        HeaderValue::from_str(text).map(Origin).map_err(|_| NotAnOrigin)
    }
}

impl Origin {
    /// As a browser writes it.
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }
}

/// The answer to a browser that asks before it uploads.
pub fn preflight(allowed: Option<&Origin>, request: &HeaderMap) -> Response {
    preflight_for(allowed, request, "PUT", "Content-Type, If-None-Match, Proof-Of-Work")
}

/// The same for other methods and headers.
pub fn preflight_for(
    allowed: Option<&Origin>,
    request: &HeaderMap,
    methods: &'static str,
    with: &'static str,
) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    if grant(allowed, request, &mut response) {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(methods));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(with));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}

/// Lets the page read the answer, if its origin is allowed.
pub fn grant(allowed: Option<&Origin>, request: &HeaderMap, response: &mut Response) -> bool {
    let Some(Origin(allowed)) = allowed else {
        return false;
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    if request.get(header::ORIGIN) != Some(allowed) {
        return false;
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed.clone());
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_exactly_what_a_browser_sends() {
        for good in ["https://marac.example.org", "http://127.0.0.1:8081", "https://marac.example.org:8443"] {
            assert!(good.parse::<Origin>().is_ok(), "{good}");
        }
        for bad in [
            "*",
            "null",
            "marac.example.org",
            "https://marac.example.org/",
            "https://Marac.example.org",
            "https://a@marac.example.org",
            "ftp://marac.example.org",
            "",
        ] {
            assert_eq!(bad.parse::<Origin>(), Err(NotAnOrigin), "{bad}");
        }
    }
}
