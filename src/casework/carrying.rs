//! What a meeting did not hear is carried over: which cases, and to whose list.

use super::docket::{Docket, Listed};
use crate::domain::register::meetings::{Meeting, MinutedOutcome};
use crate::domain::register::{Id, Register};

impl Docket {
    /// The cases that the meeting did not hear and that nobody has put on another list: what is carried over.
    pub fn to_carry(&self) -> impl Iterator<Item = &Listed> {
        self.cases.iter().filter(|one| one.is_not_heard() && one.moved_to.is_none())
    }
}

impl Listed {
    /// Whether all agree that the meeting put it off or did not hear it.
    pub fn is_not_heard(&self) -> bool {
        self.minuted.agreed().is_some_and(|minuted| minuted.outcome != MinutedOutcome::Discussed)
    }
}

/// The next meeting of the same series, or of an area without any the next one; one that is not settled is none.
pub(super) fn next_after(register: &Register, meeting: Id) -> Option<Id> {
    let this = register.meetings.get(&meeting)?.plan.agreed()?;
    let plans = register.meetings.iter().filter_map(|(id, meeting)| Some((*id, meeting.plan.agreed()?)));
    let of_its_kind = |plan: &Meeting| this.series.is_none() || plan.series == this.series;
    let later = plans.filter(|(_, plan)| plan.date > this.date && !plan.cancelled && of_its_kind(plan));
    later.min_by_key(|(id, plan)| (plan.date, *id)).map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::fixture::*;
    use crate::domain::register::What;

    fn docket(said: impl IntoIterator<Item = What>, meeting: u32) -> Docket {
        Docket::of(&register(said), &[ALMA], id(meeting), |_, _| None)
    }

    fn on(number: u8, meeting: u32) -> What {
        What::Assigned(assigned(number, Some(meeting), None))
    }

    #[test]
    fn what_was_not_heard_is_carried_to_the_next_meeting_of_its_kind_once() {
        let of = |number, day, series: Option<&str>| Meeting { series: series.map(Into::into), ..plan(number, day) };
        let meetings = [
            of(1, "2026-11-24", Some("north")),
            of(2, "2026-12-01", Some("south")),
            Meeting { cancelled: true, ..of(3, "2026-12-08", Some("north")) },
            of(4, "2026-12-22", Some("north")),
            of(5, "2027-01-05", Some("north")),
        ];
        let begun =
            || (1..=3).flat_map(|number| [received(number), on(number, 1)]).chain(meetings.clone().map(What::Meeting));
        let heard = [(1, MinutedOutcome::Discussed), (2, MinutedOutcome::Deferred), (3, MinutedOutcome::NotHeard)];
        let minuted = || heard.map(|(number, outcome)| minuted(number, 1, outcome));
        let before = docket(begun().chain(minuted()), 1);
        assert_eq!(before.next, Some(id(4)));
        let to_carry = |docket: &Docket| docket.to_carry().map(|one| one.case).collect::<Vec<_>>();
        assert_eq!(to_carry(&before), [case(2), case(3)]);

        let after = docket(begun().chain(minuted()).chain([on(2, 4)]), 1);
        assert_eq!(to_carry(&after), [case(3)]);
        assert_eq!(after.case(case(2)).and_then(|one| one.moved_to), Some(id(4)));
        assert_eq!(docket(begun(), 5).next, None, "no later one is planned");
        assert_eq!(docket(begun(), 2).next, None, "of another kind");
    }
}
