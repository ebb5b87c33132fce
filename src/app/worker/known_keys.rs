//! The keys that a person has asked their own device to remember, and what is different today.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::area::{Keyholder, Pack};
use crate::envelope::Fingerprint;

const FORMAT: &str = "marac-portal/known-keys@1";

/// What stands in the storage of the browser: public fingerprints and names of areas, and nothing of any referral.
#[derive(Debug, Serialize, Deserialize)]
pub struct KnownKeys {
    format: String,
    areas: BTreeMap<String, KnownArea>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KnownArea {
    name: String,
    /// 64 hex digits each.
    keys: BTreeSet<String>,
}

/// What is different today; `None` in its place where the area is not remembered.
#[derive(Debug)]
pub struct Changes<'a> {
    /// Readers whose keys were not remembered.
    pub new: Vec<&'a Keyholder>,
    /// Remembered keys that the area's file does not name any more. One that it names as expired or revoked is said there.
    pub gone: Vec<Fingerprint>,
}

impl Changes<'_> {
    /// Whether every key is as it was.
    pub fn are_none(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

impl KnownKeys {
    /// Reads what is stored. Of a text that is none of ours nothing is known, of any area.
    pub fn read(text: &str) -> Option<KnownKeys> {
        serde_json::from_str(text).ok().filter(|known: &KnownKeys| known.format == FORMAT)
    }

    /// Nothing is remembered.
    pub fn none() -> KnownKeys {
        KnownKeys { format: FORMAT.to_owned(), areas: BTreeMap::new() }
    }

    /// The text to store; `None` when there is nothing to remember.
    pub fn to_text(&self) -> Option<String> {
        (!self.areas.is_empty()).then(|| serde_json::to_string(self).unwrap_or_default())
    }

    /// Compares the readers of today with what is remembered of the area.
    pub fn changes<'a>(&self, pack: &Pack, readers: &'a [Keyholder]) -> Option<Changes<'a>> {
        let known = &self.areas.get(&pack.id)?.keys;
        let named: BTreeSet<String> = pack.keyholders().iter().map(fingerprint).collect();
        let new = readers.iter().filter(|reader| !known.contains(&fingerprint(reader))).collect();
        let gone = known.iter().filter(|key| !named.contains(*key)).filter_map(|key| Fingerprint::read(key)).collect();
        Some(Changes { new, gone })
    }

    /// Remembers these readers of the area, and nobody else of it.
    pub fn remember(&mut self, pack: &Pack, readers: &[Keyholder]) {
        let area = KnownArea { name: pack.name.en().to_owned(), keys: readers.iter().map(fingerprint).collect() };
        self.areas.insert(pack.id.clone(), area);
    }

    /// Forgets the area.
    pub fn forget(&mut self, pack: &Pack) {
        self.areas.remove(&pack.id);
    }
}

fn fingerprint(keyholder: &Keyholder) -> String {
    keyholder.recipient.fingerprint().hex()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::area::example;
    use crate::envelope::Identity;

    fn pack(change: impl FnOnce(&mut Value)) -> (Pack, Vec<Keyholder>) {
        let mut pack = example::json();
        change(&mut pack);
        let pack = Pack::parse(pack.to_string().as_bytes()).unwrap();
        let readers = pack.recipients_on("2026-11-21".parse().unwrap()).unwrap().readers;
        (pack, readers)
    }

    fn another_key() -> Value {
        json!(Identity::generate().unwrap().recipient().to_string())
    }

    /// What the next visit reads.
    fn remembered() -> KnownKeys {
        let (pack, readers) = pack(|_| {});
        let mut known = KnownKeys::none();
        known.remember(&pack, &readers);
        KnownKeys::read(&known.to_text().unwrap()).unwrap()
    }

    fn changes(change: impl FnOnce(&mut Value)) -> (Vec<String>, usize) {
        let (pack, readers) = pack(change);
        let changes = remembered().changes(&pack, &readers).unwrap();
        assert_eq!(changes.are_none(), changes.new.is_empty() && changes.gone.is_empty());
        (changes.new.iter().map(|reader| reader.label.en().to_owned()).collect(), changes.gone.len())
    }

    #[test]
    fn another_key_is_new_and_the_one_before_it_has_gone() {
        assert_eq!(changes(|_| {}), (vec![], 0));
        let deputy = "Deputy coordinator".to_owned();
        assert_eq!(changes(|pack| pack["recipients"][1]["age"] = another_key()), (vec![deputy], 1));
        let more = |pack: &mut Value| {
            let more = json!({ "role": "idva", "label": "Another reader", "age": another_key() });
            pack["recipients"].as_array_mut().unwrap().push(more);
        };
        assert_eq!(changes(more), (vec!["Another reader".to_owned()], 0));
        assert_eq!(changes(|pack| drop(pack["recipients"].as_array_mut().unwrap().remove(1))), (vec![], 1));
    }

    #[test]
    fn a_key_that_the_file_names_as_expired_or_revoked_has_not_gone_and_other_words_for_a_reader_are_no_change() {
        for change in [
            ("to", json!("2026-11-01")),
            ("revoked", json!("2026-11-01")),
            ("label", json!("Deputy")),
            ("role", json!("staff")),
        ] {
            assert_eq!(changes(|pack| pack["recipients"][1][change.0] = change.1.clone()), (vec![], 0), "{change:?}");
        }
    }

    #[test]
    fn what_is_stored_is_public_and_of_each_area_by_itself() {
        let text = remembered().to_text().unwrap();
        let stored: Value = serde_json::from_str(&text).unwrap();
        let (mut keys, readers) = (Vec::new(), pack(|_| {}).1);
        readers.iter().for_each(|reader| keys.push(reader.recipient.fingerprint().hex()));
        keys.sort();
        let area = json!({ "name": "Northmere", "keys": keys });
        assert_eq!(stored, json!({ "format": FORMAT, "areas": { "northmere": area } }), "nothing else");

        let (other, its_readers) = pack(|pack| pack["id"] = json!("southmere"));
        let mut known = remembered();
        assert!(known.changes(&other, &its_readers).is_none(), "not remembered, so nothing to compare");
        known.remember(&other, &its_readers);
        let (northmere, readers) = pack(|_| {});
        known.forget(&northmere);
        assert!(known.changes(&northmere, &readers).is_none());
        assert!(known.changes(&other, &its_readers).unwrap().are_none());
        known.forget(&other);
        assert_eq!(known.to_text(), None);
    }

    #[test]
    fn the_recorded_text_is_read_as_it_was_recorded() {
        let known = KnownKeys::read(include_str!("../../../tests/vectors/known-keys-v1.json")).unwrap();
        let (northmere, readers) = pack(|_| {});
        assert!(known.changes(&northmere, &readers).unwrap().are_none());
        let (southmere, readers) = pack(|pack| pack["id"] = json!("southmere"));
        let changes = known.changes(&southmere, &readers).unwrap();
        assert_eq!((changes.new.len(), changes.gone.len()), (2, 0));
    }

    #[test]
    fn what_is_no_text_of_ours_is_not_read() {
        let text = remembered().to_text().unwrap();
        for damaged in ["", "{}", "[1]", &text[1..], &text.replace("@1", "@2"), &text.replace("keys\":[", "keys\":[1,")]
        {
            assert!(KnownKeys::read(damaged).is_none(), "{damaged}");
        }
    }
}
