//! What events say of meetings, and of cases at a meeting.

use serde::{Deserialize, Serialize};

use super::ids::{CaseId, Day, Id};
use super::what::Fields;
use crate::domain::private::Private;

/// A meeting as it is planned. Its id is minted with its first event; a later one supersedes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    pub meeting: Id,
    /// The day; of an area that works without meetings, the closing date.
    pub date: Day,
    pub label: Private<String>,
    /// The regular meeting that it is one of, by its id in the area's pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// `09:30`, local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Private<String>>,
    /// How many cases it can hear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_per_case: Option<u32>,
    /// The last day on which a case is put on its list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_closes: Option<Day>,
    /// Nobody meets: information and updates until the date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_meeting: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<Private<String>>,
    /// The confidentiality statement was read out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub statement: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

impl Meeting {
    /// A meeting of which nothing is known yet but its day and what it is called.
    pub fn on(meeting: Id, date: Day, label: String) -> Meeting {
        Meeting {
            meeting,
            date,
            label: Private(label),
            series: None,
            starts: None,
            place: None,
            capacity: None,
            minutes_per_case: None,
            list_closes: None,
            without_meeting: false,
            chair: None,
            statement: false,
            cancelled: false,
            more: Default::default(),
        }
    }
}

/// A case is on the list of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assigned {
    pub case: CaseId,
    /// Absent: of none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    /// Its place on the agenda, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// The time it gets, where that is not the meeting's usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Who was at a meeting, or was not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attended {
    pub meeting: Id,
    /// By its id in the area's pack, or in words.
    #[serde(default)]
    pub agency: String,
    #[serde(default)]
    pub name: Private<String>,
    pub part: Part,
    /// Signed the confidentiality statement.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signed: bool,
    /// Sent information beforehand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sent_information: bool,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// How somebody took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Present,
    Observer,
    Apologies,
    Absent,
}

/// What became of a case at a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Minuted {
    pub case: CaseId,
    pub meeting: Id,
    pub outcome: MinutedOutcome,
    #[serde(default)]
    pub minutes: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Whether a meeting heard a case; only what was discussed counts in the data return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutedOutcome {
    Discussed,
    /// To a later meeting.
    Deferred,
    NotHeard,
}

/// Something that an agency is to do. Its id is minted with its first event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    pub action: Id,
    pub case: CaseId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    pub text: Private<String>,
    /// The agency, by its id in the area's pack or in words.
    pub owner: Private<String>,
    /// A person of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_name: Option<Private<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Whom an action is about: the four parts of an action plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Victim,
    Children,
    Perpetrator,
    Professionals,
}

/// An action is not open any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActionClosed {
    pub action: Id,
    pub case: CaseId,
    pub outcome: ActionOutcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    #[serde(default)]
    pub note: Private<String>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// How an action ended: minutes tell the two reasons apart why it was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionOutcome {
    Done,
    NoLongerPossible,
    AgencyDidNot,
}
