//! Cases that are accepted and on no list: put on this one, several at once.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::agenda::of_case;
use super::room::Room;
use crate::app::desk::register::key;
use crate::app::parts::{El, Look, act, el, h2, inset, live, p, unseen};
use crate::app::questions::checkbox;
use crate::casework::{Wait, Waiting};
use crate::domain::register::meetings::Assigned;
use crate::domain::register::{CaseId, Id, What};
use crate::wording::{date, say};

/// The part of the page.
pub fn waiting(room: Room, meeting: Id) -> El {
    let all = Memo::new(move |_| room.docket.with(|docket| Some(docket.as_ref()?.waiting.clone())));
    let chosen = RwSignal::new(BTreeSet::<CaseId>::new());
    let closed = Memo::new(move |_| room.plan(meeting).and_then(|plan| room.session.list_closed(&plan)));
    let late = RwSignal::new(0);
    let put = move || {
        let there = all.get_untracked().unwrap_or_default();
        let cases =
            there.iter().map(|one| one.case).filter(|case| chosen.with_untracked(|chosen| chosen.contains(case)));
        let assigned =
            |case| Assigned { case, meeting: Some(meeting), place: None, minutes: None, more: Default::default() };
        let what: Vec<What> = cases.map(|case| What::Assigned(assigned(case))).collect();
        if what.is_empty() {
            return room.session.said.set(say!("waiting-first"));
        }
        chosen.update(BTreeSet::clear);
        let (count, session) = (what.len(), room.session);
        let work = async move {
            session.say_in_register(what).await?;
            if closed.try_get_untracked().flatten().is_some() {
                late.try_update(|late| *late += count);
            }
            Ok(())
        };
        room.work(work, Some("agenda-heading".into()), || ());
    };
    let choose_fitting = move || {
        let fitting = all.get_untracked().unwrap_or_default().into_iter().filter(|one| one.fits == Some(true));
        chosen.update(|chosen| chosen.extend(fitting.map(|one| one.case)));
    };
    let lines = move || {
        let all = all.get()?;
        if all.is_empty() {
            return Some(p(say!("waiting-none")).id("waiting-none"));
        }
        let fitting = all.iter().filter(|one| one.fits == Some(true)).count();
        let choose_fitting = (fitting > 0).then(|| {
            act(Look::Link, say!("waiting-choose-fitting", count = fitting), choose_fitting)
                .id("waiting-choose-fitting")
        });
        let count = move || {
            Some(
                p(say!("waiting-chosen", count = chosen.with(BTreeSet::len)))
                    .id("waiting-chosen")
                    .attribute("role", "status"),
            )
        };
        Some(
            el("div", "")
                .with_all(choose_fitting)
                .with(
                    el("ul", "sitting__agenda")
                        .id("waiting")
                        .with_all(all.into_iter().map(|one| row(room, one, chosen))),
                )
                .with(live(count))
                .with(act(Look::Secondary, say!("waiting-put"), put).id("waiting-put")),
        )
    };
    let remark = move || {
        let words = say!("waiting-closed", day = date::weekday(closed.get()?));
        all.with(|all| all.as_ref().is_some_and(|all| !all.is_empty())).then(|| inset(words).id("waiting-closed"))
    };
    let was_late = move || {
        let (count, closed) = (late.get(), closed.get()?);
        (count > 0).then(|| inset(say!("waiting-late", count = count, day = date::weekday(closed))).id("waiting-late"))
    };
    el("section", "sitting__part")
        .attribute("aria-labelledby", "waiting-heading")
        .with(h2(say!("waiting-heading")).id("waiting-heading").attribute("tabindex", "-1"))
        .with(el("div", "").attribute("role", "status").with(live(was_late)))
        .with(live(remark))
        .with(live(lines))
}

fn row(room: Room, one: Waiting, chosen: RwSignal<BTreeSet<CaseId>>) -> El {
    let case = one.case;
    let called = room.of_case(case).called;
    let tick = move |on| {
        chosen.update(|chosen| {
            _ = if on { chosen.insert(case) } else { chosen.remove(&case) };
        });
    };
    let is = move || chosen.with(|chosen| chosen.contains(&case));
    let choose = checkbox(format!("waiting-{}", key(case)), say!("waiting-choose", reference = called), is, tick);
    let why = match one.why {
        Wait::NoList => None,
        Wait::Cancelled => Some(say!("waiting-cancelled")),
        Wait::PutOff => Some(say!("waiting-put-off")),
    };
    let fits = one.fits.map(|fits| if fits { say!("waiting-fits") } else { say!("waiting-does-not-fit") });
    let words: Vec<String> = why.into_iter().chain(fits).collect();
    el("li", "sitting__row")
        .with(el("div", "govuk-checkboxes govuk-checkboxes--small").with(choose))
        .with(of_case(room, case, "waiting"))
        .with(el("span", "sitting__why").with(unseen(". ".into())).text(words.join(". ")))
}
