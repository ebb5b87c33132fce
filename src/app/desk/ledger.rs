//! The list of what was given: every file with its outcome, and counts that add up.

use leptos::prelude::*;

use super::session::Session;
use super::together::{Line, Together, adds};
use crate::app::worker::Kept;
use crate::domain::joining::{Adds, Joining, Tie};
use crate::domain::ledger::{Ledger, Outcome, Row};
use crate::wording::{date, joining as words, opening, say};

/// The list, with a button for each referral that can be read.
#[component]
pub fn LedgerList(session: Session) -> impl IntoView {
    let lines = move || session.ledger.with(|ledger| Together::of(ledger).lines(ledger));
    let row = move |line: Line| {
        session.ledger.with_untracked(|ledger| ledger.row(line.number).map(|row| entry(session, &line, row)))
    };
    let total = move || session.ledger.with(|ledger| say!("ledger-given", given = ledger.given(), sums = sums(ledger)));
    view! {
        <section aria-labelledby="ledger-heading">
            <h2 class="govuk-heading-m" id="ledger-heading" tabindex="-1">{say!("ledger-heading")}</h2>
            <p class="govuk-body" id="ledger-total">{total}</p>
            <ul class="ledger" id="ledger">
                <For each=lines key=Line::clone children=row />
            </ul>
        </section>
    }
}

/// "3 opened, 1 duplicate": every outcome that somebody had, and what was not looked at.
pub fn sums(ledger: &Ledger<Kept>) -> String {
    let sum =
        |(outcome, count): (Outcome, usize)| say!("ledger-sum", count = count, outcome = opening::outcome(outcome));
    let mut sums: Vec<String> = ledger.counts().into_iter().map(sum).collect();
    if ledger.skipped() > 0 {
        sums.push(say!("ledger-skipped", count = ledger.skipped()));
    }
    sums.join(", ")
}

fn entry(session: Session, line: &Line, row: &Row<Kept>) -> AnyView {
    let number = line.number;
    let tag = match row.outcome {
        Outcome::Opened => "govuk-tag govuk-tag--blue",
        Outcome::Duplicate => "govuk-tag govuk-tag--grey",
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
