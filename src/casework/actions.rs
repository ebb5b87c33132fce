//! Actions: whose they are, whether they are overdue, which of them a later meeting looks at again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::register::meetings::{Action, ActionClosed, Meeting};
use crate::domain::register::{ActionState, Case, CaseId, Id, Register};

/// An action, and the case that it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActionOf {
    pub action: Id,
    pub case: CaseId,
    pub state: ActionState,
}

/// Whether a meeting looks at an action again: it was agreed before, and it is open or ended since.
///
/// `closed`: what was said when it ended; `agreed_at`: the meeting at which it was agreed, where that is known.
pub fn is_outstanding(
    action: &Action,
    closed: &[&ActionClosed],
    agreed_at: Option<&Meeting>,
    meeting: &Meeting,
) -> bool {
    let before = agreed_at.is_none_or(|at| at.date < meeting.date);
    let open = closed.is_empty() || closed.iter().any(|closed| closed.on.is_none_or(|on| on >= meeting.date));
    action.meeting != Some(meeting.meeting) && before && open
}

/// The actions of a case that somebody has described.
pub fn actions_of(id: CaseId, case: &Case) -> impl Iterator<Item = ActionOf> {
    let described = case.actions.iter().filter(|(_, state)| !state.plan.is_empty());
    described.map(move |(action, state)| ActionOf { action: *action, case: id, state: state.clone() })
}

impl ActionOf {
    /// Whether nobody has said how it ended.
    pub fn is_open(&self) -> bool {
        self.state.closed.is_empty()
    }

    /// When it is due; of several days that people said, the first.
    pub fn due(&self) -> Option<NaiveDate> {
        self.state.plan.values().filter_map(|plan| plan.due).map(|due| due.0).min()
    }

    /// Whether it is open after the day on which it was due.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due().is_some_and(|due| due < today)
    }

    /// Whether this meeting looks at it again, in anybody's word.
    pub fn is_outstanding(&self, register: &Register, meeting: &Meeting) -> bool {
        let closed: Vec<&ActionClosed> = self.state.closed.values().collect();
        let plan = |id: Id| register.meetings.get(&id)?.plan.values().next();
        let mut said = self.state.plan.values();
        said.any(|action| is_outstanding(action, &closed, action.meeting.and_then(plan), meeting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Docket;
    use crate::casework::fixture::*;
    use crate::domain::private::Private;
    use crate::domain::register::What;
    use crate::domain::register::cases::Retracted;
    use crate::domain::register::meetings::ActionOutcome;

    fn closed(number: u32, on: &str) -> What {
        What::ActionClosed(ActionClosed {
            action: id(number),
            case: case(1),
            outcome: ActionOutcome::Done,
            on: Some(on.parse().unwrap()),
            note: Private::default(),
            more: Default::default(),
        })
    }

    fn docket() -> Docket {
        let days = ["2026-11-24", "2026-12-08", "2026-12-22"];
        let meetings = (1..).zip(days).map(|(number, day)| What::Meeting(plan(number, day)));
        let actions = [
            action(11, 1, Some(1), Some("2026-12-04")),
            action(12, 1, None, None),
            action(13, 1, Some(1), None),
            action(14, 1, Some(2), None),
            action(15, 1, Some(3), None),
            action(16, 1, Some(1), Some("2026-12-01")),
            action(17, 1, Some(1), Some("2026-12-02")),
        ];
        let said = meetings.chain([received(1), What::Assigned(assigned(1, Some(2), None))]);
        let ended = [closed(13, "2026-12-07"), closed(17, "2026-12-08")];
        let register = register(said.chain(actions.map(What::Action)).chain(ended));
        Docket::of(&register, &[ALMA], id(2), |_, _| None)
    }

    #[test]
    fn what_was_open_when_the_meeting_began_is_carried_over_and_nothing_else() {
        let docket = docket();
        let carried: Vec<Id> = docket.carried.iter().map(|one| one.action).collect();
        // The one that was closed at the meeting itself comes last; the one that was closed the day before is over.
        assert_eq!(carried, [id(16), id(11), id(12), id(17)]);
        let here: Vec<Id> = docket.cases[0].actions.iter().map(|one| one.action).collect();
        assert_eq!(here, [id(14)]);
    }

    #[test]
    fn an_action_that_is_changed_stands_as_it_was_said_last_and_the_trail_keeps_what_was_said() {
        let changed = Action {
            owner: Private("housing".into()),
            due: Some("2026-12-20".parse().unwrap()),
            ..action(11, 1, Some(1), Some("2026-12-04"))
        };
        let said = [
            received(1),
            What::Meeting(plan(1, "2026-11-24")),
            What::Action(action(11, 1, Some(1), Some("2026-12-04"))),
            closed(11, "2026-12-03"),
            What::Action(changed.clone()),
            closed(11, "2026-12-05"),
        ];
        let register = register(said);
        let [one] = actions_of(case(1), &register.cases[&case(1)]).collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((one.state.plan.agreed(), one.due()), (Some(&changed), "2026-12-20".parse().ok()));
        assert_eq!(one.state.closed.agreed().and_then(|closed| closed.on), Some("2026-12-05".parse().unwrap()));
        let told = |kind: &str| register.trail_of(case(1)).filter(|event| event.what.kind() == kind).count();
        assert_eq!((told("action"), told("action_closed")), (2, 2));

        let taken_back = |events: Vec<Id>| {
            let reason = Private("Said for another case".into());
            let retracted = Retracted { case: Some(case(1)), meeting: None, reason, more: Default::default() };
            say(register.clone(), ALMA, events, What::Retracted(retracted))
        };
        let closings: Vec<Id> = one.state.closed.events().collect();
        let open = taken_back(closings.clone());
        assert!(actions_of(case(1), &open.cases[&case(1)]).all(|one| one.is_open()));
        let withdrawn = taken_back(one.state.plan.events().chain(closings).collect());
        assert_eq!(actions_of(case(1), &withdrawn.cases[&case(1)]).count(), 0);
        assert_eq!(withdrawn.trail_of(case(1)).filter(|event| event.what.kind() == "action").count(), 2);
    }

    #[test]
    fn an_action_is_overdue_from_the_day_after_it_was_due() {
        let docket = docket();
        let overdue = |day: &str| docket.carried.iter().filter(|one| one.is_overdue(day.parse().unwrap())).count();
        assert_eq!((overdue("2026-12-01"), overdue("2026-12-02"), overdue("2026-12-05")), (0, 1, 2));
    }
}
