//! An event: one thing that one person of the area did or decided, on one line of JSON (format 9).

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json, json};

use super::ids::{CaseId, Id, Person, iso_second, read_second};
use super::what::What;
use crate::domain::json;
use crate::domain::mode::{Live, Mode, Practice};
use crate::domain::private::Private;

/// The tag that an event carries; its signature begins with it too.
pub const FORMAT: &str = "marac-portal/event@1";

/// The most bytes that the line of an event may have.
pub const LONGEST: usize = 256 * 1024;

/// One event. Events are never edited: a later one supersedes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: Id,
    pub area: String,
    pub practice: bool,
    /// UTC seconds, by the clock of the computer it was written on: for showing an order, never for deciding one.
    pub at: DateTime<Utc>,
    /// Who says so.
    pub person: Person,
    /// The events that it replaces.
    pub supersedes: Vec<Id>,
    pub what: What,
}

/// Why a line is not an event that can have an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not one line of JSON with our tag and everything that each event has.
    NotAnEvent,
    /// Of a newer major version of the format.
    NewerVersion,
    /// Something is missing without which it must not count: its name.
    Incomplete(&'static str),
}

impl Event {
    /// The line that is signed, without an end of line; nothing where it would be longer than [`LONGEST`].
    pub fn to_line(&self) -> Option<String> {
        let mode = if self.practice { Practice::NAME } else { Live::NAME };
        let head = json!({ "format": FORMAT, "id": self.id, "area": self.area, "mode": mode,
            "at": iso_second(self.at), "person": self.person, "supersedes": self.supersedes });
        let mut object = head.as_object().cloned().unwrap_or_default();
        object.extend(self.what.to_fields());
        let line = Json::Object(object).to_string();
        (line.len() <= LONGEST).then_some(line)
    }

    /// Reads the line of an event; what this version does not know of it is kept.
    pub fn read(line: &str) -> Result<Event, ReadError> {
        if line.len() > LONGEST || line.contains('\n') {
            return Err(ReadError::NotAnEvent);
        }
        // A name that stands twice is refused: two readers could take two different ones.
        let json = json::parse(line.as_bytes()).map_err(|_| ReadError::NotAnEvent)?;
        let Json::Object(mut fields) = json else { return Err(ReadError::NotAnEvent) };
        match text(&mut fields, "format")?.strip_prefix("marac-portal/event@") {
            Some("1") => {}
            Some(version) if version.parse::<u32>().is_ok_and(|version| version > 1) => {
                return Err(ReadError::NewerVersion);
            }
            _ => return Err(ReadError::NotAnEvent),
        }
        let supersedes = match fields.shift_remove("supersedes") {
            None => Vec::new(),
            Some(ids) => serde_json::from_value(ids).map_err(|_| ReadError::NotAnEvent)?,
        };
        let event = Event {
            id: text(&mut fields, "id")?.parse().map_err(|_| ReadError::NotAnEvent)?,
            area: text(&mut fields, "area")?,
            practice: match text(&mut fields, "mode")?.as_str() {
                Live::NAME => false,
                Practice::NAME => true,
                _ => return Err(ReadError::NotAnEvent),
            },
            at: read_second(&text(&mut fields, "at")?).ok_or(ReadError::NotAnEvent)?,
            person: text(&mut fields, "person")?.parse().map_err(|_| ReadError::NotAnEvent)?,
            supersedes,
            what: What::from_fields(Private(fields)).ok_or(ReadError::NotAnEvent)?,
        };
        match event.what.lacks() {
            Some(name) => Err(ReadError::Incomplete(name)),
            None => Ok(event),
        }
    }

    /// Whether it is about this case, or entered it.
    pub fn is_about(&self, case: CaseId) -> bool {
        let enters = matches!(self.what, What::Entered(_)) && case == CaseId::Entered(self.id);
        enters || self.what.cases().contains(&case)
    }

    /// The name of its file, below the register's folder: `events/2026-11/20261122T061005Z-0f3a9c2b-<id>.age`.
    pub fn file_name(&self) -> String {
        let (at, person) = (iso_second(self.at).replace(['-', ':'], ""), self.person.to_string());
        format!("events/{}/{at}-{}-{}.age", self.at.format("%Y-%m"), &person[..8], self.id)
    }
}

fn text(fields: &mut Map<String, Json>, name: &str) -> Result<String, ReadError> {
    match fields.shift_remove(name) {
        Some(Json::String(text)) => Ok(text),
        _ => Err(ReadError::NotAnEvent),
    }
}
