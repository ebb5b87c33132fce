//! The coordinator's page: unlock, open, read, print, lock. Beside it the trainer's, which has no key.

mod secret;
mod session;
mod side;
mod stage;
mod turns;
mod typed;
mod unlock;
mod workers;

mod doing;
mod entering;
mod keeping;
mod keys;

mod bar;
mod idle;
mod nav;
mod pages;

mod batch;
mod dealing;
mod inbox;
mod input;
mod progress;

mod ledger;
mod listing;
mod opening;
mod together;
mod triage;
mod turning;

mod meetings;
pub(super) mod register;

pub(super) mod counting;
mod papers;

mod additions;
mod attachments;
mod case;
mod checklist;
mod listed;
mod read_page;
mod reading;
mod since;

mod site;
pub(super) mod tables;
mod trouble;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{files, route};
use super::parts::live;
use super::trainer::trainer;
use bar::Bar;
use keys::Keys;
use nav::Nav;
use opening::Opening;
use read_page::ReadPage;
use session::Session;
use side::Side;
use site::Site;
use stage::{KeysPage, Page, READ_HASH, Stage};
use unlock::Unlock;

/// The whole page.
#[component]
pub fn Desk() -> impl IntoView {
    let session = Session::new();
    let keys = Keys::new(session);
    let asked = KeysPage::of(&route::hash());
    let side = Side::new(session);
    if let Some(page) = asked {
        route::replace(page.hash());
        session.turn_to_keys(page);
    }
    route::on_change(move |hash| match (hash.as_str(), session.stage.get_untracked()) {
        _ if side.hears(&hash) => {}
        ("" | "#/", Stage::Read) => session.back_to_list(),
        ("" | "#/", Stage::Page(_) | Stage::Keys(_)) => session.turn_to_list(),
        (hash, _) if KeysPage::of(hash).is_some() => {
            KeysPage::of(hash).into_iter().for_each(|page| session.turn_to_keys(page));
        }
        (_, Stage::Open | Stage::Read | Stage::Page(_) | Stage::Keys(_)) if page_of(session, &hash).is_some() => {
            page_of(session, &hash).into_iter().for_each(|page| session.turn_to(page));
        }
        (READ_HASH, Stage::Read) => {}
        // A referral that was read before is not kept: there is nothing to go forward to.
        (READ_HASH, _) => route::replace("#/"),
        _ => {} // the link to the main content
    });
    files::on_drop(move |files| session.drop_here(files));
    idle::watch(session);
    spawn_local(async move { session.site.set(Site::fetch().await) });
    live(move || Some(if side.in_practice.get() { practice(session, side) } else { live_desk(session, side, keys) }))
}

/// The trainer's pages; nothing of the coordinator's stands beside them.
fn practice(session: Session, side: Side) -> AnyView {
    let support = Memo::new(move |_| session.site.with(Site::support));
    trainer(side.way, support, move |take| session.on_drop(take), move || side.leave())
}

fn live_desk(session: Session, side: Side, keys: Keys) -> AnyView {
    let registered = Memo::new(move |_| session.book.with(Option::is_some));
    let page = move || match (session.stage.get(), session.reading.get_untracked()) {
        (Stage::Unlock, _) => view! { <Unlock session=session /> }.into_any(),
        (Stage::Read, Some(reading)) => view! { <ReadPage session=session reading=reading /> }.into_any(),
        (Stage::Page(page), _) => pages::view(session, page),
        (Stage::Keys(page), _) => keys::view(keys, page),
        (Stage::Open | Stage::Read, _) => {
            // With a register it is another page, with another heading.
            registered.track();
            view! { <Opening session=session /> }.into_any()
        }
    };
    view! {
        <Bar session=session />
        <Nav session=session />
        {side.notice()}
        <p class="govuk-visually-hidden" role="status" id="said">{move || session.said.get()}</p>
        <div class="govuk-width-container">{page}</div>
    }
    .into_any()
}

/// The page of the register with this hash, while one is open.
fn page_of(session: Session, hash: &str) -> Option<Page> {
    let open = session.book.with_untracked(Option::is_some);
    Page::ALL.into_iter().find(|page| open && page.hash() == hash)
}
