//! Somebody who gets a key in a ceremony.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::area::keyholder::Role;
use crate::area::roster::Newcomer;
use crate::envelope::Recipient;

/// Months after which a person's key ends, unless somebody says otherwise.
const VALID_MONTHS: u32 = 24;

/// Somebody who gets a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub role: Role,
    /// The job title as the sender may see it.
    pub label: String,
    /// The last day of the key; none of a recovery key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The key that this one takes the place of, and the last day on which the old one still serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaced>,
    /// Once the key is made and its file is saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
    /// Once a test referral was opened with the saved file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drilled: Option<NaiveDate>,
    /// The same from the paper copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper_drilled: Option<NaiveDate>,
}

/// An older key of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The recipient.
    pub age: String,
    pub until: NaiveDate,
}

/// The public half of a key, and the name of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The recipient.
    pub age: String,
    /// Ed25519 public key, 64 hex digits.
    pub sign: String,
    pub file_name: String,
    pub on: NaiveDate,
}

impl Person {
    /// Somebody without a key; a recovery key has no last day.
    pub fn new(role: Role, label: String, today: NaiveDate) -> Person {
        let last = || today.checked_add_months(Months::new(VALID_MONTHS))?.checked_sub_days(Days::new(1));
        let to = if role == Role::Recovery { None } else { last() };
        Person { role, label, to, replaces: None, made: None, drilled: None, paper_drilled: None }
    }

    /// Whether the key is also kept on paper.
    pub fn has_paper(&self) -> bool {
        self.role == Role::Recovery
    }

    /// Their entry in a pack, once the key is made.
    pub(super) fn newcomer(&self) -> Option<Newcomer> {
        let made = self.made.as_ref()?;
        Some(Newcomer {
            role: self.role,
            label: self.label.trim().to_owned(),
            recipient: Recipient::parse(&made.age).ok()?,
            sign: made.sign.clone(),
            from: made.on,
            to: self.to,
            drilled: self.drilled,
        })
    }
}
