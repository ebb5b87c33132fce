//! What events say of a case.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::ids::{CaseId, Day, Id, Person, Sha256};
use super::what::Fields;
use crate::domain::private::Private;

/// A sealed file came in, and its bytes are in the register. Its SHA-256 names a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Received {
    pub body: Sha256,
    /// `kind` of its record: `referral`, or how it adds to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_kind: Option<String>,
    /// `submission` of its record: tells one that was sealed twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<String>,
    /// How it came: `file`, `inbox`, `mail`, or in words.
    #[serde(default)]
    pub from: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// A case that did not come through the portal: by phone, on paper, from a police system or last year's spreadsheet.
/// The event's own id names the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    /// Best a record, or its `referral` object alone; kept as it is, whatever it is.
    pub record: Private<Fields>,
    /// Where it came from: `phone`, `paper`, `csv`, `back-fill`, or in words.
    #[serde(default)]
    pub source: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// A later submission belongs to a case: its amend key proves it, or a person found out. Nothing of the case is
/// overwritten or closed by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    pub body: Sha256,
    /// Absent: it stands by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// `amend_key`, or a person's reason.
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// What becomes of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub case: CaseId,
    pub decision: Decision,
    #[serde(default)]
    pub reason: Private<String>,
    /// Who else stands behind it; needed for `not_criteria`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Private<String>>,
    /// The routes by which it is heard, as the person decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<String>,
    /// The routes that the area's rules find met by their own arithmetic.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<String>,
    /// Of `ask_for_more`: the questions that were asked for, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
    /// Of `not_this_area`: the area it goes to, by its id or in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Private<String>>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// The decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It goes to a meeting.
    Accept,
    /// It does not wait for the next meeting.
    Emergency,
    /// A letter asks the referrer for what is missing.
    AskForMore,
    /// It is handed over to another MARAC.
    NotThisArea,
    /// It does not meet the criteria: never lightly, with a reason and a second person.
    NotCriteria,
    /// It should not be in the register: a test, a wrong spreadsheet.
    Mistake,
}

/// How two cases are connected. It is a finding about both, whichever of them it names first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matched {
    pub case: CaseId,
    pub other: CaseId,
    pub finding: Finding,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// What a person found of two cases that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The same pair, referred again.
    Repeat,
    /// The same pair and the same incidents, referred twice.
    Duplicate,
    /// The same pair with roles reversed.
    Reversed,
    /// The same victim, somebody else feared.
    SameVictim,
    /// The same alleged perpetrator, another victim.
    SamePerpetrator,
    /// Other people.
    NotTheSame,
}

/// Its sender was told that it has arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Acknowledged {
    pub case: CaseId,
    /// `phone`, `mail`, `letter`, or in words.
    #[serde(default)]
    pub how: Private<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Private<String>>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Somebody found out, by another way than the file, that its sender is who they say: the switchboard was rung.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Confirmed {
    pub case: CaseId,
    /// The later submission that was confirmed, where it is not the referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Sha256>,
    #[serde(default)]
    pub how: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// This person is working on a case now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Working {
    pub case: CaseId,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// This person is not working on it any more; supersedes their [`Working`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    pub case: CaseId,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// One field of a case is something else than was sent; what was sent stays readable beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    pub case: CaseId,
    /// Its place in the `referral` object: `victim.born`, `perpetrators.0.name`.
    pub field: String,
    /// As the record would hold it.
    pub value: Private<Json>,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Only these people read it, and it is left off general lists. Lifted by [`Retracted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restricted {
    pub case: CaseId,
    pub readers: Vec<Person>,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// An agency or a person that no output with this case may go to. Each stands until it is [`Retracted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MustNotReceive {
    pub case: CaseId,
    /// Of the area's pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Private<String>>,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Something to remember about a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    pub case: CaseId,
    pub text: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// A legal hold: it is not purged, whatever the retention period says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    pub case: CaseId,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// The hold has ended; supersedes [`Held`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Released {
    pub case: CaseId,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Nothing more is to be done about a case: from here its retention may be counted. Opened again by [`Retracted`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    pub case: CaseId,
    pub on: Day,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// The events that this one supersedes are taken back: as if nobody had said so. What was done, seen or sent stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retracted {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    #[serde(default)]
    pub reason: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// A case was removed: its sealed file, and the events that tell of people. It supersedes all of these, and this is the
/// certificate. Whatever else arrives about the case stands. What adds to a case is purged by an event of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Purged {
    pub case: CaseId,
    /// The last day that it was kept for, where a retention period ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_until: Option<Day>,
    #[serde(default)]
    pub why: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

impl Decided {
    /// What a decision that turns a case away must have.
    pub(super) fn lacks(&self) -> Option<&'static str> {
        let empty = |text: &Private<String>| text.trim().is_empty();
        match self.decision {
            Decision::NotCriteria if empty(&self.reason) => Some("reason"),
            Decision::NotCriteria if self.second.as_ref().is_none_or(empty) => Some("second"),
            _ => None,
        }
    }
}
