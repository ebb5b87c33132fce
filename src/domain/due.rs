//! What a coordinator has to look at on a day: flags that end, retention that is over, actions, acknowledgements, decisions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

use super::calendar::BankHolidays;
use super::date::Date;
use super::nation::Nation;
use super::register::cases::{Decision, Finding};
use super::register::{Case, CaseId, Hold, Id, Register};
use super::retention::{Clock, Flags, Retention};

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub matter: Matter,
    pub case: CaseId,
}

/// What it is, the most pressing first; of one kind, the longest overdue first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Its sender was not told in time that it has arrived. Where the bank holidays of that time are not known, `by` is
    /// nothing, and it may not be late yet. Local time.
    Acknowledge { by: Option<NaiveDateTime>, received: NaiveDateTime },
    /// Nobody has decided it yet, or people differ.
    Undecided { since: NaiveDate, differ: bool },
    /// The day on which an action had to be done has passed.
    Action { due: NaiveDate, action: Id },
    /// The flags in the agencies' files run until this day.
    FlagEnds { until: NaiveDate },
    /// It was kept up to this day: a person may destroy it.
    RetentionOver { kept_until: NaiveDate },
    /// It would be time to destroy it, and a legal hold forbids that.
    Held { kept_until: NaiveDate, since: NaiveDate },
    /// No day is known from which its months could run: a person has to say.
    NoDate,
    /// It could not be read, so that nothing can be said about its dates.
    NotRead,
}

/// When a case was referred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referred {
    On(NaiveDate),
    /// It could be read, and does not say.
    NotSaid,
    NotRead,
}

/// By what the dates are reckoned.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// Local time.
    pub now: NaiveDateTime,
    /// Flags that end within so many days are told of.
    pub within: u32,
    /// The area's window for a repeat.
    pub flag_months: u32,
    pub retention_months: u32,
    /// Working hours in which a referral is acknowledged; nothing where the area promises none.
    pub acknowledge_within: Option<u32>,
    pub holidays: &'a BankHolidays,
    pub nation: Nation,
    /// What a clock shows there at an instant.
    pub local: fn(DateTime<Utc>) -> NaiveDateTime,
}

/// What is to be looked at in the cases that `referred` names; the others are not the reader's.
pub fn due(register: &Register, referred: &BTreeMap<CaseId, Referred>, rules: &Rules) -> Vec<Item> {
    let at = At { register, referred, rules };
    let mut items: Vec<Item> = Vec::new();
    for (id, case) in at.cases() {
        let matters = at.acknowledgement(case).into_iter().chain(at.decision(case)).chain(at.actions(case));
        items.extend(matters.chain(at.retention(id, case)).map(|matter| Item { matter, case: id }));
    }
    items.extend(at.flags());
    items.sort();
    items
}

struct At<'a> {
    register: &'a Register,
    referred: &'a BTreeMap<CaseId, Referred>,
    rules: &'a Rules<'a>,
}

impl<'a> At<'a> {
    fn cases(&self) -> impl Iterator<Item = (CaseId, &'a Case)> {
        self.register.listed().filter(|(id, _)| self.referred.contains_key(id))
    }

    fn acknowledgement(&self, case: &Case) -> Option<Matter> {
        let hours = self.rules.acknowledge_within?;
        let waits = case.entered.is_none() && case.acknowledged.is_empty() && !is(case, Decision::Mistake);
        let received = (self.rules.local)(case.brought().filter(|_| waits)?.at);
        let by = self.rules.holidays.working_hours_after(received, hours, self.rules.nation).ok();
        let is_late = by.is_none_or(|by| self.rules.now > by);
        is_late.then_some(Matter::Acknowledge { by, received })
    }

    fn decision(&self, case: &Case) -> Option<Matter> {
        if case.decision.agreed().is_some() {
            return None;
        }
        let since = (self.rules.local)(case.brought()?.at).date();
        Some(Matter::Undecided { since, differ: case.decision.is_conflict() })
    }

    fn actions(&self, case: &Case) -> Vec<Matter> {
        let open = case.actions.iter().filter(|(_, action)| action.closed.is_empty());
        let overdue = open.filter_map(|(action, state)| {
            // Where people differ, the earlier day.
            let due = state.plan.values().filter_map(|plan| plan.due).min()?.0;
            (due < self.today()).then_some(Matter::Action { due, action: *action })
        });
        overdue.collect()
    }

    fn retention(&self, id: CaseId, case: &Case) -> Option<Matter> {
        let last = match self.last_referred(id, &[Finding::Repeat, Finding::Duplicate, Finding::Reversed]) {
            Referred::NotRead if self.referred.get(&id) == Some(&Referred::NotRead) => return Some(Matter::NotRead),
            // Another referral of these people, which this person may not read or which does not open, may be later.
            Referred::NotRead => return None,
            Referred::NotSaid => None,
            Referred::On(day) => Some(Date::Day(day)),
        };
        let held = case.hold.sides().iter().filter(|side| matches!(side.value, Hold::Held(_)));
        let held = held.flat_map(|side| &side.said).map(|by| (self.rules.local)(by.at).date()).min();
        let retention = Retention {
            last_referred_on: last,
            // Where people differ, the later day: nothing goes too early.
            closed_on: case.closed.values().map(|closed| closed.on.0).max(),
            held_since: held,
        };
        match retention.on(self.today(), self.rules.retention_months) {
            Clock::Due { since } => Some(Matter::RetentionOver { kept_until: since }),
            Clock::Held { since, would_end: Some(end) } if self.today() > end => {
                Some(Matter::Held { kept_until: end, since })
            }
            Clock::NotKnown => Some(Matter::NoDate),
            Clock::Held { .. } | Clock::KeptUntil(_) => None,
        }
    }

    /// Of the referrals of one pair, the last has the flag.
    fn flags(&self) -> Vec<Item> {
        let again = [Finding::Repeat, Finding::Duplicate];
        let not_flagged = [Decision::Mistake, Decision::NotCriteria, Decision::NotThisArea];
        let flagged = self.cases().filter(|(_, case)| !not_flagged.iter().any(|decision| is(case, *decision)));
        let last = flagged.filter_map(|(id, _)| match (self.referred.get(&id)?, self.last_referred(id, &again)) {
            (Referred::On(own), Referred::On(last)) if *own == last => Some((id, Some(Date::Day(last)))),
            _ => None,
        });
        // Of two on one day, one is enough.
        let mut told = BTreeSet::new();
        let last = last.filter(|(id, _)| {
            let first = self.same_people(*id, &again).first().copied();
            told.insert(first.unwrap_or(*id))
        });
        let until = self.today().checked_add_days(Days::new(self.rules.within.into())).unwrap_or(NaiveDate::MAX);
        let flags = Flags::ending(last, self.rules.flag_months, self.today(), until);
        let item = |flag: super::retention::Flag<CaseId>| Item {
            matter: Matter::FlagEnds { until: flag.until },
            case: flag.case,
        };
        flags.ending.into_iter().map(item).collect()
    }

    /// The day of the last referral of these people. One that cannot be read may be the last.
    fn last_referred(&self, id: CaseId, findings: &[Finding]) -> Referred {
        let here = |id: &CaseId| self.register.cases.get(id).is_some_and(Case::is_here);
        let mut last = None;
        for other in self.same_people(id, findings).iter().filter(|other| here(other)) {
            match self.referred.get(other) {
                Some(Referred::On(day)) => last = last.max(Some(*day)),
                Some(Referred::NotSaid) => {}
                Some(Referred::NotRead) | None => return Referred::NotRead,
            }
        }
        last.map_or(Referred::NotSaid, Referred::On)
    }

    /// The case and all that people agreed to be the same, one finding leading to the next.
    fn same_people(&self, id: CaseId, findings: &[Finding]) -> BTreeSet<CaseId> {
        let (mut same, mut open) = (BTreeSet::from([id]), vec![id]);
        while let Some(case) = open.pop().and_then(|id| self.register.cases.get(&id)) {
            for (other, found) in &case.matches {
                let agreed = found.agreed().is_some_and(|found| findings.contains(&found.finding));
                if agreed && same.insert(*other) {
                    open.push(*other);
                }
            }
        }
        same
    }

    fn today(&self) -> NaiveDate {
        self.rules.now.date()
    }
}

impl Matter {
    /// Stable name, for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Matter::Acknowledge { .. } => "acknowledge",
            Matter::Undecided { .. } => "undecided",
            Matter::Action { .. } => "action",
            Matter::FlagEnds { .. } => "flag_ends",
            Matter::RetentionOver { .. } => "retention_over",
            Matter::Held { .. } => "held",
            Matter::NoDate => "no_date",
            Matter::NotRead => "not_read",
        }
    }

    /// The day that it hangs on.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Matter::Acknowledge { by, received } => Some(by.unwrap_or(*received).date()),
            Matter::Undecided { since, .. } => Some(*since),
            Matter::Action { due, .. } => Some(*due),
            Matter::FlagEnds { until } => Some(*until),
            Matter::RetentionOver { kept_until } | Matter::Held { kept_until, .. } => Some(*kept_until),
            Matter::NoDate | Matter::NotRead => None,
        }
    }
}

fn is(case: &Case, decision: Decision) -> bool {
    case.decision.agreed().is_some_and(|decided| decided.decision == decision)
}
