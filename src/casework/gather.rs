//! The cases of an output: those of a meeting, or all that nobody has turned away; whatever stays out is said.

use super::agenda::{starts, usual_minutes};
use super::content::Looked;
use super::found::Found;
use super::line::{called, change};
use crate::domain::register::cases::Decision;
use crate::domain::register::{Case, Id, Register};
use crate::render::outputs::Meeting;
use crate::wording::{joining, register as words, say};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// By place on the agenda, then as they came in.
    pub found: Vec<Found>,
    pub left_out: Vec<LeftOut>,
    /// Cases in it on which people differ, and about what.
    pub conflicts: Vec<(String, String)>,
    /// Restricted cases that nobody named.
    pub restricted: usize,
}

/// A case that a person should look at before anything goes out without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub case: String,
    pub why: String,
}

/// Chooses among the cases of a register; restricted ones only by their names. `only`: these alone, where any are named.
pub fn gather<'c, 'r: 'c>(
    cases: impl IntoIterator<Item = &'c Looked<'r>>,
    meeting: Option<Id>,
    only: &[String],
) -> Gathered {
    let mut gathered = Gathered::default();
    for (id, case, content) in cases {
        let called = called(*id);
        let named = only.contains(&called);
        if !(named || only.is_empty() && is_of(case, meeting)) || case.is_purged() {
            continue;
        }
        if !case.restriction.is_empty() && !named {
            gathered.restricted += 1;
            continue;
        }
        let why = match content {
            Ok(content) => match change(case) {
                // Nobody knows whose it is: it may be a changed safe contact.
                Some(change) => say!("cli-list-unfiled", kind = joining::change(change)),
                None => {
                    let about: Vec<String> = case.conflicts().into_iter().map(words::conflict).collect();
                    gathered.conflicts.extend((!about.is_empty()).then(|| (called, about.join(", "))));
                    gathered.found.push(Found::registered(*id, case, content.answers.clone(), meeting));
                    continue;
                }
            },
            Err(closed) => closed.words(),
        };
        gathered.left_out.push(LeftOut { case: called, why });
    }
    gathered.found.sort_by(|a, b| a.order().cmp(&b.order()));
    gathered
}

/// Whether a case is on the list of this meeting, in anybody's word, or was minuted there and is on another by now; of no
/// meeting: whether it is still to be heard.
fn is_of(case: &Case, meeting: Option<Id>) -> bool {
    if let Some(meeting) = meeting {
        let is_listed = case.assignment.values().any(|assigned| assigned.meeting == Some(meeting));
        return is_listed || case.minutes.contains_key(&meeting);
    }
    let away = |decision| matches!(decision, Decision::NotThisArea | Decision::NotCriteria | Decision::Mistake);
    case.decision.agreed().is_none_or(|decided| !away(decided.decision))
}

/// The meeting of this id, or the only one on this day, as an output names it.
pub fn the_meeting(register: &Register, typed: &str) -> Option<(Id, Meeting)> {
    let plans = register.meetings.iter().filter_map(|(id, meeting)| Some((*id, meeting.plan.agreed()?)));
    let meant = |id: &Id, date: String| id.to_string().eq_ignore_ascii_case(typed) || date == typed;
    let mut plans = plans.filter(|(id, plan)| !plan.cancelled && meant(id, plan.date.to_string()));
    let (Some((id, plan)), None) = (plans.next(), plans.next()) else { return None };
    let meeting = Meeting {
        label: plan.label.0.clone(),
        date: plan.date.0,
        starts: starts(plan),
        minutes_per_case: usual_minutes(plan),
    };
    Some((id, meeting))
}
