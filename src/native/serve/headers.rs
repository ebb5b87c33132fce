//! The headers of the threat model (D1, D3, D10), on every response, errors included.
//!
//! `Strict-Transport-Security` is added with a certificate only; without, the proxy that adds TLS adds it.

use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::Response;

/// Nothing but this site's own files, and no way to send a form, be framed, or run text as code.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Every power that browsers know a name for, refused; `clipboard-write` alone stays, to copy a reference.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), \
    clipboard-write=(self), cross-origin-isolated=(), display-capture=(), encrypted-media=(), fullscreen=(), \
    gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), \
    keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), \
    serial=(), storage-access=(), sync-xhr=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// The policy of a script that may also connect to these origins, each as `https://host`.
pub fn content_security_policy(origins: &[String]) -> Option<HeaderValue> {
    let connect = origins.iter().fold("connect-src 'self'".to_owned(), |all, origin| format!("{all} {origin}"));
    HeaderValue::from_str(&CONTENT_SECURITY_POLICY.replace("connect-src 'self'", &connect)).ok()
}

/// All of them, as name and value, for a host that serves the site by itself; areas' dropboxes are at these origins.
pub fn site_headers(origins: &[String]) -> Vec<(String, String)> {
    let policy = content_security_policy(origins);
    let value = |name: &HeaderName, value: &str| match &policy {
        Some(policy) if name == header::CONTENT_SECURITY_POLICY => policy.to_str().unwrap_or(value).to_owned(),
        _ => value.to_owned(),
    };
    ALWAYS.iter().map(|(name, fixed)| (titled(name.as_str()), value(name, fixed))).collect()
}

/// `content-type` as `Content-Type`: how people write it.
fn titled(name: &str) -> String {
    let parts = name.split('-').map(|part| part[..1].to_uppercase() + &part[1..]);
    parts.collect::<Vec<_>>().join("-")
}

/// Adds them; what is not marked otherwise is never stored.
pub async fn add(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Two years of HTTPS only, for whoever has come by HTTPS.
pub async fn add_strict_transport(mut response: Response) -> Response {
    let value = HeaderValue::from_static("max-age=63072000");
    response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, value);
    response
}
