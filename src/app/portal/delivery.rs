//! Upload by the dropbox contract (formats.md section 6): what each answer means, and when to try again.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::outcome::SealedReferral;
use crate::app::browser::clock;
use crate::app::browser::deposit::{self, Answer, Unknown};
use crate::area::PutBase;
use crate::domain::mode::Live;
use crate::envelope::{ObjectName, repr_digest};

/// Where an upload stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    NotTried,
    Sending,
    /// The store asked to wait so many seconds.
    Waiting(u64),
    /// Stored, and the store's digest is ours.
    Stored,
    /// For certain not stored.
    NotSent(Why),
    /// No answer that can be relied on: it may have arrived, or not. Asked again under the same name.
    Unknown,
}

/// Why a store did not take a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// 401, 403: the area's permission to upload has run out.
    Expired,
    /// The store does not take such a file; its status.
    Refused(u16),
    /// Too busy after several tries.
    Busy,
    /// What is stored is not what was sent.
    Mismatch,
    /// This device gave no randomness for a name.
    NoRandomness,
}

/// What one answer calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Done,
    /// The name was taken before we ever used it.
    OtherName,
    /// Wait so many seconds.
    Again(u64),
    Stop(Why),
    NotKnown,
}

const TRIES: u32 = 3;
/// No longer wait than this, whatever the store asks for: a person is watching.
const LONGEST_WAIT: u64 = 60;

/// Puts the sealed referral into the dropbox, and says how it stands after each step.
pub async fn deliver(sealed: Arc<SealedReferral<Live>>, base: PutBase) {
    let outcome = attempt(&sealed, &base).await;
    sealed.delivery.set(outcome);
}

async fn attempt(sealed: &SealedReferral<Live>, base: &PutBase) -> Delivery {
    let digest = repr_digest(sealed.sealed.sha256());
    let mut used_before = sealed.name.used();
    for tried in 1..=TRIES {
        sealed.delivery.set(Delivery::Sending);
        let Some(name) = sealed.name.get() else { return Delivery::NotSent(Why::NoRandomness) };
        let answer = deposit::put(&base.address(&format!("{name}.age")), sealed.sealed.bytes()).await;
        match read(&answer, used_before, &digest, tried) {
            Next::Done => return Delivery::Stored,
            Next::OtherName => sealed.name.renew(),
            Next::Again(seconds) if tried < TRIES => {
                used_before = true;
                sealed.delivery.set(Delivery::Waiting(seconds));
                clock::sleep(Duration::from_secs(seconds)).await;
            }
            Next::Again(_) => return Delivery::NotSent(Why::Busy),
            Next::Stop(why) => return Delivery::NotSent(why),
            Next::NotKnown => {
                sealed.name.mark_used();
                return Delivery::Unknown;
            }
        }
    }
    Delivery::NotSent(Why::Busy)
}

/// What an answer means; `used_before` when these bytes have gone to this name already.
fn read(answer: &Result<Answer, Unknown>, used_before: bool, digest: &str, tried: u32) -> Next {
    let Ok(Answer { status, digest: stored, retry_after }) = answer else { return Next::NotKnown };
    match (status, stored.as_deref()) {
        (200 | 201 | 204, Some(stored)) if stored == digest => Next::Done,
        (200 | 201 | 204, Some(_)) => Next::Stop(Why::Mismatch),
        // A store that does not say what it holds may be no dropbox at all.
        (200 | 201 | 204, None) => Next::NotKnown,
        (409 | 412, Some(stored)) if stored == digest => Next::Done,
        (409 | 412, _) if !used_before => Next::OtherName,
        (409 | 412, Some(_)) => Next::Stop(Why::Mismatch),
        (409 | 412, None) => Next::NotKnown,
        (401 | 403, _) => Next::Stop(Why::Expired),
        (429 | 503, _) => Next::Again(retry_after.map_or(2u64.pow(tried), u64::from).clamp(1, LONGEST_WAIT)),
        (400..=499, _) => Next::Stop(Why::Refused(*status)),
        _ => Next::NotKnown,
    }
}

/// The name of the object in the dropbox: kept for a retry of the same bytes, renewed when it was taken.
#[derive(Clone, Copy)]
pub struct Name(StoredValue<(Option<ObjectName>, bool)>);

impl Name {
    /// No name yet.
    pub fn new() -> Name {
        Name(StoredValue::new((None, false)))
    }

    fn get(self) -> Option<String> {
        self.0.update_value(|(name, _)| {
            if name.is_none() {
                *name = ObjectName::random().ok();
            }
        });
        self.0.with_value(|(name, _)| name.as_ref().map(|name| name.as_str().to_owned()))
    }

    fn used(self) -> bool {
        self.0.with_value(|(_, used)| *used)
    }

    fn mark_used(self) {
        self.0.update_value(|(_, used)| *used = true);
    }

    fn renew(self) {
        self.0.set_value((None, false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "sha-256=:b3Vycw==:";
    const OTHER: &str = "sha-256=:b3RoZXI=:";

    fn answered(status: u16, digest: Option<&str>, used_before: bool) -> Next {
        let answer = Answer { status, digest: digest.map(str::to_owned), retry_after: None };
        read(&Ok(answer), used_before, OURS, 1)
    }

    #[test]
    fn only_a_matching_digest_is_a_delivery() {
        for status in [200, 201, 204] {
            assert_eq!(answered(status, Some(OURS), false), Next::Done);
            assert_eq!(answered(status, Some(OTHER), false), Next::Stop(Why::Mismatch));
            assert_eq!(answered(status, None, false), Next::NotKnown);
        }
    }

    #[test]
    fn a_taken_name_is_a_delivery_only_of_the_same_bytes() {
        assert_eq!(answered(412, Some(OURS), true), Next::Done);
        assert_eq!(answered(412, Some(OTHER), true), Next::Stop(Why::Mismatch));
        assert_eq!(answered(412, Some(OTHER), false), Next::OtherName);
        assert_eq!(answered(409, None, false), Next::OtherName);
        assert_eq!(answered(409, None, true), Next::NotKnown);
    }

    #[test]
    fn refusals_are_told_apart_from_what_is_not_known() {
        assert_eq!(answered(401, None, false), Next::Stop(Why::Expired));
        assert_eq!(answered(403, None, false), Next::Stop(Why::Expired));
        for status in [400, 404, 411, 413, 415, 422] {
            assert_eq!(answered(status, None, false), Next::Stop(Why::Refused(status)));
        }
        for status in [100, 302, 500, 502, 504] {
            assert_eq!(answered(status, None, false), Next::NotKnown);
        }
        assert_eq!(read(&Err(Unknown), false, OURS, 1), Next::NotKnown);
    }

    #[test]
    fn a_busy_store_is_asked_again_when_it_says_and_never_much_later() {
        let busy =
            |retry_after, tried| read(&Ok(Answer { status: 429, digest: None, retry_after }), false, OURS, tried);
        assert_eq!(busy(Some(7), 1), Next::Again(7));
        assert_eq!(busy(Some(86_400), 1), Next::Again(LONGEST_WAIT));
        assert_eq!((busy(None, 1), busy(None, 2)), (Next::Again(2), Next::Again(4)));
    }
}
