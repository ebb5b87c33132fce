//! The ways between the pages of a register, above each of them.

use leptos::prelude::*;

use super::session::Session;
use super::stage::{Page, Stage};
use crate::app::parts::{El, el, live};
use crate::wording::say;

/// The navigation; nothing while no register is open.
#[component]
pub fn Nav(session: Session) -> impl IntoView {
    let open = Memo::new(move |_| session.book.with(Option::is_some));
    live(move || {
        let stage = session.stage.get();
        open.get().then(|| {
            let list = link("#/", say!("nav-cases"), matches!(stage, Stage::Open | Stage::Read), || ());
            let pages = Page::ALL.into_iter().map(|page| {
                link(page.hash(), name(page), stage == Stage::Page(page), move || session.turn_to_again(page))
            });
            let links = el("ul", "desk-nav__list").with_all(std::iter::once(list).chain(pages));
            el("nav", "desk-nav no-print")
                .attribute("aria-label", say!("nav-label"))
                .with(el("div", "govuk-width-container").with(links))
        })
    })
}

/// The heading of a page, and its name in the navigation.
pub fn name(page: Page) -> String {
    match page {
        Page::Entering => say!("nav-entering"),
        Page::Meetings => say!("nav-meetings"),
        Page::Papers => say!("nav-papers"),
        Page::Counting => say!("nav-counting"),
        Page::Keeping => say!("nav-keeping"),
    }
}

/// `again`: what happens on the page itself, where the hash stays as it is and nobody is told of it.
fn link(hash: &'static str, words: String, here: bool, again: impl Fn() + 'static) -> El {
    let press = move |_| {
        if here {
            again();
        }
    };
    let link = el("a", "desk-nav__link").attribute("href", hash).text(words).on("click", press);
    el("li", "desk-nav__item").with(if here { link.attribute("aria-current", "page") } else { link })
}
