//! The address of a server, as a person has it from the operator.

use reqwest::Url;

use crate::wording::say;

/// A server: its origin, as a browser writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    origin: String,
}

impl Address {
    /// Reads `https://host`, also with `/inbox/` behind it. In the clear only to this computer itself.
    pub fn read(text: &str) -> Result<Address, String> {
        let wrong = || say!("cli-inbox-bad-url");
        let url: Url = text.trim().parse().map_err(|_| wrong())?;
        let nothing_more = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && ["", "/", "/inbox", "/inbox/"].contains(&url.path());
        let host = url.host_str().filter(|_| nothing_more).ok_or_else(wrong)?;
        let local = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
        match url.scheme() {
            "https" => {}
            "http" if local => {}
            "http" => return Err(say!("cli-inbox-in-the-clear")),
            _ => return Err(wrong()),
        }
        Ok(Address { origin: url.origin().ascii_serialization() })
    }

    /// What a challenge has to name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of something in the inbox.
    pub fn of(&self, path: &str) -> String {
        format!("{}/inbox/{path}", self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_an_origin_and_plain_http_only_to_this_computer() {
        for (text, origin) in [
            ("https://referrals.example.org", "https://referrals.example.org"),
            ("https://Referrals.example.org:443/", "https://referrals.example.org"),
            ("https://referrals.example.org:8443/inbox/", "https://referrals.example.org:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080/inbox", "http://[::1]:8080"),
            (" http://localhost:8080/ ", "http://localhost:8080"),
        ] {
            assert_eq!(Address::read(text).unwrap().origin(), origin, "{text}");
        }
        assert_eq!(Address::read("http://referrals.example.org"), Err(say!("cli-inbox-in-the-clear")));
        for bad in [
            "",
            "referrals.example.org",
            "ftp://referrals.example.org",
            "https://referrals.example.org/desk/",
            "https://referrals.example.org/?a=b",
            "https://a:b@referrals.example.org/",
            "file:///etc/passwd",
        ] {
            assert_eq!(Address::read(bad), Err(say!("cli-inbox-bad-url")), "{bad}");
        }
    }
}
