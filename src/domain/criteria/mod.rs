//! Why a case is referred: an area's rules, and what they make of what was typed. Judgement can raise, never lower.
//!
//! A finding says whether a rule is met and carries the arithmetic, so that a person can follow it and decide otherwise.
//! Where the answer hangs on something that nobody knows, it says so and does not guess.

mod escalation;
mod findings;
mod repeat;
mod rules;

pub use escalation::{EscalationFinding, PastEvent};
pub use findings::{CountFinding, Findings, Outcome};
pub use repeat::{RepeatFinding, Since, Why};
pub use rules::{Escalation, EscalationCount, Listed, Repeat, RepeatDefinition, RepeatScope, Rules, VisibleHighRisk};

/// The route that follows from the count alone.
pub const VISIBLE_HIGH_RISK: &str = "visible_high_risk";
/// The route of a professional's own judgement.
pub const JUDGEMENT: &str = "judgement";
/// The route of incidents that come closer together.
pub const ESCALATION: &str = "escalation";
/// The route of a case that comes back.
pub const REPEAT: &str = "repeat";
