//! How a sealed referral leaves the page.

use super::attachable::Attachable;
use super::dropbox::{Dropbox, Kind};
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

/// What this build can do with the dropbox of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upload {
    /// One request, formats.md section 6.
    Offered,
    /// The area has no dropbox: download.
    NotOffered,
    /// The area has one that this build cannot use: download, and say so.
    NotInThisVersion { kind: String },
}

impl Delivery {
    pub(super) fn read(json: &Object) -> Delivery {
        Delivery {
            dropbox: json.object_if_given("dropbox").map(|dropbox| Dropbox::read(&dropbox)),
            email: json.text_if_given("email"),
            note: json.label_if_given("note"),
        }
    }

    /// What to offer besides the download, which is always there.
    pub fn upload(&self) -> Upload {
        match &self.dropbox {
            None => Upload::NotOffered,
            Some(dropbox) if Kind::named(&dropbox.kind).is_some() => Upload::Offered,
            Some(dropbox) => Upload::NotInThisVersion { kind: dropbox.kind.clone() },
        }
    }

    /// Whether a sender can ask there what has become of a file.
    pub fn tells_status(&self) -> bool {
        self.dropbox.as_ref().and_then(|dropbox| Kind::named(&dropbox.kind)).is_some_and(Kind::tells_status)
    }
}

impl Pack {
    /// What may be attached, under the limits of the area and of the way in which its referrals travel.
    pub fn attachable(&self) -> Attachable {
        let uploaded = self.delivery.upload() == Upload::Offered;
        Attachable::new(&self.attachments, !uploaded && self.delivery.email.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_not_known_loads_and_is_said_to_be_for_a_later_version() {
        let upload = |kind: &str| {
            let mut dropbox = Dropbox::default();
            dropbox.kind = kind.into();
            Delivery { dropbox: Some(dropbox), ..Delivery::default() }.upload()
        };
        for kind in ["put", "azure-blob", "s3-post", "webdav"] {
            assert_eq!(upload(kind), Upload::Offered);
        }
        assert_eq!(upload("sftp"), Upload::NotInThisVersion { kind: "sftp".into() });
        assert_eq!(Delivery::default().upload(), Upload::NotOffered);
    }
}
