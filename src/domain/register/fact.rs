//! What an event is about: only what is about the same fact can supersede it.

use super::cases::Retracted;
use super::event::Event;
use super::ids::{CaseId, Id, Person, Sha256};
use super::what::What;
use crate::domain::private::Private;

/// Something of which one thing is true at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// Where a later submission belongs.
    Filing(Sha256),
    Decision(CaseId),
    /// The lesser name first.
    Match(CaseId, CaseId),
    Assignment(CaseId),
    Work(CaseId, Person),
    Correction(CaseId, String),
    Restriction(CaseId),
    Hold(CaseId),
    Plan(Id),
    /// The agency and the name.
    Attendance(Id, Private<(String, String)>),
    Minutes(CaseId, Id),
    Action(CaseId, Id),
    Closing(CaseId, Id),
    Closure(CaseId),
    /// One of many that are true side by side: nothing but taking it back ends it.
    Alone(Id),
}

impl Fact {
    /// The fact that this is about when this person says it; nothing where it only tells what was done.
    ///
    /// `id` is the event's; without one there is no fact yet for what stands alone.
    pub fn of(what: &What, id: Option<Id>, person: Person) -> Option<Fact> {
        Some(match what {
            What::Filed(filed) => Fact::Filing(filed.body),
            What::Decided(decided) => Fact::Decision(decided.case),
            What::Matched(matched) => Fact::Match(matched.case.min(matched.other), matched.case.max(matched.other)),
            What::Assigned(assigned) => Fact::Assignment(assigned.case),
            What::Working(working) => Fact::Work(working.case, person),
            What::Left(left) => Fact::Work(left.case, person),
            What::Corrected(corrected) => Fact::Correction(corrected.case, corrected.field.clone()),
            What::Restricted(restricted) => Fact::Restriction(restricted.case),
            What::Held(held) => Fact::Hold(held.case),
            What::Released(released) => Fact::Hold(released.case),
            What::Meeting(meeting) => Fact::Plan(meeting.meeting),
            What::Attended(attended) => {
                let who = (attended.agency.clone(), attended.name.0.clone());
                Fact::Attendance(attended.meeting, Private(who))
            }
            What::Minuted(minuted) => Fact::Minutes(minuted.case, minuted.meeting),
            What::Action(action) => Fact::Action(action.case, action.action),
            What::ActionClosed(closed) => Fact::Closing(closed.case, closed.action),
            What::Closed(closed) => Fact::Closure(closed.case),
            What::Acknowledged(_) | What::Confirmed(_) | What::MustNotReceive(_) | What::Noted(_) => Fact::Alone(id?),
            What::Received(_)
            | What::Entered(_)
            | What::Viewed(_)
            | What::Printed(_)
            | What::Exported(_)
            | What::Circulated(_)
            | What::Retracted(_)
            | What::Purged(_)
            | What::Newer(_) => return None,
        })
    }
}

impl Event {
    /// The fact that it is about.
    pub(super) fn fact(&self) -> Option<Fact> {
        Fact::of(&self.what, Some(self.id), self.person)
    }
}

/// Whether one event can take the place of another: both are about one fact, or it takes back what belongs to its own
/// case or meeting, or purges what tells of its own case.
pub(super) fn may_supersede(event: &Event, earlier: &Event) -> bool {
    if let What::Purged(purged) = &event.what {
        return earlier.is_about(purged.case) && earlier.what.goes_with_its_case();
    }
    let Some(fact) = earlier.fact().filter(|_| event.id != earlier.id) else { return false };
    match &event.what {
        What::Retracted(Retracted { case, meeting, .. }) => {
            let of_case = case.is_some_and(|case| earlier.what.cases().contains(&case));
            let of_meeting = match fact {
                Fact::Plan(id) | Fact::Attendance(id, _) => *meeting == Some(id),
                _ => false,
            };
            of_case || of_meeting
        }
        _ => event.fact() == Some(fact),
    }
}
