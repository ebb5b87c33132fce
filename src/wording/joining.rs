//! Whether a change belongs to a referral, and who says so.

use super::say;
use crate::domain::joining::{Adds, Joining};
use crate::domain::record::Change;

/// Which referral a change adds to, and whether that is proved.
pub fn joining<T>(adds: &Adds, joining: &Joining<T>) -> String {
    let reference = &adds.refers_to;
    match joining {
        Joining::Joined { .. } => say!("joining-proved", reference = reference),
        Joining::Unproved { .. } => say!("joining-unproved", reference = reference),
        Joining::NotHere => say!("joining-not-here", reference = reference),
    }
}

/// The same, after what kind of change it is.
pub fn addition<T>(adds: &Adds, joined: &Joining<T>) -> String {
    format!("{}. {}", change(adds.what), joining(adds, joined))
}

/// What kind of change it is.
pub fn change(what: Change) -> String {
    match what {
        Change::Update => say!("kind-update"),
        Change::Answer => say!("kind-answer"),
        Change::Withdrawal => say!("kind-withdrawal"),
        Change::NewIncident => say!("kind-new-incident"),
    }
}

/// What a kind of change does not do, where that may be mistaken.
pub fn caution(what: Change) -> Option<String> {
    (what == Change::Withdrawal).then(|| say!("withdrawal-closes-nothing"))
}
