//! The address that the name of an object is added to.

/// An address of the page's own origin, or of a named one; nothing in it could lead anywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    origin: Option<String>,
    path: String,
    query: String,
}

impl Base {
    /// An address that objects are named below; relative ones end in `/`.
    pub(super) fn of_folder(url: &str) -> Option<Base> {
        let base = Base::parse(url)?;
        match (&base.origin, base.path.ends_with('/')) {
            (_, true) => Some(base),
            // The address of a container, as its store writes it.
            (Some(_), false) => Some(Base { path: format!("{}/", base.path), ..base }),
            (None, false) => None,
        }
    }

    /// An address that takes every object.
    pub(super) fn of_form(url: &str) -> Option<Base> {
        Base::parse(url).filter(|base| base.query.is_empty())
    }

    fn parse(url: &str) -> Option<Base> {
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !b"\\#\"<>".contains(&b));
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let (origin, path) = match address.split_once("://") {
            Some((scheme, rest)) => {
                let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(origin(scheme, host)?), path)
            }
            None if address.contains(':') || address.starts_with("//") => return None,
            None => (None, address),
        };
        // What a store gives is an address of its own, never a way up or out of it.
        let steps_up = path.split('/').any(|part| matches!(part, "." | ".."));
        let fits = plain(path) && plain(query) && !path.starts_with("//") && !steps_up;
        fits.then(|| Base { origin, path: path.to_owned(), query: query.to_owned() })
    }

    /// The origin; nothing where it is the page's own.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    }

    /// The address of one object: the name goes before the query.
    pub fn address(&self, object: &str) -> String {
        let origin = self.origin.as_deref().unwrap_or_default();
        let asks = if self.query.is_empty() { "" } else { "?" };
        format!("{origin}{}{object}{asks}{}", self.path, self.query)
    }
}

/// An origin as browsers write it. Without TLS only this computer is spoken to.
fn origin(scheme: &str, host: &str) -> Option<String> {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
    let named = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
    let known = !name.is_empty() && name.bytes().all(named) && port.bytes().all(|b| b.is_ascii_digit());
    let local = matches!(name, "localhost" | "127.0.0.1");
    let safe = scheme == "https" || (scheme == "http" && local);
    (known && safe && !host.ends_with(':')).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(url: &str) -> Option<String> {
        Base::of_folder(url).map(|base| base.address("00ff.age"))
    }

    #[test]
    fn the_name_goes_before_the_query() {
        for (url, expected) in [
            ("drop/", "drop/00ff.age"),
            ("/drop/?code=abc", "/drop/00ff.age?code=abc"),
            ("https://drop.example.org/in", "https://drop.example.org/in/00ff.age"),
            ("https://drop.example.org", "https://drop.example.org/00ff.age"),
            ("https://drop.example.org:8443/in/?sig=a%3D", "https://drop.example.org:8443/in/00ff.age?sig=a%3D"),
            ("http://127.0.0.1:10000/acme/drop", "http://127.0.0.1:10000/acme/drop/00ff.age"),
        ] {
            assert_eq!(address(url).as_deref(), Some(expected), "{url}");
        }
    }

    #[test]
    fn what_is_no_plain_address_is_never_used() {
        for url in [
            "http://drop.example.org/",
            "ftp://drop.example.org/",
            "//drop.example.org/",
            "/\\drop.example.org/",
            "\\\\drop.example.org/",
            "https://user@drop.example.org/",
            "https://drop.example.org; script-src */",
            "https://Drop.example.org/",
            "https:///in/",
            "https://drop.example.org:/",
            "javascript:alert(1)/",
            " //drop.example.org/",
            "\t//drop.example.org/",
            "drop/../desk/",
            "drop/#/",
            "drop",
            "",
        ] {
            assert_eq!(address(url), None, "{url:?}");
        }
    }
}
