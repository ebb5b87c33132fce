//! What stands about a case: in rows, with who said it; a conflict with all its sides.

use leptos::prelude::*;

use super::care::list_closed;
use crate::app::clerk::WholeCase;
use crate::app::desk::register::Book;
use crate::app::desk::session::Session;
use crate::app::desk::triage::route;
use crate::app::parts::{El, el, warning};
use crate::domain::register::cases::Decided;
use crate::domain::register::{By, Conflict, Hold, Settled};
use crate::wording::{date, register as words, say};

/// The rows.
pub fn stands(session: Session, looked: &WholeCase) -> El {
    let book = session.book.get_untracked().unwrap_or_default();
    let state = &looked.state;
    let conflicts: Vec<Conflict> = state.conflicts();
    let warnings = (!conflicts.is_empty()).then(|| {
        let about: Vec<String> = conflicts.into_iter().map(words::conflict).collect();
        warning(say!("panel-conflict", what = about.join(", "))).id("panel-conflict")
    });
    let mut rows: Vec<(String, Vec<String>)> = vec![
        (say!("panel-decision"), decisions(session, &book, &state.decision)),
        (say!("panel-meeting"), meetings(session, looked)),
    ];
    let mut row = |label: String, lines: Vec<String>| {
        if !lines.is_empty() {
            rows.push((label, lines));
        }
    };
    let acknowledged = state.acknowledged.iter().map(|said| book.said_by(said.value.how.0.clone(), said.by));
    row(say!("panel-acknowledged"), acknowledged.collect());
    let confirmed = state.confirmed.iter().map(|said| book.said_by(said.value.how.0.clone(), said.by));
    row(say!("panel-confirmed"), confirmed.collect());
    row(say!("panel-working"), state.working.keys().map(|who| book.person(*who)).collect());
    let corrected = looked.corrections.iter().map(|corrected| {
        let or_none = |text: &String| if text.is_empty() { say!("not-given") } else { text.clone() };
        let now = corrected.now.iter().map(or_none).collect::<Vec<_>>().join(" / ");
        say!("panel-corrected-from", label = corrected.label, now = now, sent = or_none(&corrected.sent))
    });
    row(say!("panel-corrected"), corrected.collect());
    let not_for = state.must_not_receive.iter().map(|said| {
        let (agency, name) = (said.value.agency.clone(), said.value.name.as_ref().map(|name| name.0.clone()));
        let whom: Vec<String> = [agency, name].into_iter().flatten().collect();
        book.said_by(format!("{}. {}", whom.join(", "), said.value.reason.0), said.by)
    });
    row(say!("panel-not-for"), not_for.collect());
    let restricted = state.restriction.values().map(|said| {
        let readers: Vec<String> = said.readers.iter().map(|who| book.person(*who)).collect();
        format!("{}. {}", readers.join(", "), said.reason.0)
    });
    row(say!("panel-restricted"), restricted.collect());
    let held = state.hold.values().filter_map(|hold| match hold {
        Hold::Held(held) => Some(held.reason.0.clone()),
        Hold::Released(_) => None,
    });
    row(say!("panel-held"), held.collect());
    row(say!("panel-closed"), state.closed.values().map(|closed| date::day(closed.on.0)).collect());
    row(say!("panel-notes"), state.notes.iter().map(|said| book.said_by(said.value.text.0.clone(), said.by)).collect());
    let circulated = state
        .circulated
        .iter()
        .map(|said| book.said_by(format!("{}, {}", said.value.to.0, said.value.output), said.by));
    row(say!("panel-circulated"), circulated.collect());
    let rows = rows.into_iter().map(|(label, lines)| {
        let lines = lines.into_iter().map(|line| el("span", "recap__line").text(line));
        el("div", "govuk-summary-list__row")
            .with(el("dt", "govuk-summary-list__key").text(label))
            .with(el("dd", "govuk-summary-list__value").with_all(lines))
    });
    el("div", "").with_all(warnings).with(el("dl", "govuk-summary-list").id("panel-stands").with_all(rows))
}

/// On whose list it is, and whether that has closed.
fn meetings(session: Session, looked: &WholeCase) -> Vec<String> {
    let on = &looked.line.meeting;
    let on = if on.is_empty() { say!("cli-list-no-meeting") } else { on.clone() };
    let lists = looked.line.meetings.iter().flatten();
    let closed = lists.filter_map(|meeting| list_closed(session, *meeting));
    std::iter::once(on).chain(closed.map(|day| say!("panel-its-list-closed", day = date::day(day)))).collect()
}

fn decisions(session: Session, book: &Book, settled: &Settled<Decided>) -> Vec<String> {
    let side = |value: &Decided, by: By| {
        let mut words = words::decision(value.decision);
        for more in [Some(&value.reason.0), value.second.as_ref().map(|second| &second.0)].into_iter().flatten() {
            if !more.is_empty() {
                words += &format!(". {more}");
            }
        }
        if value.routes != value.found && !value.routes.is_empty() {
            let names = |routes: &[String]| match routes {
                [] => say!("panel-no-route"),
                _ => session
                    .site
                    .with_untracked(|site| routes.iter().map(|id| route(site, id)).collect::<Vec<_>>().join(", ")),
            };
            let (routes, found) = (names(&value.routes), names(&value.found));
            words += &format!(". {}", say!("panel-overridden", routes = routes, found = found));
        }
        book.said_by(words, by)
    };
    let sides: Vec<String> =
        settled.sides().iter().filter_map(|one| one.said.first().map(|by| side(&one.value, *by))).collect();
    if sides.is_empty() { vec![say!("decision-none")] } else { sides }
}
