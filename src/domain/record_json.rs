//! The record as JSON (format 2), and back.

use serde_json::{Map, Value as Json, json};

use super::answers_json::{BadField, forget, from_json, is_hollow, merge, to_json};
use super::instrument::Wording;
use super::private::Private;
use super::record::{AttachmentNote, Change, FORMAT, InstrumentRef, ReadError, Record, RecordKind};

impl Record {
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
                let read = AttachmentNote::read_all(notes).ok_or_else(|| field("attachments"))?;
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
            extra: Private({
                rest.retain(|name, value| name != "instrument" || !is_hollow(value));
                rest
            }),
        })
    }
}

impl AttachmentNote {
    /// Reads the `attachments` of a `referral` object.
    pub fn read_all(json: &Json) -> Option<Vec<AttachmentNote>> {
        json.as_array()?.iter().map(AttachmentNote::read).collect()
    }

    fn read(json: &Json) -> Option<AttachmentNote> {
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
    }

    fn to_json(&self) -> Json {
        let mut note = json!({ "file": self.file, "bytes": self.bytes, "sha256": self.sha256 });
        if !self.changed.is_empty() {
            note["changed"] = json!(self.changed);
        }
        note
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

/// An envelope field: plain printable text of at most 200 characters.
fn text(rest: &mut Map<String, Json>, name: &'static str) -> Result<String, ReadError> {
    let value = rest.shift_remove(name).ok_or_else(|| field(name))?;
    let text = value.as_str().filter(|t| t.chars().count() <= 200 && !t.chars().any(char::is_control));
    text.map(str::to_owned).ok_or_else(|| field(name))
}

fn field(name: &str) -> ReadError {
    ReadError::Field(name.to_owned())
}
