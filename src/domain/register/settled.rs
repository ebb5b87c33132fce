//! What stands about one fact, when several people may have said it at once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{Id, Person};

/// What nobody has superseded. One side: it is settled. Several: a conflict, and no side is better than another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled<T> {
    sides: Vec<Side<T>>,
}

/// One thing that is said, and by whom; people who say the same agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side<T> {
    pub value: T,
    /// Never empty.
    pub said: Vec<By>,
}

/// Who said something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct By {
    pub at: DateTime<Utc>,
    pub event: Id,
    pub person: Person,
}

/// One thing among many that may be said side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<T> {
    pub value: T,
    pub by: By,
}

impl<T> Settled<T> {
    /// What all agree on.
    pub fn agreed(&self) -> Option<&T> {
        match self.sides.as_slice() {
            [one] => Some(&one.value),
            _ => None,
        }
    }

    /// Whether different things are said.
    pub fn is_conflict(&self) -> bool {
        self.sides.len() > 1
    }

    /// Whether nobody said anything.
    pub fn is_empty(&self) -> bool {
        self.sides.is_empty()
    }

    /// All sides, the earliest first.
    pub fn sides(&self) -> &[Side<T>] {
        &self.sides
    }

    /// What is said, conflict or not.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.sides.iter().map(|side| &side.value)
    }

    /// The events that say so: what a new word on it supersedes.
    pub fn events(&self) -> impl Iterator<Item = Id> {
        self.sides.iter().flat_map(|side| &side.said).map(|by| by.event)
    }
}

impl<T: PartialEq> Settled<T> {
    /// Adds what one more event says; called in the order in which it is shown.
    pub(super) fn say(&mut self, value: T, by: By) {
        match self.sides.iter_mut().find(|side| side.value == value) {
            Some(side) => side.said.push(by),
            None => self.sides.push(Side { value, said: vec![by] }),
        }
    }
}

impl<T> Default for Settled<T> {
    fn default() -> Self {
        Settled { sides: Vec::new() }
    }
}
