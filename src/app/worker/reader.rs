//! In the worker: from a sealed file to its record, and to what of it the page may know at once.

use serde_json::Value;
use zeroize::Zeroizing;

use super::beside::Beside;
use super::protocol::{Attached, Kept, NotOpened};
use crate::domain::form::ids;
use crate::domain::ledger::{Marks, Outcome};
use crate::domain::record::{ReadError, Record, RecordKind};
use crate::envelope::open::mistaken;
use crate::envelope::reference::sha256;
use crate::envelope::{self, Attachment, Identity, OpenError, hex, tie};

/// The most bytes a record may have: ours stay far below, and a longer one could exhaust the page.
const LONGEST_RECORD: usize = 1024 * 1024;

/// Opens a sealed file with whichever of the identities fits. The record is as the page may have it: a change without its
/// amend key. `sha256`: of the file, where it is known. `by_practice_key`: there is no other key.
pub fn open(
    file: &[u8],
    sha256: Option<[u8; 32]>,
    identities: &[Identity],
    by_practice_key: bool,
    beside: Option<&Beside>,
) -> Result<(Marks, Kept, Zeroizing<Vec<u8>>), NotOpened> {
    let opened = envelope::open_hashed(file, sha256, identities).map_err(|error| {
        let remark = if error == OpenError::NotAReferral { mistaken(file) } else { None };
        (error.into(), remark)
    })?;
    if opened.record.len() > LONGEST_RECORD {
        return Err((Outcome::Damaged, None));
    }
    let record = Record::read(&opened.record).map_err(|error| match error {
        ReadError::NewerVersion => (Outcome::NewerVersion, None),
        ReadError::NotARecord => (Outcome::NotAReferral, None),
        ReadError::Field(_) => (Outcome::Damaged, None),
    })?;
    let attachments: Vec<Attached> = opened.attachments.iter().map(attached).collect();
    let marks = Marks {
        sha256: hex(&opened.sha256),
        reference: opened.reference.to_string(),
        submission: record.submission.clone(),
        content: content(&opened.record, &attachments),
    };
    let kept = Kept {
        glance: beside.and_then(|beside| beside.glance(&record)),
        tie: tie(&record.kind),
        urgent: record.answers.choice(ids::URGENT) == Some("yes"),
        practice: record.is_practice(),
        by_practice_key,
        area: record.area,
        referred_on: record.referred_on,
        sealed_at: record.sealed_at,
        attachments,
    };
    let record = match record.kind {
        RecordKind::Referral { .. } => opened.record,
        RecordKind::Change { .. } => without_key(opened.record),
    };
    Ok((marks, kept, Zeroizing::new(record)))
}

/// One attachment, out of the very file that has this SHA-256; in practice, of a practice file alone.
pub fn attachment(
    file: &[u8],
    identities: &[Identity],
    sha256: &str,
    name: &str,
    in_practice: bool,
) -> Option<Vec<u8>> {
    let opened = envelope::open(file, identities).ok().filter(|opened| hex(&opened.sha256) == sha256)?;
    if in_practice && !Record::read(&opened.record).is_ok_and(|record| record.is_practice()) {
        return None;
    }
    opened.attachments.into_iter().find(|attachment| attachment.name == name).map(|attachment| attachment.bytes)
}

/// The key of a change is compared by its hash, and goes no further.
fn without_key(record: Vec<u8>) -> Vec<u8> {
    let record = Zeroizing::new(record);
    let Ok(mut json) = serde_json::from_slice::<Value>(&record) else { return Vec::new() };
    json.as_object_mut().map(|fields| fields.shift_remove("amend_key"));
    serde_json::to_vec(&json).unwrap_or_default()
}

fn attached(file: &Attachment) -> Attached {
    Attached { name: file.name.clone(), bytes: file.bytes.len() as u64, sha256: hex(&sha256(&file.bytes)) }
}

/// One digest over the record and its attachments: names cannot contain a line end.
fn content(record: &[u8], attachments: &[Attached]) -> String {
    let mut text = hex(&sha256(record));
    for file in attachments {
        text += &format!("\n{} {}", file.sha256, file.name);
    }
    hex(&sha256(text.as_bytes()))
}

#[cfg(test)]
pub(super) mod tests {
    use std::slice;

    use super::*;
    use crate::app::worker::keyring::tests::locked;
    use crate::domain::joining::Tie;
    use crate::domain::ledger::Remark;
    use crate::domain::mode::Live;
    use crate::envelope::{AmendKey, Content, seal};

    pub const RECORD: &str = include_str!("../../../tests/vectors/record-v1.json");

    pub fn sealed(record: &str, to: &Identity) -> Vec<u8> {
        let attachments = vec![Attachment { name: "body map.pdf".into(), bytes: b"%PDF-invented".to_vec() }];
        let content = Content { record: record.into(), text: "MARAC referral".into(), attachments };
        seal::<Live>(content, &[to.recipient()]).unwrap().into_bytes()
    }

    fn refused(file: &[u8], identity: &Identity) -> NotOpened {
        open(file, None, slice::from_ref(identity), false, None).unwrap_err()
    }

    #[test]
    fn every_way_in_which_a_file_does_not_open_has_its_outcome() {
        let (me, stranger) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let good = sealed(RECORD, &me);
        let mut flipped = good.clone();
        flipped[100_000] ^= 1;
        let with = |from: &str, to: &str| sealed(&RECORD.replacen(from, to, 1), &me);
        let long = format!("{{\"x\":\"{}\"}}", "x".repeat(LONGEST_RECORD));
        for (what, file, outcome) in [
            ("another key", sealed(RECORD, &stranger), Outcome::WrongKey),
            ("a flipped byte", flipped, Outcome::Damaged),
            ("cut short", good[..70_000].to_vec(), Outcome::Truncated),
            ("something else", b"minutes of the last meeting".to_vec(), Outcome::NotAReferral),
            ("nothing at all", Vec::new(), Outcome::NotAReferral),
            ("an identity file", locked(&me), Outcome::NotAReferral),
            ("a newer record", with("referral@1", "referral@2"), Outcome::NewerVersion),
            ("no record of ours", with("marac-portal/referral@1", "diary@1"), Outcome::NotAReferral),
            ("a field of the wrong kind", with("\"live\"", "\"drill\""), Outcome::Damaged),
            ("a record without end", sealed(&long, &me), Outcome::Damaged),
        ] {
            assert_eq!(refused(&file, &me).0, outcome, "{what}");
        }
        assert!(open(&good, None, slice::from_ref(&me), false, None).is_ok());
    }

    #[test]
    fn a_key_taken_for_a_referral_is_named() {
        let me = Identity::generate().unwrap();
        let plain = include_bytes!("../../../tests/vectors/envelope-v1.key.txt");
        let remark = |file: &[u8]| refused(file, &me).1;
        assert_eq!(remark(&locked(&me)), Some(Remark::LockedFile));
        assert_eq!(remark(plain), Some(Remark::SecretKey));
        assert_eq!(remark(b"minutes of the last meeting"), None);
    }

    #[test]
    fn the_key_of_a_change_stays_in_the_worker_and_its_hash_is_the_one_in_the_referral() {
        let me = Identity::generate().unwrap();
        let key = AmendKey::random().unwrap();
        let mut record: Value = serde_json::from_str(RECORD).unwrap();
        record["kind"] = "update".into();
        record["refers_to"] = "q9w1 dfwf 077y".into();
        record["amend_key"] = key.reveal().to_lowercase().into();
        let (_, kept, handed) = open(&sealed(&record.to_string(), &me), None, &[me], false, None).unwrap();
        let Tie::Adds(adds) = kept.tie else { panic!("{:?}", kept.tie) };
        assert_eq!((adds.refers_to.as_str(), adds.key_hash), ("Q9W1-DFWF-077Y", Some(key.hash())));
        assert!(!String::from_utf8_lossy(&handed).to_uppercase().contains(key.reveal()));
        record.as_object_mut().unwrap().remove("amend_key");
        assert_eq!(serde_json::from_slice::<Value>(&handed).unwrap(), record, "and nothing else is changed");
    }

    #[test]
    fn a_practice_record_is_named_as_one() {
        let me = Identity::generate().unwrap();
        let practice = sealed(&RECORD.replace("\"live\"", "\"practice\""), &me);
        let (_, kept, _) = open(&practice, None, &[me], false, None).unwrap();
        assert!(kept.practice && !kept.by_practice_key);
    }
}
