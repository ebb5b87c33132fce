//! What the answer of a store means for the sender.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Kind, Target};
use crate::domain::hex::hex;

/// The digests of what is sent, as stores write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    repr_digest: String,
    md5: [u8; 16],
}

/// What a store answered, as far as a page may read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Repr-Digest`: `sha-256=:<base64>:`.
    pub repr_digest: Option<String>,
    /// `Content-MD5`: base64.
    pub content_md5: Option<String>,
    /// `ETag`, in its quotation marks.
    pub etag: Option<String>,
    /// `x-ms-error-code`.
    pub error_code: Option<String>,
    /// `Retry-After` in seconds.
    pub retry_after: Option<u32>,
    /// `Proof-Of-Work`: what is to be done first.
    pub work: Option<String>,
}

/// What one answer calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is there, whole.
    Stored,
    /// The name is taken by something else, or by something that cannot be told from it: another one, and again.
    OtherName,
    /// Not stored; wait so many seconds.
    Again(u64),
    /// For certain not stored.
    NotSent(Why),
    /// It may have arrived, or not.
    Unknown,
}

/// Why a store did not take a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// 401, 403: the area's permission to upload has run out.
    Expired,
    /// 413.
    TooLarge,
    /// 507.
    Full,
    /// The store does not take such a file; its status.
    Refused(u16),
    /// What is stored is not what was sent.
    Mismatch,
}

/// No longer wait than this, whatever the store asks for: a person is watching.
pub(super) const LONGEST_WAIT: u64 = 60;

impl Sent {
    /// From the SHA-256 and the MD5 of the sealed bytes.
    pub fn of(sha256: &[u8; 32], md5: &[u8; 16]) -> Sent {
        Sent { repr_digest: format!("sha-256=:{}:", BASE64_STANDARD.encode(sha256)), md5: *md5 }
    }

    pub(super) fn md5_base64(&self) -> String {
        BASE64_STANDARD.encode(self.md5)
    }

    fn md5_hex(&self) -> String {
        hex(&self.md5)
    }
}

impl Target {
    /// What an answer means; `used_before` when these bytes have gone to this name already, `tried` counts from 1.
    pub fn read(&self, answer: &Answer, sent: &Sent, used_before: bool, tried: u32) -> Next {
        let exists = answer.error_code.as_deref() == Some("UnauthorizedBlobOverwrite");
        match answer.status {
            200 | 201 | 204 => self.stored(answer, sent),
            409 | 412 => self.taken(answer, sent, used_before),
            403 if self.kind == Kind::AzureBlob && exists => self.taken(answer, sent, used_before),
            401 | 403 => Next::NotSent(Why::Expired),
            413 => Next::NotSent(Why::TooLarge),
            428 if answer.work.is_some() => Next::Again(1),
            507 => Next::NotSent(Why::Full),
            429 | 503 => {
                let seconds = answer.retry_after.map_or(2u64.saturating_pow(tried), u64::from);
                Next::Again(seconds.clamp(1, LONGEST_WAIT))
            }
            status @ 400..=499 => Next::NotSent(Why::Refused(status)),
            _ => Next::Unknown,
        }
    }

    fn stored(&self, answer: &Answer, sent: &Sent) -> Next {
        match self.digest(answer, sent) {
            Some(true) => Next::Stored,
            Some(false) => Next::NotSent(Why::Mismatch),
            // No WebDAV server says what it holds. A page that was put in between would not say "created".
            None if self.kind == Kind::WebDav && answer.status != 200 => Next::Stored,
            // A store that does not say what it holds may be no dropbox at all.
            None => Next::Unknown,
        }
    }

    fn taken(&self, answer: &Answer, sent: &Sent, used_before: bool) -> Next {
        match (self.kind, self.digest(answer, sent)) {
            (_, Some(true)) => Next::Stored,
            _ if !used_before => Next::OtherName,
            (_, Some(false)) => Next::NotSent(Why::Mismatch),
            // It takes a blob whole or not at all, and nobody else knows the name.
            (Kind::AzureBlob, None) => Next::Stored,
            // It may have kept half of what was cut off.
            (Kind::WebDav, None) => Next::OtherName,
            (Kind::Put | Kind::S3Post, None) => Next::Unknown,
        }
    }

    /// Whether the store holds what was sent, where it is of a kind that says so.
    fn digest(&self, answer: &Answer, sent: &Sent) -> Option<bool> {
        match self.kind {
            Kind::Put => answer.repr_digest.as_deref().map(|digest| digest == sent.repr_digest),
            Kind::AzureBlob => answer.content_md5.as_deref().map(|digest| digest == sent.md5_base64()),
            Kind::S3Post => answer.etag.as_deref().and_then(md5_of).map(|digest| digest == sent.md5_hex()),
            Kind::WebDav => None,
        }
    }
}

/// The MD5 that an entity tag is, where it is one: 32 hex digits and nothing else.
fn md5_of(etag: &str) -> Option<String> {
    let tag = etag.trim().trim_matches('"');
    (tag.len() == 32 && tag.bytes().all(|b| b.is_ascii_hexdigit())).then(|| tag.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::dropbox::base::Base;

    const OTHER: &str = "sha-256=:b3RoZXI=:";

    fn target(kind: Kind) -> Target {
        Target { kind, base: Base::of_folder("drop/").unwrap(), fields: Vec::new(), token: None }
    }

    fn sent() -> Sent {
        Sent::of(&[1; 32], &[2; 16])
    }

    fn read(kind: Kind, answer: Answer, used_before: bool) -> Next {
        target(kind).read(&answer, &sent(), used_before, 1)
    }

    fn put(status: u16, digest: Option<&str>, used_before: bool) -> Next {
        read(Kind::Put, Answer { status, repr_digest: digest.map(str::to_owned), ..Answer::default() }, used_before)
    }

    fn plain(kind: Kind, status: u16, used_before: bool) -> Next {
        read(kind, Answer { status, ..Answer::default() }, used_before)
    }

    #[test]
    fn only_a_matching_digest_is_a_delivery() {
        let ours = sent().repr_digest;
        for status in [200, 201, 204] {
            assert_eq!(put(status, Some(&ours), false), Next::Stored);
            assert_eq!(put(status, Some(OTHER), false), Next::NotSent(Why::Mismatch));
            assert_eq!(put(status, None, false), Next::Unknown);
        }
    }

    #[test]
    fn a_taken_name_is_a_delivery_only_of_the_same_bytes() {
        let ours = sent().repr_digest;
        assert_eq!(put(412, Some(&ours), true), Next::Stored);
        assert_eq!(put(412, Some(OTHER), true), Next::NotSent(Why::Mismatch));
        assert_eq!(put(412, Some(OTHER), false), Next::OtherName);
        assert_eq!(put(409, None, false), Next::OtherName);
        assert_eq!(put(409, None, true), Next::Unknown);
    }

    #[test]
    fn refusals_are_told_apart_from_what_is_not_known() {
        for (status, why) in [
            (401, Why::Expired),
            (403, Why::Expired),
            (413, Why::TooLarge),
            (507, Why::Full),
            (404, Why::Refused(404)),
            (411, Why::Refused(411)),
            (422, Why::Refused(422)),
        ] {
            assert_eq!(put(status, None, false), Next::NotSent(why), "{status}");
        }
        for status in [100, 302, 500, 502, 504] {
            assert_eq!(put(status, None, false), Next::Unknown, "{status}");
        }
    }

    #[test]
    fn a_busy_store_is_asked_again_when_it_says_and_never_much_later() {
        let busy = |retry_after, tried| {
            let answer = Answer { status: 429, retry_after, ..Answer::default() };
            target(Kind::Put).read(&answer, &sent(), false, tried)
        };
        assert_eq!(busy(Some(7), 1), Next::Again(7));
        assert_eq!(busy(Some(86_400), 1), Next::Again(LONGEST_WAIT));
        assert_eq!((busy(None, 1), busy(None, 2)), (Next::Again(2), Next::Again(4)));
        assert_eq!(busy(None, 99), Next::Again(LONGEST_WAIT));
    }

    #[test]
    fn azure_tells_by_md5_and_takes_a_blob_whole() {
        let answer = |status, md5: Option<&str>, code: Option<&str>| Answer {
            status,
            content_md5: md5.map(str::to_owned),
            error_code: code.map(str::to_owned),
            ..Answer::default()
        };
        let ours = sent().md5_base64();
        assert_eq!(read(Kind::AzureBlob, answer(201, Some(&ours), None), false), Next::Stored);
        assert_eq!(read(Kind::AzureBlob, answer(201, Some("AAAA"), None), false), Next::NotSent(Why::Mismatch));
        assert_eq!(read(Kind::AzureBlob, answer(201, None, None), false), Next::Unknown);
        let overwrite = || answer(403, None, Some("UnauthorizedBlobOverwrite"));
        assert_eq!(read(Kind::AzureBlob, overwrite(), true), Next::Stored);
        assert_eq!(read(Kind::AzureBlob, overwrite(), false), Next::OtherName);
        let denied = answer(403, None, Some("AuthenticationFailed"));
        assert_eq!(read(Kind::AzureBlob, denied, true), Next::NotSent(Why::Expired));
        assert_eq!(plain(Kind::AzureBlob, 409, true), Next::Stored);
    }

    #[test]
    fn s3_tells_by_an_entity_tag_of_32_hex_digits_and_nothing_else() {
        let answer = |etag: &str| Answer { status: 204, etag: Some(etag.to_owned()), ..Answer::default() };
        assert_eq!(read(Kind::S3Post, answer("\"02020202020202020202020202020202\""), false), Next::Stored);
        assert_eq!(
            read(Kind::S3Post, answer("\"00020202020202020202020202020202\""), false),
            Next::NotSent(Why::Mismatch)
        );
        assert_eq!(read(Kind::S3Post, answer("\"02020202020202020202020202020202-2\""), false), Next::Unknown);
        assert_eq!(plain(Kind::S3Post, 204, false), Next::Unknown);
    }

    #[test]
    fn webdav_says_created_and_a_half_kept_file_goes_under_another_name() {
        assert_eq!(plain(Kind::WebDav, 201, false), Next::Stored);
        assert_eq!(plain(Kind::WebDav, 204, true), Next::Stored);
        assert_eq!(plain(Kind::WebDav, 200, false), Next::Unknown);
        assert_eq!(plain(Kind::WebDav, 412, true), Next::OtherName);
    }
}
