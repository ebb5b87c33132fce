//! Purging a case: which certificates are written, and which events and sealed files end with them.

use std::collections::BTreeSet;

use crate::domain::private::Private;
use crate::domain::register::cases::Purged;
use crate::domain::register::{CaseId, Day, Heard, Id, Register, Sha256};

/// A certificate to be written: the case or an addition of it, and the events that it takes the place of.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    pub purged: Purged,
    pub supersedes: Vec<Id>,
}

/// Why a case is not purged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPurged {
    /// There is no such case.
    NotHere,
    /// There is a legal hold on it, or on what was added to it.
    Held,
}

/// What purging leaves in the folder that is to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ended<'r> {
    pub events: BTreeSet<&'r Heard>,
    pub bodies: BTreeSet<Sha256>,
}

/// The certificates of a case and of what adds to no other, in the order in which they are written: the case last, so that
/// the purge can be repeated as long as it is there. `kept_until` where a retention period ended.
pub fn certificates(
    register: &Register,
    case: CaseId,
    kept_until: Option<Day>,
    why: &str,
) -> Result<Vec<Certificate>, NotPurged> {
    let state = register.cases.get(&case).filter(|state| state.is_here()).ok_or(NotPurged::NotHere)?;
    let alone = |body: &CaseId| register.cases.get(body).is_some_and(|addition| addition.filed_under.len() == 1);
    let additions = state.additions.iter().map(|body| CaseId::Body(*body)).filter(alone);
    let all: Vec<CaseId> = additions.chain([case]).collect();
    if all.iter().any(|case| register.cases[case].is_held()) {
        return Err(NotPurged::Held);
    }
    let certificate = |case: CaseId| {
        let ends = register.trail_of(case).filter(|event| event.what.goes_with_its_case()).map(|event| event.id);
        let purged = Purged { case, kept_until, why: Private(why.to_owned()), more: Default::default() };
        Certificate { purged, supersedes: ends.collect() }
    };
    Ok(all.into_iter().map(certificate).collect())
}

impl Ended<'_> {
    /// Everything that was ever purged: files come back with backups and programs that sync.
    pub fn of(register: &Register) -> Ended<'_> {
        let purged = register.cases.iter().filter(|(_, case)| case.is_purged());
        let bodies = purged.filter_map(|(id, _)| match id {
            CaseId::Body(body) => Some(*body),
            CaseId::Entered(_) => None,
        });
        Ended { events: register.purged().map(|entry| &entry.heard).collect(), bodies: bodies.collect() }
    }
}
