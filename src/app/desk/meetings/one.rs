//! One meeting: what is planned, its agenda, who waits, who was there, minutes and actions.

use leptos::prelude::*;

use super::room::Room;
use super::{actions, agenda, attendance, dues, list, minutes, plan, waiting};
use crate::app::parts::{El, Look, act, details, el, inset, live, warning};
use crate::domain::register::Id;
use crate::domain::register::meetings::Meeting;
use crate::wording::{date, say};

/// The page of a meeting.
pub fn one(room: Room, meeting: Id) -> El {
    let session = room.session;
    let view = Memo::new(move |_| session.book.with(|book| book.as_ref()?.meeting(meeting).cloned()));
    let called = Memo::new(move |_| view.with(|view| view.as_ref()?.plan.values().next().map(list::called)));
    let heading = move || {
        let words = called.get()?;
        Some(el("h2", "govuk-heading-l").id("meeting-heading").attribute("tabindex", "-1").text(words))
    };
    let stands = move || {
        let view = view.get()?;
        let Some(plan) = view.plan.agreed() else {
            let book = session.book.get_untracked().unwrap_or_default();
            return Some(el("div", "").id("meeting-conflict").with(list::conflict(room, &view, &book)));
        };
        let too_much = view.load.is_too_much(plan);
        Some(
            el("div", "")
                .with_all(plan.cancelled.then(|| warning(say!("meetings-is-cancelled")).id("meeting-cancelled")))
                .with_all(list_closed(room, plan))
                .with_all(too_much.then(|| warning(say!("meetings-too-much")).id("meeting-too-much")))
                .with(list::facts(room, &view, plan)),
        )
    };
    let plan = Memo::new(move |_| room.plan(meeting));
    let forms = move || {
        let plan = plan.get()?;
        let dues = details(say!("dues-heading"), dues::of_plan(room, &plan)).id("meeting-dues");
        Some(el("div", "").with(dues).with(plan::change(room, &plan)))
    };
    let back = move || room.show(None, "meetings-heading".into());
    // While people differ on the plan itself, nothing can be built upon it.
    let settled = Memo::new(move |_| room.plan(meeting).is_some());
    let parts = move || {
        settled.get().then(|| {
            el("div", "")
                .with(agenda::agenda(room, meeting))
                .with(waiting::waiting(room, meeting))
                .with(attendance::attendance(room, meeting))
                .with(actions::carried(room))
                .with(minutes::minutes(room, meeting))
        })
    };
    el("section", "sitting")
        .attribute("aria-labelledby", "meeting-heading")
        .with(act(Look::Link, say!("meetings-back"), back).id("meetings-back"))
        .with(live(heading))
        .with(live(stands))
        .with(live(forms))
        .with(live(parts))
}

/// That the list has closed, where it has: whoever adds to it must tell the agencies.
fn list_closed(room: Room, plan: &Meeting) -> Option<El> {
    let closed = room.session.list_closed(plan)?;
    Some(inset(say!("meetings-list-closed", day = date::weekday(closed))).id("meeting-list-closed"))
}
