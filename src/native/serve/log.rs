//! One line a request: method, status, size class, duration. No names, no addresses.

use std::io::Write;
use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Writes the line once the answer is known.
pub async fn write(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = known(request.method());
    let received = length(request.headers()).unwrap_or_default();
    let response = next.run(request).await;
    let sent = length(response.headers()).or(response.body().size_hint().exact()).unwrap_or_default();
    let size = size_class(received.max(sent));
    let status = response.status().as_u16();
    let line = format!("{method} {status} {size} {} ms\n", start.elapsed().as_millis());
    // Standard error writes piece by piece what it is given in pieces. A closed one must not stop the server.
    let _ = std::io::stderr().write_all(line.as_bytes());
    response
}

/// A method is whatever the sender wrote: only the known ones are repeated.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::PUT => "PUT",
        Method::OPTIONS => "OPTIONS",
        Method::POST => "POST",
        _ => "other",
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The next power of two, so that a line does not identify a file.
fn size_class(bytes: u64) -> String {
    match bytes.checked_next_power_of_two().unwrap_or(u64::MAX) {
        0..=1024 => "<=1K".into(),
        size @ ..=1_048_575 => format!("<={}K", size / 1024),
        size => format!("<={}M", size / 1_048_576),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_classes_only() {
        for (bytes, class) in [
            (0, "<=1K"),
            (1024, "<=1K"),
            (1025, "<=2K"),
            (131_072, "<=128K"),
            (131_073, "<=256K"),
            (1_048_576, "<=1M"),
            (30_000_000, "<=32M"),
        ] {
            assert_eq!(size_class(bytes), class);
        }
    }
}
