//! A case as an output sees it.

use crate::domain::answers::{Answers, Value};
use crate::domain::criteria::REPEAT;
use crate::domain::form::ids;
use crate::wording::say;

/// A case, in its place on a list.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// As people say it; empty for a case that did not come through the portal.
    pub reference: String,
    /// What was sent, with what was added and corrected over it.
    pub answers: &'a Answers,
    pub came_as: CameAs,
    /// The routes that a person decided on; none: those that the sender let stand.
    pub routes: Vec<String>,
    /// The time it gets, where that is not the meeting's usual.
    pub minutes: Option<u32>,
}

/// How a case came to this MARAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameAs {
    New,
    Repeat,
    /// From another MARAC.
    Transfer,
}

impl<'a> Case<'a> {
    /// A case of which nobody has decided anything yet.
    pub fn new(reference: impl Into<String>, answers: &'a Answers) -> Case<'a> {
        let came_as = CameAs::of(answers);
        Case { reference: reference.into(), answers, came_as, routes: Vec::new(), minutes: None }
    }

    /// As people say it.
    pub fn called(&self) -> String {
        if self.reference.is_empty() { say!("out-by-hand") } else { self.reference.clone() }
    }
}

impl CameAs {
    /// What the sender says: a repeat where that is one of the routes.
    pub fn of(answers: &Answers) -> CameAs {
        match answers.get(ids::ROUTES) {
            Some(Value::Choices(routes)) if routes.iter().any(|route| route == REPEAT) => CameAs::Repeat,
            _ => CameAs::New,
        }
    }

    /// In a word.
    pub fn word(self) -> String {
        match self {
            CameAs::New => say!("out-new"),
            CameAs::Repeat => say!("out-repeat"),
            CameAs::Transfer => say!("out-transfer"),
        }
    }
}
