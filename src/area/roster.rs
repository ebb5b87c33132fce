//! Changing who can open: a pack with one more person, without somebody, or with another date, everything else as it was.

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Map, Value, json};

use super::keyholder::{Keyholder, Role};
use super::load::PackError;
use super::pack::Pack;
use crate::domain::label::Label;
use crate::envelope::Recipient;

/// Days before the last one of a key on which everybody who looks after the area is reminded.
pub const SOON_DAYS: i64 = 60;
/// Days after which a restore drill is due again.
const DRILL_DAYS: i64 = 365;

/// One change of a pack's recipients.
#[derive(Clone, Debug)]
pub enum Change {
    /// One more person, last in the list.
    Add(Newcomer),
    /// Nothing is sealed to this key any more from this day on. The entry stays: what its holder signed is still known.
    Revoke { recipient: Recipient, on: NaiveDate },
    /// The last day of this key.
    Until { recipient: Recipient, to: NaiveDate },
    /// Somebody opened a test referral with the saved key.
    Drilled { recipient: Recipient, on: NaiveDate },
}

/// A person who is new in a pack.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub role: Role,
    /// The job title as the sender may see it.
    pub label: String,
    pub recipient: Recipient,
    /// Ed25519 public key, 64 hex digits.
    pub sign: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub drilled: Option<NaiveDate>,
}

/// What somebody who looks after the keys of an area has to do soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// A key ends within [`SOON_DAYS`].
    Expires { label: Label, to: NaiveDate, days: i64 },
    /// A key has ended, and nobody has taken it out.
    Expired { label: Label, to: NaiveDate },
    /// The saved key was last tried more than a year ago, or that it ever was is not known.
    Drill { label: Label, last: Option<NaiveDate> },
}

impl Newcomer {
    /// The entry in a pack's `recipients`.
    pub fn entry(&self) -> Value {
        let mut entry = json!({
            "role": self.role.name(),
            "label": self.label,
            "age": self.recipient.as_str(),
            "sign": self.sign,
            "from": self.from.to_string(),
        });
        for (field, day) in [("to", self.to), ("drilled", self.drilled)] {
            if let Some(day) = day {
                entry[field] = day.to_string().into();
            }
        }
        entry
    }
}

impl Pack {
    /// The pack with a change, fields that this build does not know included; its `version` is for whoever publishes it.
    pub fn with(&self, change: &Change) -> Result<Pack, PackError> {
        let mut source = self.source.clone();
        let all = source["recipients"].as_array_mut().expect("a pack that has loaded lists its recipients");
        match change {
            Change::Add(newcomer) => all.push(newcomer.entry()),
            Change::Revoke { recipient, on } => set(all, recipient, "revoked", *on),
            Change::Until { recipient, to } => set(all, recipient, "to", *to),
            Change::Drilled { recipient, on } => set(all, recipient, "drilled", *on),
        }
        Pack::parse(source.to_string().as_bytes())
    }

    /// The pack as the one that follows another.
    pub fn following(&self, before: &Pack) -> Result<Pack, PackError> {
        let mut source = self.source.clone();
        source["version"] = (before.version + 1).into();
        Pack::parse(source.to_string().as_bytes())
    }

    /// The file, as people read it.
    pub fn to_file(&self) -> String {
        let mut text = serde_json::to_string_pretty(&self.source).unwrap_or_default();
        text.push('\n');
        text
    }

    /// What is to be done soon about the keys of this area; nothing of keys that are revoked, nor of a trial's.
    pub fn reminders(&self, today: NaiveDate) -> Vec<Reminder> {
        if self.trial {
            return Vec::new();
        }
        let in_use = |holder: &&Keyholder| holder.revoked.is_none_or(|day| today < day);
        self.keyholders.iter().filter(in_use).flat_map(|holder| reminders(holder, today)).collect()
    }
}

fn reminders(holder: &Keyholder, today: NaiveDate) -> impl Iterator<Item = Reminder> {
    let label = || holder.label.clone();
    let ends = holder.to.and_then(|to| match (to - today).num_days() {
        ..0 => Some(Reminder::Expired { label: label(), to }),
        days @ 0..=SOON_DAYS => Some(Reminder::Expires { label: label(), to, days }),
        _ => None,
    });
    let over = matches!(ends, Some(Reminder::Expired { .. }));
    let due = holder.drilled.is_none_or(|last| last + TimeDelta::days(DRILL_DAYS) < today);
    let drill = (due && !over).then(|| Reminder::Drill { label: label(), last: holder.drilled });
    ends.into_iter().chain(drill)
}

fn set(entries: &mut [Value], recipient: &Recipient, field: &str, day: NaiveDate) {
    let is = |entry: &Map<String, Value>| {
        let age = entry.get("age").and_then(Value::as_str);
        age.is_some_and(|age| Recipient::parse(age).is_ok_and(|listed| listed == *recipient))
    };
    if let Some(entry) = entries.iter_mut().filter_map(Value::as_object_mut).find(|entry| is(entry)) {
        entry.insert(field.into(), day.to_string().into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;
    use crate::envelope::Identity;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(recipient: &str) -> Recipient {
        Recipient::parse(recipient).unwrap()
    }

    #[test]
    fn a_newcomer_comes_last_and_everything_else_stays_as_it_was() {
        let identity = Identity::generate().unwrap();
        let newcomer = Newcomer {
            role: Role::Staff,
            label: "MARAC administrator".into(),
            recipient: identity.recipient(),
            sign: identity.signing_public_key(),
            from: day("2026-11-23"),
            to: Some(day("2028-11-22")),
            drilled: Some(day("2026-11-23")),
        };
        let mut written = example::json();
        written["recipients"][1]["room"] = json!(12);
        let pack = Pack::parse(written.to_string().as_bytes()).unwrap();
        let changed = pack.with(&Change::Add(newcomer)).unwrap();
        let holder = &changed.keyholders()[3];
        assert_eq!(
            (holder.role, holder.label.en(), holder.to),
            (Role::Staff, "MARAC administrator", Some(day("2028-11-22")))
        );
        let mut after = serde_json::to_value(&changed).unwrap();
        after["recipients"].as_array_mut().unwrap().pop();
        assert_eq!(after, written);
        assert_eq!(changed.following(&pack).unwrap().version, pack.version + 1);
        assert_eq!(Pack::parse(changed.to_file().as_bytes()).unwrap().keyholders().len(), 4);
    }

    #[test]
    fn a_leaver_is_left_out_from_the_day_on_and_stays_known() {
        let pack = example::pack();
        let left = Change::Revoke { recipient: of(example::DEPUTY), on: day("2026-11-23") };
        let changed = pack.with(&left).unwrap();
        let readers = |day_text: &str| changed.recipients_on(day(day_text)).unwrap().recipients;
        assert!(readers("2026-11-22").contains(&of(example::DEPUTY)));
        assert!(!readers("2026-11-23").contains(&of(example::DEPUTY)));
        assert_eq!(changed.keyholders().len(), 3);
    }

    #[test]
    fn a_change_that_the_pack_could_not_load_with_is_refused() {
        let pack = example::pack();
        let again = Newcomer {
            role: Role::Staff,
            label: "Again".into(),
            recipient: of(example::DEPUTY),
            sign: "0f".repeat(32),
            from: day("2026-11-23"),
            to: None,
            drilled: None,
        };
        let error = pack.with(&Change::Add(again)).unwrap_err();
        assert_eq!(error, PackError::DuplicateRecipient { first: 2, again: 4 });
        let before = Change::Until { recipient: of(example::COORDINATOR), to: day("2025-12-31") };
        assert_eq!(pack.with(&before).unwrap_err(), PackError::Dates { number: 1 });
    }

    #[test]
    fn everybody_is_reminded_sixty_days_before_a_key_ends_and_a_year_after_a_drill() {
        // coordinator: until 2026-12-31; deputy: until 2027-06-30; each drilled on 2026-01-02, the recovery key never.
        let mut written = example::json();
        written["recipients"][2].as_object_mut().unwrap().remove("drilled");
        let pack = Pack::parse(written.to_string().as_bytes()).unwrap();
        let label = |at: usize| pack.keyholders()[at].label.clone();
        let never = Reminder::Drill { label: label(2), last: None };
        let due = |day_text: &str| pack.reminders(day(day_text));
        assert_eq!(due("2026-10-31"), std::slice::from_ref(&never));
        let expires = |days, to: &str, at| Reminder::Expires { label: label(at), to: day(to), days };
        assert_eq!(due("2026-11-01")[0], expires(60, "2026-12-31", 0));
        assert_eq!(due("2026-12-31")[0], expires(0, "2026-12-31", 0));
        let drill = |at| Reminder::Drill { label: label(at), last: Some(day("2026-01-02")) };
        assert_eq!(due("2027-01-02"), [Reminder::Expired { label: label(0), to: day("2026-12-31") }, never.clone()]);
        assert_eq!(due("2027-01-03"), [Reminder::Expired { label: label(0), to: day("2026-12-31") }, drill(1), never]);
    }

    #[test]
    fn nobody_is_reminded_of_a_revoked_key_nor_in_a_trial() {
        let mut written = example::json();
        written["recipients"][0]["revoked"] = json!("2026-10-01");
        let reminders =
            |written: &Value| Pack::parse(written.to_string().as_bytes()).unwrap().reminders(day("2026-12-01"));
        assert_eq!(reminders(&written), []);
        written["recipients"][0]["revoked"] = json!("2026-12-02");
        assert_eq!(reminders(&written).len(), 1);
        written["trial"] = json!(true);
        assert_eq!(reminders(&written), []);
    }
}
