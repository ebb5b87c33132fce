//! The cases of a register beside one another: only what has changed is compared again.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Closed, Content};
use super::line::change;
use crate::domain::criteria::Repeat;
use crate::domain::date::Date;
use crate::domain::matching::{self, Candidate, KnownCases, Sure};
use crate::domain::register::cases::Decision;
use crate::domain::register::{Case, CaseId, Register, Scope};

/// All cases that somebody may read, as matching sees them.
#[derive(Default)]
pub struct LookAlikes {
    known: KnownCases<CaseId>,
    cases: BTreeMap<CaseId, matching::Case>,
    /// Of the cases that were compared, each two that are at least likely to be about the same people, both ways round.
    likely: BTreeMap<CaseId, BTreeSet<CaseId>>,
    waiting: BTreeSet<CaseId>,
}

impl LookAlikes {
    /// All of these cases, with what they hold.
    pub fn of<'c>(
        cases: impl IntoIterator<Item = &'c (CaseId, Case, Result<Content, Closed>)>,
        scope: &Scope,
    ) -> LookAlikes {
        let mut look_alikes = LookAlikes::default();
        for (id, case, content) in cases {
            look_alikes.take(*id, case, content.as_ref().map_err(|closed| *closed), scope);
        }
        look_alikes
    }

    /// Takes a case as it stands now. One that could not be looked into, that only adds to another or that all agree is
    /// here by mistake is like none.
    pub fn take(&mut self, id: CaseId, case: &Case, content: Result<&Content, Closed>, scope: &Scope) {
        let mistake = case.decision.agreed().is_some_and(|decided| decided.decision == Decision::Mistake);
        match content.ok().filter(|_| !mistake && change(case).is_none()) {
            Some(content) => self.put(id, of_content(content, scope)),
            None => self.forget(id),
        }
    }

    /// Takes the people of a case; where they are the same as before, nothing is done.
    pub fn put(&mut self, id: CaseId, case: matching::Case) {
        if self.cases.get(&id) == Some(&case) {
            return;
        }
        self.forget(id);
        self.known.put(id, &case);
        self.cases.insert(id, case);
        self.waiting.insert(id);
    }

    /// Forgets a case that is there no more.
    pub fn forget(&mut self, id: CaseId) {
        self.known.remove(&id);
        self.cases.remove(&id);
        self.waiting.remove(&id);
        for other in self.likely.remove(&id).unwrap_or_default() {
            self.likely.entry(other).or_default().remove(&id);
        }
    }

    /// Compares so many of the cases that wait for it.
    pub fn compare(&mut self, most: usize) {
        for _ in 0..most {
            let Some(id) = self.waiting.pop_first() else { return };
            // Which rule counts the months makes nobody more or less alike.
            for candidate in self.known.candidates_of(&id, Repeat::default()) {
                if candidate.sure >= Sure::Likely {
                    self.likely.entry(id).or_default().insert(candidate.other);
                    self.likely.entry(candidate.other).or_default().insert(id);
                }
            }
        }
    }

    /// How many cases wait to be compared.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The cases that may be about the same people as this one; the surest first.
    pub fn candidates(&self, id: CaseId, rule: Repeat) -> Vec<Candidate<CaseId>> {
        self.known.candidates_of(&id, rule)
    }

    /// The people of a case.
    pub fn case(&self, id: CaseId) -> Option<&matching::Case> {
        self.cases.get(&id)
    }

    /// Of the cases that were compared, those about which somebody has to decide.
    pub fn undecided(&self, register: &Register) -> BTreeSet<CaseId> {
        let open = |(id, others): &(&CaseId, &BTreeSet<CaseId>)| {
            others.iter().any(|other| !is_decided(register, **id, *other))
        };
        self.likely.iter().filter(open).map(|(id, _)| *id).collect()
    }
}

/// Whether it is settled what these two are to one another: whoever spoke found the same, for whatever reason.
pub fn is_decided(register: &Register, case: CaseId, other: CaseId) -> bool {
    let settled = register.cases.get(&case).and_then(|case| case.matches.get(&other));
    let mut found = settled.into_iter().flat_map(|settled| settled.values().map(|matched| matched.finding));
    let first = found.next();
    first.is_some_and(|first| found.all(|finding| finding == first))
}

/// A case of this area as matching sees it.
fn of_content(content: &Content, scope: &Scope) -> matching::Case {
    matching::Case {
        referred_on: content.referred_on.map(Date::Day),
        area: Some(scope.area.clone()),
        practice: scope.practice,
        ..matching::Case::of_answers(&content.answers)
    }
}
