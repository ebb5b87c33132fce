//! The cases as a coordinator works through them: sorted, filtered, page by page. Of a register where one is open,
//! otherwise the referrals that were opened.

mod entries;
mod filters;
mod found;
mod table;

pub use entries::{agency_name, route};
pub use found::Found;
pub use table::case_button;

use leptos::prelude::*;

use super::session::Session;
use super::turning::{Turning, turning};
use crate::app::parts::{inset, live};
use crate::domain::register::CaseId;
use crate::domain::triage::{Entry, View, arrange, page, pages};
use crate::wording::say;

/// Rows of one page: more are not looked through at once, and the page stays quick with thousands.
const ROWS: usize = 50;

/// How a person left the list; kept while a referral is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub view: View,
    /// From 0.
    pub page: usize,
    /// What the worker found of the text.
    pub found: Found,
}

/// Where a line of the list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A row of the ledger.
    Row(usize),
    /// A case of the register.
    Case(CaseId),
}

/// What the list is made from, and what of it is seen.
#[derive(Clone, Copy)]
struct List {
    session: Session,
    entries: Memo<Vec<Entry<At>>>,
    shown: Memo<Vec<usize>>,
    /// The page that stands, from 0, and how many there are.
    at: Memo<(usize, usize)>,
}

/// The table with what sorts and filters it.
#[component]
pub fn Triage(session: Session) -> impl IntoView {
    let entries = Memo::new(move |_| entries::entries(session));
    let arranged = Memo::new(move |_| entries.with(|entries| session.triage.with(|seen| arranged(entries, seen))));
    let shown = Memo::new(move |_| arranged.with(|(shown, _)| shown.clone()));
    let nearly = Memo::new(move |_| arranged.with(|(_, nearly)| *nearly));
    found::follow(session);
    let at = Memo::new(move |_| {
        let pages = pages(shown.with(Vec::len), ROWS);
        (session.triage.with(|seen| seen.page).min(pages - 1), pages)
    });
    let list = List { session, entries, shown, at };
    let any = Memo::new(move |_| entries.with(|entries| !entries.is_empty()));
    let turn = move |to: usize| session.triage.update(|seen| seen.page = to);
    let turning = move || {
        let turning = Turning { list: "triage", focus: "triage-heading" };
        self::turning(turning, say!("triage-pages"), move || at.get(), turn)
    };
    view! {
        <Show when=move || any.get()>
            <section class="no-print" aria-labelledby="triage-heading">
                <h2 class="govuk-heading-m" id="triage-heading" tabindex="-1">{move || if session.book.with(Option::is_some) { say!("triage-heading-register") } else { say!("triage-heading") }}</h2>
                {filters::filters(list)}
                <p class="govuk-body" role="status" id="triage-shown">{move || which(list)}</p>
                <div role="status">{live(move || nearly.get().then(|| inset(say!("triage-nearly")).id("triage-nearly")))}</div>
                {table::table(list)}
                {turning()}
            </section>
        </Show>
    }
}

/// The places of the entries that are shown, and whether nothing is exactly like what is looked for: what is a letter off
/// is shown then, and only then.
fn arranged(entries: &[Entry<At>], seen: &Seen) -> (Vec<usize>, bool) {
    let is_found = |key: &At| matches!(key, At::Case(case) if seen.found.has(*case, &seen.view.filter.text));
    let exactly = arrange(entries, &seen.view, |key| !seen.found.nearly && is_found(key));
    if !seen.found.nearly || !exactly.is_empty() {
        return (exactly, false);
    }
    let nearly = arrange(entries, &seen.view, is_found);
    let any = !nearly.is_empty();
    (nearly, any)
}

impl List {
    /// The lines of the page that stands.
    fn lines(self) -> Vec<Entry<At>> {
        let at = self.at.get().0;
        self.shown
            .with(|shown| self.entries.with(|all| page(shown, at, ROWS).iter().map(|at| all[*at].clone()).collect()))
    }

    /// Changes what is seen, from its first page on.
    fn change(self, change: impl FnOnce(&mut View)) {
        self.session.triage.update(|seen| {
            change(&mut seen.view);
            seen.page = 0;
        });
    }
}

/// "51 to 100 of 312 referrals".
fn which(list: List) -> String {
    let (shown, all, (at, _)) = (list.shown.with(Vec::len), list.entries.with(Vec::len), list.at.get());
    match shown {
        0 => say!("triage-none", all = all),
        _ => say!("triage-which", from = at * ROWS + 1, to = shown.min((at + 1) * ROWS), shown = shown, all = all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Sighted;

    #[test]
    fn what_is_a_letter_off_is_shown_only_where_nothing_is_exactly_so() {
        let case = |digit: &str| -> CaseId { digit.repeat(64).parse().unwrap() };
        let entry = |digit: &str, agency: &str| Entry {
            key: At::Case(case(digit)),
            reference: format!("{digit}{digit}{digit}{digit}-0000-0000"),
            received: String::new(),
            agency: agency.to_owned(),
            glance: None,
            added: false,
            worked: None,
        };
        let entries = [entry("1", "Housing"), entry("2", "Police")];
        let shown = |text: &str, nearly: bool| {
            let sighted = Sighted { cases: vec![(case("2"), "victim".to_owned())], nearly };
            let mut seen = Seen { found: Found::of(text.to_owned(), sighted), ..Seen::default() };
            seen.view.filter.text = text.to_owned();
            arranged(&entries, &seen)
        };
        assert_eq!(shown("hous", false), (vec![0, 1], false));
        assert_eq!(shown("hous", true), (vec![0], false), "an agency is exactly that");
        assert_eq!(shown("tarrent", true), (vec![1], true));
        assert_eq!(shown("tarrant", false), (vec![1], false));
    }
}
