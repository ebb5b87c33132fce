//! The sender's own record under their own passphrase, for the agency's file, and a repeat referral that starts from it.

use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use super::draft::NotOpened;
use super::sheet::{Look, file, folded, node, p, press_with, secret};
use super::{Answer, told};
use crate::domain::answers_json::to_list;
use crate::domain::own_record::OwnRecord;
use crate::domain::private::Private;
use crate::domain::record::{ReadError, RecordKind};
use crate::envelope::Passphrase;
use crate::envelope::lock::{UnlockError, WorkFactor, is_locked, lock_bytes, unlock_bytes};
use crate::wording::{date, say};

/// The part of the receipt.
pub fn look(has_passphrase: bool) -> Json {
    let hint = if has_passphrase { say!("draft-passphrase-same") } else { say!("own-sealed-hint") };
    let save = press_with(&["own-passphrase"], "own-lock", say!("own-sealed-save"), Look::Secondary);
    folded(
        "own-sealed",
        say!("own-sealed-summary"),
        [
            p(say!("own-sealed-what")),
            secret("own-passphrase", say!("own-sealed-passphrase"), Some(hint), "own-lock"),
            save,
        ],
    )
}

/// Locks the record.
pub fn lock(record: &[u8], passphrase: &Passphrase, reference: &str) -> Answer {
    let name = format!("{reference}-own-record.age");
    match lock_bytes(record, passphrase, WorkFactor::DEFAULT) {
        Ok(locked) => {
            (json!({ "said": say!("own-sealed-saved", file = name), "do": [["download", name]] }), vec![locked])
        }
        Err(_) => (told(say!("draft-not-saved"), true), Vec::new()),
    }
}

/// The parts of the start page: of a new referral of somebody who was referred before, and of an addition.
pub fn again() -> Json {
    choice("again", say!("again-what"), say!("again-file"), say!("again-open"))
}

/// See [`again`].
pub fn before() -> Json {
    choice("before", say!("own-record-hint"), say!("own-record"), say!("again-open"))
}

fn choice(name: &str, what: String, label: String, words: String) -> Json {
    let [control, passphrase, go] = ["file", "passphrase", "open"].map(|part| format!("{name}-{part}"));
    let open = press_with(&[&passphrase, &control], &go, words, Look::Secondary);
    let secret = secret(&passphrase, say!("again-passphrase"), Some(say!("again-passphrase-hint")), &go);
    node("div", json!({}), [p(what), file(&control, label), secret, open])
}

/// What an earlier record says, for a new referral.
pub fn read_again(file: &[u8], passphrase: &Passphrase) -> Answer {
    match own_record(file, passphrase) {
        Ok((own, _)) => {
            let on = own.record.referred_on;
            let said = say!("again-taken", day = date::stamp(&on));
            let earlier = json!({ "answers": to_list(&own.record.answers), "on": on });
            (json!({ "said": said, "do": [["earlier", earlier]] }), Vec::new())
        }
        Err(why) => (told(why, true), Vec::new()),
    }
}

/// What the record says of the referral that is added to.
pub fn read_before(file: &[u8], passphrase: &Passphrase, about: &Json) -> Answer {
    match own_record(file, passphrase) {
        Ok((own, _)) if about["area"] != own.record.area.as_str() => {
            (told(say!("own-record-other-area"), true), Vec::new())
        }
        Ok((own, amend_key)) => {
            let answers = to_list(&own.record.answers);
            let before = json!({ "answers": answers, "reference": own.reference, "amend_key": amend_key });
            (json!({ "said": say!("own-record-taken"), "do": [["before", before]] }), Vec::new())
        }
        Err(why) => (told(why, true), Vec::new()),
    }
}

/// The record of a referral, with its amend key; or why it is none, in a sentence.
fn own_record(file: &[u8], passphrase: &Passphrase) -> Result<(OwnRecord, Option<String>), String> {
    if file.is_empty() {
        return Err(say!("own-record-unreadable"));
    }
    let plain = match is_locked(file) {
        false => Zeroizing::new(file.to_vec()),
        true => unlock_bytes(file, passphrase).map_err(|why| match why {
            // Sealed to the area's keys, as what was sent is.
            UnlockError::NotAnIdentityFile => say!("own-record-sealed"),
            UnlockError::WrongPassphrase => say!("unlock-wrong-passphrase"),
            other => NotOpened::Unlock(other).words(),
        })?,
    };
    let mut own = OwnRecord::read(&plain).map_err(|why| match why {
        ReadError::NewerVersion => say!("own-record-newer"),
        ReadError::NotARecord | ReadError::Field(_) => say!("own-record-not-one"),
    })?;
    if own.record.is_practice() {
        return Err(say!("own-record-other-area"));
    }
    // Nothing is added to an addition.
    if !matches!(own.record.kind, RecordKind::Referral { .. }) {
        return Err(say!("own-record-not-one"));
    }
    let amend_key = own.amend_key.take().map(|Private(key)| key);
    Ok((own, amend_key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_list;
    use crate::domain::record::Record;

    const VECTOR: &[u8] = include_bytes!("../../../../tests/vectors/record-v1.json");
    const SEALED: &[u8] = include_bytes!("../../../../tests/vectors/envelope-v1-text.age");

    fn own() -> OwnRecord {
        let record = Record::read(VECTOR).unwrap();
        OwnRecord { record, reference: "7K2M-9QXA-4D1F".into(), amend_key: Some(Private("0".repeat(26))) }
    }

    fn nothing() -> Passphrase {
        Passphrase::new("")
    }

    #[test]
    fn every_answer_of_the_record_comes_back() {
        let own = own();
        let (told, _) = read_before(&own.to_bytes(), &nothing(), &json!({ "area": own.record.area }));
        let before = &told["do"][0][1];
        let mut expected = own.record.answers;
        expected.extra.0.clear();
        assert_eq!(from_list(&before["answers"]), Some(expected));
        assert_eq!(
            (before["reference"].as_str(), before["amend_key"].as_str()),
            (Some("7K2M-9QXA-4D1F"), Some(&*"0".repeat(26)))
        );
    }

    #[test]
    fn a_copy_under_a_passphrase_is_read_back_with_it_alone() {
        let (_, mut locked) = lock(&own().to_bytes(), &Passphrase::new("six words"), "7K2M-9QXA-4D1F");
        let locked = locked.pop().unwrap();
        assert_eq!(
            read_again(&locked, &Passphrase::new("six words")).0["do"][0][1]["on"],
            own().record.referred_on.as_str()
        );
        assert_eq!(read_again(&locked, &Passphrase::new("other")).0["said"], say!("unlock-wrong-passphrase"));
    }

    #[test]
    fn what_is_no_record_of_this_area_is_told_apart() {
        let own = own().to_bytes();
        for (area, file, why) in [
            ("elsewhere", &own[..], say!("own-record-other-area")),
            ("northmere", VECTOR, say!("own-record-not-one")),
            ("northmere", SEALED, say!("own-record-sealed")),
            ("northmere", b"age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n", say!("draft-damaged")),
            ("northmere", &SEALED[..90], say!("draft-truncated")),
            ("northmere", b"{\"format\":\"marac-portal/referral@2\"}", say!("own-record-newer")),
            ("northmere", b"hello", say!("own-record-not-one")),
            ("northmere", b"", say!("own-record-unreadable")),
        ] {
            assert_eq!(read_before(file, &nothing(), &json!({ "area": area })).0["said"], why);
        }
    }
}
