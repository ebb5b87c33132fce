//! The agenda: the cases on the list, in order, each with its time.

use leptos::prelude::*;

use super::room::Room;
use crate::app::desk::register::key;
use crate::app::parts::{El, Look, act, el, h2, live, p, unseen};
use crate::app::questions::control;
use crate::casework::{AgendaPlace, moved, times, usual_minutes};
use crate::domain::register::meetings::Assigned;
use crate::domain::register::{CaseId, Id, What};
use crate::wording::say;

/// The part of the page.
pub fn agenda(room: Room, meeting: Id) -> El {
    let places = Memo::new(move |_| room.docket.with(|docket| Some(docket.as_ref()?.places())));
    let plan = Memo::new(move |_| room.plan(meeting));
    let hidden = Memo::new(move |_| room.docket.with(|docket| docket.as_ref().map_or(0, |one| one.restricted)));
    let hidden =
        move || (hidden.get() > 0).then(|| p(say!("agenda-restricted", count = hidden.get())).id("agenda-restricted"));
    let rows = move || {
        let (places, plan) = (places.get()?, plan.get()?);
        if places.is_empty() {
            return Some(p(say!("agenda-none")).id("agenda-none"));
        }
        let times = times(&plan, &places);
        let usual = usual_minutes(&plan);
        let all = places.len();
        let rows =
            (0..).zip(places).zip(times).map(|((at, place), time)| row(room, meeting, at, all, place, time, usual));
        Some(el("ol", "sitting__agenda").id("agenda").with_all(rows))
    };
    el("section", "sitting__part")
        .attribute("aria-labelledby", "agenda-heading")
        .with(h2(say!("agenda-heading")).id("agenda-heading").attribute("tabindex", "-1"))
        .with(live(hidden))
        .with(live(rows))
}

fn row(room: Room, meeting: Id, at: usize, all: usize, place: AgendaPlace, time: Option<String>, usual: u32) -> El {
    let case = place.case;
    let (key, shown) = (key(case), room.of_case(case));
    let way = |by: isize, words: String, id: &str, possible: bool| {
        let focus = format!("agenda-{id}-{key}");
        let after = focus.clone();
        let go = move || {
            if possible {
                go(room, meeting, case, by, after.clone());
            }
        };
        // It stays in place at either end: focus must not be lost there.
        act(Look::Secondary, words, go)
            .id(focus)
            .attribute("aria-disabled", (!possible).to_string())
            .with(unseen(format!(" {}", shown.called)))
    };
    let up = way(-1, say!("agenda-up"), "up", at > 0);
    let down = way(1, say!("agenda-down"), "down", at + 1 < all);
    let off = move || {
        let assigned = Assigned { case, meeting: None, place: None, minutes: None, more: Default::default() };
        room.say(vec![What::Assigned(assigned)], Some("agenda-heading".into()));
    };
    let off = act(Look::Link, say!("agenda-off"), off).id(format!("agenda-off-{key}"));
    let id = format!("agenda-minutes-{key}");
    let own = place.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let change = move |event| {
        let typed = event_target_value(&event);
        let minutes = match typed.trim() {
            "" => None,
            typed => match typed.parse().ok().filter(|minutes| (1..=600).contains(minutes)) {
                Some(minutes) => Some(minutes),
                None => return room.session.said.set(say!("agenda-minutes-first")),
            },
        };
        if minutes != place.minutes {
            let place = Some(place.place.unwrap_or(at as u32 + 1));
            let assigned = Assigned { case, meeting: Some(meeting), place, minutes, more: Default::default() };
            room.say(vec![What::Assigned(assigned)], None);
        }
    };
    let minutes = control("input", "govuk-input govuk-input--width-3", &id)
        .attribute("type", "text")
        .attribute("inputmode", "numeric")
        .attribute("placeholder", usual.to_string())
        .attribute("value", own)
        .on("change", change);
    let minutes = el("span", "sitting__minutes")
        .with(
            el("label", "govuk-label")
                .attribute("for", id)
                .text(say!("agenda-minutes"))
                .with(unseen(format!(" {}", shown.called))),
        )
        .with(minutes);
    let unsettled = place.unsettled.then(|| el("strong", "govuk-tag govuk-tag--yellow").text(say!("agenda-unsettled")));
    let of_room =
        el("span", "sitting__buttons").with(up).with(down).with(off.with(unseen(format!(" {}", shown.called))));
    el("li", "sitting__row")
        .id(format!("agenda-{key}"))
        .with(el("span", "sitting__time").text(format!("{}. {}", at + 1, time.unwrap_or_default())))
        .with(of_case(room, case, "agenda"))
        .with_all(unsettled)
        .with(minutes)
        .with(of_room)
}

/// A case in a list: its reference, which leads to it, urgent or not, the agency and the decision.
pub fn of_case(room: Room, case: CaseId, list: &str) -> El {
    let shown = room.of_case(case);
    let read = act(Look::Link, shown.called.clone(), move || room.session.read_case(case));
    let read = read
        .id(format!("{list}-read-{}", key(case)))
        .attribute("aria-label", say!("register-read-which", reference = shown.called));
    let urgent = shown.urgent.then(|| el("strong", "govuk-tag govuk-tag--red").text(say!("ledger-urgent")));
    let words: Vec<String> = [shown.agency, shown.decided].into_iter().filter(|words| !words.is_empty()).collect();
    el("span", "sitting__case").with(read).text(" ").with_all(urgent).text(format!(" {}", words.join(", ")))
}

fn go(room: Room, meeting: Id, case: CaseId, by: isize, focus: String) {
    let places = room.docket.with_untracked(|docket| docket.as_ref().map(|one| one.places())).unwrap_or_default();
    // Until the last move is said, the list that stands is not the list that is.
    if room.is_saying() {
        return;
    }
    let minutes = |case| places.iter().find(|one| one.case == case).and_then(|one| one.minutes);
    let assigned = |(case, place): (CaseId, u32)| {
        let place = Some(place);
        What::Assigned(Assigned {
            case,
            meeting: Some(meeting),
            place,
            minutes: minutes(case),
            more: Default::default(),
        })
    };
    let what: Vec<What> = moved(&places, case, by).into_iter().map(assigned).collect();
    if !what.is_empty() {
        room.say(what, Some(focus));
    }
}
