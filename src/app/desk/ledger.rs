//! The list of what was given: every file with its outcome, and counts that add up.

use leptos::prelude::*;

use super::listing::{Filter, Listing, Shown};
use super::session::Session;
use super::together::{Line, adds};
use super::turning::{Turning, turning};
use crate::app::browser::download;
use crate::app::parts::{Look, act, el, live};
use crate::app::worker::Kept;
use crate::domain::joining::{Adds, Joining, Tie};
use crate::domain::ledger::{Ledger, Outcome, Row};
use crate::render::ledger::{LedgerRow, to_csv};
use crate::wording::{date, joining as words, opening, say};

const PAGES: Turning = Turning { list: "ledger", focus: "ledger-range" };

/// A page of the list, with a button for each referral that can be read.
#[component]
pub fn LedgerList(session: Session) -> impl IntoView {
    let shown = Memo::new(move |_| {
        session.together.with(|together| session.ledger.with(|ledger| session.listing.get().show(ledger, together)))
    });
    let row = move |line: Line| {
        session.ledger.with_untracked(|ledger| ledger.row(line.number).map(|row| entry(session, &line, row)))
    };
    let given = move |ledger: &Ledger<Kept>| say!("ledger-given", given = ledger.rows().len(), sums = sums(ledger));
    let total = move || session.ledger.with(given);
    let turn = move |page: usize| session.listing.update(|listing| listing.page = page);
    view! {
        <section aria-labelledby="ledger-heading">
            <h2 class="govuk-heading-m" id="ledger-heading" tabindex="-1">{say!("ledger-heading")}</h2>
            <p class="govuk-body" id="ledger-total">{total}</p>
            {live(move || filters(session, shown))}
            {live(move || range(shown))}
            <ul class="ledger" id="ledger">
                <For each=move || shown.with(|shown| shown.lines.clone()) key=Line::clone children=row />
            </ul>
            {turning(PAGES, say!("ledger-pages"), move || shown.with(|shown| (shown.page, shown.pages)), turn)}
            {act(Look::Link, say!("ledger-save"), move || save(session)).id("ledger-save")}
        </section>
    }
}

/// What can be asked for, where there is something to choose from.
fn filters(session: Session, shown: Memo<Shown>) -> Option<AnyView> {
    let (filters, now) = (shown.with(|shown| shown.filters.clone()), session.listing.get().filter);
    let one = |(filter, count): (Filter, usize)| {
        let what = match filter {
            Filter::All => say!("ledger-filter-all"),
            Filter::Urgent => say!("ledger-filter-urgent"),
            Filter::Unproved => say!("ledger-filter-unproved"),
            Filter::Outcome(outcome) => opening::outcome(outcome),
        };
        let choose = move || session.listing.set(Listing { filter, page: 0 });
        let pressed = (filter == now).to_string();
        let choice = act(Look::Link, say!("ledger-filter", what = what, count = count), choose);
        el("li", "").with(choice.id(format!("ledger-filter-{}", filter.id())).attribute("aria-pressed", pressed))
    };
    // All and a single outcome are the same rows.
    (filters.len() > 2 || now != Filter::All).then(|| {
        let all = el("ul", "ledger__filters").id("ledger-filters").attribute("aria-label", say!("ledger-show"));
        all.with_all(filters.into_iter().map(one)).view()
    })
}

/// Which rows these are, where they are not all.
fn range(shown: Memo<Shown>) -> Option<AnyView> {
    let words = shown.with(|shown| {
        let (from, to) = (shown.range.start + 1, shown.range.end);
        (shown.pages > 1).then(|| say!("ledger-range", from = from, to = to, of = shown.of))
    })?;
    Some(el("h3", "govuk-heading-s").id("ledger-range").attribute("tabindex", "-1").text(words).view())
}

/// Hands all rows, whatever is shown, to the browser as a table: the names of the files, and nothing from a case.
fn save(session: Session) {
    let row = |line: Line, row: &Row<Kept>| {
        let joining = adds(row).zip(line.joining.as_ref()).map(|(adds, joining)| words::joining(adds, joining));
        let remarks = row.remarks.iter().copied().map(opening::remark);
        let detail: Vec<String> = remarks.chain(joining).chain(opening::advice(row.outcome)).collect();
        LedgerRow {
            file: row.name.0.clone(),
            outcome: row.outcome.id(),
            reference: row.found.as_ref().map(|found| found.marks.reference.clone()).unwrap_or_default(),
            detail: detail.join(" "),
        }
    };
    let together = session.together.get_untracked();
    let csv = session.ledger.with_untracked(|ledger| {
        let mut lines = together.lines(ledger);
        lines.sort_by_key(|line| line.number);
        to_csv(lines.into_iter().filter_map(|line| ledger.row(line.number).map(|found| row(line, found))))
    });
    let saved = download::file("ledger.csv", &csv).is_ok();
    session.said.set(if saved { say!("ledger-saved") } else { say!("ledger-not-saved") });
}

/// "3 opened, 1 duplicate": every outcome that somebody had.
pub fn sums(ledger: &Ledger<Kept>) -> String {
    let sum =
        |(outcome, count): (Outcome, usize)| say!("ledger-sum", count = count, outcome = opening::outcome(outcome));
    let sums: Vec<String> = ledger.counts().into_iter().map(sum).collect();
    sums.join(", ")
}

fn entry(session: Session, line: &Line, row: &Row<Kept>) -> AnyView {
    let number = line.number;
    let tag = match row.outcome {
        Outcome::Opened => "govuk-tag govuk-tag--blue",
        Outcome::Duplicate | Outcome::Stopped => "govuk-tag govuk-tag--grey",
        Outcome::Practice => "govuk-tag govuk-tag--yellow",
        _ => "govuk-tag govuk-tag--red",
    };
    let loud =
        row.outcome == Outcome::Practice || matches!(line.joining, Some(Joining::Unproved { .. } | Joining::NotHere));
    let class = match (loud, line.beneath) {
        (false, false) => "ledger__row",
        (true, false) => "ledger__row ledger__row--loud",
        (false, true) => "ledger__row ledger__row--beneath",
        (true, true) => "ledger__row ledger__row--loud ledger__row--beneath",
    };
    let mut lines: Vec<String> = row.remarks.iter().copied().map(opening::remark).collect();
    if line.additions > 0 {
        lines.push(say!("ledger-additions", count = line.additions));
    }
    lines.extend(opening::advice(row.outcome));
    if row.found.as_ref().is_some_and(|found| !found.kept.practice && found.kept.by_practice_key) {
        lines.push(say!("ledger-exposed"));
    }
    let lines = lines.into_iter().map(|line| view! { <p class="govuk-body-s ledger__line">{line}</p> });
    let about = row.found.as_ref().map(|found| {
        let readable = row.outcome != Outcome::Duplicate;
        let reference = found.marks.reference.clone();
        let read = readable.then(|| {
            let label = say!("ledger-read-which", reference = reference, number = number);
            view! {
                <button type="button" class="govuk-button ledger__read" id=format!("ledger-{number}-read")
                    aria-label=label on:click=move |_| session.read(number)>{say!("ledger-read")}</button>
            }
        });
        let urgent = (readable && found.kept.urgent)
            .then(|| view! { <strong class="govuk-tag govuk-tag--red ledger__urgent">{say!("ledger-urgent")}</strong> });
        let joining = adds(row).zip(line.joining.as_ref()).map(|(adds, joining)| belongs(adds, joining));
        view! {
            <p class="govuk-body ledger__about">
                <span class="brand-reference">{reference.clone()}</span>
                {urgent}
                <span class="ledger__what">{kind(&found.kept)}", "{say!("ledger-referred-on", date = date::stamp(&found.kept.referred_on))}</span>
            </p>
            {joining}
            {read}
        }
    });
    let proved = line.joining.as_ref().map(Joining::proved);
    view! {
        <li class=class id=format!("ledger-{number}") data-number=number data-outcome=row.outcome.id() data-proved=proved>
            <p class="ledger__name"><span class="brand-typed">{row.name.0.clone()}</span>" "
                <strong class=tag>{opening::outcome(row.outcome)}</strong></p>
            {about}
            {lines.collect::<Vec<_>>()}
        </li>
    }
    .into_any()
}

/// What it adds to, and whether that is proved.
fn belongs(adds: &Adds, joining: &Joining<usize>) -> AnyView {
    let words = words::joining(adds, joining);
    let (tag, state, words) = match joining {
        Joining::Joined { to } => {
            ("govuk-tag govuk-tag--blue", say!("ledger-proved"), say!("ledger-joined", words = words, number = to))
        }
        Joining::Unproved { .. } => ("govuk-tag govuk-tag--red", say!("ledger-unproved"), words),
        Joining::NotHere => ("govuk-tag govuk-tag--yellow", say!("ledger-not-here"), words),
    };
    view! { <p class="govuk-body-s ledger__line"><strong class=tag>{state}</strong>" "{words}</p> }.into_any()
}

/// What kind of submission it is.
fn kind(kept: &Kept) -> String {
    match &kept.tie {
        Tie::Referral { .. } => say!("kind-referral"),
        Tie::Adds(adds) => words::change(adds.what),
    }
}
