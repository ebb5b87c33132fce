//! The area's rules beside its criteria: which checklist, what may be attached, how drafts are kept.

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
    /// The name of the file: `dash-ric` of `dash-ric@1`.
    pub fn file(&self) -> &str {
        self.id.split('@').next().unwrap_or_default()
    }

    /// Whether a checklist of this id, version and hash is the one the area decided on.
    pub fn is(&self, id: &str, version: u32, sha256: &str) -> bool {
        let same = self.sha256.as_ref().is_none_or(|decided| decided.eq_ignore_ascii_case(sha256));
        same && self.id == format!("{id}@{version}")
    }

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
        Attachments { files: 5, total_bytes: 25 * 1024 * 1024, types: ["pdf", "jpg", "png"].map(String::from).to_vec() }
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
