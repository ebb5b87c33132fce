//! The client that this program asks other servers with: no redirects, no cookies, nothing said about who asks.

use std::error::Error;
use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;

/// A client that waits so long for a connection and for each piece of an answer.
pub fn client(patience: Duration) -> Result<Client, reqwest::Error> {
    // Whoever was first has set the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().redirect(Policy::none()).connect_timeout(patience).read_timeout(patience).build()
}

/// Why a request failed, in the innermost words there are; never its address.
pub fn reason(error: &reqwest::Error) -> String {
    let mut innermost: &dyn Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
