//! Why a case is referred, under an area's rules (`criteria` of its pack). Judgement can raise, never lower.

use serde::Deserialize;

use super::label::Label;

/// Why a case is referred here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Rules {
    pub visible_high_risk: VisibleHighRisk,
    pub escalation: Escalation,
    pub repeat: Repeat,
    /// Local routes besides the four national ones.
    pub other_routes: Vec<Listed>,
    pub minimum_age: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            visible_high_risk: VisibleHighRisk::default(),
            escalation: Escalation::default(),
            repeat: Repeat::default(),
            other_routes: Vec::new(),
            minimum_age: 16,
        }
    }
}

/// So many yes answers are enough by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct VisibleHighRisk {
    pub yes_at_least: u32,
}

impl Default for VisibleHighRisk {
    fn default() -> Self {
        VisibleHighRisk { yes_at_least: 14 }
    }
}

/// So many events in so many months are enough by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Escalation {
    pub events: u32,
    pub months: u32,
    pub count: EscalationCount,
}

impl Default for Escalation {
    fn default() -> Self {
        Escalation { events: 3, months: 12, count: EscalationCount::AnyAgency }
    }
}

/// Whose events count towards escalation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscalationCount {
    AnyAgency,
    Police,
}

/// When a case that has been heard comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Repeat {
    pub months: u32,
    pub definition: RepeatDefinition,
    pub same: RepeatScope,
}

impl Default for Repeat {
    fn default() -> Self {
        Repeat { months: 12, definition: RepeatDefinition::AnyInstance, same: RepeatScope::ThisMarac }
    }
}

/// What makes a new incident a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatDefinition {
    AnyInstance,
    CrimeType,
}

/// Where the case must have been heard before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatScope {
    ThisMarac,
    AnyMarac,
}

/// Something an area lists by id and label: an agency, a local route.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Listed {
    pub id: String,
    pub label: Label,
}

/// The route that follows from the count alone.
pub const VISIBLE_HIGH_RISK: &str = "visible_high_risk";

impl Rules {
    /// Whether this many Yes answers make a case visible high risk.
    pub fn visible_high_risk(&self, yes: u32) -> bool {
        yes >= self.visible_high_risk.yes_at_least
    }
}
