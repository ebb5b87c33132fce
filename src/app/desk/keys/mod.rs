//! The keys of an area: who can open, the ceremony that makes keys and tries them, another passphrase, re-sealing.
//!
//! Secret halves are made, used and dropped in a worker of these pages alone; what the pages hold is public, or locked.

mod subject;

mod state;
mod ways;
mod work;

mod changed;
mod people;
mod person;
mod reminders;

mod ceremony;
mod drill;
mod finish;
mod made;
mod make;
mod paper;
mod plan;
mod steps;

mod passphrase;
mod resealing;
mod rewrap;
mod trying;

use leptos::prelude::*;

pub use reminders::reminders;
pub use state::Keys;

use super::stage::KeysPage;
use crate::app::parts::{Mend, el, error_summary, link, page};
use crate::wording::say;
use ways::name;
use work::Work;

/// The page.
pub fn view(keys: Keys, which: KeysPage) -> AnyView {
    keys.session.on_drop(|_| ());
    let mends = RwSignal::new(Vec::<Mend>::new());
    let content = match which {
        KeysPage::People => people::people(keys, mends),
        KeysPage::Ceremony => ceremony::ceremony(keys, mends),
        KeysPage::Drill => trying::trying(keys, mends),
        KeysPage::Passphrase => passphrase::passphrase(keys, mends),
        KeysPage::Rewrap => rewrap::rewrap(keys, mends),
    };
    let back = match which {
        KeysPage::People => link("#/".into(), say!("keys-to-desk")).id("to-desk"),
        _ => link(KeysPage::People.hash().into(), say!("keys-back")).id("keys-back"),
    };
    let back = el("p", "govuk-body no-print").with(back);
    let page = page(name(which), None, Some(mends.into()))
        .with(back)
        .with(changed::changed(Work::new(keys, mends)))
        .with(content);
    view! { {error_summary(mends.into())} {page} }.into_any()
}
