//! The lines of `marac register say`: each an object with `what` and its fields, names as people type them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::named::Named;
use crate::domain::json;
use crate::domain::register::{CaseId, Fields, Id, Register, Sayings, Unsaid, What};
use crate::envelope::event::random_id;
use crate::wording::say;

/// What one line says.
pub struct Line {
    pub number: usize,
    pub what: What,
    /// Where the line says it itself.
    pub supersedes: Option<Vec<Id>>,
    /// A label, and the id that was minted for it with this line.
    pub minted: Option<(String, Id)>,
}

/// The lines so far, and what their labels stand for.
pub struct Lines<'r> {
    pub all: Vec<Line>,
    named: Named<'r>,
    labels: BTreeMap<String, Id>,
    meetings: BTreeSet<Id>,
    actions: BTreeSet<(CaseId, Id)>,
}

impl<'r> Lines<'r> {
    pub fn of(register: &'r Register) -> Lines<'r> {
        let actions = register.cases.iter().flat_map(|(id, case)| case.actions.keys().map(|action| (*id, *action)));
        Lines {
            all: Vec::new(),
            named: Named::of(register),
            labels: BTreeMap::new(),
            meetings: register.meetings.keys().copied().collect(),
            actions: actions.collect(),
        }
    }

    /// Takes one line, or says why not.
    pub fn take(&mut self, number: usize, line: &[u8], sayings: &Sayings) -> Result<(), String> {
        let Ok(Value::Object(mut fields)) = json::parse(line) else { return Err(say!("cli-say-not-an-object")) };
        let supersedes = match fields.shift_remove("supersedes") {
            None => None,
            Some(ids) => {
                Some(serde_json::from_value(ids).map_err(|_| say!("cli-say-wrong-field", field = "supersedes"))?)
            }
        };
        self.name_cases(&mut fields)?;
        let minted = self.name_labels(&mut fields)?;
        let what = What::read(&fields).map_err(words)?;
        self.is_there(&what)?;
        sayings.check(&what, supersedes.as_deref()).map_err(words)?;
        match &what {
            What::Meeting(meeting) => drop(self.meetings.insert(meeting.meeting)),
            What::Action(action) => drop(self.actions.insert((action.case, action.action))),
            _ => {}
        }
        self.labels.extend(minted.clone());
        self.all.push(Line { number, what, supersedes, minted });
        Ok(())
    }

    /// Puts the names of the program for those that were typed.
    fn name_cases(&self, fields: &mut Fields) -> Result<(), String> {
        for name in ["case", "other", "body"] {
            if let Some(Value::String(typed)) = fields.get_mut(name) {
                *typed = self.named.case(typed)?.to_string();
            }
        }
        if let Some(Value::Array(cases)) = fields.get_mut("cases") {
            for case in cases {
                if let Value::String(typed) = case {
                    *typed = self.named.case(typed)?.to_string();
                }
            }
        }
        Ok(())
    }

    /// Puts ids for labels. A meeting and an action get theirs with the line that plans them.
    fn name_labels(&self, fields: &mut Fields) -> Result<Option<(String, Id)>, String> {
        let kind = fields.get("what").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut minted = None;
        for name in ["meeting", "action"] {
            let Some(Value::String(typed)) = fields.get_mut(name) else { continue };
            if !typed.starts_with('$') {
                continue;
            }
            let id = match self.labels.get(typed.as_str()) {
                Some(id) => *id,
                None if kind == name => {
                    let id = random_id().map_err(|_| say!("cli-no-randomness"))?;
                    minted = Some((typed.clone(), id));
                    id
                }
                None => return Err(say!("cli-say-no-label", label = typed)),
            };
            *typed = id.to_string();
        }
        Ok(minted)
    }

    /// Whether the meeting and the action that it names are there, or planned by an earlier line.
    fn is_there(&self, what: &What) -> Result<(), String> {
        let meeting = match what {
            What::Assigned(assigned) => assigned.meeting,
            What::Attended(attended) => Some(attended.meeting),
            What::Minuted(minuted) => Some(minuted.meeting),
            What::Action(action) => action.meeting,
            What::Circulated(circulated) => circulated.meeting,
            What::Retracted(retracted) => retracted.meeting,
            _ => None,
        };
        if let Some(meeting) = meeting.filter(|meeting| !self.meetings.contains(meeting)) {
            return Err(say!("cli-say-no-meeting", meeting = meeting));
        }
        match what {
            What::ActionClosed(closed) if !self.actions.contains(&(closed.case, closed.action)) => {
                Err(say!("cli-say-no-action", action = closed.action))
            }
            _ => Ok(()),
        }
    }
}

fn words(why: Unsaid) -> String {
    match why {
        Unsaid::Kind => say!("cli-say-kind"),
        Unsaid::Elsewhere(command) => say!("cli-say-elsewhere", command = command),
        Unsaid::UnknownField(name) => say!("cli-say-unknown-field", field = name.0),
        Unsaid::WrongField(name) => say!("cli-say-wrong-field", field = name.0),
        Unsaid::Missing(name) => say!("cli-say-missing", field = name),
        Unsaid::TooLong => say!("cli-register-too-long"),
        Unsaid::Supersedes(id) => say!("cli-say-supersedes", event = id),
        Unsaid::TakesBackNothing => say!("cli-say-takes-back-nothing"),
    }
}
