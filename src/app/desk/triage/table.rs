//! The table itself: headings that sort, a line for each case.

use leptos::prelude::*;

use super::entries::route;
use super::{At, List};
use crate::app::desk::register::key;
use crate::app::parts::{El, el, live};
use crate::domain::register::CaseId;
use crate::domain::ric::Counts;
use crate::domain::triage::{Column, Entry, Worked};
use crate::wording::{date, say};

/// The table.
pub fn table(list: List) -> El {
    let registered = Memo::new(move |_| list.session.book.with(Option::is_some));
    let head = move || Some(el("tr", "govuk-table__row").with_all(headings(list, registered.get())));
    let found = Memo::new(move |_| list.session.triage.with(|seen| seen.found.clone()));
    let body = move || {
        found.track();
        let lines = list.lines().into_iter().map(|line| row(list, &line));
        Some(el("tbody", "govuk-table__body").with_all(lines))
    };
    let table = el("table", "govuk-table triage__table")
        .id("triage")
        .with(el("thead", "govuk-table__head").with(live(head)))
        .with(live(body));
    el("div", "triage")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .attribute("aria-labelledby", "triage-heading")
        .with(table)
}

fn headings(list: List, registered: bool) -> Vec<El> {
    let sorted = |column: Column, id: &'static str, words: String| {
        let state = move || {
            let state = list.session.triage.with(|seen| match (seen.view.sort == column, seen.view.reversed) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            });
            Some(state.to_owned())
        };
        let sort = move || {
            list.change(|view| {
                view.reversed = view.sort == column && !view.reversed;
                view.sort = column;
            });
        };
        let button = el("button", "triage__sort").attribute("type", "button").id(format!("sort-{id}"));
        let button = button.on("click", move |_| sort()).text(words);
        heading("col").live_attribute("aria-sort", state).with(button)
    };
    let mut headings = vec![
        sorted(Column::Order, "order", say!("triage-order")),
        sorted(Column::Reference, "reference", say!("ledger-reference")),
        sorted(Column::Received, "received", if registered { say!("triage-received") } else { say!("triage-sealed") }),
        sorted(Column::Agency, "agency", say!("triage-agency")),
        heading("col").text(say!("triage-routes")),
        sorted(Column::Yes, "yes", say!("triage-yes")),
        sorted(Column::DontKnow, "dont-know", say!("triage-dont-know")),
        sorted(Column::Children, "children", say!("triage-children")),
        sorted(Column::Missing, "missing", say!("triage-missing")),
    ];
    if registered {
        headings.extend([
            sorted(Column::Decision, "decision", say!("triage-decision")),
            sorted(Column::Meeting, "meeting", say!("triage-meeting")),
            sorted(Column::Acknowledged, "acknowledged", say!("triage-acknowledged")),
        ]);
    }
    headings
}

fn row(list: List, entry: &Entry<At>) -> El {
    let session = list.session;
    let glance = entry.glance.clone().unwrap_or_default();
    let known = |words: String| if entry.glance.is_some() { words } else { say!("triage-not-known") };
    let count = |of: fn(Counts) -> u32| match glance.counts {
        Some(counts) => of(counts).to_string(),
        None => known(say!("triage-not-asked")),
    };
    let tag = |class: &'static str, words: String| el("strong", class).text(words);
    let urgent = glance.urgent.then(|| tag("govuk-tag govuk-tag--red", say!("ledger-urgent")));
    let added = entry.added.then(|| tag("govuk-tag govuk-tag--yellow", say!("triage-added")));
    let routes = session
        .site
        .with_untracked(|site| glance.routes.iter().map(|id| route(site, id)).collect::<Vec<_>>().join(", "));
    let missing = match glance.missing {
        0 => known(say!("triage-complete")),
        missing => missing.to_string(),
    };
    let stamp = |minute: &str| date::stamp(minute.split('T').next().unwrap_or_default());
    let read = match entry.key {
        At::Row(number) => {
            let label = say!("ledger-read-which", reference = entry.reference, number = number);
            reference(&entry.reference, move || session.read(number))
                .id(format!("triage-{number}-read"))
                .attribute("aria-label", label)
        }
        At::Case(case) => {
            let label = say!("register-read-which", reference = entry.reference);
            reference(&entry.reference, move || session.read_case(case))
                .id(case_button(case))
                .attribute("aria-label", label)
        }
    };
    let remark = |words: &String| el("span", "triage__remark").text(words);
    let remarks = entry
        .worked
        .iter()
        .flat_map(|worked| &worked.remarks)
        .chain(&found_by(list, entry))
        .map(remark)
        .collect::<Vec<_>>();
    let line = el("tr", "govuk-table__row")
        .with(cell("").with_all(urgent).text(" ").with_all(added))
        .with(heading("row").with(read).with_all(remarks))
        .with(cell("").text(stamp(&entry.received)))
        .with(cell("").text(known(entry.agency.clone())))
        .with(cell("").text(known(routes)))
        .with(cell(NUMBER).text(count(|counts| counts.yes)))
        .with(cell(NUMBER).text(count(|counts| counts.dont_know)))
        .with(cell(NUMBER).text(known(glance.children.to_string())))
        .with(cell("").text(missing));
    match &entry.worked {
        None => line,
        Some(Worked { decided, meeting, acknowledged, .. }) => line
            .with(cell("").text(decided))
            .with(cell("").text(meeting))
            .with(cell("").text(acknowledged.as_deref().map_or_else(|| say!("triage-not-yet"), stamp))),
    }
}

/// Who a case was found by, while somebody looks for what the list does not say.
fn found_by(list: List, entry: &Entry<At>) -> Option<String> {
    let At::Case(case) = entry.key else { return None };
    list.session.triage.with_untracked(|seen| {
        let by = seen.found.by(case).filter(|_| seen.found.has(case, &seen.view.filter.text))?;
        Some(say!("triage-found-by", who = by))
    })
}

/// The id of the button that shows a case.
pub fn case_button(case: CaseId) -> String {
    format!("case-{}", key(case))
}

fn reference(words: &str, read: impl Fn() + 'static) -> El {
    let button = el("button", "triage__read brand-reference").attribute("type", "button");
    button.on("click", move |_| read()).text(words)
}

fn heading(scope: &'static str) -> El {
    el("th", "govuk-table__header").attribute("scope", scope)
}

fn cell(class: &'static str) -> El {
    el("td", if class.is_empty() { "govuk-table__cell" } else { class })
}

const NUMBER: &str = "govuk-table__cell govuk-table__cell--numeric";
