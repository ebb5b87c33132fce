//! The record: `referral.json` inside a sealed file (format 2).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::answers::Answers;
use super::answers_json::{BadField, forget, from_json, is_hollow, merge, to_json};
use super::attached::GPS_REMOVED;
use super::instrument::{Instrument, Wording};
use super::mode::{Mode, Practice};

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
    pub extra: super::private::Private<Map<String, Json>>,
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

    /// The record as indented JSON, UTF-8.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(&self.to_json()).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// The record as JSON, fields in the order of the format.
    pub fn to_json(&self) -> Json {
        let mut object = Map::new();
        let mut put = |name: &str, value: Json| object.insert(name.to_owned(), value);
        put("format", json!(FORMAT));
        put("submission", json!(self.submission));
        match &self.kind {
            RecordKind::Referral { amend_hash } => {
                put("kind", json!("referral"));
                put("amend_hash", json!(amend_hash));
            }
            RecordKind::Change { what, refers_to, amend_key } => {
                put("kind", json!(what.id()));
                put("refers_to", json!(refers_to));
                if !amend_key.is_empty() {
                    put("amend_key", json!(amend_key));
                }
            }
        }
        put("mode", json!(self.mode));
        put("area", json!(self.area));
        put("sealed_at", json!(self.sealed_at));
        put("referred_on", json!(self.referred_on));
        put("build", json!(self.build));
        if let Some(i) = &self.instrument {
            put(
                "instrument",
                json!({ "id": i.id, "version": i.version, "sha256": i.sha256, "wording": i.wording.id() }),
            );
        }
        merge(&mut object, &self.extra);
        let mut referral = to_json(&self.answers);
        if let Some(fields) = referral.as_object_mut() {
            // What is not known of them was kept beside the answers.
            let more = fields.shift_remove("attachments");
            if !self.attachments.is_empty() {
                let notes = self.attachments.iter().map(AttachmentNote::to_json).collect();
                fields.insert("attachments".into(), notes);
                merge(fields, &more.map(|more| ("attachments".to_owned(), more)).into_iter().collect());
            }
        }
        object.insert("referral".into(), referral);
        Json::Object(object)
    }

    /// Reads a record; everything it does not know is kept.
    pub fn read(bytes: &[u8]) -> Result<Record, ReadError> {
        let json: Json = serde_json::from_slice(bytes).map_err(|_| ReadError::NotARecord)?;
        let mut rest = json.as_object().ok_or(ReadError::NotARecord)?.clone();
        let format = rest.shift_remove("format");
        let format = format.as_ref().and_then(Json::as_str).unwrap_or_default();
        match format.strip_prefix("marac-portal/referral@") {
            Some("1") => {}
            Some(_) => return Err(ReadError::NewerVersion),
            None => return Err(ReadError::NotARecord),
        }
        let kind = read_kind(&mut rest)?;
        let mut referral = rest.shift_remove("referral").ok_or_else(|| field("referral"))?;
        let attachments = match referral.get_mut("attachments") {
            None => Vec::new(),
            Some(notes) => {
                let read = read_attachments(notes).ok_or_else(|| field("attachments"))?;
                let notes = notes.as_array_mut().into_iter().flatten();
                notes.for_each(|note| forget(note, &["file", "bytes", "sha256", "changed"]));
                read
            }
        };
        Ok(Record {
            submission: text(&mut rest, "submission")?,
            kind,
            mode: text(&mut rest, "mode").and_then(|mode| match mode.as_str() {
                "live" | "practice" => Ok(mode),
                _ => Err(field("mode")),
            })?,
            area: text(&mut rest, "area")?,
            sealed_at: text(&mut rest, "sealed_at")?,
            referred_on: text(&mut rest, "referred_on")?,
            build: text(&mut rest, "build")?,
            instrument: match rest.get_mut("instrument") {
                None => None,
                Some(json) => {
                    let read = read_instrument(json).ok_or_else(|| field("instrument"))?;
                    forget(json, &["id", "version", "sha256", "wording"]);
                    Some(read)
                }
            },
            answers: from_json(&referral).map_err(|BadField(path)| ReadError::Field(path))?,
            attachments,
            extra: super::private::Private({
                rest.retain(|name, value| name != "instrument" || !is_hollow(value));
                rest
            }),
        })
    }
}

impl AttachmentNote {
    /// Whether the position where it was taken has been taken out.
    pub fn gps_removed(&self) -> bool {
        self.changed.iter().any(|change| change == GPS_REMOVED)
    }

    fn to_json(&self) -> Json {
        let mut note = json!({ "file": self.file, "bytes": self.bytes, "sha256": self.sha256 });
        if !self.changed.is_empty() {
            note["changed"] = json!(self.changed);
        }
        note
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

fn read_kind(rest: &mut Map<String, Json>) -> Result<RecordKind, ReadError> {
    let kind = text(rest, "kind")?;
    if kind == "referral" {
        return Ok(RecordKind::Referral { amend_hash: text(rest, "amend_hash")? });
    }
    Ok(RecordKind::Change {
        what: Change::from_id(&kind).ok_or_else(|| field("kind"))?,
        refers_to: text(rest, "refers_to")?,
        // Without a key it opens and is loud: an unreadable update would be a lost one.
        amend_key: text(rest, "amend_key").unwrap_or_default(),
    })
}

fn read_instrument(json: &Json) -> Option<InstrumentRef> {
    Some(InstrumentRef {
        id: json.get("id")?.as_str()?.to_owned(),
        version: json.get("version")?.as_u64()?.try_into().ok()?,
        sha256: json.get("sha256")?.as_str()?.to_owned(),
        wording: Wording::from_id(json.get("wording")?.as_str()?)?,
    })
}

/// Reads the `attachments` of a `referral` object.
pub fn read_attachments(json: &Json) -> Option<Vec<AttachmentNote>> {
    let note = |json: &Json| {
        Some(AttachmentNote {
            file: json.get("file")?.as_str()?.to_owned(),
            bytes: json.get("bytes")?.as_u64()?,
            sha256: json.get("sha256")?.as_str()?.to_owned(),
            changed: match json.get("changed") {
                None => Vec::new(),
                Some(changed) => {
                    changed.as_array()?.iter().map(|one| one.as_str().map(str::to_owned)).collect::<Option<_>>()?
                }
            },
        })
    };
    json.as_array()?.iter().map(note).collect()
}

/// An envelope field: plain printable text of at most 200 characters.
fn text(rest: &mut Map<String, Json>, name: &'static str) -> Result<String, ReadError> {
    let value = rest.shift_remove(name).ok_or_else(|| field(name))?;
    let text = value.as_str().filter(|t| t.chars().count() <= 200 && !t.chars().any(char::is_control));
    text.map(str::to_owned).ok_or_else(|| field(name))
}

fn field(name: &str) -> ReadError {
    ReadError::Field(name.to_owned())
}
