//! Cases from the time before: each on the list of the meeting that heard it and minuted there, so that the data return counts it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::area::Pack;
use crate::domain::private::Private;
use crate::domain::register::meetings::{Assigned, Meeting, Minuted, MinutedOutcome};
use crate::domain::register::{CaseId, Day, Id, MeetingState, Register, What};
use crate::wording::say;

/// The meetings of a register by their day, those that were said on the way included.
pub struct BackFill {
    meetings: BTreeMap<NaiveDate, Id>,
    /// What a meeting that is planned is called, and the regular meeting that it is one of.
    label: String,
    series: Option<String>,
    today: NaiveDate,
}

/// What cases with a day come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Foreseen {
    /// Cases that are minuted as discussed.
    pub heard: usize,
    /// Cases that are only put on the list of a meeting after today.
    pub to_come: usize,
    /// Meetings that have any of these.
    pub meetings: usize,
    /// Of these, the ones that the register does not have.
    pub planned: usize,
}

impl BackFill {
    /// Of several meetings on one day the first by its id; one that was called off, or whose day is not settled, is none.
    pub fn of(register: &Register, pack: &Pack, today: NaiveDate) -> BackFill {
        let mut meetings = BTreeMap::new();
        for (id, day) in register.meetings.iter().filter_map(|(id, meeting)| Some((*id, stands_on(meeting)?))) {
            meetings.entry(day).or_insert(id);
        }
        let regular = pack.meetings.first();
        BackFill {
            meetings,
            label: regular.map_or_else(|| say!("back-fill-meeting"), |regular| regular.label.en().to_owned()),
            series: regular.map(|regular| regular.id.clone()),
            today,
        }
    }

    /// What is said of a case that the meeting of a day heard: after today it is only put on its list.
    ///
    /// `mint`: a name for the meeting, where there is none on that day; its error is handed on.
    pub fn say<E>(
        &mut self,
        case: CaseId,
        on: NaiveDate,
        mint: impl FnOnce() -> Result<Id, E>,
    ) -> Result<Vec<What>, E> {
        let mut said = Vec::new();
        let meeting = match self.meetings.get(&on) {
            Some(meeting) => *meeting,
            None => {
                let meeting = mint()?;
                said.push(What::Meeting(self.plan(meeting, on)));
                self.meetings.insert(on, meeting);
                meeting
            }
        };
        let (place, minutes) = (None, None);
        said.push(What::Assigned(Assigned { case, meeting: Some(meeting), place, minutes, more: Default::default() }));
        if self.was(on) {
            let (outcome, minutes) = (MinutedOutcome::Discussed, Private(say!("back-fill-minutes")));
            said.push(What::Minuted(Minuted { case, meeting, outcome, minutes, more: Default::default() }));
        }
        Ok(said)
    }

    /// What cases come to, each with its day.
    pub fn foresee(&self, days: impl IntoIterator<Item = NaiveDate>) -> Foreseen {
        let days: Vec<NaiveDate> = days.into_iter().collect();
        let heard = days.iter().filter(|day| self.was(**day)).count();
        let meetings: BTreeSet<&NaiveDate> = days.iter().collect();
        Foreseen {
            heard,
            to_come: days.len() - heard,
            meetings: meetings.len(),
            planned: meetings.into_iter().filter(|day| !self.meetings.contains_key(*day)).count(),
        }
    }

    fn was(&self, on: NaiveDate) -> bool {
        on <= self.today
    }

    fn plan(&self, meeting: Id, on: NaiveDate) -> Meeting {
        Meeting { series: self.series.clone(), ..Meeting::on(meeting, Day(on), self.label.clone()) }
    }
}

impl Foreseen {
    /// One line for a person; nothing where no case has a day.
    pub fn in_words(&self) -> Option<String> {
        let Foreseen { heard, to_come, meetings, planned } = *self;
        let any = meetings > 0;
        any.then(|| say!("back-fill-foreseen", heard = heard, listed = to_come, meetings = meetings, planned = planned))
    }
}

/// The day on which a meeting is held, as all agree who planned it.
fn stands_on(meeting: &MeetingState) -> Option<NaiveDate> {
    let mut plans = meeting.plan.values();
    let first = plans.next().filter(|plan| !plan.cancelled)?;
    plans.all(|plan| plan.date == first.date && !plan.cancelled).then_some(first.date.0)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::area::example;
    use crate::casework::fixture::*;
    use crate::domain::date::read_day;

    fn pack() -> Pack {
        Pack::parse(example::json().to_string().as_bytes()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        read_day(text).unwrap()
    }

    fn back_fill(said: impl IntoIterator<Item = What>) -> BackFill {
        BackFill::of(&register(said), &pack(), day("2026-11-22"))
    }

    fn kinds(said: &[What]) -> Vec<&'static str> {
        said.iter().map(What::kind).collect()
    }

    #[test]
    fn a_meeting_is_planned_once_for_each_day_that_has_none_and_one_called_off_is_none() {
        let cancelled = What::Meeting(Meeting { cancelled: true, ..plan(3, "2026-03-05") });
        let stands = [plan(2, "2026-04-02"), plan(1, "2026-04-02")].map(What::Meeting);
        let mut back_fill = back_fill(stands.into_iter().chain([cancelled]));
        let days = ["2026-03-05", "2026-03-05", "2026-04-02"].map(day);
        assert_eq!(back_fill.foresee(days), Foreseen { heard: 3, to_come: 0, meetings: 2, planned: 1 });

        let mut say = |number, on| back_fill.say(case(number), day(on), || Ok::<_, Infallible>(id(9))).unwrap();
        let first = say(1, "2026-03-05");
        assert_eq!(kinds(&first), ["meeting", "assigned", "minuted"]);
        let What::Meeting(planned) = &first[0] else { panic!() };
        assert_eq!((planned.meeting, planned.label.as_str()), (id(9), "North"));
        assert_eq!(kinds(&say(2, "2026-03-05")), ["assigned", "minuted"]);
        let there = say(3, "2026-04-02");
        let What::Minuted(minuted) = &there[1] else { panic!() };
        assert_eq!((kinds(&there), minuted.meeting), (vec!["assigned", "minuted"], id(1)));
    }

    #[test]
    fn a_meeting_after_today_has_the_case_on_its_list_and_heard_nothing() {
        let mut back_fill = back_fill([]);
        let days = ["2026-11-22", "2026-11-23"].map(day);
        assert_eq!(back_fill.foresee(days), Foreseen { heard: 1, to_come: 1, meetings: 2, planned: 2 });
        let said = back_fill.say(case(1), days[1], || Ok::<_, Infallible>(id(9))).unwrap();
        assert_eq!(kinds(&said), ["meeting", "assigned"]);
        assert_eq!(back_fill.foresee([]).in_words(), None);
    }
}
