//! What somebody is about to say: strictly read, and with what it takes the place of, before any of it is written.
//!
//! Reading an event keeps what a newer version may know. Writing one does not: a slip in the name of a field would be kept
//! for ever, signed, and without effect.

use std::collections::{BTreeMap, HashMap};

use chrono::DateTime;
use serde_json::Value as Json;

use super::event::Event;
use super::fact::{Fact, may_supersede};
use super::ids::{Id, Person};
use super::standing::Scope;
use super::state::Register;
use super::what::{Fields, What};
use crate::domain::private::Private;

/// Why something cannot be said. Names of fields are as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// `what` is missing, or no kind of this version.
    Kind,
    /// Of a kind that another command writes, with what belongs to it.
    Elsewhere(&'static str),
    /// This version knows no such field in this kind.
    UnknownField(Private<String>),
    /// It holds something that does not belong there.
    WrongField(Private<String>),
    /// It has to be there.
    Missing(String),
    /// Longer than an event can be.
    TooLong,
    /// It would take the place of an event that is not in the register, or is about something else.
    Supersedes(Id),
    /// It takes back, and does not say what.
    TakesBackNothing,
}

/// What one person says in one go: each word takes the place of what stood, and of their own earlier ones.
pub struct Sayings<'r> {
    register: &'r Register,
    scope: &'r Scope,
    person: Person,
    events: HashMap<Id, &'r Event>,
    /// By the fact, what was said last.
    said: BTreeMap<Fact, Id>,
}

impl What {
    /// Reads `what` and the fields of its kind; nothing that this version does not know, and nothing by halves.
    pub fn read(fields: &Fields) -> Result<What, Unsaid> {
        let kind = fields.get("what").and_then(Json::as_str).and_then(What::known_kind).ok_or(Unsaid::Kind)?;
        match kind {
            // Their files come and go with them.
            "received" => return Err(Unsaid::Elsewhere("add")),
            "purged" => return Err(Unsaid::Elsewhere("purge")),
            _ => {}
        }
        let what = match serde_json::from_value::<What>(Json::Object(fields.clone())) {
            Ok(what) => what,
            Err(error) => return Err(fault(fields, &error.to_string())),
        };
        if let Some(name) = what.unknown().keys().next() {
            return Err(Unsaid::UnknownField(Private(name.clone())));
        }
        match what.lacks() {
            Some(name) => Err(Unsaid::Missing(name.to_owned())),
            None => Ok(what),
        }
    }
}

impl<'r> Sayings<'r> {
    /// What this person is going to say in this register.
    pub fn new(register: &'r Register, scope: &'r Scope, person: Person) -> Sayings<'r> {
        let counted = register.trail().iter().filter_map(|entry| entry.counted());
        let events = counted.map(|event| (event.id, event)).collect();
        Sayings { register, scope, person, events, said: BTreeMap::new() }
    }

    /// Whether it can be said, and can take the place of these events.
    pub fn check(&self, what: &What, supersedes: Option<&[Id]>) -> Result<(), Unsaid> {
        let given = supersedes.unwrap_or_default();
        if matches!(what, What::Retracted(_)) && given.is_empty() {
            return Err(Unsaid::TakesBackNothing);
        }
        // By a name that no event has: it has none yet.
        let event = Event {
            id: NAMELESS.parse().map_err(|_| Unsaid::Kind)?,
            area: self.scope.area.clone(),
            practice: self.scope.practice,
            at: DateTime::UNIX_EPOCH,
            person: self.person,
            supersedes: supersedes.map_or_else(|| self.supersedes(what), <[Id]>::to_vec),
            what: what.clone(),
        };
        let fits = |id: &Id| self.events.get(id).is_some_and(|earlier| may_supersede(&event, earlier));
        if let Some(id) = given.iter().find(|id| !fits(id)) {
            return Err(Unsaid::Supersedes(*id));
        }
        if event.to_line().is_none() { Err(Unsaid::TooLong) } else { Ok(()) }
    }

    /// The events that it takes the place of.
    pub fn supersedes(&self, what: &What) -> Vec<Id> {
        let mut ids = self.register.superseded_by(what, self.person);
        ids.extend(Fact::of(what, None, self.person).and_then(|fact| self.said.get(&fact)));
        ids
    }

    /// It was said, by the event of this name.
    pub fn said(&mut self, what: &What, id: Id) {
        if let Some(fact) = Fact::of(what, None, self.person) {
            self.said.insert(fact, id);
        }
    }
}

/// Which field is at fault. Fields are read in their order, so the first that does not fit ends the reading.
fn fault(fields: &Fields, message: &str) -> Unsaid {
    // Words of serde that hold no more than the name of our own field.
    let missing = |message: &str| Some(message.strip_prefix("missing field `")?.split('`').next()?.to_owned());
    if let Some(name) = missing(message) {
        return Unsaid::Missing(name);
    }
    let mut part = Fields::new();
    part.extend(fields.get_key_value("what").map(|(name, value)| (name.clone(), value.clone())));
    for (name, value) in fields {
        part.insert(name.clone(), value.clone());
        let read = serde_json::from_value::<What>(Json::Object(part.clone()));
        if read.is_err_and(|error| missing(&error.to_string()).is_none()) {
            return Unsaid::WrongField(Private(name.clone()));
        }
    }
    Unsaid::Kind
}

const NAMELESS: &str = "00000000000000000000000000";
