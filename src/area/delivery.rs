//! How a sealed referral leaves the page.

use super::attachable::Attachable;
use super::pack::Pack;
use crate::domain::json::Object;
use crate::domain::label::Label;

/// The ways the area offers.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    pub dropbox: Option<Dropbox>,
    /// Where a downloaded file may be mailed.
    pub email: Option<String>,
    pub note: Option<Label>,
}

/// Where the page may put the file; kinds this build does not know are kept as they are.
#[derive(Clone, Debug)]
pub struct Dropbox {
    /// `put`, `azure-blob`, `s3-post`, `webdav`.
    pub kind: String,
    pub url: String,
}

/// What this build can do with the dropbox of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upload {
    /// One create-only `PUT`, formats.md section 6.
    Put(PutBase),
    /// The area has no dropbox: download.
    NotOffered,
    /// The area has one that this build cannot use: download, and say so.
    NotInThisVersion { kind: String },
}

/// Address of a dropbox on the page's own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBase {
    path: String,
    query: String,
}

impl Delivery {
    pub(super) fn read(json: &Object) -> Delivery {
        Delivery {
            dropbox: json
                .object_if_given("dropbox")
                .map(|dropbox| Dropbox { kind: dropbox.text("kind"), url: dropbox.text("url") }),
            email: json.text_if_given("email"),
            note: json.label_if_given("note"),
        }
    }

    /// What to offer besides the download, which is always there.
    pub fn upload(&self) -> Upload {
        let Some(dropbox) = &self.dropbox else {
            return Upload::NotOffered;
        };
        match PutBase::parse(&dropbox.url) {
            Some(base) if dropbox.kind == "put" => Upload::Put(base),
            _ => Upload::NotInThisVersion { kind: dropbox.kind.clone() },
        }
    }
}

impl Pack {
    /// What may be attached, under the limits of the area and of the way in which its referrals travel.
    pub fn attachable(&self) -> Attachable {
        let uploaded = matches!(self.delivery.upload(), Upload::Put(_));
        Attachable::new(&self.attachments, !uploaded && self.delivery.email.is_some())
    }
}

impl PutBase {
    /// A relative address that ends in `/`, with or without a query; anything that could name another origin is `None`.
    fn parse(url: &str) -> Option<PutBase> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !b"\\#\"<>".contains(&b));
        let relative = path.ends_with('/') && !path.starts_with("//") && !path.contains(':');
        (relative && plain(path) && plain(query)).then(|| PutBase { path: path.into(), query: query.into() })
    }

    /// The address of one object: the name goes before the query.
    pub fn address(&self, object: &str) -> String {
        match self.query.as_str() {
            "" => format!("{}{object}", self.path),
            query => format!("{}{object}?{query}", self.path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(kind: &str, url: &str) -> Upload {
        let dropbox = Some(Dropbox { kind: kind.into(), url: url.into() });
        Delivery { dropbox, ..Delivery::default() }.upload()
    }

    #[test]
    fn a_put_dropbox_on_the_same_origin_is_used_and_the_name_goes_before_the_query() {
        let Upload::Put(base) = upload("put", "drop/?code=abc") else { panic!("not usable") };
        assert_eq!(base.address("00ff.age"), "drop/00ff.age?code=abc");
        let Upload::Put(base) = upload("put", "/drop/") else { panic!("not usable") };
        assert_eq!(base.address("00ff.age"), "/drop/00ff.age");
    }

    #[test]
    fn what_could_lead_to_another_origin_is_never_used() {
        for url in [
            "https://dropbox.example.org/",
            "//dropbox.example.org/",
            "/\\dropbox.example.org/",
            "\\\\dropbox.example.org/",
            "javascript:alert(1)/",
            " //dropbox.example.org/",
            "\t//dropbox.example.org/",
            "drop/#/",
            "drop",
            "",
        ] {
            assert_eq!(upload("put", url), Upload::NotInThisVersion { kind: "put".into() }, "{url:?}");
        }
    }

    #[test]
    fn other_kinds_load_and_are_said_to_be_for_a_later_version() {
        assert_eq!(upload("webdav", "drop/"), Upload::NotInThisVersion { kind: "webdav".into() });
        assert_eq!(Delivery::default().upload(), Upload::NotOffered);
    }
}
