//! Whether a sealed file that has just come goes into a register, and what is said of it there.

use std::collections::BTreeMap;

use super::line::kind_of;
use crate::domain::private::Private;
use crate::domain::record::Record;
use crate::domain::register::cases::Received;
use crate::domain::register::{CaseId, Register, Said, Scope, Sha256, What};

/// Where a file belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A practice file, and this register is live.
    Practice,
    /// A live file, and this register is for practice.
    Live,
    /// Of another area.
    OtherArea,
    /// In here: beside these files, which have the same submission. Whether one of them says the same is to be looked at.
    Here { beside: Vec<Sha256> },
}

/// Finds the place of a file. `new`: the submissions of the files that were put in since the register was read.
pub fn place(
    body: Sha256,
    record: &Record,
    register: &Register,
    scope: &Scope,
    new: &BTreeMap<Sha256, String>,
) -> Place {
    match (record.is_practice(), scope.practice) {
        (true, false) => return Place::Practice,
        (false, true) => return Place::Live,
        _ if record.area != scope.area => return Place::OtherArea,
        _ => {}
    }
    let known = register.cases.iter().filter_map(|(id, case)| match id {
        CaseId::Body(body) if case.is_here() => Some((*body, case)),
        _ => None,
    });
    let submitted = |said: &Said<Received>| said.value.submission.as_ref() == Some(&record.submission);
    let known = known.filter(|(known, case)| *known == body || case.received.iter().any(submitted));
    let new = new.iter().filter(|(new, submission)| **new == body || **submission == record.submission);
    let mut beside: Vec<Sha256> = known.map(|(body, _)| body).chain(new.map(|(body, _)| *body)).collect();
    beside.sort_unstable();
    beside.dedup();
    Place::Here { beside }
}

/// What is said of a file that goes in.
pub fn received(body: Sha256, record: &Record, from: &str) -> What {
    What::Received(Received {
        body,
        record_kind: Some(kind_of(record).to_owned()),
        submission: Some(record.submission.clone()),
        from: Private(from.to_owned()),
        more: Default::default(),
    })
}
