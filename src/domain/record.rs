//! The record: `referral.json` inside a sealed file (format 2).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::answers::Answers;
use super::attached::GPS_REMOVED;
use super::instrument::{Instrument, Wording};
use super::mode::{Mode, Practice};
use super::private::Private;

/// The tag that a record carries.
pub const FORMAT: &str = "marac-portal/referral@1";

/// One submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub submission: String,
    pub kind: RecordKind,
    /// `live` or `practice`.
    pub mode: String,
    pub area: String,
    /// UTC minutes: `2026-11-21T17:35Z`.
    pub sealed_at: String,
    /// The sender's local date: `2026-11-21`.
    pub referred_on: String,
    pub build: String,
    pub instrument: Option<InstrumentRef>,
    pub answers: Answers,
    pub attachments: Vec<AttachmentNote>,
    /// Fields beside `referral` that this version does not know.
    pub extra: Private<Map<String, Json>>,
}

/// What kind of submission it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// A new referral; the hash of the key with which its sender can add to it.
    Referral { amend_hash: String },
    /// Something that adds to an earlier referral, proved by its amend key; the key is empty where it brought none that
    /// could be read.
    Change { what: Change, refers_to: String, amend_key: String },
}

/// How a later submission adds to a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Update,
    Answer,
    Withdrawal,
    NewIncident,
}

/// The exact checklist that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentRef {
    pub id: String,
    pub version: u32,
    pub sha256: String,
    pub wording: Wording,
}

/// One attached file, as the record names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentNote {
    /// Name in the archive: `attachments/01-letter.pdf`.
    pub file: String,
    pub bytes: u64,
    pub sha256: String,
    /// What was done to it before it was attached: `gps_removed`.
    pub changed: Vec<String>,
}

/// What sealing adds to a referral.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub submission: String,
    pub kind: RecordKind,
    pub area: String,
    pub sealed_at: String,
    pub referred_on: String,
    pub build: String,
}

/// Why bytes are not a record of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No JSON object with our format tag.
    NotARecord,
    /// A newer major version of the format.
    NewerVersion,
    /// A field does not hold what its place calls for; its path.
    Field(String),
}

impl Record {
    /// A record that is ready to be sealed.
    pub fn new<M: Mode>(answers: Answers, instrument: &Instrument, stamp: Stamp) -> Record {
        Record {
            submission: stamp.submission,
            kind: stamp.kind,
            mode: M::NAME.into(),
            area: stamp.area,
            sealed_at: stamp.sealed_at,
            referred_on: stamp.referred_on,
            build: stamp.build,
            instrument: Some(InstrumentRef {
                id: instrument.id.clone(),
                version: instrument.version,
                sha256: instrument.sha256.clone(),
                wording: instrument.wording,
            }),
            answers,
            attachments: Vec::new(),
            extra: Default::default(),
        }
    }

    /// Whether it is a training case.
    pub fn is_practice(&self) -> bool {
        self.mode == Practice::NAME
    }
}

impl AttachmentNote {
    /// Whether the position where it was taken has been taken out.
    pub fn gps_removed(&self) -> bool {
        self.changed.iter().any(|change| change == GPS_REMOVED)
    }
}

impl Change {
    /// All four.
    pub const ALL: [Change; 4] = [Change::Update, Change::Answer, Change::Withdrawal, Change::NewIncident];

    /// The value of `kind` in a record.
    pub fn id(self) -> &'static str {
        match self {
            Change::Update => "update",
            Change::Answer => "answer",
            Change::Withdrawal => "withdrawal",
            Change::NewIncident => "new_incident",
        }
    }

    /// The change with this id.
    pub fn from_id(id: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|c| c.id() == id)
    }
}
