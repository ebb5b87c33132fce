//! The area's rules: which checklist, why a case is referred, what may be attached.

use serde::Deserialize;

use crate::domain::label::Label;

/// A checklist the area uses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct InstrumentUse {
    /// Id and version, as `dash-ric@1`.
    #[serde(rename = "use")]
    pub id: String,
    /// Hex SHA-256 of the instrument file the area has decided on.
    #[serde(default)]
    pub sha256: Option<String>,
    #[serde(default)]
    pub wording: WordingSource,
    #[serde(default)]
    pub decided_by: Option<Label>,
}

impl InstrumentUse {
    pub(super) fn default_list() -> Vec<InstrumentUse> {
        vec![InstrumentUse {
            id: "dash-ric@1".into(),
            sha256: None,
            wording: WordingSource::Paraphrase,
            decided_by: None,
        }]
    }
}

/// Whose words a checklist is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordingSource {
    /// The official wording, with permission.
    Licensed,
    /// Our own.
    #[default]
    Paraphrase,
}

/// Why a case is referred here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Criteria {
    pub visible_high_risk: VisibleHighRisk,
    pub escalation: Escalation,
    pub repeat: Repeat,
    /// Local routes besides the four national ones.
    pub other_routes: Vec<Route>,
    pub minimum_age: u32,
}

impl Default for Criteria {
    fn default() -> Self {
        Criteria {
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
        Escalation {
            events: 3,
            months: 12,
            count: EscalationCount::AnyAgency,
        }
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
        Repeat {
            months: 12,
            definition: RepeatDefinition::AnyInstance,
            same: RepeatScope::ThisMarac,
        }
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

/// A local reason for referring.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Route {
    pub id: String,
    pub label: Label,
}

/// What may be attached to a referral.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Attachments {
    pub files: u32,
    pub total_bytes: u64,
    /// Endings of file names, without the dot.
    pub types: Vec<String>,
}

impl Default for Attachments {
    fn default() -> Self {
        Attachments {
            files: 5,
            total_bytes: 25 * 1024 * 1024,
            types: ["pdf", "jpg", "png"].map(String::from).to_vec(),
        }
    }
}

/// How unfinished referrals are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Drafts {
    pub autosave: Autosave,
}

/// Whether the page offers to keep a sealed draft on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Autosave {
    Offer,
    /// The default: nothing stays on the device.
    #[default]
    Off,
}
