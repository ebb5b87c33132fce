//! What is said about meetings: who took part, what became of a case and of an action.

use super::say;
use crate::domain::register::meetings::{About, ActionOutcome, MinutedOutcome};

/// What became of a case at a meeting.
pub fn minuted(outcome: MinutedOutcome) -> String {
    match outcome {
        MinutedOutcome::Discussed => say!("minuted-discussed"),
        MinutedOutcome::Deferred => say!("minuted-deferred"),
        MinutedOutcome::NotHeard => say!("minuted-not-heard"),
    }
}

/// Whom an action is about.
pub fn about(about: About) -> String {
    match about {
        About::Victim => say!("about-victim"),
        About::Children => say!("about-children"),
        About::Perpetrator => say!("about-perpetrator"),
        About::Professionals => say!("about-professionals"),
    }
}

/// How an action ended: the two reasons why one was not done are told apart.
pub fn ended(outcome: ActionOutcome) -> String {
    match outcome {
        ActionOutcome::Done => say!("ended-done"),
        ActionOutcome::NoLongerPossible => say!("ended-no-longer-possible"),
        ActionOutcome::AgencyDidNot => say!("ended-agency-did-not"),
    }
}
