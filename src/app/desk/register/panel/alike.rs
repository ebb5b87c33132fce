//! The cases that look like this one: why, how the months of a repeat were counted, and what a person finds.

use leptos::prelude::*;

use super::form_then;
use crate::app::browser::page;
use crate::app::clerk::{Ask, Told, WholeCase};
use crate::app::desk::register::Book;
use crate::app::desk::register::fields::{choose, long_text, option_of};
use crate::app::desk::register::key;
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act, bullets, details, el, live, p};
use crate::casework::{Alike, Beside, Way, against};
use crate::domain::matching::Sure;
use crate::domain::private::Private;
use crate::domain::register::cases::{Finding, Matched};
use crate::domain::register::{CaseId, Settled, What};
use crate::wording::register::finding as finding_words;
use crate::wording::{matching as words, say};

/// More than these nobody looks through; the surest come first.
const MOST: usize = 30;

/// The part of the panel.
pub fn alike(session: Session, looked: &WholeCase) -> El {
    let book = session.book.get_untracked().unwrap_or_default();
    let case = looked.line.case;
    let found_of = |other: &CaseId| looked.state.matches.get(other);
    let is_open = |alike: &&Alike| alike.open;
    // What was found of cases that do not look alike any more, or never did, stands as well.
    let elsewhere =
        looked.state.matches.iter().filter(|(other, _)| !looked.alike.iter().any(|one| one.case == **other));
    let elsewhere = elsewhere.map(|(other, found)| {
        el("div", "desk-alike__one").id(id(*other)).with(named(session, &book, *other)).with(said(&book, found))
    });
    // What is only possible and open to nobody is folded: most of it are namesakes.
    let (near, far): (Vec<&Alike>, Vec<&Alike>) = looked
        .alike
        .iter()
        .take(MOST)
        .partition(|alike| alike.open || found_of(&alike.case).is_some() || !is_faint(alike));
    let one = |alike: &&Alike| one(session, &book, case, alike, found_of(&alike.case));
    let intro = match looked.alike.iter().filter(is_open).count() {
        0 if looked.alike.is_empty() && looked.state.matches.is_empty() => say!("panel-alike-none"),
        0 => say!("panel-alike-settled"),
        open => say!("panel-alike-open", count = open),
    };
    let folded = (!far.is_empty()).then(|| {
        let words = say!("panel-alike-possible", count = far.len());
        details(words, el("div", "").with_all(far.iter().map(one))).id("alike-possible")
    });
    let more = looked.alike.len().saturating_sub(MOST);
    let more = (more > 0).then(|| p(say!("panel-alike-more", count = more)).id("alike-more"));
    el("section", "desk-alike")
        .id("alike")
        .attribute("aria-labelledby", HEADING)
        .with(el("h3", "govuk-heading-s").id(HEADING).attribute("tabindex", "-1").text(say!("panel-alike")))
        .with(p(intro).id("alike-intro"))
        .with_all(near.iter().map(one))
        .with_all(elsewhere)
        .with_all(folded)
        .with_all(more)
}

/// Where focus goes once something was found.
const HEADING: &str = "alike-heading";

/// A case that looks like this one.
fn one(session: Session, book: &Book, case: CaseId, alike: &Alike, found: Option<&Settled<Matched>>) -> El {
    let open = alike.open.then(|| el("p", "govuk-body").with(el("strong", "").text(say!("alike-open"))));
    el("div", if alike.open { "desk-alike__one desk-alike__one--open" } else { "desk-alike__one" })
        .id(id(alike.case))
        .with(named(session, book, alike.case))
        .with_all(open)
        .with_all(found.map(|found| said(book, found)))
        .with_all(alike.ways.iter().map(way))
        .with(side_by_side(session, case, alike.case))
        .with(find(session, case, alike))
}

/// Its reference, and the way there.
fn named(session: Session, book: &Book, other: CaseId) -> El {
    let called = book.called(other);
    let label = say!("register-read-which", reference = called);
    let read = act(Look::Link, say!("ledger-read"), move || session.read_case(other));
    let read = read.id(format!("{}-read", id(other))).attribute("aria-label", label);
    el("h4", "govuk-heading-s desk-alike__name")
        .with(el("span", "brand-reference").text(called))
        .text(" ")
        .with(el("span", "govuk-body").with(read))
}

/// What people found, each with who said so.
fn said(book: &Book, found: &Settled<Matched>) -> El {
    let side = |matched: &Matched| words::found(matched.finding, &matched.reason);
    let sides = found.sides().iter().flat_map(|one| one.said.iter().map(|by| book.said_by(side(&one.value), *by)));
    let heading = if found.is_conflict() { say!("panel-alike-conflict") } else { say!("panel-alike-found") };
    el("div", "govuk-inset-text").with(p(heading)).with(bullets(sides))
}

fn way(way: &Way) -> El {
    let people = way.people.iter().map(|one| one.words());
    let arithmetic = (!way.arithmetic.is_empty()).then(|| {
        let lines = bullets(way.arithmetic.iter().cloned());
        el("div", "").with(p(say!("panel-alike-arithmetic"))).with(lines)
    });
    el("div", "")
        .with(el("p", "govuk-body govuk-!-font-weight-bold").text(format!("{}.", way.words)))
        .with(bullets(people.chain(against(&way.against))))
        .with_all(arithmetic)
}

/// Who is in both and when they were referred: asked for when somebody unfolds it.
fn side_by_side(session: Session, case: CaseId, other: CaseId) -> El {
    let lines = RwSignal::new(None::<Vec<Beside>>);
    let ask = move || {
        if lines.with_untracked(Option::is_some) {
            return;
        }
        session.do_in_register(async move {
            if let (Told::Beside(told), _) = session.ask(Ask::Beside { case, other }, Vec::new()).await? {
                lines.try_set(Some(told.unwrap_or_default()));
            }
            Ok(())
        });
    };
    let table = move || lines.get().map(table);
    details(say!("panel-alike-beside"), live(table)).id(format!("{}-beside", id(other))).on("toggle", move |_| ask())
}

fn table(lines: Vec<Beside>) -> El {
    if lines.is_empty() {
        return p(say!("panel-alike-not-readable"));
    }
    let head = [say!("panel-alike-what"), say!("panel-alike-here"), say!("panel-alike-there")];
    let head = head.map(|words| el("th", "govuk-table__header").attribute("scope", "col").text(words));
    let row = |line: Beside| {
        let cell = |text: String| el("td", "govuk-table__cell").text(text);
        el("tr", "govuk-table__row")
            .with(el("th", "govuk-table__header").attribute("scope", "row").text(line.label))
            .with(cell(line.here))
            .with(cell(line.there))
    };
    el("table", "govuk-table desk-alike__table")
        .with(el("thead", "govuk-table__head").with(el("tr", "govuk-table__row").with_all(head)))
        .with(el("tbody", "govuk-table__body").with_all(lines.into_iter().map(row)))
}

/// The form: what the two are to one another. Nothing is chosen beforehand, however sure the proposal is.
fn find(session: Session, case: CaseId, alike: &Alike) -> El {
    let (other, id) = (alike.case, id(alike.case));
    let (finding, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let options = std::iter::once((String::new(), say!("panel-choose")))
        .chain(FINDINGS.map(|finding| (option_of(finding), finding_words(finding))));
    let what = move || {
        let chosen = |one: &Finding| finding.with_untracked(|finding| *finding == option_of(*one));
        let finding = FINDINGS.into_iter().find(chosen).ok_or_else(|| say!("panel-find-first"))?;
        let reason = reason.get_untracked();
        if reason.trim().is_empty() {
            return Err(say!("panel-reason-first"));
        }
        let reason = Private(reason);
        Ok(vec![What::Matched(Matched { case, other, finding, reason, more: Default::default() })])
    };
    let texts = vec![(say!("panel-reason"), reason)];
    let fields = vec![
        choose(&format!("{id}-finding"), say!("panel-find-what"), options.collect(), finding),
        long_text(&format!("{id}-reason"), say!("panel-reason"), None, reason),
    ];
    let focus = || page::focus(HEADING);
    form_then(session, &format!("{id}-find"), say!("panel-find", case = alike.called), fields, texts, what, focus)
}

const FINDINGS: [Finding; 6] = [
    Finding::Repeat,
    Finding::Duplicate,
    Finding::Reversed,
    Finding::SameVictim,
    Finding::SamePerpetrator,
    Finding::NotTheSame,
];

/// The id of what stands about a case that looks like this one.
fn id(case: CaseId) -> String {
    format!("alike-{}", key(case))
}

/// Whether it is no more than possible.
fn is_faint(alike: &Alike) -> bool {
    alike.ways.iter().all(|way| way.sure == Sure::Possible.id())
}
