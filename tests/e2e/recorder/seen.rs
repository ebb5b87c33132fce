/// One request as a browser sent it.
#[derive(Clone, Debug)]
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
    /// Path and query, whichever way the browser asked.
    pub fn path(&self) -> &str {
        match self.url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
            None => &self.url,
        }
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
