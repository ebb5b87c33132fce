//! What the meetings of a register discussed, for the data return.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::content::{Closed, Content};
use crate::area::Pack;
use crate::domain::answers::Value;
use crate::domain::criteria::{Outcome, Repeat, RepeatFinding, Since};
use crate::domain::date::Date;
use crate::domain::form::ids;
use crate::domain::register::cases::{Decision, Finding};
use crate::domain::register::meetings::MinutedOutcome;
use crate::domain::register::{Case as Known, CaseId, Id, Register};
use crate::domain::returns::{Case, Facts, Groups, Heard, MeetingOf, Overridden};

/// Each case at each meeting that discussed it, and what is not among them.
#[derive(Default)]
pub struct Discussed {
    pub heard: Vec<Heard>,
    /// Cases, each once, however often they were discussed.
    pub cases: usize,
    /// Cases that a meeting discussed and that could not be looked into.
    pub not_opened: usize,
    /// Discussions of which people say different things, or the day of whose meeting is not settled.
    pub unsettled: usize,
    /// Discussions of what a person found to be the same referral, sent twice: the other one counts.
    pub duplicates: usize,
    /// Cases that a person found not to belong here.
    pub mistakes: usize,
    /// Cases on the list of a meeting of which nobody has written down whether it discussed them.
    pub not_minuted: usize,
    /// Cases on the list of no meeting.
    pub not_listed: usize,
}

impl Discussed {
    /// Looks into every case, restricted ones too: the counts tell of nobody.
    ///
    /// `look`: what each of these cases holds, in their order.
    pub fn of<'r>(
        register: &'r Register,
        pack: &Pack,
        groups: &Groups,
        look: impl FnOnce(&[(&'r CaseId, &'r Known)]) -> Vec<Result<Content, Closed>>,
    ) -> Discussed {
        let counts = |case: &Known| case.is_listed() || !case.minutes.is_empty();
        let cases: Vec<(&CaseId, &Known)> = register.cases.iter().filter(|(_, case)| counts(case)).collect();
        let contents = cases.iter().map(|(id, _)| **id).zip(look(&cases)).collect();
        let all = All { register, contents, rule: pack.criteria.repeat, groups };
        let mut discussed = Discussed::default();
        for (id, case) in cases {
            discussed.take(*id, case, &all);
        }
        discussed
    }

    /// Whether nothing that was discussed is missing.
    pub fn is_whole(&self) -> bool {
        self.not_opened == 0 && self.unsettled == 0
    }

    fn take(&mut self, id: CaseId, case: &Known, all: &All) {
        if case.decision.agreed().is_some_and(|decided| decided.decision == Decision::Mistake) {
            self.mistakes += 1;
            return;
        }
        let meetings: Vec<Id> = case.minutes.keys().copied().filter(|meeting| !agreed_not(case, *meeting)).collect();
        let (settled, unsettled): (Vec<Id>, Vec<Id>) =
            meetings.into_iter().partition(|meeting| is_discussed(case, *meeting) && all.day(*meeting).is_some());
        self.unsettled += unsettled.len();
        if settled.is_empty() {
            let listed = case.assignment.values().filter_map(|assigned| assigned.meeting);
            match listed.filter(|meeting| !case.minutes.contains_key(meeting)).count() {
                _ if !case.minutes.is_empty() => {}
                0 => self.not_listed += 1,
                _ => self.not_minuted += 1,
            }
            return;
        }
        let Some(Ok(content)) = all.contents.get(&id) else {
            self.not_opened += 1;
            return;
        };
        let facts = all.facts(id, case, content);
        let (copies, own): (Vec<Id>, Vec<Id>) =
            settled.into_iter().partition(|meeting| all.is_copy(id, case, *meeting));
        self.duplicates += copies.len();
        self.cases += usize::from(!own.is_empty());
        let heard = own.into_iter().filter_map(|meeting| {
            let (on, label) = all.day(meeting)?;
            Some(Heard { on, meeting: Some(MeetingOf { label, id: meeting }), facts })
        });
        self.heard.extend(heard);
    }
}

/// What the cases are looked at with.
struct All<'a> {
    register: &'a Register,
    contents: BTreeMap<CaseId, Result<Content, Closed>>,
    rule: Repeat,
    groups: &'a Groups,
}

impl All<'_> {
    fn facts(&self, id: CaseId, case: &Known, content: &Content) -> Facts {
        let decided = case.decision.agreed();
        let overridden = Overridden {
            routes: decided.map(|decided| decided.routes.clone()).unwrap_or_default(),
            found: decided.map(|decided| decided.found.clone()).unwrap_or_default(),
            repeat: self.repeat(id, case, content),
        };
        let case = Case { answers: &content.answers, referred_on: content.referred_on, overridden: &overridden };
        Facts::of(case, self.rule, self.groups)
    }

    /// What follows for a case from the earlier ones of which a person said that it is the same pair again.
    fn repeat(&self, id: CaseId, case: &Known, content: &Content) -> Option<Outcome> {
        let earlier = with_finding(case, Finding::Repeat).filter_map(|other| {
            let before = self.contents.get(&other).and_then(|content| content.as_ref().ok());
            let (day, earlier_day) = (content.referred_on, before.and_then(|content| content.referred_on));
            let key = |day: Option<NaiveDate>, case: Option<&Known>, id| (day, case.and_then(Known::brought), id);
            let other_case = self.register.cases.get(&other);
            let both = day.is_some() && earlier_day.is_some();
            if both && key(earlier_day, other_case, other) > key(day, Some(case), id) {
                return None;
            }
            let since = Since {
                referred_on: earlier_day.map(Date::Day),
                again_on: day.map(Date::Day),
                incident: match content.answers.get(ids::LAST_INCIDENT) {
                    Some(Value::Date(date)) => Some(date.clone()),
                    _ => None,
                },
                same_marac: Some(true),
                crime: match content.answers.choice(ids::REPEAT_CRIME) {
                    Some("yes") => Some(true),
                    Some("no") => Some(false),
                    _ => None,
                },
            };
            Some(RepeatFinding::since(since, self.rule).outcome)
        });
        // One that makes it a repeat is enough.
        earlier.min_by_key(|outcome| match outcome {
            Outcome::Met => 0,
            Outcome::NotKnown => 1,
            Outcome::NotMet => 2,
        })
    }

    /// Whether an earlier copy of the same referral was discussed at the same meeting.
    fn is_copy(&self, id: CaseId, case: &Known, meeting: Id) -> bool {
        with_finding(case, Finding::Duplicate).any(|other| {
            let Some(first) = self.register.cases.get(&other) else { return false };
            let opened = self.contents.get(&other).is_some_and(Result::is_ok);
            opened && is_discussed(first, meeting) && (first.brought(), other) < (case.brought(), id)
        })
    }

    /// The day of a meeting on which all agree, and what it is called.
    fn day(&self, meeting: Id) -> Option<(NaiveDate, String)> {
        let mut plans = self.register.meetings.get(&meeting)?.plan.values();
        let first = plans.next()?;
        plans.all(|plan| plan.date == first.date).then(|| (first.date.0, first.label.0.clone()))
    }
}

fn with_finding(case: &Known, finding: Finding) -> impl Iterator<Item = CaseId> {
    let found = case.matches.iter().filter(move |(_, said)| said.agreed().is_some_and(|said| said.finding == finding));
    found.map(|(other, _)| *other)
}

fn is_discussed(case: &Known, meeting: Id) -> bool {
    let mut outcomes = outcomes(case, meeting).peekable();
    outcomes.peek().is_some() && outcomes.all(|outcome| outcome == MinutedOutcome::Discussed)
}

fn agreed_not(case: &Known, meeting: Id) -> bool {
    outcomes(case, meeting).all(|outcome| outcome != MinutedOutcome::Discussed)
}

fn outcomes(case: &Known, meeting: Id) -> impl Iterator<Item = MinutedOutcome> {
    case.minutes.get(&meeting).into_iter().flat_map(|minuted| minuted.values().map(|minuted| minuted.outcome))
}
