//! The static site, with the area packs of the data folder over its own.

use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{self, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::headers;
use super::packs::Packs;
use super::router::not_found;

/// The files of a built site.
pub struct Site {
    /// Documents, packs, data: read from disk each time.
    documents: ServeDir,
    /// Files whose name changes with their content, with a `.br` beside them or not.
    assets: ServeDir,
    overlay: ServeDir,
    packs: Packs,
}

impl Site {
    pub fn new(site: &Path, packs: Packs) -> Site {
        Site {
            documents: ServeDir::new(site),
            assets: ServeDir::new(site).precompressed_br(),
            overlay: ServeDir::new(&packs.overlay).append_index_html_on_directories(false),
            packs,
        }
    }

    /// Answers a `GET` or `HEAD`.
    pub async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path();
        if !is_plain(path) {
            return not_found().await;
        }
        if path == "/areas/index.json" {
            return self.directory().await;
        }
        if let Some(uri) = path.strip_prefix("/areas").and_then(|rest| rest.parse::<Uri>().ok()) {
            let overlaid = read(&self.overlay, with_uri(&request, uri)).await;
            if overlaid.status() != StatusCode::NOT_FOUND {
                return overlaid;
            }
        }
        if !has_hash(path) {
            return or_not_found(read(&self.documents, request).await).await;
        }
        // The worker alone sends: no page ever connects to another origin.
        let sends = path.starts_with("/worker-") && path.ends_with(".js");
        let mut response = read(&self.assets, request).await;
        if response.status() == StatusCode::NOT_FOUND {
            return not_found().await;
        }
        let policy = if sends { self.policy().await } else { None };
        let headers = response.headers_mut();
        headers.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        response
    }

    /// The policy that lets a script reach the dropboxes of the areas.
    async fn policy(&self) -> Option<HeaderValue> {
        let packs = self.packs.clone();
        let origins = tokio::task::spawn_blocking(move || packs.dropbox_origins()).await.ok()?;
        headers::content_security_policy(&origins)
    }

    async fn directory(&self) -> Response {
        let packs = self.packs.clone();
        match tokio::task::spawn_blocking(move || packs.directory().to_json()).await {
            Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// Letters, digits and a few signs, no hidden name, no step up: all that our own files need, and nothing to decode.
fn is_plain(path: &str) -> bool {
    let sign = |b: u8| b.is_ascii_alphanumeric() || b"/._-~+@".contains(&b);
    path.bytes().all(sign) && !path.contains("//") && !path.contains("/.")
}

/// Whether a part of the path carries a hash of the content, as in `portal-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let is_hash = |part: &str| part.len() >= 16 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    path.split(['/', '.', '-', '_']).any(is_hash)
}

async fn read(files: &ServeDir, request: Request) -> Response {
    match files.clone().oneshot(request).await {
        Ok(response) => with_charset(response.map(Body::new)),
        Err(never) => match never {},
    }
}

async fn or_not_found(response: Response) -> Response {
    if response.status() == StatusCode::NOT_FOUND { not_found().await } else { response }
}

fn with_uri(request: &Request, uri: Uri) -> Request {
    let mut copy = Request::new(Body::empty());
    *copy.method_mut() = request.method().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.uri_mut() = uri;
    copy
}

/// All text of the site is UTF-8.
fn with_charset(mut response: Response) -> Response {
    let text = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let text = text.filter(|kind| kind.starts_with("text/") && !kind.contains("charset"));
    let text = text.and_then(|kind| HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok());
    if let Some(kind) = text {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        assert!(has_hash("/portal-0123456789abcdef.js"));
        assert!(has_hash("/portal-0123456789abcdef_bg.wasm"));
        assert!(has_hash("/desk/snippets/leptos-0123456789abcdef/inline0.js"));
        for document in ["/", "/index.html", "/boot.js", "/areas/deadbeef.json", "/instruments/dash-ric.json"] {
            assert!(!has_hash(document), "{document}");
        }
    }

    #[test]
    fn hidden_files_and_steps_up_are_not_even_looked_for() {
        for path in ["/.git/config", "/a/../b", "/..", "/%2e%2e/keys", "//x", "/a\\b", "/areas/.x.json", "/a b"] {
            assert!(!is_plain(path), "{path}");
        }
        assert!(is_plain("/desk/") && is_plain("/areas/northmere.json.minisig"));
    }
}
