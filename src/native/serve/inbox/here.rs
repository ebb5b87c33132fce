//! The origin under which people know this server: what binds an answer to it.
//!
//! It is never taken from a request, but for the names of this computer itself. Otherwise a false server could hand on the
//! challenges of the true one, asked for in its own name.

use axum::http::{HeaderMap, header};

/// What is known of the origin.
#[derive(Clone, Debug)]
pub struct Here {
    /// As the operator gives it.
    pub public: Option<String>,
    /// `http` or `https`, as this server itself speaks.
    pub scheme: &'static str,
    /// The port that it listens on.
    pub port: u16,
}

impl Here {
    /// The origin of a request; nothing where the operator has not said it and the request does not come from this computer's
    /// own names.
    pub fn origin(&self, request: &HeaderMap) -> Option<String> {
        if let Some(public) = &self.public {
            return Some(public.clone());
        }
        let host = request.get(header::HOST)?.to_str().ok()?;
        let (name, port) = host.rsplit_once(':')?;
        let own = ["127.0.0.1", "localhost", "[::1]"].contains(&name) && port.parse() == Ok(self.port);
        own.then(|| format!("{}://{host}", self.scheme))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(public: Option<&str>, host: &str) -> Option<String> {
        let here = Here { public: public.map(str::to_owned), scheme: "http", port: 8080 };
        let headers = [(header::HOST, host.parse().unwrap())].into_iter().collect();
        here.origin(&headers)
    }

    #[test]
    fn only_the_operator_gives_a_name_that_is_not_this_computers_own() {
        let public = Some("https://referrals.example.org");
        for (public, host, expected) in [
            (None, "127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            (None, "localhost:8080", Some("http://localhost:8080")),
            (None, "[::1]:8080", Some("http://[::1]:8080")),
            (None, "127.0.0.1:8081", None),
            (None, "127.0.0.1", None),
            (None, "evil.example.org:8080", None),
            (None, "", None),
            (public, "evil.example.org", public),
            (public, "127.0.0.1:8080", public),
        ] {
            assert_eq!(origin(public, host).as_deref(), expected, "{host}");
        }
    }
}
