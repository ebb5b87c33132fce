//! The cases that are known, found by what they share with another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::born::swapped;
use super::candidate::{Candidate, Role};
use super::case::Case;
use super::likeness::{Level, Likeness};
use super::person::Ready;
use super::relate::ReadyCase;
use crate::domain::criteria::Repeat;
use crate::domain::date::Date;

/// The cases of a register, in memory; `T` is how a program names one.
///
/// A case is compared only with those in which somebody shares a mark with somebody of its own: a part of a name, a day of
/// birth, a postcode, a phone number. Nothing that could be proposed is missed by it.
pub struct KnownCases<T> {
    cases: Vec<Option<Known<T>>>,
    at: BTreeMap<T, usize>,
    marks: BTreeMap<Mark, Vec<Place>>,
}

struct Known<T> {
    named: T,
    case: ReadyCase,
}

/// Who carries a mark: a case by its place, and a role in it.
type Place = (usize, Role);

/// What two people may share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    PartOfName(String),
    /// A name without its spaces.
    WholeName(String),
    Born(NaiveDate),
    Postcode(String),
    Phone(String),
}

impl<T: Clone + Ord> KnownCases<T> {
    /// Takes a case in; what was known under the same name before is forgotten.
    pub fn put(&mut self, named: T, case: &Case) {
        self.remove(&named);
        let case = ReadyCase::new(case);
        let at = self.cases.len();
        for (mark, role) in marks(&case) {
            self.marks.entry(mark).or_default().push((at, role));
        }
        self.at.insert(named.clone(), at);
        self.cases.push(Some(Known { named, case }));
    }

    /// Forgets a case.
    pub fn remove(&mut self, named: &T) {
        let Some(at) = self.at.remove(named) else { return };
        let Some(known) = self.cases[at].take() else { return };
        for (mark, _) in marks(&known.case) {
            if let Some(places) = self.marks.get_mut(&mark) {
                places.retain(|(case, _)| *case != at);
                if places.is_empty() {
                    self.marks.remove(&mark);
                }
            }
        }
    }

    /// How many cases are known.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// The known cases that may be about the same people as one that is not among them; the surest first, of equals the
    /// relation in the order of `Relation::ALL`, then the one that was referred last.
    pub fn candidates(&self, case: &Case, rule: Repeat) -> Vec<Candidate<T>> {
        self.around(&ReadyCase::new(case), rule, |_| true)
    }

    /// The same for a case that is known; it is no candidate itself. Nothing for one that is not known.
    pub fn candidates_of(&self, named: &T, rule: Repeat) -> Vec<Candidate<T>> {
        let known = self.at.get(named).and_then(|at| self.cases[*at].as_ref());
        known.map(|known| self.around(&known.case, rule, |other| other != named)).unwrap_or_default()
    }

    /// All that the known cases are to one another, each two of them once: a case, and its candidates before it in the order
    /// of the names.
    pub fn among_themselves(&self, rule: Repeat) -> Vec<(T, Candidate<T>)> {
        let mut all = Vec::new();
        for (named, at) in &self.at {
            let Some(known) = &self.cases[*at] else { continue };
            let candidates = self.around(&known.case, rule, |other| other < named);
            all.extend(candidates.into_iter().map(|candidate| (named.clone(), candidate)));
        }
        all
    }

    fn around(&self, case: &ReadyCase, rule: Repeat, asked: impl Fn(&T) -> bool) -> Vec<Candidate<T>> {
        let mut candidates: Vec<(Option<Date>, Candidate<T>)> = Vec::new();
        for known in self.promising(case, asked) {
            for candidate in Candidate::of(known.named.clone(), case, &known.case, rule) {
                candidates.push((known.case.referred_on.clone(), candidate));
            }
        }
        candidates.sort_by(|(day, one), (other_day, other)| {
            let key = |day: &Option<Date>, one: &Candidate<T>| {
                (Reverse(one.sure), one.relation, Reverse(day.as_ref().map(Date::latest)))
            };
            key(day, one).cmp(&key(other_day, other)).then_with(|| one.other.cmp(&other.other))
        });
        candidates.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// The cases in which somebody may be somebody of this one, by more than a faint likeness.
    fn promising(&self, case: &ReadyCase, asked: impl Fn(&T) -> bool) -> Vec<&Known<T>> {
        let mut shared: Vec<(Place, Role)> = Vec::new();
        for (mark, role) in sought(case) {
            let places = self.marks.get(&mark).map(Vec::as_slice).unwrap_or_default();
            shared.extend(places.iter().map(|place| (*place, role)));
        }
        shared.sort_unstable();
        shared.dedup();
        let mut promising = Vec::new();
        for of_one_case in shared.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
            let Some(known) = &self.cases[of_one_case[0].0.0] else { continue };
            let is_alike = |((_, there), here): &(Place, Role)| {
                let (here, there) = (case.person(*here), known.case.person(*there));
                Likeness::may_be_more_than_faint(here, there) && Likeness::of(here, there).level > Level::Faint
            };
            if asked(&known.named) && of_one_case.iter().any(is_alike) {
                promising.push(known);
            }
        }
        promising
    }
}

impl<T> Default for KnownCases<T> {
    fn default() -> Self {
        KnownCases { cases: Vec::new(), at: BTreeMap::new(), marks: BTreeMap::new() }
    }
}

/// The marks of everybody in a case, some of them several times.
fn marks(case: &ReadyCase) -> impl Iterator<Item = (Mark, Role)> {
    case.roles().flat_map(|role| marks_of(case.person(role)).map(move |mark| (mark, role)))
}

/// The marks to look for: the same, and each day of birth with day and month the other way round.
fn sought(case: &ReadyCase) -> impl Iterator<Item = (Mark, Role)> {
    let turned = |(mark, role): (Mark, Role)| {
        let turned = match mark {
            Mark::Born(day) => swapped(day).map(Mark::Born),
            _ => None,
        };
        [Some(mark), turned].into_iter().flatten().map(move |mark| (mark, role))
    };
    marks(case).flat_map(turned)
}

fn marks_of(person: &Ready) -> impl Iterator<Item = Mark> {
    let names = person.names.iter();
    let parts = names.clone().flat_map(|name| name.parts.iter().cloned().map(Mark::PartOfName));
    let days = person.born.iter().filter_map(|date| match date {
        Date::Day(day) => Some(Mark::Born(*day)),
        Date::About { .. } => None,
    });
    let postcodes = person.addresses.iter().filter_map(|address| address.postcode.clone().map(Mark::Postcode));
    parts
        .chain(names.map(|name| Mark::WholeName(name.whole())))
        .chain(days)
        .chain(postcodes)
        .chain(person.phones.iter().cloned().map(Mark::Phone))
}
