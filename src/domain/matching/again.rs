//! The arithmetic of a repeat between two cases of the same pair.

use std::cmp::Reverse;

use super::candidate::{Candidate, Relation};
use super::relate::ReadyCase;
use crate::domain::criteria::{Repeat, RepeatDefinition, RepeatFinding, Since};
use crate::domain::date::Date;

/// Whether the later of two referrals comes within the window of the earlier, under both definitions of a repeat.
///
/// The months run from the day of the earlier *referral*. With several earlier ones the last counts: see [`last_referral`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Which was referred first; nothing where the dates do not tell. On the same day it is the other.
    pub earlier: Option<Which>,
    /// The day of the later referral, where it is clear which that is.
    pub again_on: Option<Date>,
    /// If any instance of abuse since then makes a repeat.
    pub any_instance: RepeatFinding,
    /// If only what would be a crime does.
    pub crime_type: RepeatFinding,
    /// The definition that is in force in the area.
    pub in_force: RepeatDefinition,
}

/// One of two cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one that candidates were looked for.
    This,
    /// The candidate.
    Other,
}

impl Again {
    /// The finding under the definition that is in force.
    pub fn finding(&self) -> &RepeatFinding {
        match self.in_force {
            RepeatDefinition::AnyInstance => &self.any_instance,
            RepeatDefinition::CrimeType => &self.crime_type,
        }
    }

    pub(super) fn of(this: &ReadyCase, other: &ReadyCase, rule: Repeat) -> Again {
        let earlier = earlier(this.referred_on.as_ref(), other.referred_on.as_ref());
        let (before, after) = if earlier == Some(Which::This) { (this, other) } else { (other, this) };
        // Where it is not clear which came first, neither day limits the other.
        let again_on = after.referred_on.clone().filter(|_| earlier.is_some());
        let since = Since {
            referred_on: before.referred_on.clone(),
            again_on: again_on.clone(),
            incident: after.incident.clone().or_else(|| after.referred_on.clone().filter(|_| earlier.is_none())),
            same_marac: before.area.as_ref().zip(after.area.as_ref()).map(|(before, after)| before == after),
            crime: after.crime,
        };
        let finding = |definition| RepeatFinding::since(since.clone(), Repeat { definition, ..rule });
        Again {
            earlier,
            again_on,
            any_instance: finding(RepeatDefinition::AnyInstance),
            crime_type: finding(RepeatDefinition::CrimeType),
            in_force: rule.definition,
        }
    }
}

/// Of the candidates that are the same pair and were referred before, the one that was referred last: its window counts.
///
/// Leave out those that a person has found to be other people.
pub fn last_referral<'a, T>(candidates: impl IntoIterator<Item = &'a Candidate<T>>) -> Option<&'a Candidate<T>> {
    let referred_before = |candidate: &&Candidate<T>| {
        let earlier = candidate.repeat.as_ref().and_then(|again| again.earlier);
        candidate.relation == Relation::SamePair && earlier == Some(Which::Other)
    };
    let day = |candidate: &&Candidate<T>| {
        let again = candidate.repeat.as_ref();
        Reverse(again.and_then(|again| again.any_instance.referred_on.as_ref().map(Date::latest)))
    };
    // Of equals the first: the surest.
    candidates.into_iter().filter(referred_before).min_by_key(day)
}

fn earlier(this: Option<&Date>, other: Option<&Date>) -> Option<Which> {
    let (this, other) = (this?, other?);
    if other.latest() <= this.earliest() {
        Some(Which::Other)
    } else if this.latest() <= other.earliest() {
        Some(Which::This)
    } else {
        None
    }
}
