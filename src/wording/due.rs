//! What is said about what is due.

use super::{date, say};
use crate::domain::due::Matter;

/// What it is, in a few words.
pub fn matter(matter: &Matter) -> String {
    match matter {
        Matter::Acknowledge { .. } => say!("due-acknowledge"),
        Matter::Undecided { differ: false, .. } => say!("due-undecided"),
        Matter::Undecided { differ: true, .. } => say!("due-differ"),
        Matter::Action { .. } => say!("due-action"),
        Matter::FlagEnds { .. } => say!("due-flag-ends"),
        Matter::RetentionOver { .. } => say!("due-retention-over"),
        Matter::Held { .. } => say!("due-held"),
        Matter::NoDate => say!("due-no-date"),
        Matter::NotRead => say!("due-not-read"),
    }
}

/// What to know of it beside its day; of an action, whose it is.
pub fn remark(matter: &Matter, owner: &str) -> String {
    match matter {
        Matter::Acknowledge { by: None, .. } => say!("due-acknowledge-unknown"),
        Matter::Acknowledge { by: Some(by), .. } => say!("due-acknowledge-by", time = by.format("%H:%M")),
        Matter::Undecided { .. } => say!("due-since"),
        Matter::Action { .. } => owner.to_owned(),
        Matter::FlagEnds { .. } => say!("due-last-day"),
        Matter::RetentionOver { .. } => say!("due-kept-until"),
        Matter::Held { since, .. } => say!("due-held-since", day = date::day(*since)),
        Matter::NoDate => say!("due-say-until-when"),
        Matter::NotRead => say!("due-look"),
    }
}
