//! Another case that looks like this one, in words; naming nobody.

use serde::{Deserialize, Serialize};

use super::held::held;
use super::line::called;
use super::look_alikes::LookAlikes;
use crate::domain::criteria::Repeat;
use crate::domain::date::Date;
use crate::domain::matching::{Again, Candidate, SamePerson, last_referral};
use crate::domain::register::cases::Finding;
use crate::domain::register::{CaseId, Register};
use crate::wording::{matching as words, say};

/// Another case, and in which ways it may be about the same people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    pub case: CaseId,
    /// Its reference, or the event that entered it.
    pub called: String,
    /// The surest first; never none.
    pub ways: Vec<Way>,
    /// Somebody has to decide what the two are to one another; until then both are held.
    pub open: bool,
}

/// One way in which two cases may hang together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Stable name, as of [`crate::domain::matching::Relation`].
    pub relation: String,
    /// Stable name, as of [`crate::domain::matching::Sure`].
    pub sure: String,
    /// Both in words.
    pub words: String,
    pub people: Vec<One>,
    /// What speaks against it as a whole.
    pub against: Vec<String>,
    /// How the months of a repeat were counted, a sentence each.
    pub arithmetic: Vec<String>,
}

/// Somebody in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct One {
    /// Who that is in either, and how sure it is by that alone.
    pub who: String,
    pub reasons: Vec<String>,
    pub against: Vec<String>,
}

/// The cases that look like this one: those that somebody has to decide about first, then the surest.
pub fn alike(register: &Register, look_alikes: &LookAlikes, case: CaseId, rule: Repeat) -> Vec<Alike> {
    let candidates = look_alikes.candidates(case, rule);
    let open = held(register, case, &candidates);
    let other_people = |other: CaseId| {
        let settled = register.cases.get(&case).and_then(|case| case.matches.get(&other));
        settled.and_then(|settled| settled.agreed()).is_some_and(|matched| matched.finding == Finding::NotTheSame)
    };
    let last = last_referral(candidates.iter().filter(|candidate| !other_people(candidate.other)));
    let mut all: Vec<Alike> = Vec::new();
    for candidate in &candidates {
        let way = way(candidate, last);
        match all.iter_mut().find(|alike| alike.case == candidate.other) {
            Some(alike) => alike.ways.push(way),
            None => all.push(Alike {
                case: candidate.other,
                called: called(candidate.other),
                ways: vec![way],
                open: open.contains(&candidate.other),
            }),
        }
    }
    all.sort_by_key(|alike| !alike.open);
    all
}

fn way(candidate: &Candidate<CaseId>, last: Option<&Candidate<CaseId>>) -> Way {
    let mut arithmetic = candidate.repeat.as_ref().map(words::again).unwrap_or_default();
    let later = last.filter(|last| last.other != candidate.other && is_later(last, candidate));
    arithmetic.extend(later.map(|last| say!("again-last-counts", case = called(last.other))));
    Way {
        relation: candidate.relation.id().to_owned(),
        sure: candidate.sure.id().to_owned(),
        words: words::relation(candidate.relation, candidate.sure),
        people: candidate.people.iter().map(one).collect(),
        against: candidate.against.iter().map(words::against).collect(),
        arithmetic,
    }
}

/// Whether both are earlier referrals of the same pair, and the first of the two is the later one.
fn is_later(last: &Candidate<CaseId>, candidate: &Candidate<CaseId>) -> bool {
    let day = |again: &Again| again.any_instance.referred_on.as_ref().map(Date::latest);
    let earlier = |of: &Candidate<CaseId>| of.repeat.as_ref().map(|again| (again.earlier, day(again)));
    match (earlier(last), earlier(candidate)) {
        (Some((last_is, last)), Some((is, day))) => last_is == is && is.is_some() && last >= day,
        _ => false,
    }
}

fn one(person: &SamePerson) -> One {
    One {
        who: format!("{}, {}", words::people(person), words::alone(person.sure)),
        reasons: person.reasons.iter().map(words::reason).collect(),
        against: person.against.iter().map(words::against).collect(),
    }
}

impl One {
    /// All of it in a few sentences.
    pub fn words(&self) -> String {
        let mut said = vec![format!("{}.", self.who)];
        said.extend((!self.reasons.is_empty()).then(|| say!("alike-for", reasons = self.reasons.join(", "))));
        said.extend(against(&self.against));
        said.join(" ")
    }
}

/// "Against: ..."; nothing where nothing speaks against it.
pub fn against(reasons: &[String]) -> Option<String> {
    (!reasons.is_empty()).then(|| say!("alike-against", reasons = reasons.join("; ")))
}
