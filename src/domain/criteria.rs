//! Why a case is referred, under an area's rules. Judgement can raise, never lower.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::label::Label;

/// An area's rules: `criteria` of its pack (format 4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    pub visible_high_risk: VisibleHighRisk,
    pub escalation: Escalation,
    pub repeat: Repeat,
    #[serde(default)]
    pub other_routes: Vec<Listed>,
    /// Years; below it the child-protection route applies.
    #[serde(default = "sixteen")]
    pub minimum_age: u32,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The count of Yes answers from which a referral is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VisibleHighRisk {
    pub yes_at_least: u32,
}

/// So many events in so many months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    pub events: u32,
    pub months: u32,
    #[serde(default = "any_agency")]
    pub count: String,
}

/// When a case counts as a repeat; the window runs from the date of the last referral.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeat {
    pub months: u32,
    #[serde(default = "any_instance")]
    pub definition: String,
    #[serde(default = "this_marac")]
    pub same: String,
}

/// Something an area lists by id and label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

impl Default for Rules {
    /// What SafeLives recommends: 14 of 24, three events in 12 months, any instance within 12 months.
    fn default() -> Self {
        Rules {
            visible_high_risk: VisibleHighRisk { yes_at_least: 14 },
            escalation: Escalation { events: 3, months: 12, count: any_agency() },
            repeat: Repeat { months: 12, definition: any_instance(), same: this_marac() },
            other_routes: Vec::new(),
            minimum_age: sixteen(),
            extra: Map::new(),
        }
    }
}

fn sixteen() -> u32 {
    16
}
fn any_agency() -> String {
    "any_agency".into()
}
fn any_instance() -> String {
    "any_instance".into()
}
fn this_marac() -> String {
    "this_marac".into()
}
