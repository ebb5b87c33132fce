//! The agenda of a meeting: in which order its cases are heard, when, and whether there is time for all of them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::register::meetings::Meeting;
use crate::domain::register::{CaseId, Id, Register};
use crate::render::outputs::slots;

/// A case on the list of a meeting, as far as the agenda goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub case: CaseId,
    /// From 1; nothing where nobody has put the list in order.
    pub place: Option<u32>,
    /// The time it gets, where that is not the meeting's usual.
    pub minutes: Option<u32>,
    /// People differ on whose list it is: putting others in order must not settle that in silence.
    pub unsettled: bool,
}

/// How much a meeting has to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    pub cases: u32,
    /// Minutes of the cases that get a time of their own, and how many these are.
    own: (u32, u32),
}

/// The cases that are no longer where they were once one has gone up (-1) or down (1), with their new places.
pub fn moved(list: &[Place], case: CaseId, by: isize) -> Vec<(CaseId, u32)> {
    let Some(from) = list.iter().position(|one| one.case == case) else { return Vec::new() };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < list.len()) else { return Vec::new() };
    let mut order: Vec<&Place> = list.iter().collect();
    let one = order.remove(from);
    order.insert(to, one);
    let changed = |(place, one): &(u32, &Place)| one.place != Some(*place) && (!one.unsettled || one.case == case);
    (1..).zip(order).filter(changed).map(|(place, one)| (one.case, place)).collect()
}

/// When each case of a list is heard, `09:30 to 09:45`.
pub fn times(plan: &Meeting, list: &[Place]) -> Vec<Option<String>> {
    slots(starts(plan), list.iter().map(|one| one.minutes.unwrap_or(usual_minutes(plan))))
}

/// What each meeting has to hear; restricted cases count too: the figures tell of nobody.
pub fn loads(register: &Register) -> BTreeMap<Id, Load> {
    let mut loads: BTreeMap<Id, Load> = BTreeMap::new();
    for (_, case) in register.listed() {
        let mut seen = Vec::new();
        for assigned in case.assignment.values() {
            // People who differ on the place agree on the meeting.
            let Some(meeting) = assigned.meeting.filter(|meeting| !seen.contains(meeting)) else { continue };
            seen.push(meeting);
            let load = loads.entry(meeting).or_default();
            load.cases += 1;
            if let Some(minutes) = assigned.minutes {
                load.own = (load.own.0.saturating_add(minutes), load.own.1 + 1);
            }
        }
    }
    loads
}

impl Load {
    /// Minutes that all its cases need.
    pub fn needs(&self, plan: &Meeting) -> u32 {
        let (minutes, cases) = self.own;
        (self.cases - cases).saturating_mul(usual_minutes(plan)).saturating_add(minutes)
    }

    /// Whether there are more cases than it can hear, or no time for all of them.
    pub fn is_too_much(&self, plan: &Meeting) -> bool {
        plan.capacity.is_some_and(|capacity| self.cases > capacity)
            || there_is(plan).is_some_and(|minutes| self.needs(plan) > minutes)
    }
}

/// The day on which the list of a meeting to come closed, from the day after: a case can still be put on it, and a person
/// should know.
///
/// `counted`: the last day for the list as it is counted in working days, where the plan names none.
pub fn list_closed(plan: &Meeting, counted: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    let closes = plan.list_closes.map(|day| day.0).or(counted)?;
    (closes < today && today <= plan.date.0 && !plan.cancelled).then_some(closes)
}

/// Minutes that a meeting has; nothing where nobody has said how many cases it can hear, or nobody meets.
pub fn there_is(plan: &Meeting) -> Option<u32> {
    let capacity = plan.capacity.filter(|_| !plan.without_meeting)?;
    Some(capacity.saturating_mul(usual_minutes(plan)))
}

/// When it begins; nothing where nobody meets.
pub fn starts(plan: &Meeting) -> Option<NaiveTime> {
    let starts = plan.starts.as_deref().filter(|_| !plan.without_meeting)?;
    NaiveTime::parse_from_str(starts, "%H:%M").ok()
}

/// The minutes of a case that has none of its own.
pub fn usual_minutes(plan: &Meeting) -> u32 {
    plan.minutes_per_case.unwrap_or(USUAL_MINUTES)
}

/// Where the meeting does not say: the upper end of what is usual, 12 to 15.
const USUAL_MINUTES: u32 = 15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::fixture::{assigned, case, id, plan, received, register};
    use crate::domain::register::What;

    fn list(places: &[Option<u32>]) -> Vec<Place> {
        let one = |(number, place): (u8, &Option<u32>)| Place {
            case: case(number),
            place: *place,
            minutes: None,
            unsettled: false,
        };
        (1..).zip(places).map(one).collect()
    }

    #[test]
    fn only_the_cases_that_change_places_are_said_again() {
        let settled = list(&[Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(moved(&settled, case(3), -1), [(case(3), 2), (case(2), 3)]);
        assert_eq!(moved(&settled, case(1), 1), [(case(2), 1), (case(1), 2)]);
        // Nobody has put it in order: everybody gets a place.
        assert_eq!(moved(&list(&[None, None]), case(2), -1), [(case(2), 1), (case(1), 2)]);
        for (one, by) in [(case(1), -1), (case(4), 1), (case(9), 1)] {
            assert_eq!(moved(&settled, one, by), []);
        }
    }

    #[test]
    fn a_case_on_which_people_differ_is_not_settled_by_moving_others() {
        let mut list = list(&[None, None, None]);
        list[2].unsettled = true;
        assert_eq!(moved(&list, case(2), -1), [(case(2), 1), (case(1), 2)]);
        assert_eq!(moved(&list, case(3), -1), [(case(1), 1), (case(3), 2), (case(2), 3)]);
    }

    #[test]
    fn a_meeting_hears_one_case_after_the_other_each_with_its_own_time() {
        let mut cases = list(&[Some(1), Some(2), Some(3)]);
        cases[1].minutes = Some(30);
        let times = |plan: &Meeting| times(plan, &cases).into_iter().flatten().collect::<Vec<_>>();
        let mut meeting = plan(1, "2026-12-08");
        assert_eq!(times(&meeting), ["09:30 to 09:42", "09:42 to 10:12", "10:12 to 10:24"]);
        meeting.starts = Some("half past nine".into());
        assert_eq!(times(&meeting), [""; 0]);
        meeting = Meeting { without_meeting: true, ..plan(1, "2026-12-08") };
        assert_eq!(times(&meeting), [""; 0]);
    }

    #[test]
    fn a_list_has_closed_from_the_day_after_its_last_whoever_counted_it() {
        let day = |day: &str| -> NaiveDate { day.parse().unwrap() };
        let closed = |plan: &Meeting, today: &str| list_closed(plan, Some(day("2026-11-25")), day(today));
        let counted = plan(1, "2026-12-08");
        assert_eq!(closed(&counted, "2026-11-25"), None);
        assert_eq!(closed(&counted, "2026-11-26"), Some(day("2026-11-25")));
        let named = Meeting { list_closes: Some("2026-12-01".parse().unwrap()), ..plan(1, "2026-12-08") };
        assert_eq!(closed(&named, "2026-12-01"), None);
        assert_eq!(closed(&named, "2026-12-02"), Some(day("2026-12-01")));
        assert_eq!(closed(&Meeting { cancelled: true, ..named }, "2026-12-02"), None);
        assert_eq!(closed(&counted, "2026-12-09"), None, "it is over");
        assert_eq!(list_closed(&counted, None, day("2026-12-08")), None, "where nobody can count");
    }

    #[test]
    fn more_cases_or_minutes_than_there_are_is_too_much() {
        let on = |number, minutes| What::Assigned(assigned(number, Some(1), minutes));
        let meeting = Meeting { capacity: Some(2), ..plan(1, "2026-12-08") };
        let load = |minutes: &[Option<u32>]| {
            let said = (1..).zip(minutes).flat_map(|(number, minutes)| [received(number), on(number, *minutes)]);
            loads(&register(said)).get(&id(1)).copied().unwrap_or_default()
        };
        for (minutes, cases, needs, too_much) in [
            (&[][..], 0, 0, false),
            (&[None, None], 2, 24, false),
            (&[None, Some(13)], 2, 25, true),
            (&[Some(5), Some(5), Some(5)], 3, 15, true),
        ] {
            let load = load(minutes);
            assert_eq!((load.cases, load.needs(&meeting), load.is_too_much(&meeting)), (cases, needs, too_much));
        }
        assert_eq!(there_is(&meeting), Some(24));
        let no_limit = Meeting { capacity: None, ..meeting };
        assert!(!load(&[Some(1_000); 3]).is_too_much(&no_limit));
    }
}
