//! The area's rules beside its criteria: which checklist, what may be attached, how drafts are kept.

use crate::domain::json::Object;
use crate::domain::label::Label;

/// A checklist the area uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentUse {
    /// Id and version, as `dash-ric@1`.
    pub id: String,
    /// Hex SHA-256 of the instrument file the area has decided on.
    pub sha256: Option<String>,
    pub wording: WordingSource,
    pub decided_by: Option<Label>,
}

impl InstrumentUse {
    pub(super) fn read(json: &Object) -> InstrumentUse {
        InstrumentUse {
            id: json.text("use"),
            sha256: json.text_if_given("sha256"),
            wording: json.choice("wording", &WordingSource::ALL, WordingSource::id).unwrap_or_default(),
            decided_by: json.label_if_given("decided_by"),
        }
    }

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordingSource {
    /// The official wording, with permission.
    Licensed,
    /// Our own.
    #[default]
    Paraphrase,
}

impl WordingSource {
    /// Both, in the order of the format.
    pub const ALL: [WordingSource; 2] = [WordingSource::Licensed, WordingSource::Paraphrase];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            WordingSource::Licensed => "licensed",
            WordingSource::Paraphrase => "paraphrase",
        }
    }
}

/// What may be attached to a referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachments {
    pub files: u32,
    pub total_bytes: u64,
    /// Endings of file names, without the dot.
    pub types: Vec<String>,
}

impl Attachments {
    pub(super) fn read(json: &Object) -> Attachments {
        let usual = Attachments::default();
        Attachments {
            files: json.number("files").unwrap_or(usual.files),
            total_bytes: json.large_number("total_bytes").unwrap_or(usual.total_bytes),
            types: if json.value("types").is_some() { json.texts("types") } else { usual.types },
        }
    }
}

impl Default for Attachments {
    fn default() -> Self {
        Attachments { files: 5, total_bytes: 25 * 1024 * 1024, types: ["pdf", "jpg", "png"].map(String::from).to_vec() }
    }
}

/// How unfinished referrals are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    pub autosave: Autosave,
}

impl Drafts {
    pub(super) fn read(json: &Object) -> Drafts {
        Drafts { autosave: json.choice("autosave", &Autosave::ALL, Autosave::id).unwrap_or_default() }
    }
}

/// Whether the page offers to keep a sealed draft on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Autosave {
    Offer,
    /// The default: nothing stays on the device.
    #[default]
    Off,
}

impl Autosave {
    /// Both, in the order of the format.
    pub const ALL: [Autosave; 2] = [Autosave::Offer, Autosave::Off];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            Autosave::Offer => "offer",
            Autosave::Off => "off",
        }
    }
}
