//! The meetings of an area: what is planned, and of one its agenda, who was there, minutes and actions.

mod room;

mod dues;
mod list;
mod plan;

mod action_end;
mod action_form;
mod actions;
mod agenda;
mod attendance;
mod carry;
mod minutes;
mod one;
mod waiting;

use leptos::prelude::*;

use super::session::Session;
use crate::app::parts::live;
use room::Room;

/// All meetings, or the one that is chosen.
#[component]
pub fn Meetings(session: Session) -> impl IntoView {
    let room = Room::new(session);
    let chosen = Memo::new(move |_| session.meeting.get());
    live(move || {
        Some(match chosen.get() {
            Some(meeting) => one::one(room, meeting),
            None => list::list(room),
        })
    })
}
