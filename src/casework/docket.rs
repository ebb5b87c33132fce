//! What a meeting has before it: its cases in order, those that wait for a list, what was not done since the last one.

use serde::{Deserialize, Serialize};

use super::actions::{ActionOf, actions_of};
use super::agenda::Place;
use super::carrying::next_after;
use super::line::{readable, reference};
use crate::domain::register::cases::Decision;
use crate::domain::register::meetings::{Assigned, Minuted, MinutedOutcome};
use crate::domain::register::{Case, CaseId, Id, Person, Register, Settled};

/// One meeting, as far as the person who asks may read its cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Docket {
    /// In the order of the agenda; at the end those that are on another list by now and were minuted here.
    pub cases: Vec<Listed>,
    /// Accepted and on no list, those that fit this meeting first.
    pub waiting: Vec<Waiting>,
    /// Actions of earlier meetings that are open or were closed since: the open ones first, the first due first.
    pub carried: Vec<ActionOf>,
    /// Cases on its list that other people alone may read.
    pub restricted: usize,
    /// The meeting to which what is not heard here goes: the next of its kind.
    pub next: Option<Id>,
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
    /// The other list, where all agree on one.
    pub moved_to: Option<Id>,
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

impl Docket {
    /// Looks at a meeting. `fits`: whether a case belongs to it by where the victim lives.
    pub fn of(
        register: &Register,
        people: &[Person],
        meeting: Id,
        fits: impl Fn(CaseId, &Case) -> Option<bool>,
    ) -> Docket {
        let (cases, _) = readable(register, people);
        let plan = register.meetings.get(&meeting).and_then(|meeting| meeting.plan.values().next());
        let (restricted, next) = (hidden(register, people, meeting), next_after(register, meeting));
        let mut docket = Docket { restricted, next, ..Docket::default() };
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
            let carried = |one: &ActionOf| plan.is_some_and(|plan| one.is_outstanding(register, plan));
            docket.carried.extend(actions_of(*id, case).filter(carried));
        }
        listed.sort_by_cached_key(|(case, one)| {
            let brought = case.brought().map(|by| by.at);
            (one.gone, one.place.is_none(), one.place, brought, reference(one.case))
        });
        docket.cases = listed.into_iter().map(|(_, one)| one).collect();
        docket.waiting.sort_by_key(|one| (one.fits != Some(true), one.fits == Some(false), one.why));
        docket.carried.sort_by_key(|one| (!one.is_open(), one.due().is_none(), one.due(), one.case, one.action));
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
        let actions: Vec<ActionOf> = actions_of(id, case).filter(of_here).collect();
        if here.is_none() && minuted.is_empty() && actions.is_empty() {
            return None;
        }
        Some(Listed {
            case: id,
            place: here.and_then(|here| here.place),
            minutes: here.and_then(|here| here.minutes),
            unsettled: case.assignment.is_conflict(),
            gone: here.is_none(),
            moved_to: case.assignment.agreed().and_then(|on| on.meeting).filter(|on| *on != meeting),
            minuted,
            actions,
        })
    }
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
    register.listed().filter(|(_, case)| on_list(case) && !case.may_be_read_by(people)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::fixture::*;
    use crate::domain::private::Private;
    use crate::domain::register::What;
    use crate::domain::register::cases::Restricted;
    use crate::domain::register::meetings::Meeting;

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
