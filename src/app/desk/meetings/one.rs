//! One meeting: what is planned, its agenda, who waits, who was there, minutes and actions.

use leptos::prelude::*;

use super::room::Room;
use super::{actions, agenda, attendance, dues, list, minutes, plan, waiting};
use crate::app::parts::{El, Look, act, details, el, live, warning};
use crate::domain::register::Id;
use crate::wording::say;

/// The page of a meeting.
pub fn one(room: Room, meeting: Id) -> El {
    let session = room.session;
    let view = Memo::new(move |_| session.book.with(|book| book.as_ref()?.meeting(meeting).cloned()));
    let heading = move || {
        let view = view.get()?;
        let words = view.plan.values().next().map(list::called).unwrap_or_default();
        Some(el("h2", "govuk-heading-l").id("meeting-heading").attribute("tabindex", "-1").text(words))
    };
    let planned = move || {
        let view = view.get()?;
        Some(match view.plan.agreed() {
            Some(plan) => el("div", "")
                .with_all(plan.cancelled.then(|| warning(say!("meetings-is-cancelled")).id("meeting-cancelled")))
                .with_all(
                    view.load.is_too_much(plan).then(|| warning(say!("meetings-too-much")).id("meeting-too-much")),
                )
                .with(list::facts(room, &view, plan))
                .with(details(say!("dues-heading"), dues::of_plan(room, plan)).id("meeting-dues"))
                .with(plan::change(room, plan)),
            None => {
                let book = session.book.get_untracked().unwrap_or_default();
                el("div", "").id("meeting-conflict").with(list::conflict(room, &view, &book))
            }
        })
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
        .with(live(planned))
        .with(live(parts))
}
