//! A person of the area who can open what is sealed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::json::Object;
use crate::domain::label::Label;
use crate::envelope::Recipient;

/// A person of the area, their public keys, and when those are in force.
#[derive(Clone, Debug)]
pub struct Keyholder {
    pub role: Role,
    /// The job title as the sender may see it.
    pub label: Label,
    pub recipient: Recipient,
    /// Ed25519 public key, 64 hex digits.
    pub sign: Option<String>,
    /// First day in force, Europe/London.
    pub from: Option<NaiveDate>,
    /// Last day in force, Europe/London.
    pub to: Option<NaiveDate>,
    /// The day from which nothing is sealed to this key any more.
    pub revoked: Option<NaiveDate>,
    /// The day on which somebody last opened a test referral with the saved key.
    pub drilled: Option<NaiveDate>,
}

/// What a keyholder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Coordinator,
    Deputy,
    Staff,
    Idva,
    /// A key in a safe: opens everything after a loss, reads nothing day by day.
    Recovery,
}

impl Role {
    /// All roles, in the order of the format.
    pub const ALL: [Role; 5] = [Role::Coordinator, Role::Deputy, Role::Staff, Role::Idva, Role::Recovery];

    /// The word in a pack, a file name and `--people`.
    pub fn name(self) -> &'static str {
        match self {
            Role::Coordinator => "coordinator",
            Role::Deputy => "deputy",
            Role::Staff => "staff",
            Role::Idva => "idva",
            Role::Recovery => "recovery",
        }
    }

    /// Reads [`Role::name`].
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A keyholder as the file has it, the key unread.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub role: Role,
    pub label: Label,
    pub age: String,
    pub sign: Option<String>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub revoked: Option<NaiveDate>,
    pub drilled: Option<NaiveDate>,
}

impl Written {
    pub fn read(json: &Object) -> Written {
        Written {
            role: json.needed_choice("role", &Role::ALL, Role::name, Role::Recovery),
            label: json.label("label"),
            age: json.text("age"),
            sign: json.text_if_given("sign"),
            from: json.date("from"),
            to: json.date("to"),
            revoked: json.date("revoked"),
            drilled: json.date("drilled"),
        }
    }
}
