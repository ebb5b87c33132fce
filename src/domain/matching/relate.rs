//! What two cases are to one another.

use super::candidate::{Against, Relation, Role, SamePerson, Sure};
use super::case::Case;
use super::likeness::{Level, Likeness};
use super::person::Ready;
use crate::domain::date::Date;
use crate::domain::form::MOST_ROWS;

/// A case made ready to be compared.
pub(super) struct ReadyCase {
    pub victim: Ready,
    pub perpetrators: Vec<Ready>,
    pub referred_on: Option<Date>,
    pub incident: Option<Date>,
    pub crime: Option<bool>,
    pub area: Option<String>,
    pub practice: bool,
}

/// A relation of two cases, before it is put beside the others.
pub(super) struct Found {
    pub relation: Relation,
    pub sure: Sure,
    pub people: Vec<SamePerson>,
    pub against: Vec<Against>,
}

impl ReadyCase {
    /// Makes a case ready; no more perpetrators than the form takes.
    pub fn new(case: &Case) -> ReadyCase {
        ReadyCase {
            victim: Ready::new(&case.victim),
            perpetrators: case.perpetrators.iter().take(usize::from(MOST_ROWS)).map(Ready::new).collect(),
            referred_on: case.referred_on.clone(),
            incident: case.incident.clone(),
            crime: case.crime,
            area: case.area.clone(),
            practice: case.practice,
        }
    }

    /// The person of a role.
    pub fn person(&self, role: Role) -> &Ready {
        match role {
            Role::Victim => &self.victim,
            Role::Perpetrator(row) => &self.perpetrators[row],
        }
    }

    /// Everybody in it.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        [Role::Victim].into_iter().chain((0..self.perpetrators.len()).map(Role::Perpetrator))
    }

    fn names_no_perpetrator(&self) -> bool {
        self.perpetrators.iter().all(Ready::is_nobody)
    }
}

/// Two roles that may be one person.
#[derive(Clone, Copy)]
struct Match {
    here: Role,
    there: Role,
    likeness: Likeness,
}

/// Two cases, side by side.
struct Two<'a> {
    here: &'a ReadyCase,
    there: &'a ReadyCase,
}

/// The relations of two cases. The same whichever is asked: only who is here and who is there changes places.
pub(super) fn relate(here: &ReadyCase, there: &ReadyCase) -> Vec<Found> {
    if here.practice != there.practice {
        return Vec::new();
    }
    Two { here, there }.relations()
}

impl Two<'_> {
    fn relations(&self) -> Vec<Found> {
        let victims = self.compare(Role::Victim, Role::Victim);
        let perpetrators = self.perpetrators();
        let pair = self.pair(victims, &perpetrators);
        let reversed = self.reversed();
        let alone = self.one_alone(victims, &perpetrators, pair.as_ref().map(|pair| pair.sure));
        // A father and a son of one name are a pair both ways round: the surer way is meant.
        let surer = |one: &Option<Found>, other: &Option<Found>| {
            one.as_ref().map(|found| found.sure) >= other.as_ref().map(|found| found.sure)
        };
        let (keep_pair, keep_reversed) = (surer(&pair, &reversed), surer(&reversed, &pair));
        let both_ways = [pair.filter(|_| keep_pair), reversed.filter(|_| keep_reversed)];
        both_ways.into_iter().flatten().chain(alone).collect()
    }

    fn pair(&self, victims: Match, perpetrators: &[Match]) -> Option<Found> {
        let first = perpetrators.first().copied();
        if let Some(sure) = first.and_then(|first| both(victims.likeness, first.likeness)) {
            let matched = perpetrators.len();
            let named = |case: &ReadyCase| case.perpetrators.iter().filter(|one| !one.is_nobody()).count();
            let others = named(self.here) > matched || named(self.there) > matched;
            let people: Vec<Match> = [victims].into_iter().chain(perpetrators.iter().copied()).collect();
            let against = others.then_some(Against::OtherPerpetratorToo).into_iter().collect();
            return Some(self.found(Relation::SamePair, sure, &people, against));
        }
        // Where somebody is not named, it can only be asked whether it is the same pair.
        let no_perpetrator = self.here.names_no_perpetrator() || self.there.names_no_perpetrator();
        let no_victim = self.here.victim.is_nobody() || self.there.victim.is_nobody();
        let (one, against) = match first {
            _ if no_perpetrator && sure(victims).is_some() => (victims, Against::PerpetratorNotNamed),
            Some(first) if no_victim && sure(first).is_some() => (first, Against::VictimNotNamed),
            _ => return None,
        };
        Some(self.found(Relation::SamePair, Sure::Possible, &[one], vec![against]))
    }

    fn reversed(&self) -> Option<Found> {
        let best = |all: &mut dyn Iterator<Item = Match>| all.max_by_key(|one| rank(one.likeness));
        let rows = |case: &ReadyCase| (0..case.perpetrators.len()).map(Role::Perpetrator);
        let victim_here = best(&mut rows(self.there).map(|there| self.compare(Role::Victim, there)))?;
        let victim_there = best(&mut rows(self.here).map(|here| self.compare(here, Role::Victim)))?;
        let sure = both(victim_here.likeness, victim_there.likeness)?;
        Some(self.found(Relation::RolesReversed, sure, &[victim_here, victim_there], Vec::new()))
    }

    /// One person by themselves: where it is no pair, or a pair that is less sure because the other person is weak.
    fn one_alone(&self, victims: Match, perpetrators: &[Match], pair: Option<Sure>) -> Option<Found> {
        let leaves_doubt = |other: Match| other.likeness.level > Level::No && is_weak(other.likeness);
        let worth_saying = |one: Match, other: Option<Match>| {
            sure(one).filter(|sure| pair.is_none_or(|pair| pair < *sure && other.is_some_and(leaves_doubt)))
        };
        let first = perpetrators.first().copied();
        let perpetrator = first.and_then(|first| worth_saying(first, Some(victims)));
        match (perpetrator, worth_saying(victims, first)) {
            (Some(sure), _) => Some(self.found(Relation::SamePerpetrator, sure, perpetrators, Vec::new())),
            (None, Some(sure)) => Some(self.found(Relation::SameVictim, sure, &[victims], Vec::new())),
            (None, None) => None,
        }
    }

    /// The perpetrators of both who may be the same, each in one match, the surest first; a faint one only where no other is.
    fn perpetrators(&self) -> Vec<Match> {
        let rows = |case: &ReadyCase| (0..case.perpetrators.len()).map(Role::Perpetrator);
        let mut all: Vec<Match> = rows(self.here)
            .flat_map(|here| rows(self.there).map(move |there| self.compare(here, there)))
            .filter(|one| one.likeness.level > Level::No)
            .collect();
        all.sort_by_key(|one| std::cmp::Reverse(rank(one.likeness)));
        let mut matched: Vec<Match> = Vec::new();
        for one in all {
            let taken = matched.iter().any(|other| other.here == one.here || other.there == one.there);
            if !taken && (matched.is_empty() || one.likeness.level > Level::Faint) {
                matched.push(one);
            }
        }
        matched
    }

    fn compare(&self, here: Role, there: Role) -> Match {
        Match { here, there, likeness: Likeness::of(self.here.person(here), self.there.person(there)) }
    }

    fn found(&self, relation: Relation, sure: Sure, people: &[Match], against: Vec<Against>) -> Found {
        let tell = |one: &Match| {
            let (here, there) = (self.here.person(one.here), self.there.person(one.there));
            one.likeness.tell((here, one.here), (there, one.there))
        };
        Found { relation, sure, people: people.iter().map(tell).collect(), against }
    }
}

/// How sure two people together make a pair.
fn both(one: Likeness, other: Likeness) -> Option<Sure> {
    let (low, high) = if rank(one) <= rank(other) { (one, other) } else { (other, one) };
    match (low.level, high.level) {
        (Level::No, _) | (Level::Faint, Level::Faint) => None,
        (Level::Certain, _) => Some(Sure::Certain),
        (Level::Likely, _) => Some(Sure::Likely),
        (Level::Faint, _) => Some(Sure::Possible),
        _ if low.is_contradicted() => Some(Sure::Possible),
        (Level::Possible, Level::Likely | Level::Certain) => Some(Sure::Likely),
        // Two full names that are the same are more than twice one.
        (Level::Possible, _) if low.has_same_name() && high.has_same_name() => Some(Sure::Likely),
        (Level::Possible, _) => Some(Sure::Possible),
    }
}

/// What is better to build on comes later.
fn rank(one: Likeness) -> (Level, bool, bool) {
    (one.level, !one.is_contradicted(), one.has_same_name())
}

fn is_weak(one: Likeness) -> bool {
    one.level < Level::Possible || one.is_contradicted()
}

fn sure(one: Match) -> Option<Sure> {
    one.likeness.level.sure()
}
