//! Whose upload it is, for counting what was refused.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// Where senders' addresses come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senders {
    /// From the connection.
    Direct,
    /// From the last entry of `X-Forwarded-For`: the one that the proxy in front has written itself.
    BehindProxy,
}

impl Senders {
    /// The sender's address; the connection's where the proxy names none.
    pub fn address(self, headers: &HeaderMap, peer: IpAddr) -> IpAddr {
        match self {
            Senders::Direct => peer,
            Senders::BehindProxy => forwarded(headers).unwrap_or(peer),
        }
    }
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = last.rsplit(',').next()?.trim();
    // Some proxies write the port as well.
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_entry_counts_and_only_behind_a_proxy() {
        let peer: IpAddr = "127.0.0.1".parse().unwrap();
        for (lines, expected) in [
            (&["192.0.2.1"][..], "192.0.2.1"),
            (&["10.0.0.1, 192.0.2.1"], "192.0.2.1"),
            (&["192.0.2.9", "10.0.0.1,192.0.2.1:4711"], "192.0.2.1"),
            (&["[2001:db8::1]:443"], "2001:db8::1"),
            (&["2001:db8::1"], "2001:db8::1"),
            (&["192.0.2.1, unknown"], "127.0.0.1"),
            (&[], "127.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            assert_eq!(Senders::BehindProxy.address(&headers, peer).to_string(), expected, "{lines:?}");
            assert_eq!(Senders::Direct.address(&headers, peer), peer);
        }
    }
}
