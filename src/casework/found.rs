//! A case that goes into an output, with what the register says of it.

use super::line::{called, reference};
use crate::domain::answers::Answers;
use crate::domain::criteria::REPEAT;
use crate::domain::date::iso_minute;
use crate::domain::register::cases::{Decided, Finding};
use crate::domain::register::{self, CaseId, Id};
use crate::render::outputs::{CameAs, Case};

#[derive(Clone, Debug)]
pub struct Found {
    pub id: Option<CaseId>,
    pub reference: String,
    pub answers: Answers,
    /// UTC minutes.
    pub received: String,
    /// Of a case in a register.
    pub registered: Option<register::Case>,
    /// Its place on the agenda and the minutes it gets.
    pub place: Option<u32>,
    minutes: Option<u32>,
}

impl Found {
    /// A case that is in no register.
    pub fn sealed(reference: String, answers: Answers, received: String) -> Found {
        Found { id: None, reference, answers, received, registered: None, place: None, minutes: None }
    }

    /// A case of a register, on the list of this meeting if of any.
    pub fn registered(id: CaseId, case: &register::Case, answers: Answers, meeting: Option<Id>) -> Found {
        let assigned = case.assignment.values().find(|assigned| meeting.is_some() && assigned.meeting == meeting);
        Found {
            id: Some(id),
            reference: reference(id),
            answers,
            received: case.brought().map(|by| iso_minute(by.at)).unwrap_or_default(),
            registered: Some(case.clone()),
            place: assigned.and_then(|assigned| assigned.place),
            minutes: assigned.and_then(|assigned| assigned.minutes),
        }
    }

    /// How it is named on a command line: by its reference, or by the event that entered it.
    pub fn named(&self) -> String {
        self.id.map_or_else(|| self.reference.clone(), called)
    }

    /// What all agree on about it.
    pub fn decided(&self) -> Option<&Decided> {
        self.registered.as_ref()?.decision.agreed()
    }

    /// As an output sees it.
    pub fn case(&self) -> Case<'_> {
        let mut case = Case::new(self.reference.clone(), &self.answers);
        case.minutes = self.minutes;
        let Some(registered) = &self.registered else { return case };
        case.routes = self.decided().map(|decided| decided.routes.clone()).unwrap_or_default();
        let found_again = registered
            .matches
            .values()
            .any(|matched| matched.agreed().is_some_and(|matched| matched.finding == Finding::Repeat));
        let from_elsewhere = registered.entered.as_ref().is_some_and(|said| *said.value.source == TRANSFER);
        if from_elsewhere {
            case.came_as = CameAs::Transfer;
        } else if found_again || case.routes.iter().any(|route| route == REPEAT) {
            case.came_as = CameAs::Repeat;
        }
        case
    }

    /// By its place on the agenda, then as it came in.
    pub fn order(&self) -> (bool, Option<u32>, &str, &str) {
        (self.place.is_none(), self.place, &self.received, &self.reference)
    }
}

/// The `source` of a case that another MARAC handed over.
const TRANSFER: &str = "transfer";
