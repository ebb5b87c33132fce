//! The register: what a set of events comes to. In whatever order they arrive, and however often: the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::case::{Case, Hold};
use super::cases::Matched;
use super::event::Event;
use super::fact::{Fact, may_supersede};
use super::ids::{CaseId, Id, Person};
use super::meetings::{Attended, Meeting};
use super::settled::{By, Said, Settled};
use super::standing::{Heard, Scope};
use super::trail::{Entry, Trail};
use super::what::What;
use crate::domain::private::Private;

/// The state of a register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    pub cases: BTreeMap<CaseId, Case>,
    pub meetings: BTreeMap<Id, MeetingState>,
    trail: Trail,
    /// The events that stand about each fact.
    standing: BTreeMap<Fact, Vec<Id>>,
}

/// A meeting, and who was there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingState {
    pub plan: Settled<Meeting>,
    /// By agency and name.
    pub attended: BTreeMap<Private<(String, String)>, Settled<Attended>>,
}

impl Register {
    /// What these events come to at this time; the time only tells which clocks are doubtful.
    pub fn of(heard: impl IntoIterator<Item = Heard>, scope: &Scope, now: DateTime<Utc>) -> Register {
        Register::default().with(heard, scope, now)
    }

    /// The same register once more events have arrived.
    pub fn with(self, heard: impl IntoIterator<Item = Heard>, scope: &Scope, now: DateTime<Utc>) -> Register {
        let trail = self.trail.with(heard.into_iter().map(|heard| scope.judge(heard)), now);
        let mut register = Register::default();
        for event in trail.standing() {
            register.take(event);
        }
        register.place_additions();
        register.trail = trail;
        register
    }

    /// Every event, those without effect included, by time and name.
    pub fn trail(&self) -> &[Entry] {
        self.trail.entries()
    }

    /// The events about one case that count, by time and name.
    pub fn trail_of(&self, case: CaseId) -> impl Iterator<Item = &Event> {
        self.trail.effective().filter(move |event| event.is_about(case))
    }

    /// The cases that are rows of their own.
    pub fn listed(&self) -> impl Iterator<Item = (CaseId, &Case)> {
        self.cases.iter().filter(|(_, case)| case.is_listed()).map(|(id, case)| (*id, case))
    }

    /// What purging ended, as it was heard: the files that hold it are to go, wherever they turn up again.
    pub fn purged(&self) -> impl Iterator<Item = &Entry> {
        let purges = || self.trail.effective().filter(|event| matches!(event.what, What::Purged(_)));
        let ended: BTreeSet<Id> = purges().flat_map(|event| event.supersedes.iter().copied()).collect();
        self.trail().iter().filter(move |entry| {
            let event = entry.counted().filter(|event| ended.contains(&event.id));
            // That a file came in is no more than its hash.
            event.is_some_and(|event| {
                let tells = !matches!(event.what, What::Received(_));
                tells && purges().any(|purge| may_supersede(purge, event) && purge.supersedes.contains(&event.id))
            })
        })
    }

    /// The events that a new word of this person takes the place of.
    pub fn superseded_by(&self, what: &What, person: Person) -> Vec<Id> {
        Fact::of(what, None, person).and_then(|fact| self.standing.get(&fact)).cloned().unwrap_or_default()
    }

    /// What nobody has superseded or taken back.
    fn take(&mut self, event: &Event) {
        let by = By::of(event);
        if let Some(fact) = event.fact() {
            self.standing.entry(fact).or_default().push(event.id);
        }
        match event.what.clone() {
            What::Received(value) => self.case(CaseId::Body(value.body)).received.push(Said { value, by }),
            What::Entered(value) => self.case(CaseId::Entered(event.id)).entered = Some(Said { value, by }),
            What::Circulated(circulated) => {
                for case in &circulated.cases {
                    self.case(*case).circulated.push(Said { value: circulated.clone(), by });
                }
            }
            What::Purged(value) => self.case(value.case).purged.push(Said { value, by }),
            What::Filed(filed) => self.case(CaseId::Body(filed.body)).filing.say(filed, by),
            What::Decided(decided) => self.case(decided.case).decision.say(decided, by),
            What::Matched(matched) => self.match_up(matched, by),
            What::Assigned(assigned) => self.case(assigned.case).assignment.say(assigned, by),
            What::Acknowledged(value) => self.case(value.case).acknowledged.push(Said { value, by }),
            What::Confirmed(value) => self.case(value.case).confirmed.push(Said { value, by }),
            What::Working(working) => drop(self.case(working.case).working.insert(by.person, by.at)),
            What::Corrected(corrected) => {
                let field = corrected.field.clone();
                self.case(corrected.case).corrections.entry(field).or_default().say(corrected, by);
            }
            What::Restricted(restricted) => self.case(restricted.case).restriction.say(restricted, by),
            What::MustNotReceive(value) => self.case(value.case).must_not_receive.push(Said { value, by }),
            What::Noted(value) => self.case(value.case).notes.push(Said { value, by }),
            What::Held(held) => self.case(held.case).hold.say(Hold::Held(held), by),
            What::Released(released) => self.case(released.case).hold.say(Hold::Released(released), by),
            What::Meeting(meeting) => self.meeting(meeting.meeting).plan.say(meeting, by),
            What::Attended(attended) => {
                let who = Private((attended.agency.clone(), attended.name.0.clone()));
                self.meeting(attended.meeting).attended.entry(who).or_default().say(attended, by);
            }
            What::Minuted(minuted) => {
                self.case(minuted.case).minutes.entry(minuted.meeting).or_default().say(minuted, by);
            }
            What::Action(action) => {
                self.case(action.case).actions.entry(action.action).or_default().plan.say(action, by);
            }
            What::ActionClosed(closed) => {
                self.case(closed.case).actions.entry(closed.action).or_default().closed.say(closed, by);
            }
            What::Closed(closed) => self.case(closed.case).closed.say(closed, by),
            What::Left(_)
            | What::Viewed(_)
            | What::Printed(_)
            | What::Exported(_)
            | What::Retracted(_)
            | What::Newer(_) => {}
        }
    }

    /// A finding stands with both cases; said from either side, it is the same finding.
    fn match_up(&mut self, matched: Matched, by: By) {
        let (case, other) = (matched.case.min(matched.other), matched.case.max(matched.other));
        for (one, its_other) in [(case, other), (other, case)] {
            let finding = Matched { case, other, ..matched.clone() };
            self.case(one).matches.entry(its_other).or_default().say(finding, by);
        }
    }

    /// A submission stands under a case only while that case is a row of its own, so that none is ever lost from sight.
    fn place_additions(&mut self) {
        let filed = |case: &Case| case.filing.values().any(|filed| filed.case.is_some());
        let mut placed = Vec::new();
        for (id, case) in &self.cases {
            for to in case.filing.values().filter_map(|filed| filed.case) {
                let stands = self.cases.get(&to).is_some_and(|to| to.is_here() && !filed(to));
                if let (CaseId::Body(body), true) = (*id, stands && to != *id) {
                    placed.push((body, to));
                }
            }
        }
        for (body, to) in placed {
            self.case(CaseId::Body(body)).filed_under.insert(to);
            self.case(to).additions.insert(body);
        }
    }

    fn case(&mut self, id: CaseId) -> &mut Case {
        self.cases.entry(id).or_default()
    }

    fn meeting(&mut self, id: Id) -> &mut MeetingState {
        self.meetings.entry(id).or_default()
    }
}

impl By {
    fn of(event: &Event) -> By {
        By { at: event.at, event: event.id, person: event.person }
    }
}
