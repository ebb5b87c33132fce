//! What is held: no paper or letter about a case leaves the MARAC team while somebody in it is likely to be in another case too, and
//! nobody has decided what the two are to one another.

use std::collections::BTreeSet;

use super::line::called;
use super::look_alikes::{LookAlikes, is_decided};
use crate::domain::criteria::Repeat;
use crate::domain::matching::{Candidate, Sure};
use crate::domain::register::{CaseId, Register};
use crate::wording::say;

/// The candidates that hold a case.
pub fn held(register: &Register, case: CaseId, candidates: &[Candidate<CaseId>]) -> BTreeSet<CaseId> {
    let likely = candidates.iter().filter(|candidate| candidate.sure >= Sure::Likely);
    likely.map(|candidate| candidate.other).filter(|other| !is_decided(register, case, *other)).collect()
}

/// Why a case is held, naming nobody; nothing for one that is not.
pub(super) fn why(register: &Register, look_alikes: &LookAlikes, case: CaseId) -> Option<String> {
    let others = held(register, case, &look_alikes.candidates(case, Repeat::default()));
    let named: Vec<String> = others.into_iter().map(called).collect();
    (!named.is_empty()).then(|| say!("stop-held", others = named.join(", ")))
}
