//! Whom a referral is sealed to on a given day.

use chrono::{NaiveDate, TimeDelta};

use super::keyholder::{Keyholder, Role};
use super::pack::Pack;
use crate::domain::label::Label;
use crate::envelope::Recipient;

/// Days for which expired keys still serve when only expired ones are left.
const GRACE_DAYS: i64 = 30;

/// Whom to seal to today, and what to say about it.
#[derive(Clone, Debug)]
pub struct Sealing {
    /// In the order of the pack; never empty, and never recovery keys alone.
    pub recipients: Vec<Recipient>,
    /// The people behind `recipients`, in the same order: who can read what is sent.
    pub readers: Vec<Keyholder>,
    /// Who was left out and why.
    pub notices: Vec<Notice>,
    /// The last day of grace, when only expired keys are left: say it loudly, on every page.
    pub grace: Option<NaiveDate>,
}

/// Nobody is left to seal to today; the notices say why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotSeal {
    pub notices: Vec<Notice>,
}

/// Why a keyholder was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    NotYetInForce { label: Label, from: NaiveDate },
    Expired { label: Label, to: NaiveDate },
    Revoked { label: Label, since: NaiveDate },
}

impl Pack {
    /// Whom to seal to on `today` (Europe/London; see [`today`](super::today())).
    ///
    /// A key not yet in force, expired or revoked is left out. When all that is left for those who read day by day is
    /// expired keys, they serve for 30 more days; a revoked key never does.
    pub fn recipients_on(&self, today: NaiveDate) -> Result<Sealing, CannotSeal> {
        let (valid, out): (Vec<_>, Vec<_>) =
            self.keyholders.iter().map(|k| (k, left_out(k, today))).partition(|(_, notice)| notice.is_none());
        let reads = |(keyholder, _): &(&Keyholder, _)| keyholder.role != Role::Recovery;
        let notices: Vec<Notice> = out.iter().filter_map(|(_, notice)| notice.clone()).collect();
        if valid.iter().any(reads) {
            return Ok(sealing(valid.iter().map(|(k, _)| *k), notices, None));
        }

        let grace: Vec<NaiveDate> =
            out.iter().filter(|one| reads(one)).filter_map(|(_, n)| grace_of(n, today)).collect();
        let Some(last_day) = grace.into_iter().max() else {
            return Err(CannotSeal { notices });
        };
        let serves = |notice: &Option<Notice>| notice.is_none() || grace_of(notice, today).is_some();
        let left_out_still = out.into_iter().filter(|(_, notice)| !serves(notice)).filter_map(|(_, notice)| notice);
        let readers = self.keyholders.iter().filter(|k| serves(&left_out(k, today)));
        Ok(sealing(readers, left_out_still.collect(), Some(last_day)))
    }
}

fn sealing<'a>(
    readers: impl Iterator<Item = &'a Keyholder>,
    notices: Vec<Notice>,
    grace: Option<NaiveDate>,
) -> Sealing {
    let readers: Vec<Keyholder> = readers.cloned().collect();
    let recipients = readers.iter().map(|keyholder| keyholder.recipient.clone()).collect();
    Sealing { recipients, readers, notices, grace }
}

fn left_out(keyholder: &Keyholder, today: NaiveDate) -> Option<Notice> {
    let label = || keyholder.label.clone();
    match *keyholder {
        Keyholder { revoked: Some(since), .. } if since <= today => Some(Notice::Revoked { label: label(), since }),
        Keyholder { from: Some(from), .. } if today < from => Some(Notice::NotYetInForce { label: label(), from }),
        Keyholder { to: Some(to), .. } if to < today => Some(Notice::Expired { label: label(), to }),
        _ => None,
    }
}

/// The last day of grace of an expired key, while it lasts.
fn grace_of(notice: &Option<Notice>, today: NaiveDate) -> Option<NaiveDate> {
    match notice {
        Some(Notice::Expired { to, .. }) => Some(*to + TimeDelta::days(GRACE_DAYS)).filter(|last| today <= *last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::area::example;

    /// coordinator: 2026-01-01 to 2026-12-31; deputy: until 2027-06-30; recovery: without dates.
    fn pack(change: impl FnOnce(&mut Value)) -> Pack {
        let mut pack = example::json();
        change(&mut pack);
        Pack::parse(pack.to_string().as_bytes()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn readers(sealing: &Sealing) -> Vec<&'static str> {
        sealing.readers.iter().map(|reader| reader.role.name()).collect()
    }

    #[test]
    fn first_and_last_day_are_within() {
        let pack = pack(|_| {});
        for (today, expected) in [
            ("2025-12-31", vec!["deputy", "recovery"]),
            ("2026-01-01", vec!["coordinator", "deputy", "recovery"]),
            ("2026-12-31", vec!["coordinator", "deputy", "recovery"]),
            ("2027-01-01", vec!["deputy", "recovery"]),
            ("2027-06-30", vec!["deputy", "recovery"]),
        ] {
            let sealing = pack.recipients_on(day(today)).unwrap();
            assert_eq!(readers(&sealing), expected, "{today}");
            assert_eq!(sealing.recipients.len(), expected.len());
            assert_eq!(sealing.notices.len(), 3 - expected.len());
            assert_eq!(sealing.grace, None);
        }
    }

    #[test]
    fn whoever_is_left_out_is_named_with_the_reason() {
        let pack = pack(|p| p["recipients"][1]["revoked"] = json!("2026-10-01"));
        let sealing = pack.recipients_on(day("2026-09-30")).unwrap();
        assert_eq!(sealing.notices, []);
        let sealing = pack.recipients_on(day("2026-10-01")).unwrap();
        let label = Label::One("Deputy coordinator".into());
        assert_eq!(sealing.notices, [Notice::Revoked { label, since: day("2026-10-01") }]);
        let sealing = pack.recipients_on(day("2025-06-01")).unwrap();
        let label = Label::One("MARAC coordinator".into());
        assert_eq!(sealing.notices, [Notice::NotYetInForce { label, from: day("2026-01-01") }]);
    }

    #[test]
    fn when_only_expired_keys_are_left_they_serve_thirty_days_more_and_say_so() {
        let pack = pack(|_| {});
        let sealing = pack.recipients_on(day("2027-07-01")).unwrap();
        assert_eq!(readers(&sealing), ["deputy", "recovery"]);
        assert_eq!(sealing.grace, Some(day("2027-07-30")));
        let label = Label::One("MARAC coordinator".into());
        let out_for_good = Notice::Expired { label, to: day("2026-12-31") };
        assert_eq!(sealing.notices, [out_for_good], "whoever still serves is not left out");
        assert!(pack.recipients_on(day("2027-07-30")).is_ok());

        let CannotSeal { notices } = pack.recipients_on(day("2027-07-31")).unwrap_err();
        assert_eq!(notices.len(), 2);
    }

    #[test]
    fn a_revoked_key_has_no_grace_even_when_it_has_also_expired() {
        let pack = pack(|p| {
            p["recipients"][0]["revoked"] = json!("2026-06-01");
            p["recipients"][1]["revoked"] = json!("2026-10-01");
        });
        assert!(pack.recipients_on(day("2027-01-01")).is_err());
        assert!(pack.recipients_on(day("2026-10-01")).is_err());
        assert_eq!(readers(&pack.recipients_on(day("2026-09-30")).unwrap()), ["deputy", "recovery"]);
    }

    #[test]
    fn a_referral_is_never_sealed_to_the_safe_alone() {
        let pack = pack(|p| {
            p["recipients"][0]["from"] = json!("2027-01-01");
            p["recipients"][0]["to"] = json!(null);
            p["recipients"][1]["from"] = json!("2027-01-01");
        });
        assert_eq!(pack.recipients_on(day("2026-12-31")).unwrap_err().notices.len(), 2);
    }
}
