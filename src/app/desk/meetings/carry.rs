//! What a meeting did not hear goes to the list of the next one: one case, or all of them at once.

use leptos::prelude::*;

use super::list::called;
use super::room::Room;
use crate::app::desk::register::key;
use crate::app::parts::{El, Look, act, el, live, p};
use crate::casework::{Docket, Listed};
use crate::domain::register::meetings::{Assigned, Meeting};
use crate::domain::register::{CaseId, Id, What};
use crate::wording::{date, say};

/// Of one case: where it has gone, or the way there; nothing while it is heard.
pub fn of_case(room: Room, case: CaseId) -> AnyView {
    let stands = Memo::new(move |_| {
        let of = |docket: &Docket| Some((docket.case(case)?.clone(), docket.next));
        room.docket.with(|docket| of(docket.as_ref()?))
    });
    live(move || {
        let (one, next) = stands.get().filter(|(one, _)| one.is_not_heard())?;
        let id = |name: &str| format!("minutes-{}-{name}", key(case));
        if let Some(to) = one.moved_to.and_then(|to| room.plan(to)) {
            return Some(p(say!("carry-done", meeting = called(&to))).id(id("carried")));
        }
        let Some(to) = next.and_then(|next| room.plan(next)) else {
            return Some(p(say!("carry-no-next")).id(id("no-next")));
        };
        let (words, after) = (say!("carry-one", meeting = called(&to)), to.meeting);
        let go = act(Look::Secondary, words, move || carry(room, std::slice::from_ref(&one), after));
        Some(el("div", "govuk-form-group").with_all(closed(room, &to)).with(go.id(id("next"))))
    })
}

/// Of all that were not heard, where there are several.
pub fn all(room: Room) -> AnyView {
    let stands = Memo::new(move |_| {
        let of = |docket: &Docket| (docket.to_carry().cloned().collect::<Vec<_>>(), docket.next);
        room.docket.with(|docket| docket.as_ref().map(of))
    });
    live(move || {
        let (cases, next) = stands.get().filter(|(cases, _)| cases.len() > 1)?;
        let to = next.and_then(|next| room.plan(next))?;
        let (words, after) = (say!("carry-all", count = cases.len(), meeting = called(&to)), to.meeting);
        let go = act(Look::Secondary, words, move || carry(room, &cases, after)).id("minutes-carry-all");
        Some(el("div", "govuk-form-group").with_all(closed(room, &to)).with(go))
    })
}

/// They keep the time that they get; their places are the next meeting's.
fn carry(room: Room, cases: &[Listed], to: Id) {
    let assigned = |one: &Listed| {
        let Listed { case, minutes, .. } = *one;
        What::Assigned(Assigned { case, meeting: Some(to), place: None, minutes, more: Default::default() })
    };
    room.say(cases.iter().map(assigned).collect(), Some("minutes-heading".into()));
}

fn closed(room: Room, to: &Meeting) -> Option<El> {
    let closed = room.session.list_closed(to)?;
    Some(p(say!("carry-closed", day = date::weekday(closed))))
}
