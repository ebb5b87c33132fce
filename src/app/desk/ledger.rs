//! The list of what was given: every file with its outcome, and counts that add up.

use leptos::prelude::*;

use super::session::Session;
use crate::app::worker::Kept;
use crate::domain::ledger::{Ledger, Outcome, Remark, Row};
use crate::wording::{message, opening, say};

/// The list, with a button for each referral that can be read.
#[component]
pub fn LedgerList(session: Session) -> impl IntoView {
    let numbers = move || session.ledger.with(|ledger| (1..=ledger.rows().len()).collect::<Vec<_>>());
    let row = move |number: usize| {
        session.ledger.with_untracked(|ledger| ledger.row(number).map(|row| entry(session, number, row)))
    };
    let total = move || session.ledger.with(|ledger| say!("ledger-given", given = ledger.given(), sums = sums(ledger)));
    view! {
        <section aria-labelledby="ledger-heading">
            <h2 class="govuk-heading-m" id="ledger-heading" tabindex="-1">{say!("ledger-heading")}</h2>
            <p class="govuk-body" id="ledger-total">{total}</p>
            <ol class="ledger" id="ledger">
                <For each=numbers key=|number| *number children=row />
            </ol>
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

/// What should be known of a row beside its outcome.
pub fn remark(remark: Remark) -> String {
    match remark {
        Remark::SameFileAs(number) => say!("ledger-same-file", number = number),
        Remark::SameReferralAs(number) => say!("ledger-same-referral", number = number),
        Remark::OtherContentThan(number) => say!("ledger-other-content", number = number),
        Remark::SameReferenceAs(number) => say!("ledger-same-reference", number = number),
    }
}

fn entry(session: Session, number: usize, row: &Row<Kept>) -> AnyView {
    let tag = match row.outcome {
        Outcome::Opened => "govuk-tag govuk-tag--blue",
        Outcome::Duplicate => "govuk-tag govuk-tag--grey",
        Outcome::Practice => "govuk-tag govuk-tag--yellow",
        _ => "govuk-tag govuk-tag--red",
    };
    let class = if row.outcome == Outcome::Practice { "ledger__row ledger__row--loud" } else { "ledger__row" };
    let mut lines: Vec<String> = row.remarks.iter().copied().map(remark).collect();
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
        view! {
            <p class="govuk-body ledger__about">
                <span class="brand-reference">{reference.clone()}</span>
                {urgent}
                <span class="ledger__what">{kind(&found.kept)}", "{say!("ledger-referred-on", date = found.kept.referred_on)}</span>
            </p>
            {read}
        }
    });
    view! {
        <li class=class id=format!("ledger-{number}") data-outcome=row.outcome.id()>
            <p class="ledger__name"><span class="brand-typed">{row.name.0.clone()}</span>" "
                <strong class=tag>{opening::outcome(row.outcome)}</strong></p>
            {about}
            {lines.collect::<Vec<_>>()}
        </li>
    }
    .into_any()
}

/// What kind of submission it is.
fn kind(kept: &Kept) -> String {
    message(&format!("kind-{}", kept.kind.replace('_', "-")), None, &[]).unwrap_or_default()
}
