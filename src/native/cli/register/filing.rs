//! What adds to a case is filed with it, once its amend key proves that it belongs there.

use serde_json::json;

use super::add::not_written;
use crate::domain::joining::{AtHand, Joining, Submission, Tie};
use crate::domain::private::Private;
use crate::domain::record::{Change, Record};
use crate::domain::register::cases::Filed;
use crate::domain::register::{Case, CaseId, Register, Sha256, What};
use crate::envelope::{Identity, Reference, tie};
use crate::native::cli::opening;
use crate::native::cli::output::{result, tell};
use crate::native::register::{Bodies, Pen};
use crate::wording::{joining as words, say};

/// Everything by which additions find their cases.
pub struct Filing<'a> {
    pub register: &'a Register,
    pub bodies: &'a Bodies,
    pub identities: &'a [Identity],
    pub pen: &'a Pen<'a>,
}

impl Filing<'_> {
    /// Files every addition that nobody has filed yet and whose key is right; says what became of those that are `new`.
    pub fn file_all(&self, new: impl Fn(Sha256) -> bool, json: bool) -> Result<(), String> {
        for (body, record) in self.unfiled() {
            let reference = Reference::from_sha256(&body.0).to_string();
            let tie = tie(&record.kind);
            let Tie::Adds(adds) = &tie else { continue };
            let Some(joining) = self.at_hand(&adds.refers_to).join(submission(&reference, &record, &tie)) else {
                continue;
            };
            if let Joining::Joined { to } = joining {
                let reason = Private("amend_key".into());
                let filed = Filed { body, case: Some(to), reason, more: Default::default() };
                self.pen.write(What::Filed(filed), Vec::new()).map_err(not_written)?;
            } else if !new(body) {
                continue;
            }
            tell(say!("cli-open-not-opened", file = reference, why = words::addition(adds, &joining)));
            if json {
                let case = match &joining {
                    Joining::Joined { to } => Some(*to),
                    _ => None,
                };
                result(json!({"reference": reference, "kind": adds.what.id(), "adds_to": adds.refers_to,
                    "proved": joining.proved(), "filed_with": case}));
            }
        }
        Ok(())
    }

    /// Additions of which nobody has said where they belong.
    fn unfiled(&self) -> impl Iterator<Item = (Sha256, Record)> {
        let adds = |case: &Case| case.received.iter().any(|said| is_change(said.value.record_kind.as_deref()));
        let unfiled = self.register.cases.iter().filter(move |(_, case)| adds(case) && case.filing.is_empty());
        unfiled.filter_map(|(id, _)| self.read(*id))
    }

    /// The referrals that have this reference.
    fn at_hand(&self, reference: &str) -> AtHand<CaseId> {
        let mut at_hand = AtHand::default();
        for (id, case) in self.register.cases.iter().filter(|(_, case)| case.is_here()) {
            let CaseId::Body(body) = id else { continue };
            let named = Reference::from_sha256(&body.0).to_string() == reference;
            if named
                && case.filing.is_empty()
                && let Some((_, record)) = self.read(*id)
            {
                at_hand.add(*id, submission(reference, &record, &tie(&record.kind)));
            }
        }
        at_hand
    }

    fn read(&self, id: CaseId) -> Option<(Sha256, Record)> {
        let CaseId::Body(body) = id else { return None };
        let bytes = self.bodies.read(body)?;
        opening::open_record(&bytes, self.identities).ok().map(|(_, record)| (body, record))
    }
}

fn is_change(kind: Option<&str>) -> bool {
    kind.and_then(Change::from_id).is_some()
}

fn submission<'r>(reference: &'r str, record: &'r Record, tie: &'r Tie) -> Submission<'r> {
    Submission { reference, area: &record.area, practice: record.is_practice(), tie }
}
