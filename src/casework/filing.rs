//! What adds to a case is filed with it, once its amend key proves that it belongs there.

use super::content::Records;
use super::line::change;
use crate::domain::joining::{Adds, AtHand, Joining, Submission, Tie};
use crate::domain::private::Private;
use crate::domain::record::Record;
use crate::domain::register::cases::Filed;
use crate::domain::register::{CaseId, Register, Sha256, What};
use crate::envelope::Reference;

/// Everything by which additions find their cases.
pub struct Filing<'a, R> {
    pub register: &'a Register,
    pub records: &'a R,
}

/// An addition of which nobody has said where it belongs.
#[derive(Clone, Debug)]
pub struct Unfiled {
    pub body: Sha256,
    pub reference: String,
    pub adds: Adds,
    pub joining: Joining<CaseId>,
}

impl<R: Records> Filing<'_, R> {
    /// Every addition that nobody has filed yet, and what its key proves.
    pub fn unfiled(&self) -> Vec<Unfiled> {
        let unfiled = self.register.cases.iter().filter(|(_, case)| change(case).is_some() && case.filing.is_empty());
        let unfiled = unfiled.filter_map(|(id, _)| self.read(*id)).filter_map(|(body, record)| {
            let reference = Reference::from_sha256(&body.0).to_string();
            let tie = self.records.tie(body, &record);
            let Tie::Adds(adds) = &tie else { return None };
            let joining = self.at_hand(&adds.refers_to).join(Submission::of(&reference, &record, &tie))?;
            Some(Unfiled { body, reference, adds: adds.clone(), joining })
        });
        unfiled.collect()
    }

    /// The referrals that have this reference.
    fn at_hand(&self, reference: &str) -> AtHand<CaseId> {
        let mut at_hand = AtHand::default();
        for (id, case) in self.register.cases.iter().filter(|(_, case)| case.is_here()) {
            let CaseId::Body(body) = id else { continue };
            let named = Reference::from_sha256(&body.0).to_string() == reference;
            if named
                && case.filing.is_empty()
                && let Some((body, record)) = self.read(*id)
            {
                at_hand.add(*id, Submission::of(reference, &record, &self.records.tie(body, &record)));
            }
        }
        at_hand
    }

    fn read(&self, id: CaseId) -> Option<(Sha256, Record)> {
        let CaseId::Body(body) = id else { return None };
        self.records.record(body).ok().map(|record| (body, record))
    }
}

impl Unfiled {
    /// What is to be said of one that its key proves.
    pub fn filed(&self) -> Option<What> {
        let Joining::Joined { to } = self.joining else { return None };
        let reason = Private("amend_key".into());
        Some(What::Filed(Filed { body: self.body, case: Some(to), reason, more: Default::default() }))
    }
}
