//! What a meeting has before it: its cases in order, those that wait for a list, what was not done since the last one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agenda::Place;
use super::line::{readable, reference};
use crate::domain::register::cases::Decision;
use crate::domain::register::meetings::{Assigned, Minuted, MinutedOutcome};
use crate::domain::register::{ActionState, Case, CaseId, Id, Person, Register, Settled};

/// One meeting, as far as the person who asks may read its cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Docket {
    /// In the order of the agenda; at the end those that are on another list by now and were minuted here.
    pub cases: Vec<Listed>,
    /// Accepted and on no list, those that fit this meeting first.
    pub waiting: Vec<Waiting>,
    /// Open actions of earlier meetings, the first due first.
    pub carried: Vec<ActionOf>,
    /// Cases on its list that other people alone may read.
    pub restricted: usize,
}

/// A case of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    pub case: CaseId,
    pub place: Option<u32>,
    /// The time it gets, where that is not the meeting's usual.
    pub minutes: Option<u32>,
    /// People put it on different lists, or in different places of one.
    pub unsettled: bool,
    /// It is on another list, or on none; what was minuted here stays.
    pub gone: bool,
    pub minuted: Settled<Minuted>,
    /// What was agreed at this meeting.
    pub actions: Vec<ActionOf>,
}

/// A case that somebody should put on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub case: CaseId,
    pub why: Wait,
    /// Whether it belongs to this meeting by where the victim lives; nothing where that is not known.
    pub fits: Option<bool>,
}

/// Why a case waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wait {
    /// It is on the list of no meeting.
    NoList,
    /// Its meeting is cancelled.
    Cancelled,
    /// Its meeting put it off or did not hear it.
    PutOff,
}

/// An action, and the case that it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActionOf {
    pub action: Id,
    pub case: CaseId,
    pub state: ActionState,
}

impl Docket {
    /// Looks at a meeting. `fits`: whether a case belongs to it by where the victim lives.
    pub fn of(
        register: &Register,
        people: &[Person],
        meeting: Id,
        fits: impl Fn(CaseId, &Case) -> Option<bool>,
    ) -> Docket {
        let (cases, _) = readable(register, people);
        let mut docket = Docket { restricted: hidden(register, people, meeting), ..Docket::default() };
        let mut listed: Vec<(&Case, Listed)> = Vec::new();
        for (id, case) in cases {
            if case.is_purged() {
                continue;
            }
            if let Some(one) = Listed::of(*id, case, meeting) {
                listed.push((case, one));
            } else if let Some(why) = waits(register, case) {
                docket.waiting.push(Waiting { case: *id, why, fits: fits(*id, case) });
            }
            docket.carried.extend(actions(*id, case).filter(|one| one.is_open() && one.is_before(register, meeting)));
        }
        listed.sort_by_cached_key(|(case, one)| {
            let brought = case.brought().map(|by| by.at);
            (one.gone, one.place.is_none(), one.place, brought, reference(one.case))
        });
        docket.cases = listed.into_iter().map(|(_, one)| one).collect();
        docket.waiting.sort_by_key(|one| (one.fits != Some(true), one.fits == Some(false), one.why));
        docket.carried.sort_by_key(|one| (one.due().is_none(), one.due(), one.case, one.action));
        docket
    }

    /// The agenda: what is on the list now.
    pub fn places(&self) -> Vec<Place> {
        let place = |one: &Listed| {
            let Listed { case, place, minutes, unsettled, .. } = *one;
            Place { case, place, minutes, unsettled }
        };
        self.cases.iter().filter(|one| !one.gone).map(place).collect()
    }

    /// One of its cases.
    pub fn case(&self, case: CaseId) -> Option<&Listed> {
        self.cases.iter().find(|one| one.case == case)
    }
}

impl Listed {
    fn of(id: CaseId, case: &Case, meeting: Id) -> Option<Listed> {
        let here: Option<&Assigned> = case.assignment.values().find(|assigned| assigned.meeting == Some(meeting));
        let minuted = case.minutes.get(&meeting).cloned().unwrap_or_default();
        let of_here = |one: &ActionOf| one.state.plan.values().any(|plan| plan.meeting == Some(meeting));
        let actions: Vec<ActionOf> = actions(id, case).filter(of_here).collect();
        if here.is_none() && minuted.is_empty() && actions.is_empty() {
            return None;
        }
        Some(Listed {
            case: id,
            place: here.and_then(|here| here.place),
            minutes: here.and_then(|here| here.minutes),
            unsettled: case.assignment.is_conflict(),
            gone: here.is_none(),
            minuted,
            actions,
        })
    }
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

    /// Whether it was agreed before this meeting, or at none.
    fn is_before(&self, register: &Register, meeting: Id) -> bool {
        let day = |id: Id| register.meetings.get(&id)?.plan.values().map(|plan| plan.date).min();
        let ours = day(meeting);
        let mut plans = self.state.plan.values().map(|plan| plan.meeting);
        plans.any(|of| match of {
            None => true,
            Some(of) if of == meeting => false,
            Some(of) => day(of).is_none_or(|of| ours.is_none_or(|ours| of <= ours)),
        })
    }
}

/// The actions of a case that somebody has described.
fn actions(id: CaseId, case: &Case) -> impl Iterator<Item = ActionOf> {
    let described = case.actions.iter().filter(|(_, state)| !state.plan.is_empty());
    described.map(move |(action, state)| ActionOf { action: *action, case: id, state: state.clone() })
}

/// Why a case waits for a list, if it is to be heard and nobody has closed it.
fn waits(register: &Register, case: &Case) -> Option<Wait> {
    let heard = |decision| matches!(decision, Decision::Accept | Decision::Emergency);
    if !case.decision.agreed().is_some_and(|decided| heard(decided.decision)) || !case.closed.is_empty() {
        return None;
    }
    let lists: Vec<Id> = case.assignment.values().filter_map(|assigned| assigned.meeting).collect();
    let plan = |id: &Id| register.meetings.get(id).and_then(|meeting| meeting.plan.agreed());
    let not_heard = |id: &Id| {
        let minuted = case.minutes.get(id).and_then(Settled::agreed);
        minuted.is_some_and(|minuted| minuted.outcome != MinutedOutcome::Discussed)
    };
    match () {
        () if lists.is_empty() => Some(Wait::NoList),
        () if lists.iter().all(|id| plan(id).is_some_and(|plan| plan.cancelled)) => Some(Wait::Cancelled),
        () if lists.iter().all(not_heard) => Some(Wait::PutOff),
        () => None,
    }
}

/// How many cases on its list none of these people may read.
fn hidden(register: &Register, people: &[Person], meeting: Id) -> usize {
    let on_list = |case: &Case| case.assignment.values().any(|assigned| assigned.meeting == Some(meeting));
    let may_read = |case: &Case| people.iter().any(|person| case.may_read(*person));
    register.listed().filter(|(_, case)| on_list(case) && !may_read(case)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::fixture::*;
    use crate::domain::private::Private;
    use crate::domain::register::What;
    use crate::domain::register::cases::Restricted;
    use crate::domain::register::meetings::{ActionClosed, ActionOutcome, Meeting};

    fn docket(said: impl IntoIterator<Item = What>, meeting: u32) -> Docket {
        Docket::of(&register(said), &[ALMA], id(meeting), |_, _| None)
    }

    fn at(number: u8, meeting: u32, place: Option<u32>) -> What {
        What::Assigned(Assigned { place, ..assigned(number, Some(meeting), None) })
    }

    fn planned(number: u32, day: &str) -> What {
        What::Meeting(plan(number, day))
    }

    #[test]
    fn cases_stand_in_the_order_of_the_agenda_then_as_they_came_in() {
        let cases = (1..=4).map(received);
        let said = cases.chain([
            planned(1, "2026-12-08"),
            at(1, 1, None),
            at(2, 1, Some(2)),
            at(3, 1, None),
            at(4, 1, Some(1)),
        ]);
        let docket = docket(said, 1);
        let order: Vec<CaseId> = docket.places().iter().map(|one| one.case).collect();
        assert_eq!(order, [case(4), case(2), case(1), case(3)]);
        assert!(docket.waiting.is_empty());
    }

    #[test]
    fn a_case_that_goes_to_the_next_list_keeps_its_minutes_here() {
        let said = [received(1), planned(1, "2026-11-24"), planned(2, "2026-12-08"), at(1, 1, Some(1))];
        let put_off = minuted(1, 1, MinutedOutcome::Deferred);
        let docket = docket(said.into_iter().chain([put_off, at(1, 2, None)]), 1);
        assert!(docket.cases[0].gone && !docket.cases[0].minuted.is_empty());
        assert!(docket.places().is_empty());
    }

    #[test]
    fn what_is_accepted_waits_until_a_meeting_hears_it() {
        let waiting = |more: Vec<What>| {
            let begun = [received(1), planned(1, "2026-11-24"), planned(2, "2026-12-08")];
            let waiting = docket(begun.into_iter().chain(more), 2).waiting;
            waiting.first().map(|one| one.why)
        };
        let accepted = || decided(1, Decision::Accept);
        let cancelled = || What::Meeting(Meeting { cancelled: true, ..plan(1, "2026-11-24") });
        assert_eq!(waiting(vec![]), None, "nobody has decided");
        assert_eq!(waiting(vec![decided(1, Decision::AskForMore)]), None);
        assert_eq!(waiting(vec![decided(1, Decision::Emergency)]), Some(Wait::NoList));
        assert_eq!(waiting(vec![accepted()]), Some(Wait::NoList));
        assert_eq!(waiting(vec![accepted(), What::Assigned(assigned(1, None, None))]), Some(Wait::NoList));
        assert_eq!(waiting(vec![accepted(), at(1, 1, None)]), None);
        assert_eq!(waiting(vec![accepted(), at(1, 1, None), cancelled()]), Some(Wait::Cancelled));
        let minuted = |outcome| vec![accepted(), at(1, 1, None), minuted(1, 1, outcome)];
        assert_eq!(waiting(minuted(MinutedOutcome::Discussed)), None);
        assert_eq!(waiting(minuted(MinutedOutcome::Deferred)), Some(Wait::PutOff));
        assert_eq!(waiting(minuted(MinutedOutcome::NotHeard)), Some(Wait::PutOff));
    }

    #[test]
    fn those_that_fit_come_first_and_those_that_do_not_last() {
        let said = (1..=3).flat_map(|number| [received(number), decided(number, Decision::Accept)]);
        let register = register(said.chain([planned(1, "2026-12-08")]));
        let fits = |id: CaseId, _: &Case| {
            [(case(1), Some(false)), (case(3), Some(true))].iter().find(|(one, _)| *one == id)?.1
        };
        let waiting: Vec<CaseId> =
            Docket::of(&register, &[ALMA], id(1), fits).waiting.iter().map(|one| one.case).collect();
        assert_eq!(waiting, [case(3), case(2), case(1)]);
    }

    #[test]
    fn open_actions_of_earlier_meetings_are_carried_over_and_no_others() {
        let meetings = [planned(1, "2026-11-24"), planned(2, "2026-12-08"), planned(3, "2026-12-22")];
        let done = ActionClosed {
            action: id(13),
            case: case(1),
            outcome: ActionOutcome::Done,
            on: None,
            note: Private::default(),
            more: Default::default(),
        };
        let actions = [
            action(11, 1, Some(1), Some("2026-12-04")),
            action(12, 1, None, None),
            action(13, 1, Some(1), None),
            action(14, 1, Some(2), None),
            action(15, 1, Some(3), None),
            action(16, 1, Some(1), Some("2026-12-01")),
        ];
        let said = meetings.into_iter().chain([received(1), at(1, 2, None)]);
        let said = said.chain(actions.map(What::Action)).chain([What::ActionClosed(done)]);
        let docket = docket(said, 2);
        let carried: Vec<Id> = docket.carried.iter().map(|one| one.action).collect();
        assert_eq!(carried, [id(16), id(11), id(12)]);
        let here: Vec<Id> = docket.cases[0].actions.iter().map(|one| one.action).collect();
        assert_eq!(here, [id(14)]);
        let overdue = |day: &str| docket.carried.iter().filter(|one| one.is_overdue(day.parse().unwrap())).count();
        assert_eq!((overdue("2026-12-01"), overdue("2026-12-02"), overdue("2026-12-05")), (0, 1, 2));
    }

    #[test]
    fn what_only_others_may_read_is_counted_and_not_shown() {
        let restricted = Restricted {
            case: case(1),
            readers: vec![BRAM],
            reason: Private("Works here".into()),
            more: Default::default(),
        };
        let said = [received(1), received(2), planned(1, "2026-12-08"), at(1, 1, None), at(2, 1, None)];
        let docket = docket(said.into_iter().chain([What::Restricted(restricted)]), 1);
        assert_eq!((docket.restricted, docket.cases.len(), docket.cases[0].case), (1, 1, case(2)));
    }

    #[test]
    fn two_people_who_put_a_case_on_two_lists_leave_it_unsettled_on_both() {
        let begun = register([received(1), planned(1, "2026-11-24"), planned(2, "2026-12-08")]);
        let both = say(say(begun, ALMA, Vec::new(), at(1, 1, None)), BRAM, Vec::new(), at(1, 2, None));
        for meeting in [1, 2] {
            let docket = Docket::of(&both, &[ALMA], id(meeting), |_, _| None);
            assert!(docket.cases[0].unsettled && !docket.cases[0].gone);
        }
    }
}
