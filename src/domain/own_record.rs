//! The sender's own record of a referral, `<reference>-own-record.json`: what was sealed, with the reference and the amend key.
//!
//! It is not sealed. The two are further fields of a record, which a reader that does not know them keeps (format 2).

use serde_json::{Value as Json, json};

use super::private::Private;
use super::record::{ReadError, Record, RecordKind};

/// What a sender keeps in the agency's own system.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRecord {
    pub record: Record,
    /// As people say it: `XXXX-XXXX-XXXX`.
    pub reference: String,
    /// What proves an addition; `None` where nothing can be added to it.
    pub amend_key: Option<Private<String>>,
}

impl OwnRecord {
    /// The file: the record as indented JSON with the two fields.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut record = self.record.clone();
        record.extra.insert(REFERENCE.into(), json!(self.reference));
        if let (Some(key), RecordKind::Referral { .. }) = (&self.amend_key, &record.kind) {
            record.extra.insert(AMEND_KEY.into(), json!(key.0));
        }
        record.to_bytes()
    }

    /// Reads such a file; a record without the two fields is nobody's own.
    pub fn read(bytes: &[u8]) -> Result<OwnRecord, ReadError> {
        let mut record = Record::read(bytes)?;
        let [reference, amend_key] = taken_out(&mut record);
        let text = |name: &'static str, value: Json| match value {
            Json::String(text) if text.len() <= 100 => Ok(text),
            _ => Err(ReadError::Field(name.into())),
        };
        let reference = text(REFERENCE, reference.unwrap_or_default())?;
        let amend_key = amend_key.map(|key| text(AMEND_KEY, key)).transpose()?.map(Private);
        Ok(OwnRecord { record, reference, amend_key })
    }
}

/// Takes out what only the sender has: whoever seals a record that was kept must not send its amend key with it.
pub fn taken_out(record: &mut Record) -> [Option<Json>; 2] {
    [REFERENCE, AMEND_KEY].map(|name| record.extra.shift_remove(name))
}

const REFERENCE: &str = "reference";
const AMEND_KEY: &str = "amend_key";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Change, RecordKind};

    const VECTOR: &[u8] = include_bytes!("../../tests/vectors/record-v1.json");
    const REFERENCE: &str = "7K2M-9QXA-4D1F";
    const KEY: &str = "0ABCDEFGHJKMNPQRSTVWXYZ123";

    fn own() -> OwnRecord {
        let record = Record::read(VECTOR).unwrap();
        OwnRecord { record, reference: REFERENCE.into(), amend_key: Some(Private(KEY.into())) }
    }

    #[test]
    fn what_is_kept_is_read_back_the_same() {
        assert_eq!(OwnRecord::read(&own().to_bytes()), Ok(own()));
    }

    #[test]
    fn it_is_a_record_to_every_reader_and_the_two_fields_survive() {
        let record = Record::read(&own().to_bytes()).unwrap();
        assert_eq!((&record.kind, &record.answers), (&own().record.kind, &own().record.answers));
        assert_eq!(record.extra["reference"], REFERENCE);
        assert_eq!(record.extra["amend_key"], KEY);
        assert_eq!(OwnRecord::read(&record.to_bytes()), Ok(own()));
    }

    #[test]
    fn a_record_as_it_was_sent_is_not_the_senders_own() {
        assert_eq!(OwnRecord::read(VECTOR), Err(ReadError::Field("reference".into())));
        for other in ["7", "null", "[\"7K2M-9QXA-4D1F\"]"] {
            let text = String::from_utf8(own().to_bytes()).unwrap().replace(&format!("\"{REFERENCE}\""), other);
            assert_eq!(OwnRecord::read(text.as_bytes()), Err(ReadError::Field("reference".into())), "{other}");
        }
    }

    #[test]
    fn an_addition_keeps_the_key_that_it_was_proved_with_in_its_own_place() {
        let mut own = OwnRecord { amend_key: None, ..own() };
        let (what, refers_to, amend_key) = (Change::Update, "AAAA-BBBB-CCCC".to_owned(), KEY.to_owned());
        own.record.kind = RecordKind::Change { what, refers_to, amend_key };
        assert_eq!(OwnRecord::read(&own.to_bytes()), Ok(own));
    }

    #[test]
    fn the_key_does_not_print() {
        assert!(!format!("{:?}", own()).contains(KEY));
    }
}
