//! What is said about the register: who counts, what was decided.

use super::say;
use crate::domain::register::cases::{Decided, Decision, Finding};
use crate::domain::register::meetings::{ActionOutcome, MinutedOutcome};
use crate::domain::register::{Conflict, Doubt, Settled, Standing, What};

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

/// What an event says, in a word or two.
pub fn what(what: &What) -> String {
    match what {
        What::Received(_) => say!("did-received"),
        What::Entered(_) => say!("did-entered"),
        What::Filed(_) => say!("did-filed"),
        What::Decided(decided) => say!("did-decided", decision = decision(decided.decision)),
        What::Matched(matched) => say!("did-matched", finding = finding(matched.finding)),
        What::Assigned(assigned) if assigned.meeting.is_none() => say!("did-assigned-none"),
        What::Assigned(_) => say!("did-assigned"),
        What::Acknowledged(_) => say!("did-acknowledged"),
        What::Confirmed(_) => say!("did-confirmed"),
        What::Working(_) => say!("did-working"),
        What::Left(_) => say!("did-left"),
        What::Corrected(_) => say!("did-corrected"),
        What::Restricted(_) => say!("did-restricted"),
        What::MustNotReceive(_) => say!("did-must-not-receive"),
        What::Noted(_) => say!("did-noted"),
        What::Held(_) => say!("did-held"),
        What::Released(_) => say!("did-released"),
        What::Meeting(meeting) if meeting.cancelled => say!("did-cancelled"),
        What::Meeting(_) => say!("did-meeting"),
        What::Attended(_) => say!("did-attended"),
        What::Minuted(minuted) => match minuted.outcome {
            MinutedOutcome::Discussed => say!("did-discussed"),
            MinutedOutcome::Deferred => say!("did-deferred"),
            MinutedOutcome::NotHeard => say!("did-not-heard"),
        },
        What::Action(_) => say!("did-action"),
        What::ActionClosed(closed) => match closed.outcome {
            ActionOutcome::Done => say!("did-action-done"),
            ActionOutcome::NoLongerPossible => say!("did-action-not-possible"),
            ActionOutcome::AgencyDidNot => say!("did-action-not-done"),
        },
        What::Viewed(_) => say!("did-viewed"),
        What::Printed(_) => say!("did-printed"),
        What::Exported(_) => say!("did-exported"),
        What::Circulated(_) => say!("did-circulated"),
        What::Closed(_) => say!("did-closed"),
        What::Retracted(_) => say!("did-retracted"),
        What::Purged(_) => say!("did-purged"),
        What::Newer(_) => say!("did-newer"),
    }
}

/// How two cases are connected, in a word or two.
pub fn finding(finding: Finding) -> String {
    match finding {
        Finding::Repeat => say!("finding-repeat"),
        Finding::Duplicate => say!("finding-duplicate"),
        Finding::Reversed => say!("finding-reversed"),
        Finding::SameVictim => say!("finding-same-victim"),
        Finding::SamePerpetrator => say!("finding-same-perpetrator"),
        Finding::NotTheSame => say!("finding-not-the-same"),
    }
}
