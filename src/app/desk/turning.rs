//! The way from one page of a list to the others.

use leptos::prelude::*;

use crate::app::browser::{clock, page};
use crate::app::parts::{Look, act, el, live, p};
use crate::wording::say;

/// How a list says where somebody is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turning {
    /// Begins the ids of its buttons.
    pub list: &'static str,
    /// Takes focus once another page stands.
    pub focus: &'static str,
}

/// The ways to the first, the last and the neighbouring pages; nothing where there is one page. `at`: this page, from 0,
/// and how many there are.
pub fn turning(
    Turning { list, focus }: Turning,
    label: String,
    at: impl Fn() -> (usize, usize) + Send + 'static,
    turn: impl Fn(usize) + Copy + Send + 'static,
) -> AnyView {
    let to = move |name: &str, words: String, to: Option<usize>| {
        let turn = move |page: usize| {
            turn(page);
            clock::soon(move || {
                page::focus_text(focus);
            });
        };
        to.map(|to| act(Look::Secondary, words, move || turn(to)).id(format!("{list}-{name}")))
    };
    live(move || {
        let (page, pages) = at();
        (pages > 1).then(|| {
            let nav = el("nav", "govuk-button-group ledger__pages").attribute("aria-label", label.clone());
            nav.with_all(to("first", say!("ledger-first"), (page > 1).then_some(0)))
                .with_all(to("previous", say!("ledger-previous"), page.checked_sub(1)))
                .with(p(say!("ledger-page-of", page = page + 1, pages = pages)).id(format!("{list}-page-of")))
                .with_all(to("next", say!("ledger-next"), (page + 1 < pages).then_some(page + 1)))
                .with_all(to("last", say!("ledger-last"), (page + 2 < pages).then_some(pages - 1)))
        })
    })
}
