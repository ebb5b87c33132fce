//! In the worker: a sender's own record, read so that the page can start from it.

use serde_json::{Value as Json, json};

use crate::domain::answers_json::to_list;
use crate::domain::own_record::OwnRecord;
use crate::domain::private::Private;
use crate::domain::record::{ReadError, RecordKind};
use crate::wording::say;

/// What stands in the file: `{reference, amend_key, answers}`, the answers as a list; or `{not_taken}`, a sentence that says why.
pub fn answer(area: &str, file: &[u8]) -> Json {
    if file.starts_with(b"age-encryption.org/") || file.starts_with(b"-----BEGIN AGE") {
        return json!({ "not_taken": say!("own-record-sealed") });
    }
    let OwnRecord { record, reference, amend_key } = match OwnRecord::read(file) {
        Ok(own) => own,
        Err(why) => return json!({ "not_taken": not_taken(why) }),
    };
    if record.area != area || record.is_practice() {
        return json!({ "not_taken": say!("own-record-other-area") });
    }
    match record.kind {
        RecordKind::Referral { .. } => {
            let amend_key = amend_key.map(|Private(key)| key);
            json!({ "reference": reference, "amend_key": amend_key, "answers": to_list(&record.answers) })
        }
        // Nothing is added to an addition.
        RecordKind::Change { .. } => json!({ "not_taken": say!("own-record-not-one") }),
    }
}

/// Why a file is no record of a sender, in a sentence.
pub fn not_taken(why: ReadError) -> String {
    match why {
        ReadError::NewerVersion => say!("own-record-newer"),
        ReadError::NotARecord | ReadError::Field(_) => say!("own-record-not-one"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_list;
    use crate::domain::record::Record;

    const VECTOR: &[u8] = include_bytes!("../../../tests/vectors/record-v1.json");

    fn own() -> OwnRecord {
        let record = Record::read(VECTOR).unwrap();
        OwnRecord { record, reference: "7K2M-9QXA-4D1F".into(), amend_key: Some(Private("0".repeat(26))) }
    }

    #[test]
    fn every_answer_of_the_record_comes_back() {
        let own = own();
        let read = answer(&own.record.area, &own.to_bytes());
        let mut expected = own.record.answers;
        expected.extra.0.clear();
        assert_eq!(from_list(&read["answers"]), Some(expected));
        assert_eq!(
            (read["reference"].as_str(), read["amend_key"].as_str()),
            (Some("7K2M-9QXA-4D1F"), Some(&*"0".repeat(26)))
        );
    }

    #[test]
    fn what_is_no_record_of_this_area_is_told_apart() {
        let own = own().to_bytes();
        for (area, file, why) in [
            ("elsewhere", &own[..], say!("own-record-other-area")),
            ("northmere", VECTOR, say!("own-record-not-one")),
            ("northmere", b"age-encryption.org/v1\n", say!("own-record-sealed")),
            ("northmere", b"{\"format\":\"marac-portal/referral@2\"}", say!("own-record-newer")),
            ("northmere", b"hello", say!("own-record-not-one")),
        ] {
            assert_eq!(answer(area, file)["not_taken"], why);
        }
    }
}
