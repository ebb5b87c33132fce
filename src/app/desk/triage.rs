//! The referrals that were opened, as a coordinator works through them: sorted, filtered, page by page.

use leptos::prelude::*;

use super::session::Session;
use super::site::Site;
use super::together::Together;
use crate::app::parts::{El, Look, act, el, live_text};
use crate::app::questions::{checkbox, control};
use crate::app::worker::Kept;
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::joining::Tie;
use crate::domain::ledger::{Ledger, Outcome};
use crate::domain::ric::Counts;
use crate::domain::triage::{Column, Entry, View, arrange, page, pages};
use crate::wording::{date, message, say};

/// Rows of one page: more are not looked through at once, and the page stays quick with thousands.
const ROWS: usize = 50;

/// How a person left the list; kept while a referral is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub view: View,
    /// From 1; 0 is the first as well.
    pub page: usize,
}

/// The table with what sorts and filters it.
#[component]
pub fn Triage(session: Session) -> impl IntoView {
    let entries =
        Memo::new(move |_| session.ledger.with(|ledger| session.site.with(|site| self::entries(ledger, site))));
    let shown = Memo::new(move |_| entries.with(|entries| session.triage.with(|seen| arrange(entries, &seen.view))));
    let any = Memo::new(move |_| entries.with(|entries| !entries.is_empty()));
    let rows = move || {
        let at = session.triage.with(|seen| seen.page);
        shown.with(|shown| entries.with(|all| page(shown, at, ROWS).iter().map(|at| row(session, &all[*at])).collect()))
    };
    let rows = move || -> Vec<AnyView> { rows() };
    view! {
        <Show when=move || any.get()>
            <section class="no-print" aria-labelledby="triage-heading">
                <h2 class="govuk-heading-m" id="triage-heading" tabindex="-1">{say!("triage-heading")}</h2>
                {filters(session, entries)}
                <p class="govuk-body" role="status" id="triage-shown">{move || which(session, shown, entries)}</p>
                <div class="triage" role="region" tabindex="0" aria-labelledby="triage-heading">
                    <table class="govuk-table triage__table" id="triage">
                        <thead class="govuk-table__head"><tr class="govuk-table__row">{headings(session)}</tr></thead>
                        <tbody class="govuk-table__body">{rows}</tbody>
                    </table>
                </div>
                {turning(session, shown)}
            </section>
        </Show>
    }
}

/// The opened referrals; what adds to one stands with it, and what is practice is in the other list alone.
fn entries(ledger: &Ledger<Kept>, site: &Site) -> Vec<Entry<usize>> {
    let together = Together::of(ledger);
    let referral = |number: usize| {
        let row = ledger.row(number).filter(|row| row.outcome == Outcome::Opened)?;
        let found = row.found.as_ref().filter(|found| matches!(found.kept.tie, Tie::Referral { .. }))?;
        let glance = found.kept.glance.clone();
        let agency = glance.as_ref().and_then(|glance| glance.agency.as_deref());
        Some(Entry {
            key: number,
            reference: found.marks.reference.clone(),
            received: found.kept.sealed_at.clone(),
            agency: agency.map(|id| agency_name(site, &found.kept.area, id)).unwrap_or_default(),
            added: !together.proved(number).is_empty(),
            glance,
        })
    };
    (1..=ledger.rows().len()).filter_map(referral).collect()
}

fn agency_name(site: &Site, area: &str, id: &str) -> String {
    let listed = site.pack(area).and_then(|pack| pack.agencies.iter().find(|agency| agency.id == id));
    let listed = listed.map(|agency| agency.label.en().to_owned());
    listed.or_else(|| message(&format!("opt-agency-{}", id.replace('_', "-")), None, &[])).unwrap_or_default()
}

// ---- the table -------------------------------------------------------------------------------------------------------

fn headings(session: Session) -> Vec<AnyView> {
    let sorted = |column: Column, words: String| {
        let state = move || {
            session.triage.with(|seen| match (seen.view.sort == column, seen.view.reversed) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            })
        };
        let sort = move |_| {
            session.triage.update(|seen| {
                seen.view.reversed = seen.view.sort == column && !seen.view.reversed;
                seen.view.sort = column;
                seen.page = 1;
            });
        };
        let id = format!("sort-{}", column_id(column));
        view! {
            <th scope="col" class="govuk-table__header" aria-sort=state>
                <button type="button" class="triage__sort" id=id on:click=sort>{words}</button>
            </th>
        }
        .into_any()
    };
    let plain = |words: String| view! { <th scope="col" class="govuk-table__header">{words}</th> }.into_any();
    vec![
        sorted(Column::Order, say!("triage-order")),
        sorted(Column::Reference, say!("ledger-reference")),
        sorted(Column::Received, say!("triage-sealed")),
        sorted(Column::Agency, say!("triage-agency")),
        plain(say!("triage-routes")),
        sorted(Column::Yes, say!("triage-yes")),
        sorted(Column::DontKnow, say!("triage-dont-know")),
        sorted(Column::Children, say!("triage-children")),
        sorted(Column::Missing, say!("triage-missing")),
    ]
}

fn row(session: Session, entry: &Entry<usize>) -> AnyView {
    let number = entry.key;
    let glance = entry.glance.clone().unwrap_or_default();
    let known = |words: String| if entry.glance.is_some() { words } else { say!("triage-not-known") };
    let count = |of: fn(Counts) -> u32| match glance.counts {
        Some(counts) => of(counts).to_string(),
        None => known(say!("triage-not-asked")),
    };
    let label = say!("ledger-read-which", reference = entry.reference, number = number);
    let urgent =
        glance.urgent.then(|| view! { <strong class="govuk-tag govuk-tag--red">{say!("ledger-urgent")}</strong> });
    let added =
        entry.added.then(|| view! { <strong class="govuk-tag govuk-tag--yellow">{say!("triage-added")}</strong> });
    let routes = glance.routes.iter().map(|id| route(session, id)).collect::<Vec<_>>().join(", ");
    let missing = match glance.missing {
        0 => known(say!("triage-complete")),
        missing => missing.to_string(),
    };
    view! {
        <tr class="govuk-table__row" data-number=number>
            <td class="govuk-table__cell">{urgent}" "{added}</td>
            <th scope="row" class="govuk-table__header">
                <button type="button" class="triage__read brand-reference" id=format!("triage-{number}-read") aria-label=label
                    on:click=move |_| session.read(number)>{entry.reference.clone()}</button>
            </th>
            <td class="govuk-table__cell">{date::stamp(entry.received.split('T').next().unwrap_or_default())}</td>
            <td class="govuk-table__cell">{known(entry.agency.clone())}</td>
            <td class="govuk-table__cell">{known(routes)}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{count(|counts| counts.yes)}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{count(|counts| counts.dont_know)}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{known(glance.children.to_string())}</td>
            <td class="govuk-table__cell">{missing}</td>
        </tr>
    }
    .into_any()
}

/// A route in a word or two; one of an area's own as its pack has it.
fn route(session: Session, id: &str) -> String {
    match id {
        VISIBLE_HIGH_RISK => say!("triage-visible-high-risk"),
        "judgement" => say!("triage-judgement"),
        "escalation" => say!("triage-escalation"),
        "repeat" => say!("triage-repeat"),
        own => session.site.with_untracked(|site| {
            let listed = site.packs.iter().flat_map(|pack| &pack.criteria.other_routes).find(|route| route.id == own);
            listed.map_or_else(|| own.to_owned(), |route| route.label.en().to_owned())
        }),
    }
}

fn column_id(column: Column) -> &'static str {
    match column {
        Column::Order => "order",
        Column::Reference => "reference",
        Column::Received => "received",
        Column::Agency => "agency",
        Column::Yes => "yes",
        Column::DontKnow => "dont-know",
        Column::Children => "children",
        Column::Missing => "missing",
    }
}

// ---- what is shown of it ----------------------------------------------------------------------------------------------

fn filters(session: Session, entries: Memo<Vec<Entry<usize>>>) -> El {
    let change = move |change: &dyn Fn(&mut View)| {
        session.triage.update(|seen| {
            change(&mut seen.view);
            seen.page = 1;
        });
    };
    let view = move |of: fn(&View) -> bool| session.triage.with(|seen| of(&seen.view));
    let text = control("input", "govuk-input govuk-input--width-20", "triage-text")
        .attribute("type", "search")
        .attribute("aria-describedby", "triage-text-hint")
        .live_value(move || session.triage.with(|seen| seen.view.filter.text.clone()))
        .on("input", move |event| change(&|view| view.filter.text = event_target_value(&event)));
    let text = el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "triage-text").text(say!("triage-text")))
        .with(el("div", "govuk-hint").id("triage-text-hint").text(say!("triage-text-hint")))
        .with(text);
    let urgent = checkbox(
        "triage-urgent".into(),
        say!("triage-only-urgent"),
        move || view(|view| view.filter.urgent),
        move |on| change(&|view| view.filter.urgent = on),
    );
    let incomplete = checkbox(
        "triage-incomplete".into(),
        say!("triage-only-incomplete"),
        move || view(|view| view.filter.incomplete),
        move |on| change(&|view| view.filter.incomplete = on),
    );
    let boxes = el("fieldset", "govuk-fieldset govuk-form-group")
        .with(el("legend", "govuk-fieldset__legend govuk-visually-hidden").text(say!("triage-only")))
        .with(el("div", "govuk-checkboxes govuk-checkboxes--small").with(urgent).with(incomplete));
    el("div", "triage__filters").with(text).with(boxes).with(by_route(session, entries))
}

/// The routes that are there, to choose one of.
fn by_route(session: Session, entries: Memo<Vec<Entry<usize>>>) -> El {
    let routes = Memo::new(move |_| {
        let of = |entry: &Entry<usize>| entry.glance.as_ref().map(|glance| glance.routes.clone()).unwrap_or_default();
        let mut routes: Vec<String> = entries.with(|entries| entries.iter().flat_map(of).collect());
        // The one that follows from the count stands first.
        routes.sort_by_key(|route| (route != VISIBLE_HIGH_RISK, route.clone()));
        routes.dedup();
        routes
    });
    let option = move |id: String| {
        let label = if id.is_empty() { say!("triage-any-route") } else { route(session, &id) };
        let chosen = id.clone();
        let is = move || session.triage.with(|seen| seen.view.filter.route.clone().unwrap_or_default() == chosen);
        el("option", "").attribute("value", id).text(label).live_state("selected", is)
    };
    let choose = move |event: leptos::ev::Event| {
        session.triage.update(|seen| {
            seen.view.filter.route = Some(event_target_value(&event)).filter(|id| !id.is_empty());
            seen.page = 1;
        });
    };
    let options = move || std::iter::once(String::new()).chain(routes.get()).map(option);
    let select = move || {
        let select = control("select", "govuk-select", "triage-route").on("change", choose);
        Some(select.with_all(options()))
    };
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "triage-route").text(say!("triage-routes")))
        .with(crate::app::parts::live(select))
}

/// "51 to 100 of 312 referrals".
fn which(session: Session, shown: Memo<Vec<usize>>, entries: Memo<Vec<Entry<usize>>>) -> String {
    let (shown, all) = (shown.with(Vec::len), entries.with(Vec::len));
    let at = session.triage.with(|seen| seen.page).clamp(1, pages(shown, ROWS));
    match shown {
        0 => say!("triage-none", all = all),
        _ => say!("triage-which", from = (at - 1) * ROWS + 1, to = shown.min(at * ROWS), shown = shown, all = all),
    }
}

/// The ways to the page before and after.
fn turning(session: Session, shown: Memo<Vec<usize>>) -> impl IntoView {
    let all = Memo::new(move |_| pages(shown.with(Vec::len), ROWS));
    let at = move || session.triage.with(|seen| seen.page).clamp(1, all.get());
    let turn = move |to: usize| {
        session.triage.update(|seen| seen.page = to);
        crate::app::browser::page::focus_text("triage-heading");
    };
    let before = move || act(Look::Secondary, say!("triage-before"), move || turn(at().saturating_sub(1).max(1)));
    let after = move || act(Look::Secondary, say!("triage-after"), move || turn((at() + 1).min(all.get_untracked())));
    let words = move || live_text(move || say!("triage-page", number = at(), all = all.get()));
    let bar = move || {
        el("nav", "triage__turning")
            .attribute("aria-label", say!("triage-pages"))
            .with(before().id("triage-before"))
            .with(el("span", "govuk-body").with(words()))
            .with(after().id("triage-after"))
    };
    crate::app::parts::live(move || (all.get() > 1).then(bar))
}
