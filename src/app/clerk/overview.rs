//! What the desk is told of a whole register: only the lines that have changed since it was told last.

use serde::{Deserialize, Serialize};

use crate::casework::{Line, Load};
use crate::domain::register::meetings::{Attended, Meeting};
use crate::domain::register::{CaseId, Id, Person, Settled};

/// A register at a glance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Who says what is said here.
    pub me: Option<Person>,
    /// Everybody whose word counts, by job title.
    pub people: Vec<(Person, String)>,
    /// New lines, and those that changed.
    pub lines: Vec<Line>,
    pub gone: Vec<CaseId>,
    /// Cases that other people alone may read.
    pub restricted: usize,
    pub meetings: Vec<MeetingView>,
    /// Events that have no effect or that a person should look at: in words, and how many.
    pub remarks: Vec<(String, usize)>,
    /// Cases that look like another one while nobody has decided what they are to one another, as far as they were compared.
    pub unmatched: Vec<CaseId>,
    /// Cases that wait to be compared.
    pub waiting: usize,
    /// Events that count.
    pub events: usize,
}

/// A meeting, who was there, and how much it has to hear.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingView {
    pub id: Id,
    pub plan: Settled<Meeting>,
    pub attended: Vec<Settled<Attended>>,
    pub load: Load,
}
