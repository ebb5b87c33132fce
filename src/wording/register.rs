//! What is said about the register: who counts, what was decided.

use super::say;
use crate::domain::register::cases::{Decided, Decision};
use crate::domain::register::{Conflict, Doubt, Settled, Standing};

/// Why an event counts or does not.
pub fn standing(standing: Standing) -> String {
    match standing {
        Standing::Signed => say!("standing-signed"),
        Standing::SameId => say!("standing-same-id"),
        Standing::Revoked => say!("standing-revoked"),
        Standing::UnknownSigner => say!("standing-unknown-signer"),
        Standing::Unsigned => say!("standing-unsigned"),
        Standing::Forged => say!("standing-forged"),
        Standing::OtherArea => say!("standing-other-area"),
        Standing::OtherMode => say!("standing-other-mode"),
        Standing::Newer => say!("standing-newer"),
        Standing::Damaged => say!("standing-damaged"),
    }
}

/// What a person should look at, of an event that counts.
pub fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::BeforeWhatItSupersedes(_) => say!("doubt-before"),
        Doubt::InTheFuture => say!("doubt-future"),
        Doubt::SupersedesElsewhere(_) => say!("doubt-elsewhere"),
        Doubt::InACircle => say!("doubt-circle"),
    }
}

/// What a conflict is about, in a word or two.
pub fn conflict(about: Conflict) -> String {
    match about {
        Conflict::Filing => say!("conflict-filing"),
        Conflict::Decision => say!("conflict-decision"),
        Conflict::Assignment => say!("conflict-assignment"),
        Conflict::Match => say!("conflict-match"),
        Conflict::Correction => say!("conflict-correction"),
        Conflict::Restriction => say!("conflict-restriction"),
        Conflict::Hold => say!("conflict-hold"),
        Conflict::Minutes => say!("conflict-minutes"),
        Conflict::Action => say!("conflict-action"),
        Conflict::Closure => say!("conflict-closure"),
        Conflict::Purge => say!("conflict-purge"),
    }
}

/// A decision in a word or two.
pub fn decision(decision: Decision) -> String {
    match decision {
        Decision::Accept => say!("decision-accept"),
        Decision::Emergency => say!("decision-emergency"),
        Decision::AskForMore => say!("decision-ask-for-more"),
        Decision::NotThisArea => say!("decision-not-this-area"),
        Decision::NotCriteria => say!("decision-not-criteria"),
        Decision::Mistake => say!("decision-mistake"),
    }
}

/// What stands about the decision on a case: one, none, or all sides of a conflict.
pub fn decided(settled: &Settled<Decided>) -> String {
    let mut all: Vec<String> = settled.values().map(|decided| decision(decided.decision)).collect();
    match (all.pop(), all.is_empty()) {
        (None, _) => say!("decision-none"),
        (Some(one), true) => one,
        (Some(last), false) => say!("conflict-of", sides = [all, vec![last]].concat().join(" / ")),
    }
}
