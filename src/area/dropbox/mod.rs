//! The dropbox of an area: what is asked of each kind of store, and what its answers mean (formats.md section 6).
//!
//! Nothing here sends anything: the request goes out, and the answer comes in, as values.

mod answer;
mod base;
mod request;
#[cfg(any(feature = "app", feature = "native"))]
pub mod work;

use serde_json::Value;

pub use answer::{Answer, Next, Sent, Why};
pub use base::Base;
pub use request::Request;

use crate::domain::json::Object;

/// The kinds of store that this build can put a file into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `marac serve`, on the page's own origin or on one that allows it.
    Put,
    /// Azure Blob Storage, by a shared access signature that may create and nothing else.
    AzureBlob,
    /// Amazon S3 or a store that speaks as it does, by a presigned POST.
    S3Post,
    /// nginx, Apache, a public drop of Nextcloud.
    WebDav,
}

/// Where the page may put the file, as the pack says it; kinds this build does not know are kept as they are.
#[derive(Clone, Debug, Default)]
pub struct Dropbox {
    /// `put`, `azure-blob`, `s3-post`, `webdav`.
    pub kind: String,
    pub url: String,
    /// The fields of a presigned POST, in their order.
    fields: Vec<(String, String)>,
    /// The token of a public drop.
    token: Option<String>,
    /// Until when a presigned POST holds.
    expires: Option<String>,
}

/// A dropbox that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    kind: Kind,
    base: Base,
    fields: Vec<(String, String)>,
    token: Option<String>,
}

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        match name {
            "put" => Some(Kind::Put),
            "azure-blob" => Some(Kind::AzureBlob),
            "s3-post" => Some(Kind::S3Post),
            "webdav" => Some(Kind::WebDav),
            _ => None,
        }
    }

    /// Whether somebody may ask there what has become of a file.
    pub fn tells_status(self) -> bool {
        self == Kind::Put
    }
}

impl Dropbox {
    pub(super) fn read(json: &Object) -> Dropbox {
        let fields = json.value("fields").and_then(Value::as_object).into_iter().flatten();
        let fields = fields.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
        Dropbox {
            kind: json.text("kind"),
            url: json.text("url"),
            fields: fields.collect(),
            token: json.text_if_given("token"),
            expires: json.text_if_given("expires"),
        }
    }

    /// The beginning of the address that names another origin; empty where it names none. What uses it checks the address.
    pub fn origin(&self) -> &str {
        let host = self.url.find("://").map(|at| at + 3);
        host.map_or("", |at| &self.url[..self.url[at..].find('/').map_or(self.url.len(), |end| at + end)])
    }

    /// The store, where this build knows its kind and its address is one that a file may go to.
    pub fn target(&self) -> Option<Target> {
        let kind = Kind::named(&self.kind)?;
        let base = match kind {
            // One address takes every file; the name goes into the form.
            Kind::S3Post => Base::of_form(&self.url),
            Kind::Put | Kind::AzureBlob | Kind::WebDav => Base::of_folder(&self.url),
        }?;
        let signed = match kind {
            Kind::Put | Kind::WebDav => true,
            Kind::AzureBlob => base.parameter("sig").is_some(),
            Kind::S3Post => self.fields.iter().any(|(name, _)| name == "policy"),
        };
        let plain = |text: &str| !text.bytes().any(|b| b.is_ascii_control());
        let clean = self.fields.iter().all(|(name, value)| plain(name) && plain(value));
        (signed && clean).then(|| Target { kind, base, fields: self.fields.clone(), token: self.token.clone() })
    }

    /// The day on which the permission to upload ends, `YYYY-MM-DD`, where the pack or its signature names one.
    pub fn permitted_until(&self) -> Option<&str> {
        let signed = self.url.split(['?', '&']).find_map(|part| part.strip_prefix("se="));
        self.expires.as_deref().or(signed).and_then(|until| until.get(..10))
    }

    /// Whether the signature allows more than to create: then whoever reads the pack can read, overwrite or delete too.
    pub fn allows_more_than_create(&self) -> bool {
        let allowed = self.url.split(['?', '&']).find_map(|part| part.strip_prefix("sp="));
        self.kind == "azure-blob" && allowed.is_some_and(|allowed| allowed != "c")
    }
}

impl Target {
    /// The origin a page must be allowed to speak to; nothing where it is the page's own.
    pub fn origin(&self) -> Option<&str> {
        self.base.origin()
    }

    /// Whether the store says what it holds, so that every byte is confirmed.
    pub fn confirms_bytes(&self) -> bool {
        self.kind != Kind::WebDav
    }

    /// Whether somebody may ask there what has become of a file.
    pub fn tells_status(&self) -> bool {
        self.kind.tells_status()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropbox(kind: &str, url: &str) -> Dropbox {
        Dropbox { kind: kind.into(), url: url.into(), ..Dropbox::default() }
    }

    #[test]
    fn a_store_without_its_signature_is_not_used() {
        let blob = "https://acme.blob.core.windows.net/drop";
        assert!(dropbox("azure-blob", blob).target().is_none());
        let signed = dropbox("azure-blob", &format!("{blob}?sp=c&se=2027-01-31T00:00:00Z&sig=x%3D"));
        assert_eq!(signed.target().unwrap().origin(), Some("https://acme.blob.core.windows.net"));
        assert_eq!(signed.origin(), "https://acme.blob.core.windows.net");
        assert_eq!((dropbox("put", "drop/").origin(), dropbox("put", "https://a").origin()), ("", "https://a"));
        assert_eq!(signed.permitted_until(), Some("2027-01-31"));
        assert!(!signed.allows_more_than_create());
        assert!(dropbox("azure-blob", &format!("{blob}?sp=rcw&sig=x")).allows_more_than_create());
        assert!(dropbox("s3-post", "https://s3.example.org/drop").target().is_none());
        assert!(dropbox("later", "drop/").target().is_none());
    }

    #[test]
    fn a_field_that_could_break_out_of_its_form_is_not_used() {
        let mut s3 = dropbox("s3-post", "https://s3.example.org/drop");
        s3.fields = vec![("policy".into(), "abc".into()), ("key".into(), "in/".into())];
        assert!(s3.target().is_some());
        s3.fields[1].1 = "in/\r\nx".into();
        assert!(s3.target().is_none());
    }
}
