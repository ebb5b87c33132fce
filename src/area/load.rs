//! Loading a pack: everything for which it does not load.

use serde_json::Value;

use super::keyholder::{Keyholder, Role, Written};
use super::pack::{Contents, FORMAT, MAJOR, Pack, PackMode};
use super::practice::PRACTICE_RECIPIENT;
use crate::domain::json::{self, Fault, Misread};
use crate::envelope::{Family, Recipient, RecipientError};

/// Why a pack does not load. Recipients are counted from 1, as a person counts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// Not JSON, or not the shape of a pack: what was met, and where.
    Malformed { line: usize, column: usize, detail: String },
    /// JSON, but its `format` is not that of an area pack.
    NotAPack,
    /// Written for a later version of the program.
    NewerFormat { found: u32 },
    /// The id is not made of lower-case letters, digits and hyphens, at most 40.
    Id,
    /// The name, or the phone of the MARAC team, is empty.
    Empty { field: &'static str },
    /// The key of a recipient is not one.
    Recipient { number: usize, why: RecipientError },
    /// The signing key of a recipient is not 64 hex digits.
    SigningKey { number: usize },
    /// A recipient's last day lies before the first.
    Dates { number: usize },
    /// Classic and post-quantum keys cannot stand in one pack.
    TwoFamilies { first: usize, other: usize },
    /// The same key twice.
    DuplicateRecipient { first: usize, again: usize },
    /// Nobody who reads day by day.
    NobodyButRecovery,
    /// A live pack names the practice key, which everybody has.
    PracticeKeyInLivePack { number: usize },
}

impl PackError {
    /// Stable name, for `--json`.
    pub fn code(&self) -> &'static str {
        match self {
            PackError::Malformed { .. } => "malformed",
            PackError::NotAPack => "not_a_pack",
            PackError::NewerFormat { .. } => "newer_format",
            PackError::Id => "id",
            PackError::Empty { .. } => "empty",
            PackError::Recipient { .. } => "recipient",
            PackError::SigningKey { .. } => "signing_key",
            PackError::Dates { .. } => "dates",
            PackError::TwoFamilies { .. } => "two_families",
            PackError::DuplicateRecipient { .. } => "duplicate_recipient",
            PackError::NobodyButRecovery => "nobody_but_recovery",
            PackError::PracticeKeyInLivePack { .. } => "practice_key_in_live_pack",
        }
    }
}

impl Pack {
    /// Loads a pack, or says why not.
    pub fn parse(bytes: &[u8]) -> Result<Pack, PackError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let source: Value = json::parse(bytes).map_err(malformed)?;
        check_format(&source)?;
        let contents = json::read(&source, Contents::read);
        let contents = contents.map_err(|fault: Fault| malformed(fault.in_text(bytes)))?;
        if !is_area_id(&contents.id) {
            return Err(PackError::Id);
        }
        for (field, text) in [("name", contents.name.en()), ("contact.phone", &contents.contact.phone)] {
            if text.trim().is_empty() {
                return Err(PackError::Empty { field });
            }
        }
        let keyholders = keyholders(&contents)?;
        Ok(Pack { contents, keyholders, source })
    }
}

/// Whether `id` may name an area: it stands in file names and addresses.
pub fn is_area_id(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&id.len()) && id.bytes().all(allowed) && !id.starts_with('-') && !id.ends_with('-')
}

fn check_format(source: &Value) -> Result<(), PackError> {
    let format = source.get("format").and_then(Value::as_str);
    let (name, major) = format.and_then(|format| format.split_once('@')).ok_or(PackError::NotAPack)?;
    let major: u32 = major.parse().map_err(|_| PackError::NotAPack)?;
    match (name, major) {
        (FORMAT, MAJOR) => Ok(()),
        (FORMAT, found) if found > MAJOR => Err(PackError::NewerFormat { found }),
        _ => Err(PackError::NotAPack),
    }
}

fn keyholders(contents: &Contents) -> Result<Vec<Keyholder>, PackError> {
    one_family(&contents.recipients)?;
    let mut all: Vec<Keyholder> = Vec::new();
    for (number, written) in (1..).zip(&contents.recipients) {
        let keyholder = keyholder(number, written)?;
        if contents.mode == PackMode::Live && keyholder.recipient.as_str() == PRACTICE_RECIPIENT {
            return Err(PackError::PracticeKeyInLivePack { number });
        }
        if let Some(first) = all.iter().position(|known| known.recipient == keyholder.recipient) {
            return Err(PackError::DuplicateRecipient { first: first + 1, again: number });
        }
        all.push(keyholder);
    }
    if all.iter().all(|keyholder| keyholder.role == Role::Recovery) {
        return Err(PackError::NobodyButRecovery);
    }
    Ok(all)
}

/// Looks at the families before the keys, so that a mix is named as one even where one family cannot be used yet.
fn one_family(recipients: &[Written]) -> Result<(), PackError> {
    let mut families = (1..).zip(recipients).filter_map(|(number, written)| Some((number, family(written)?)));
    let Some((first, expected)) = families.next() else {
        return Ok(());
    };
    match families.find(|(_, family)| *family != expected) {
        Some((other, _)) => Err(PackError::TwoFamilies { first, other }),
        None => Ok(()),
    }
}

fn family(written: &Written) -> Option<Family> {
    Recipient::parse(&written.age).ok().map(|recipient| recipient.family())
}

fn keyholder(number: usize, written: &Written) -> Result<Keyholder, PackError> {
    let recipient = Recipient::parse(&written.age).map_err(|why| PackError::Recipient { number, why })?;
    let is_key = |key: &String| key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit());
    if written.sign.as_ref().is_some_and(|key| !is_key(key)) {
        return Err(PackError::SigningKey { number });
    }
    if matches!((written.from, written.to), (Some(from), Some(to)) if to < from) {
        return Err(PackError::Dates { number });
    }
    Ok(Keyholder {
        role: written.role,
        label: written.label.clone(),
        recipient,
        sign: written.sign.clone(),
        from: written.from,
        to: written.to,
        revoked: written.revoked,
        drilled: written.drilled,
    })
}

fn malformed(Misread { line, column, detail }: Misread) -> PackError {
    PackError::Malformed { line, column, detail }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::area::Autosave;
    use crate::area::example::{self, COORDINATOR, DEPUTY};
    use crate::envelope::Identity;

    fn changed(change: impl FnOnce(&mut Value)) -> Result<Pack, PackError> {
        let mut pack = example::json();
        change(&mut pack);
        Pack::parse(pack.to_string().as_bytes())
    }

    fn post_quantum() -> String {
        Identity::generate_of(Family::PostQuantum).unwrap().recipient().to_string()
    }

    #[test]
    fn every_rule_for_which_a_pack_does_not_load_has_its_own_answer() {
        type Change = fn(&mut Value);
        let cases: [(Change, PackError); 13] = [
            (|p| p["format"] = json!("marac-portal/area@2"), PackError::NewerFormat { found: 2 }),
            (|p| p["format"] = json!("marac-portal/referral@1"), PackError::NotAPack),
            (|p| p["id"] = json!("../keys"), PackError::Id),
            (|p| p["name"] = json!({"en": " ", "cy": "Gogledd"}), PackError::Empty { field: "name" }),
            (|p| p["contact"]["phone"] = json!(""), PackError::Empty { field: "contact.phone" }),
            (
                |p| p["recipients"][1]["age"] = json!("age1oops"),
                PackError::Recipient { number: 2, why: RecipientError::Mistyped },
            ),
            (|p| p["recipients"][1]["sign"] = json!("abc"), PackError::SigningKey { number: 2 }),
            (|p| p["recipients"][0]["to"] = json!("2025-12-31"), PackError::Dates { number: 1 }),
            (|p| p["recipients"][2]["age"] = json!(post_quantum()), PackError::TwoFamilies { first: 1, other: 3 }),
            (
                |p| p["recipients"][2]["age"] = json!(COORDINATOR.to_uppercase()),
                PackError::DuplicateRecipient { first: 1, again: 3 },
            ),
            (|p| p["recipients"] = json!([p["recipients"][2]]), PackError::NobodyButRecovery),
            (|p| p["recipients"] = json!([]), PackError::NobodyButRecovery),
            (|p| p["recipients"][1]["age"] = json!(PRACTICE_RECIPIENT), PackError::PracticeKeyInLivePack { number: 2 }),
        ];
        for (change, expected) in cases {
            assert_eq!(changed(change).err(), Some(expected.clone()), "{expected:?}");
        }
    }

    #[test]
    fn a_malformed_pack_says_where() {
        let text = "{ \"format\": \"marac-portal/area@1\",\n  \"id\": northmere }";
        let Err(PackError::Malformed { line: 2, .. }) = Pack::parse(text.as_bytes()) else { panic!() };

        let text = serde_json::to_string_pretty(&example::json()).unwrap();
        let text = text.replace("\"2026-01-01\"", "\"2026-02-30\"");
        let line = 1 + text.lines().position(|line| line.contains("2026-02-30")).unwrap();
        match Pack::parse(text.as_bytes()) {
            Err(PackError::Malformed { line: found, detail, .. }) => {
                assert_eq!(found, line);
                assert_eq!(detail, "\"2026-02-30\" is not a date such as 2026-11-21");
            }
            other => panic!("{other:?}"),
        }
        let twice = text.replace("\"2026-02-30\"", "null").replace("\"trial\": false", "\"mode\": \"live\"");
        assert!(matches!(Pack::parse(twice.as_bytes()), Err(PackError::Malformed { .. })));
        for mode in ["test", "Live", ""] {
            assert!(matches!(changed(|p| p["mode"] = json!(mode)), Err(PackError::Malformed { .. })), "{mode}");
        }
    }

    #[test]
    fn the_practice_key_may_stand_in_a_practice_pack() {
        let pack = changed(|p| {
            p["mode"] = json!("practice");
            p["recipients"][0]["age"] = json!(PRACTICE_RECIPIENT);
        });
        assert_eq!(pack.unwrap().keyholders()[0].recipient.as_str(), PRACTICE_RECIPIENT);
    }

    #[test]
    fn unknown_fields_survive_at_every_depth() {
        let mut written = example::json();
        written["colour"] = json!({"of": "the door"});
        written["recipients"][1]["room"] = json!(12);
        written["delivery"]["dropbox"]["kind"] = json!("carrier-pigeon");
        let pack = Pack::parse(format!("\u{feff}{written}").as_bytes()).unwrap();
        assert_eq!(serde_json::to_value(&pack).unwrap(), written);
    }

    #[test]
    fn absent_fields_have_the_defaults_of_the_format() {
        let pack = Pack::parse(
            json!({"format": "marac-portal/area@1", "id": "northmere", "version": 1, "name": "Northmere", "mode": "live",
                   "contact": {"phone": "07700 900100"},
                   "recipients": [{"role": "staff", "label": "MARAC team", "age": DEPUTY}]})
            .to_string()
            .as_bytes(),
        )
        .unwrap();
        assert_eq!(pack.criteria.visible_high_risk.yes_at_least, 14);
        assert_eq!((pack.criteria.escalation.events, pack.criteria.escalation.months), (3, 12));
        assert_eq!((pack.attachments.files, pack.attachments.total_bytes), (5, 26_214_400));
        assert_eq!((pack.inactivity_minutes, pack.retention_months), (10, 84));
        assert_eq!(pack.drafts.autosave, Autosave::Off);
        assert_eq!(pack.instruments[0].id, "dash-ric@1");
        assert!(!pack.trial && !pack.immigration_questions);
    }

    /// After no time at all nobody could type.
    #[test]
    fn the_work_is_hidden_after_a_minute_at_the_earliest() {
        for (given, minutes) in [("1", 1), ("0", 10), ("-5", 10), ("\"soon\"", 10)] {
            let pack = format!(
                r#"{{"format": "marac-portal/area@1", "id": "x", "version": 1, "name": "X", "mode": "live",
                   "contact": {{"phone": "07700 900100"}}, "inactivity_minutes": {given},
                   "recipients": [{{"role": "staff", "label": "MARAC team", "age": "{DEPUTY}"}}]}}"#
            );
            assert_eq!(Pack::parse(pack.as_bytes()).unwrap().inactivity_minutes, minutes, "{given}");
        }
    }

    #[test]
    fn the_example_of_the_format_is_read_to_the_last_field() {
        let pack = example::pack();
        assert_eq!(pack.name.en(), "Northmere");
        assert_eq!(pack.keyholders()[1].role, Role::Deputy);
        assert_eq!(pack.acknowledge.as_ref().unwrap().within_working_hours, 4);
        assert_eq!(pack.criteria.other_routes[0].id, "hba");
        assert_eq!(pack.meetings[0].postcodes, ["NM1", "NM2"]);
        assert_eq!(pack.agencies[0].return_row.as_deref(), Some("police"));
        assert_eq!(pack.signposts[0].phone.as_deref(), Some("07700 900199"));
    }
}
