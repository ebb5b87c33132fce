//! The cases of a register beside one another: only what has changed is compared again.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Closed, Content, Looked};
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
    cases: BTreeMap<CaseId, One>,
    waiting: BTreeSet<CaseId>,
    /// Whether any case was compared.
    begun: bool,
}

/// A case, and what is known of those that are at least likely to be about the same people.
struct One {
    case: matching::Case,
    /// Some of them, the other one knowing of this one where it has room.
    others: BTreeSet<CaseId>,
    /// It was compared, and nobody else is left about whom somebody has to decide.
    whole: bool,
    /// It came when others had been compared, and they learn of it only when it is compared.
    late: bool,
}

/// So many of them are kept. That one is there is enough for a list; hundreds are there where somebody is in every case.
const KEPT: usize = 16;

impl LookAlikes {
    /// All of these cases, with what they hold.
    pub fn of<'c, 'r: 'c>(cases: impl IntoIterator<Item = &'c Looked<'r>>, scope: &Scope) -> LookAlikes {
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
        if self.case(id) == Some(&case) {
            return;
        }
        self.forget(id);
        self.known.put(id, &case);
        self.cases.insert(id, One { case, others: BTreeSet::new(), whole: false, late: self.begun });
        self.waiting.insert(id);
    }

    /// Forgets a case that is there no more.
    pub fn forget(&mut self, id: CaseId) {
        if self.cases.remove(&id).is_none() {
            return;
        }
        self.known.remove(&id);
        self.waiting.remove(&id);
        self.cases.values_mut().for_each(|one| _ = one.others.remove(&id));
    }

    /// Compares cases that wait for it, while `go_on` says so; one of which it is known that somebody has to decide can
    /// wait until that is done.
    pub fn compare(&mut self, register: &Register, mut go_on: impl FnMut() -> bool) {
        while !self.waiting.is_empty() && go_on() {
            let Some(id) = self.waiting.pop_first() else { return };
            if self.is_open(register, id) && !self.cases[&id].late {
                continue;
            }
            self.begun = true;
            // Which rule counts the months makes nobody more or less alike.
            let mut likely = self.known.candidates_of(&id, Repeat::default());
            likely.retain(|candidate| candidate.sure >= Sure::Likely);
            // Those that somebody has to decide about first: there may be more than are kept.
            likely.sort_by_key(|candidate| is_decided(register, id, candidate.other));
            if let Some(one) = self.cases.get_mut(&id) {
                (one.whole, one.late) = (true, false);
                one.others.clear();
            }
            for other in likely.into_iter().map(|candidate| candidate.other) {
                let decided = is_decided(register, id, other);
                for (one, other) in [(id, other), (other, id)] {
                    self.cases.get_mut(&one).into_iter().for_each(|one| one.keep(other, decided));
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
        self.cases.get(&id).map(|one| &one.case)
    }

    /// Of the cases that were compared, those about which somebody has to decide.
    pub fn undecided(&mut self, register: &Register) -> BTreeSet<CaseId> {
        let (open, settled): (BTreeSet<CaseId>, BTreeSet<CaseId>) =
            self.cases.keys().partition(|id| self.is_open(register, **id));
        self.waiting.extend(settled.into_iter().filter(|id| !self.cases[id].whole));
        open
    }

    /// Whether one is known about which somebody has to decide.
    fn is_open(&self, register: &Register, id: CaseId) -> bool {
        let one = self.cases.get(&id);
        one.is_some_and(|one| one.others.iter().any(|other| !is_decided(register, id, *other)))
    }
}

impl One {
    fn keep(&mut self, other: CaseId, decided: bool) {
        if self.others.len() < KEPT {
            self.others.insert(other);
        } else if !decided && !self.others.contains(&other) {
            self.whole = false;
        }
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
