//! Cases that look alike: what a person is shown of them, and what is still to be decided.

use super::office::Office;
use super::protocol::Told;
use crate::app::browser::clock;
use crate::casework::{Alike, LookAlikes, alike, beside};
use crate::domain::register::{CaseId, Register};
use crate::envelope::Identity;

/// Milliseconds for which cases are compared in one go, so that nothing else waits for long.
const AT_ONCE: i64 = 20;

impl Office {
    /// The cases that look like this one, naming nobody.
    pub(super) fn alike(&self, case: CaseId) -> Vec<Alike> {
        let Some(area) = &self.area else { return Vec::new() };
        alike(&self.register, &self.look_alikes, case, area.pack.criteria.repeat)
    }

    /// Two cases side by side, if this person may read both.
    pub(super) fn beside(&self, case: CaseId, other: CaseId, identities: &[Identity]) -> Told {
        let may_read = |id: CaseId| self.readable(id, identities).is_some();
        let area = self.area.as_ref().filter(|_| may_read(case) && may_read(other));
        Told::Beside(area.and_then(|area| beside(&self.look_alikes, case, other, area.pack.name.en())))
    }

    /// Compares some more of the cases that were not compared yet.
    pub(super) fn compare(&mut self) -> Told {
        let (unmatched, waiting) = compared(&mut self.look_alikes, &self.register);
        Told::Compared { unmatched, waiting }
    }
}

/// The cases about which somebody has to decide, and how many wait to be compared after some more were.
pub(super) fn compared(look_alikes: &mut LookAlikes, register: &Register) -> (Vec<CaseId>, usize) {
    let began = clock::now();
    look_alikes.compare(register, || (clock::now() - began).num_milliseconds() < AT_ONCE);
    let unmatched = look_alikes.undecided(register).into_iter().collect();
    (unmatched, look_alikes.waiting())
}
