//! What is held: no paper or letter about a case goes out while somebody in it is likely to be in another case too, and
//! nobody has decided what the two are to one another.

use std::collections::{BTreeMap, BTreeSet};

use super::found::Found;
use super::line::called;
use super::look_alikes::{LookAlikes, is_decided};
use crate::domain::criteria::Repeat;
use crate::domain::matching::{Candidate, Sure};
use crate::domain::register::{CaseId, Register};
use crate::wording::say;

/// Cases that are held, each with the cases that somebody has to look at.
pub type Held = BTreeMap<CaseId, BTreeSet<CaseId>>;

/// The candidates that hold a case.
pub fn held(register: &Register, case: CaseId, candidates: &[Candidate<CaseId>]) -> BTreeSet<CaseId> {
    let likely = candidates.iter().filter(|candidate| candidate.sure >= Sure::Likely);
    likely.map(|candidate| candidate.other).filter(|other| !is_decided(register, case, *other)).collect()
}

/// Those of the cases of an output that are held.
pub fn all_held(register: &Register, look_alikes: &LookAlikes, found: &[Found]) -> Held {
    let of = |id: CaseId| (id, held(register, id, &look_alikes.candidates(id, Repeat::default())));
    found.iter().filter_map(|found| found.id).map(of).filter(|(_, others)| !others.is_empty()).collect()
}

/// Why a case is held, naming nobody.
pub(super) fn words(others: &BTreeSet<CaseId>) -> String {
    let others: Vec<String> = others.iter().map(|other| called(*other)).collect();
    say!("stop-held", others = others.join(", "))
}
