//! All meetings, the soonest first; those that are over folded away.

use leptos::prelude::*;

use super::plan;
use super::room::Room;
use crate::app::browser::clock;
use crate::app::clerk::MeetingView;
use crate::app::desk::register::Book;
use crate::app::parts::{El, Look, act, details, el, h2, live, p, summary_row, warning};
use crate::casework::{there_is, usual_minutes};
use crate::domain::register::What;
use crate::domain::register::meetings::Meeting;
use crate::wording::{date, say};

/// The list, and the form for a new one.
pub fn list(room: Room) -> El {
    let session = room.session;
    let meetings = Memo::new(move |_| {
        let mut all = session.book.with(|book| book.as_ref().map(|book| book.meetings.clone()).unwrap_or_default());
        all.retain(|meeting| !meeting.plan.is_empty());
        all.sort_by_key(|meeting| (meeting.plan.values().map(|plan| plan.date).min(), meeting.id));
        all
    });
    let planned = move || {
        let today = clock::today();
        let (to_come, mut over): (Vec<_>, Vec<_>) = meetings.get().into_iter().partition(|meeting| {
            meeting.plan.is_conflict() || meeting.plan.values().any(|plan| plan.date.0 >= today && !plan.cancelled)
        });
        over.reverse();
        let none = to_come.is_empty().then(|| p(say!("meetings-none")).id("meetings-none"));
        let cards = |all: Vec<MeetingView>| all.into_iter().map(move |meeting| card(room, &meeting));
        let over = (!over.is_empty()).then(|| {
            let words = say!("meetings-over", count = over.len());
            details(words, el("div", "").with_all(cards(over))).id("meetings-over")
        });
        Some(el("div", "").with_all(none).with_all(cards(to_come)).with_all(over))
    };
    el("section", "sitting")
        .with(h2(say!("meetings-planned")).id("meetings-heading").attribute("tabindex", "-1"))
        .with(live(planned))
        .with(plan::new(room))
}

fn card(room: Room, meeting: &MeetingView) -> El {
    let id = meeting.id;
    let card = el("section", "sitting__card").id(format!("meeting-{id}"));
    let Some(plan) = meeting.plan.agreed() else {
        let book = room.session.book.get_untracked().unwrap_or_default();
        return card.with(conflict(room, meeting, &book));
    };
    let name = act(Look::Link, called(plan), move || room.show(Some(id), "meeting-heading".into()));
    let heading = el("h3", "govuk-heading-s").with(name.id(format!("meeting-{id}-show")));
    let cancelled = plan.cancelled.then(|| el("strong", "govuk-tag govuk-tag--grey").text(say!("meetings-cancelled")));
    let too_much = meeting.load.is_too_much(plan).then(|| warning(say!("meetings-too-much")));
    card.with(heading.text(" ").with_all(cancelled)).with_all(too_much).with(facts(room, meeting, plan))
}

/// What is planned, in rows.
pub fn facts(room: Room, meeting: &MeetingView, plan: &Meeting) -> El {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |label: String, words: String| {
        if !words.is_empty() {
            rows.push((label, words));
        }
    };
    let series = plan.series.as_deref().and_then(|id| {
        room.session.of_pack(|pack| {
            let series = pack.meetings.iter().find(|one| one.id == id)?;
            let places = series.localities.iter().chain(&series.postcodes).cloned().collect::<Vec<_>>().join(", ");
            Some(format!("{}. {places}", series.label.en()))
        })?
    });
    row(say!("meetings-series"), series.unwrap_or_default());
    let starts = plan.starts.clone().unwrap_or_default();
    let place = plan.place.as_ref().map(|place| place.0.clone()).unwrap_or_default();
    let where_when: Vec<String> = [starts, place].into_iter().filter(|words| !words.is_empty()).collect();
    row(say!("meetings-where"), if plan.without_meeting { say!("meetings-without") } else { where_when.join(", ") });
    let cases = meeting.load.cases;
    row(
        say!("meetings-cases"),
        match plan.capacity {
            Some(capacity) => say!("meetings-cases-of", cases = cases, capacity = capacity),
            None => cases.to_string(),
        },
    );
    if !plan.without_meeting {
        let (needs, each) = (duration(meeting.load.needs(plan)), usual_minutes(plan));
        let words = match there_is(plan) {
            Some(there_is) => {
                say!("meetings-time-of", needs = needs, there_is = duration(there_is), each = each)
            }
            None => say!("meetings-time", needs = needs, each = each),
        };
        row(say!("meetings-time-label"), words);
    }
    let closed = room.session.list_closed(plan).is_some();
    let label = if closed { say!("meetings-list-closed-on") } else { say!("meetings-list-closes") };
    row(label, plan.list_closes.map(|day| date::weekday(day.0)).unwrap_or_default());
    row(say!("meetings-chair"), plan.chair.as_ref().map(|chair| chair.0.clone()).unwrap_or_default());
    let rows =
        rows.into_iter().map(|(label, words)| summary_row(label, el("dd", "govuk-summary-list__value").text(words)));
    el("dl", "govuk-summary-list govuk-summary-list--no-border sitting__facts").with_all(rows)
}

/// Every plan that somebody made of one meeting, and a way to choose one.
pub fn conflict(room: Room, meeting: &MeetingView, book: &Book) -> El {
    let sides = meeting.plan.sides().iter().enumerate().map(|(at, side)| {
        let who = side.said.first().map(|by| book.said_by(called(&side.value), *by));
        let plan = side.value.clone();
        let focus = format!("meeting-{}-show", meeting.id);
        let choose = move || room.say(vec![What::Meeting(plan.clone())], Some(focus.clone()));
        let words = say!("meetings-use-this");
        let choose = act(Look::Secondary, words, choose).id(format!("meeting-{}-use-{}", meeting.id, at + 1));
        el("li", "sitting__side")
            .with(el("p", "govuk-body").text(who.unwrap_or_default()))
            .with(facts(room, meeting, &side.value))
            .with(choose)
    });
    el("div", "")
        .with(el("h3", "govuk-heading-s").text(meeting.plan.values().next().map(called).unwrap_or_default()))
        .with(warning(say!("meetings-conflict")))
        .with(el("ol", "govuk-list govuk-list--number").with_all(sides))
}

/// "North, Tuesday 8 December 2026".
pub fn called(plan: &Meeting) -> String {
    let day = date::weekday(plan.date.0);
    if plan.without_meeting {
        say!("meetings-called-closing", label = plan.label.0, day = day)
    } else {
        say!("meetings-called", label = plan.label.0, day = day)
    }
}

/// "2 h 24 min".
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => say!("meetings-minutes", minutes = minutes),
        (hours, 0) => say!("meetings-hours", hours = hours),
        (hours, minutes) => say!("meetings-duration", hours = hours, minutes = minutes),
    }
}
