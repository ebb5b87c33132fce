//! Day by day: that it has arrived was said, who works on it, its meeting, what to remember.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::form;
use crate::app::clerk::WholeCase;
use crate::app::desk::register::fields::{choose, long_text, text};
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act, el, inset, live};
use crate::domain::private::Private;
use crate::domain::register::cases::{Acknowledged, Confirmed, Left, Noted, Working};
use crate::domain::register::meetings::Assigned;
use crate::domain::register::{Id, What};
use crate::wording::{date, say};

/// The forms.
pub fn care(session: Session, looked: &WholeCase) -> Vec<El> {
    let case = looked.line.case;
    let book = session.book.get_untracked().unwrap_or_default();
    let how = RwSignal::new(String::from("mail"));
    let to = RwSignal::new(String::new());
    let ways =
        [("mail", say!("panel-how-mail")), ("phone", say!("panel-how-phone")), ("letter", say!("panel-how-letter"))];
    let ways = ways.map(|(id, words)| (id.to_owned(), words)).to_vec();
    let acknowledged = move || {
        let to = Some(to.get_untracked()).filter(|to| !to.trim().is_empty()).map(Private);
        Ok(vec![What::Acknowledged(Acknowledged {
            case,
            how: Private(how.get_untracked()),
            to,
            more: Default::default(),
        })])
    };
    let acknowledge = vec![
        choose("acknowledge-how", say!("panel-how"), ways, how),
        text("acknowledge-to", say!("panel-acknowledge-to"), None, to),
    ];

    let rang = RwSignal::new(String::new());
    let confirmed = move || {
        let how = rang.get_untracked();
        if how.trim().is_empty() {
            return Err(say!("panel-confirm-first"));
        }
        Ok(vec![What::Confirmed(Confirmed { case, body: None, how: Private(how), more: Default::default() })])
    };
    let confirm = vec![text("confirm-how", say!("panel-confirm-how"), Some(say!("panel-confirm-hint")), rang)];

    let meetings = book.meetings.iter().filter_map(|meeting| {
        let plan = meeting.plan.agreed().filter(|plan| !plan.cancelled)?;
        Some((meeting.id.to_string(), format!("{} {}", plan.label.0, date::day(plan.date.0))))
    });
    let meetings: Vec<_> = std::iter::once((String::new(), say!("cli-list-no-meeting"))).chain(meetings).collect();
    let now = looked.state.assignment.agreed().and_then(|assigned| assigned.meeting);
    let meeting = RwSignal::new(now.map(|id| id.to_string()).unwrap_or_default());
    let assigned = move || {
        let meeting = meeting.get_untracked().parse().ok();
        Ok(vec![What::Assigned(Assigned { case, meeting, place: None, minutes: None, more: Default::default() })])
    };
    let closed = move || {
        let chosen = meeting.with(|id| id.parse::<Id>().ok())?;
        let closed = list_closed(session, chosen)?;
        Some(inset(say!("panel-list-closed", day = date::weekday(closed))).id("assign-closed"))
    };
    let closed = el("div", "").attribute("role", "status").with(live(closed));
    let assign = vec![choose("assign-meeting", say!("panel-meeting"), meetings, meeting), closed];

    let note = RwSignal::new(String::new());
    let noted = move || {
        let text = note.get_untracked();
        if text.trim().is_empty() {
            return Err(say!("panel-note-first"));
        }
        Ok(vec![What::Noted(Noted { case, text: Private(text), more: Default::default() })])
    };
    let take_note = vec![long_text("note-text", say!("panel-note"), None, note)];

    let mine = book.me.is_some_and(|me| looked.state.working.contains_key(&me));
    let words = if mine { say!("panel-leave") } else { say!("panel-work") };
    let work = act(Look::Link, words, move || {
        let what = match mine {
            true => What::Left(Left { case, more: Default::default() }),
            false => What::Working(Working { case, more: Default::default() }),
        };
        session.do_in_register(async move { session.say_of_case(vec![what]).await });
    });
    vec![
        el("p", "govuk-body").with(work.id("panel-working")),
        form(
            session,
            "acknowledge",
            say!("panel-acknowledge"),
            acknowledge,
            vec![(say!("panel-acknowledge-to"), to)],
            acknowledged,
        ),
        form(session, "confirm", say!("panel-confirm"), confirm, vec![(say!("panel-confirm-how"), rang)], confirmed),
        form(session, "assign", say!("panel-assign"), assign, Vec::new(), assigned),
        form(session, "note", say!("panel-take-note"), take_note, vec![(say!("panel-note"), note)], noted),
    ]
}

/// The day on which the list of a meeting closed, once it is over and where all agree on the plan.
pub fn list_closed(session: Session, meeting: Id) -> Option<NaiveDate> {
    let plan = session.book.with_untracked(|book| book.as_ref()?.meeting(meeting)?.plan.agreed().cloned())?;
    session.list_closed(&plan)
}
