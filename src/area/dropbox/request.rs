//! What is asked of each kind of store: one object, one request.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Kind, Sent, Target};

/// A request, ready to be sent with the sealed bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `PUT` or `POST`.
    pub method: &'static str,
    pub address: String,
    pub headers: Vec<(&'static str, String)>,
    /// The fields of a form in which the bytes come last, as `file`; without them the bytes are the body.
    pub form: Option<Vec<(String, String)>>,
}

impl Target {
    /// The request that puts these bytes under this name: 32 hex digits.
    pub fn request(&self, name: &str, sent: &Sent) -> Request {
        let object = format!("{name}.age");
        let mut headers =
            vec![("Content-Type", "application/octet-stream".to_owned()), ("If-None-Match", "*".to_owned())];
        match self.kind {
            Kind::Put => {}
            Kind::AzureBlob => headers.extend([
                ("Content-MD5", sent.md5_base64()),
                ("x-ms-blob-type", "BlockBlob".to_owned()),
                ("x-ms-version", "2021-12-02".to_owned()),
            ]),
            Kind::WebDav => headers.extend(self.token.iter().flat_map(|token| {
                let user = BASE64_STANDARD.encode(format!("{token}:"));
                // Without the second, Nextcloud takes the request for one of its own pages and refuses it.
                [("Authorization", format!("Basic {user}")), ("X-Requested-With", "XMLHttpRequest".to_owned())]
            })),
            Kind::S3Post => return self.form(&object),
        }
        Request { method: "PUT", address: self.base.address(&object), headers, form: None }
    }

    /// The address that says what has become of a file, and nothing else of it.
    pub fn status_address(&self, name: &str) -> String {
        self.base.address(&format!("{name}/status"))
    }

    fn form(&self, object: &str) -> Request {
        let key = |value: &str| match value.strip_suffix("${filename}") {
            Some(prefix) => format!("{prefix}{object}"),
            None => format!("{value}{object}"),
        };
        let given = self.fields.iter().filter(|(name, _)| name != "key" && name != "file");
        let prefix = self.fields.iter().find(|(name, _)| name == "key").map_or("", |(_, value)| value);
        let fields = [("key".to_owned(), key(prefix))].into_iter().chain(given.cloned());
        Request { method: "POST", address: self.base.address(""), headers: Vec::new(), form: Some(fields.collect()) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::area::dropbox::Dropbox;
    use crate::domain::json;

    const NAME: &str = "00112233445566778899aabbccddeeff";

    fn request(dropbox: serde_json::Value) -> Request {
        let dropbox = json::read(&dropbox, Dropbox::read).expect("a dropbox");
        dropbox.target().expect("one to use").request(NAME, &Sent::of(&[1; 32], &[2; 16]))
    }

    fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
        request.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn azure_is_asked_for_a_new_block_blob_with_its_digest() {
        let asked = request(json!({"kind": "azure-blob", "url": "https://acme.blob.core.windows.net/drop?sp=c&sig=x"}));
        assert_eq!(asked.address, format!("https://acme.blob.core.windows.net/drop/{NAME}.age?sp=c&sig=x"));
        assert_eq!(asked.method, "PUT");
        assert_eq!(header(&asked, "x-ms-blob-type"), Some("BlockBlob"));
        assert_eq!(header(&asked, "If-None-Match"), Some("*"));
        assert_eq!(header(&asked, "Content-MD5"), Some("AgICAgICAgICAgICAgICAg=="));
    }

    #[test]
    fn s3_is_posted_a_form_whose_key_ends_in_the_name() {
        for key in ["in/", "in/${filename}"] {
            let fields = json!({"acl": "private", "key": key, "policy": "eyJ9"});
            let asked = request(json!({"kind": "s3-post", "url": "https://s3.example.org/drop", "fields": fields}));
            assert_eq!((asked.method, asked.address.as_str()), ("POST", "https://s3.example.org/drop"));
            let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
            let key = format!("in/{NAME}.age");
            assert_eq!(asked.form, Some(vec![field("key", &key), field("acl", "private"), field("policy", "eyJ9")]));
            assert!(asked.headers.is_empty());
        }
    }

    #[test]
    fn a_public_drop_is_shown_its_token_as_a_user_without_password() {
        let url = "https://cloud.example.org/public.php/webdav";
        let asked = request(json!({"kind": "webdav", "url": url, "token": "AbC"}));
        assert_eq!(asked.address, format!("{url}/{NAME}.age"));
        assert_eq!(header(&asked, "Authorization"), Some("Basic QWJDOg=="));
        assert_eq!(header(&request(json!({"kind": "webdav", "url": "in/"})), "Authorization"), None);
    }
}
