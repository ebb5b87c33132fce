//! Minutes and action log of what a register knows.

use std::collections::BTreeSet;

use super::actions::is_outstanding;
use super::content::Looked;
use super::found::Found;
use super::gather::gather;
use super::make::NotMade;
use super::stops::Gate;
use crate::domain::register::meetings::{Meeting, MinutedOutcome};
use crate::domain::register::{self, ActionState, Id, Register};
use crate::render::document::Document;
use crate::render::outputs::action_log::action_log;
use crate::render::outputs::minutes::{MinutedCase, Minutes, minutes};
use crate::render::outputs::{Case, Occasion, Output, Planned};
use crate::render::table::Table;

/// A meeting of a register, and the cases whose earlier actions are looked at there.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    pub register: &'a Register,
    /// None: no meeting was named.
    pub meeting: Option<Id>,
    /// Of minutes: the cases whose earlier actions are looked at.
    pub earlier: &'a [Found],
}

/// Every case whose earlier actions an output looks at: minutes do, nothing else does.
///
/// An action tells of its case too: what stops stays out, unless a person put it in.
pub fn earlier<'c, 'r: 'c>(
    cases: impl IntoIterator<Item = &'c Looked<'r>>,
    gate: &Gate,
    put_in: &[String],
) -> Vec<Found> {
    if gate.wanted.output != Output::Minutes {
        return Vec::new();
    }
    let mut all = gather(cases, None, &[]).found;
    let stopped: BTreeSet<String> = gate.stops(&all).into_iter().map(|(case, _)| case).collect();
    all.retain(|found| put_in.contains(&found.named()) || !stopped.contains(&found.named()));
    all
}

impl Sitting<'_> {
    /// The minutes; the cases of the meeting are `found`, in the order of its agenda.
    pub(super) fn minutes(&self, found: &[Found], occasion: &Occasion) -> Result<Document, NotMade> {
        let id = self.meeting.ok_or(NotMade::NoMeeting)?;
        let state = self.register.meetings.get(&id).ok_or(NotMade::NoMeeting)?;
        let meeting = state.plan.agreed().ok_or(NotMade::NoMeeting)?;
        let cases: Vec<Case> = found.iter().map(Found::case).collect();
        let others: Vec<Case> = self.earlier.iter().map(Found::case).collect();
        let earlier = |planned: &Planned| is_outstanding(planned.action, &planned.closed, planned.agreed_at, meeting);
        let outstanding =
            self.earlier.iter().zip(&others).flat_map(|(found, case)| self.planned(found, case)).filter(earlier);
        let minuted = found.iter().zip(&cases).map(|(found, case)| MinutedCase {
            case,
            minuted: found
                .registered
                .iter()
                .filter_map(|case| case.minutes.get(&id))
                .flat_map(|said| said.values())
                .collect(),
            actions: self.planned(found, case).filter(|planned| planned.action.meeting == Some(id)).collect(),
            carried_to: found.registered.as_ref().and_then(|case| self.carried_to(case, id)),
        });
        let attended = state.attended.values().flat_map(|said| said.values()).collect();
        let made = Minutes { meeting, attended, outstanding: outstanding.collect(), cases: minuted.collect() };
        Ok(minutes(&made, occasion))
    }

    /// The action log of these cases.
    pub(super) fn action_log(&self, found: &[Found], occasion: &Occasion) -> Table {
        let cases: Vec<Case> = found.iter().map(Found::case).collect();
        let planned = found.iter().zip(&cases).flat_map(|(found, case)| self.planned(found, case));
        let of_meeting = |planned: &Planned| self.meeting.is_none_or(|id| planned.action.meeting == Some(id));
        action_log(&planned.filter(of_meeting).collect::<Vec<_>>(), occasion)
    }

    fn planned<'b>(&'b self, found: &'b Found, case: &'b Case<'b>) -> impl Iterator<Item = Planned<'b>> {
        let actions = found.registered.iter().flat_map(|case| case.actions.values());
        actions.flat_map(move |state: &ActionState| {
            state.plan.values().map(move |action| Planned {
                case,
                action,
                closed: state.closed.values().collect(),
                agreed_at: action.meeting.and_then(|id| self.plan(id)),
            })
        })
    }

    /// The later meeting on whose list a case is that this one did not hear.
    fn carried_to(&self, case: &register::Case, meeting: Id) -> Option<&Meeting> {
        let not_heard = case.minutes.get(&meeting)?.agreed()?.outcome != MinutedOutcome::Discussed;
        let on = case.assignment.agreed()?.meeting.filter(|on| not_heard && *on != meeting)?;
        self.register.meetings.get(&on)?.plan.agreed()
    }

    fn plan(&self, id: Id) -> Option<&Meeting> {
        self.register.meetings.get(&id)?.plan.values().next()
    }
}
