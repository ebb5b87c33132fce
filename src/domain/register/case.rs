//! A case as the events leave it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::cases::{
    Acknowledged, Closed, Confirmed, Corrected, Decided, Entered, Filed, Held, Matched, MustNotReceive, Noted, Purged,
    Received, Released, Restricted,
};
use super::ids::{CaseId, Id, Person, Sha256};
use super::meetings::{Action, ActionClosed, Assigned, Minuted};
use super::settled::{By, Said, Settled};
use super::uses::Circulated;

/// Everything that stands about one case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Each time that its sealed file came in.
    pub received: Vec<Said<Received>>,
    /// Of a case that did not come through the portal.
    pub entered: Option<Said<Entered>>,
    /// Where this sealed file belongs, if it adds to another.
    pub filing: Settled<Filed>,
    /// The cases that it stands under, instead of by itself.
    pub filed_under: BTreeSet<CaseId>,
    /// The sealed files that add to this case.
    pub additions: BTreeSet<Sha256>,
    pub decision: Settled<Decided>,
    pub assignment: Settled<Assigned>,
    /// What was found of it and other cases, by the other case.
    pub matches: BTreeMap<CaseId, Settled<Matched>>,
    pub acknowledged: Vec<Said<Acknowledged>>,
    pub confirmed: Vec<Said<Confirmed>>,
    /// Who is working on it, and since when by their clock.
    pub working: BTreeMap<Person, DateTime<Utc>>,
    /// By the place of the field.
    pub corrections: BTreeMap<String, Settled<Corrected>>,
    pub restriction: Settled<Restricted>,
    pub must_not_receive: Vec<Said<MustNotReceive>>,
    pub notes: Vec<Said<Noted>>,
    pub hold: Settled<Hold>,
    /// By the meeting.
    pub minutes: BTreeMap<Id, Settled<Minuted>>,
    pub actions: BTreeMap<Id, ActionState>,
    pub closed: Settled<Closed>,
    /// What was seen, printed and exported is in the trail.
    pub circulated: Vec<Said<Circulated>>,
    pub purged: Vec<Said<Purged>>,
}

/// A hold, or its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Hold {
    Held(Held),
    Released(Released),
}

/// What people say different things about, neither having known of the other's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    Filing,
    Decision,
    Assignment,
    Match,
    Correction,
    Restriction,
    Hold,
    Minutes,
    Action,
    /// When it was closed.
    Closure,
    /// It was purged while somebody else held it.
    Purge,
}

/// An action, and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionState {
    pub plan: Settled<Action>,
    pub closed: Settled<ActionClosed>,
}

impl Case {
    /// Whether the event that brought it is here: others may arrive before it does.
    pub fn is_here(&self) -> bool {
        !self.received.is_empty() || self.entered.is_some()
    }

    /// Whether it is a row of its own: not one that adds to another case.
    pub fn is_listed(&self) -> bool {
        let by_itself =
            self.filing.values().any(|filed| filed.case.is_none_or(|case| !self.filed_under.contains(&case)));
        self.is_here() && (self.filed_under.is_empty() || by_itself)
    }

    /// Whether it was purged and has not come in again.
    pub fn is_purged(&self) -> bool {
        !self.is_here() && !self.purged.is_empty()
    }

    /// When and by whom it was first brought in.
    pub fn brought(&self) -> Option<By> {
        let received = self.received.iter().map(|said| said.by);
        received.chain(self.entered.as_ref().map(|said| said.by)).min()
    }

    /// Whether it must not be purged. Of two people who differ, the one who holds it prevails.
    pub fn is_held(&self) -> bool {
        self.hold.values().any(|hold| matches!(hold, Hold::Held(_)))
    }

    /// Whether this person may read it. Of several lists, a reader has to be on each.
    pub fn may_read(&self, person: Person) -> bool {
        self.restriction.values().all(|restricted| restricted.readers.contains(&person))
    }

    /// Whether one of these people may read it.
    pub fn may_be_read_by(&self, people: &[Person]) -> bool {
        people.iter().any(|person| self.may_read(*person))
    }

    /// What people say different things about.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let one = [
            (Conflict::Filing, self.filing.is_conflict()),
            (Conflict::Decision, self.decision.is_conflict()),
            (Conflict::Assignment, self.assignment.is_conflict()),
            (Conflict::Match, self.matches.values().any(Settled::is_conflict)),
            (Conflict::Correction, self.corrections.values().any(Settled::is_conflict)),
            (Conflict::Restriction, self.restriction.is_conflict()),
            (Conflict::Hold, self.hold.is_conflict()),
            (Conflict::Minutes, self.minutes.values().any(Settled::is_conflict)),
            (Conflict::Action, self.actions.values().any(|one| one.plan.is_conflict() || one.closed.is_conflict())),
            (Conflict::Closure, self.closed.is_conflict()),
            (Conflict::Purge, self.is_held() && !self.purged.is_empty()),
        ];
        one.into_iter().filter(|(_, conflict)| *conflict).map(|(about, _)| about).collect()
    }
}

impl Conflict {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Conflict::Filing => "filing",
            Conflict::Decision => "decision",
            Conflict::Assignment => "assignment",
            Conflict::Match => "match",
            Conflict::Correction => "correction",
            Conflict::Restriction => "restriction",
            Conflict::Hold => "hold",
            Conflict::Minutes => "minutes",
            Conflict::Action => "action",
            Conflict::Closure => "closure",
            Conflict::Purge => "purge",
        }
    }
}
