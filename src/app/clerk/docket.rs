//! Meetings: what one has before it, names for new ones, and taking back what was said of one.

use serde_json::Value;

use super::looking::people;
use super::office::{Office, read, said};
use super::protocol::{NotSaid, Told};
use crate::casework::{Content, Docket, fits};
use crate::domain::register::{Case, CaseId, Id};
use crate::envelope::Identity;
use crate::envelope::event::random_id;

impl Office {
    /// Its cases, those that wait, and the actions that are carried over. Where somebody lives stays here.
    pub(super) fn docket(&self, meeting: Id, identities: &[Identity]) -> Told {
        let plans = self.register.meetings.get(&meeting);
        let series = plans.and_then(|meeting| meeting.plan.values().find_map(|plan| plan.series.as_deref()));
        let regular =
            self.area.as_ref().and_then(|area| area.pack.meetings.iter().find(|one| Some(&*one.id) == series));
        let belongs = |id: CaseId, case: &Case| {
            let content = Content::of(&self.known, id, case).ok()?;
            fits(regular?, &content.answers)
        };
        Told::Docket(Box::new(Docket::of(&self.register, &people(identities), meeting, belongs)))
    }

    /// Names for so many meetings or actions.
    pub(super) fn mint(count: usize) -> Told {
        Told::Minted((0..count).map(|_| random_id()).collect::<Result<_, _>>().unwrap_or_default())
    }

    /// Says what takes these events back.
    pub(super) fn take_back(
        &mut self,
        what: Value,
        events: Vec<Id>,
        now: &str,
        identities: &[Identity],
    ) -> (Told, Vec<Vec<u8>>) {
        let what = read(what).ok_or(NotSaid::Incomplete).map(|what| vec![(what, Some(events))]);
        said(what, |what| self.say_over(what, now, identities))
    }
}
