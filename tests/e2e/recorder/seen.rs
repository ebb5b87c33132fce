use std::fmt;

/// One request as a browser sent it.
#[derive(Clone)]
pub struct Seen {
    pub method: String,
    /// Absolute where the browser asked a proxy; otherwise path and query.
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// For another origin than the one under test.
    pub foreign: bool,
}

impl Seen {
    /// WebKitGTK speaks TLS with a proxy for `https`, so the recorder sees that something was asked, not what.
    pub fn unreadable() -> Seen {
        Seen {
            method: "CONNECT".into(),
            url: "somewhere in TLS".into(),
            headers: Vec::new(),
            body: Vec::new(),
            foreign: true,
        }
    }

    /// Path and query, whichever way the browser asked.
    pub fn path(&self) -> &str {
        match self.url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
            None => &self.url,
        }
    }

    /// The host of a request to another origin.
    pub fn host(&self) -> &str {
        let after_scheme = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        after_scheme.split([':', '/']).next().unwrap_or_default()
    }

    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Everything of the request as one run of bytes, for searching.
    pub fn bytes(&self) -> Vec<u8> {
        let mut all = format!("{} {}\n", self.method, self.url).into_bytes();
        for (name, value) in &self.headers {
            all.extend(format!("{name}: {value}\n").into_bytes());
        }
        all.push(b'\n');
        all.extend(&self.body);
        all
    }
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({} bytes)", self.method, self.url, self.body.len())
    }
}
