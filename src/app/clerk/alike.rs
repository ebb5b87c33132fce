//! Cases that look alike: what a person is shown of them, and what is still to be decided.

use super::looking::people;
use super::office::Office;
use super::protocol::Told;
use crate::casework::{Alike, alike, beside};
use crate::domain::register::CaseId;
use crate::envelope::Identity;

/// Cases compared in one go, so that nothing else waits for long.
pub(super) const AT_ONCE: usize = 100;

impl Office {
    /// The cases that look like this one, naming nobody.
    pub(super) fn alike(&self, case: CaseId) -> Vec<Alike> {
        let Some(area) = &self.area else { return Vec::new() };
        alike(&self.register, &self.look_alikes, case, area.pack.criteria.repeat)
    }

    /// Two cases side by side, if this person may read both.
    pub(super) fn beside(&self, case: CaseId, other: CaseId, identities: &[Identity]) -> Told {
        let people = people(identities);
        let may_read = |id: CaseId| {
            self.register.cases.get(&id).is_some_and(|case| people.iter().any(|person| case.may_read(*person)))
        };
        let area = self.area.as_ref().filter(|_| may_read(case) && may_read(other));
        Told::Beside(area.and_then(|area| beside(&self.look_alikes, case, other, area.pack.name.en())))
    }

    /// Compares some more of the cases that were not compared yet.
    pub(super) fn compare(&mut self) -> Told {
        self.look_alikes.compare(AT_ONCE);
        let unmatched = self.look_alikes.undecided(&self.register).into_iter().collect();
        Told::Compared { unmatched, waiting: self.look_alikes.waiting() }
    }
}
