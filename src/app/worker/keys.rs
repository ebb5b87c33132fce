//! In the worker: the keys of an area's readers, and what a device that remembers them has to say of them, all in words.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::keyring::words;
use super::known_keys::{Changes, KnownKeys};
use crate::area::{Keyholder, Pack};
use crate::domain::date::read_day;
use crate::wording::{date, say};

/// Asked with `{pack, today, stored}`: the pack as it came, the day, and the text that this device holds, or `null`.
///
/// Answers `{keys, check, remember, hint, forget, known, said, changed, keep, drop, kept, forgotten, refused}`, or `null`
/// where nobody can be sealed to: of each key the reader, the six words, the fingerprint and until when; whether the
/// area is remembered; the texts to hold when it is remembered anew and when it is forgotten (`null` for none); and
/// sentences. `changed` is `{what, who, how, accept}` or `null`.
pub fn answer(question: &Json) -> Json {
    let field = |name: &str| question[name].as_str();
    let pack = field("pack").and_then(|pack| Pack::parse(pack.as_bytes()).ok());
    match pack.zip(field("today").and_then(read_day)) {
        Some((pack, today)) => told(&pack, today, field("stored")).unwrap_or_default(),
        None => Json::Null,
    }
}

fn told(pack: &Pack, today: NaiveDate, stored: Option<&str>) -> Option<Json> {
    let readers = pack.recipients_on(today).ok()?.readers;
    let name = pack.name.en();
    let (known, what) = match stored.map(KnownKeys::read) {
        // What cannot be read may have been of this area: in doubt every key is new.
        Some(None) => (None, say!("keys-damaged")),
        known => (Some(known.flatten().unwrap_or_else(KnownKeys::none)), say!("keys-changed", area = name)),
    };
    let changes = match &known {
        Some(known) => known.changes(pack, &readers),
        None => Some(Changes { new: readers.iter().collect(), gone: Vec::new() }),
    };
    let is_known = changes.is_some();
    let changed = changes.filter(|changes| !changes.are_none()).map(|changes| changed(&changes, what));
    let said = (is_known && changed.is_none()).then(|| say!("keys-same"));
    let [mut keep, mut drop] =
        [stored, stored].map(|text| text.and_then(KnownKeys::read).unwrap_or_else(KnownKeys::none));
    keep.remember(pack, &readers);
    drop.forget(pack);
    Some(json!({
        "keys": readers.iter().map(row).collect::<Vec<_>>(),
        "check": say!("readers-check"),
        "remember": say!("keys-remember"),
        "hint": say!("keys-hint"),
        "forget": say!("keys-forget"),
        "known": is_known,
        "said": said,
        "changed": changed,
        "keep": keep.to_text(),
        "drop": drop.to_text(),
        "kept": say!("keys-kept"),
        "forgotten": say!("keys-forgotten", area = name),
        "refused": say!("keys-refused"),
    }))
}

fn row(reader: &Keyholder) -> Json {
    let until = reader.to.map(|to| say!("readers-until", date = date::day(to)));
    json!([reader.label.en(), words(&reader.recipient), reader.recipient.fingerprint().hex(), until])
}

fn changed(changes: &Changes, what: String) -> Json {
    let new =
        changes.new.iter().map(|reader| say!("keys-new", label = reader.label.en(), words = words(&reader.recipient)));
    let gone = changes.gone.iter().map(|key| say!("keys-gone", words = key.words().join(" ")));
    json!({
        "what": what,
        "who": new.chain(gone).collect::<Vec<_>>(),
        "how": [say!("keys-ring"), say!("keys-still")],
        "accept": say!("keys-accept"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;
    use crate::envelope::Identity;

    fn ask(pack: &Json, stored: Option<&str>) -> Json {
        answer(&json!({ "pack": pack.to_string(), "today": "2026-11-21", "stored": stored }))
    }

    fn text(told: &Json, field: &str) -> String {
        told[field].as_str().unwrap().to_owned()
    }

    #[test]
    fn each_key_is_told_in_words_and_nothing_of_it_is_remembered_unasked() {
        let told = ask(&example::json(), None);
        assert_eq!(told["keys"].as_array().unwrap().len(), 3);
        let [label, words, hex, until] = &told["keys"][0].as_array().unwrap()[..] else { panic!() };
        assert_eq!((label, until), (&json!("MARAC coordinator"), &json!("Valid until 31 December 2026")));
        assert_eq!((words.as_str().unwrap().split(' ').count(), hex.as_str().unwrap().len()), (6, 64));
        assert_eq!(told["keys"][2][3], Json::Null, "a key without an end");
        assert_eq!(
            [&told["known"], &told["said"], &told["changed"], &told["drop"]],
            [&json!(false), &Json::Null, &Json::Null, &Json::Null]
        );
    }

    #[test]
    fn keys_that_are_remembered_are_silent_until_one_of_them_is_another() {
        let mut pack = example::json();
        let kept = text(&ask(&pack, None), "keep");
        let told = ask(&pack, Some(&kept));
        assert_eq!((&told["known"], &told["changed"], &told["drop"]), (&json!(true), &Json::Null, &Json::Null));
        assert!(text(&told, "said").contains("have not changed"));

        let other = Identity::generate().unwrap().recipient();
        pack["recipients"][0]["age"] = json!(other.to_string());
        let told = ask(&pack, Some(&kept));
        let who: Vec<&str> =
            told["changed"]["who"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let [new, gone] = who[..] else { panic!("{who:?}") };
        assert!(new.contains("MARAC coordinator") && new.contains(&words(&other)), "{new}");
        let before = ask(&example::json(), None);
        assert!(gone.contains(before["keys"][0][1].as_str().unwrap()), "{gone}");
        let accepted = ask(&pack, Some(&text(&told, "keep")));
        assert_eq!(accepted["changed"], Json::Null, "loud once, until it is accepted");
    }

    #[test]
    fn what_cannot_be_read_is_loud_and_can_be_forgotten() {
        let told = ask(&example::json(), Some("{"));
        assert_eq!(told["changed"]["who"].as_array().unwrap().len(), 3);
        assert!(text(&told["changed"], "what").contains("cannot be read"));
        assert_eq!((&told["known"], &told["drop"]), (&json!(true), &Json::Null));
        assert_eq!(ask(&example::json(), Some(&text(&told, "keep")))["changed"], Json::Null);
    }

    #[test]
    fn where_nobody_can_be_sealed_to_there_is_nothing_to_tell() {
        let mut pack = example::json();
        pack["recipients"] = json!([]);
        assert_eq!(ask(&pack, None), Json::Null);
        assert_eq!(answer(&json!({ "pack": example::json().to_string(), "today": "2028-01-01" })), Json::Null);
    }
}
