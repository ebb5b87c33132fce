//! The keys of an area: who can open, the ceremony that makes keys and tries them, another passphrase, re-sealing.
//!
//! Secret halves are made, used and dropped in a worker of these pages alone; what the pages hold is public, or locked.

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

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use reminders::reminders;

use super::session::Session;
use super::site::Site;
use super::stage::KeysPage;
use crate::app::browser::leaving;
use crate::app::browser::worker::NotStarted;
use crate::app::clerk::{KeyAsk, KeyTold};
use crate::app::parts::{El, Mend, el, error_summary, link, page};
use crate::app::worker::Opener;
use crate::area::Pack;
use crate::area::ceremony::Ceremony;
use crate::wording::say;
use trying::Trying;
use work::Work;

/// What the pages hold; nothing of it is secret.
#[derive(Clone, Copy)]
pub struct Keys {
    pub session: Session,
    pub ceremony: RwSignal<Option<Ceremony>>,
    /// It stands at its first page: no key is made yet.
    pub planning: RwSignal<bool>,
    /// Something of it is in no file yet.
    pub unsaved: RwSignal<bool>,
    /// Packs with changes that are not on the site; of each area one.
    pub changed: RwSignal<Vec<Pack>>,
    /// Whose saved key is tried, on the page for that.
    pub trying: RwSignal<Option<Trying>>,
    /// What stood in the test referral that was opened last, and whose key opened it.
    pub opened: RwSignal<Option<(String, String)>>,
    worker: StoredValue<Option<Rc<Opener>>, LocalStorage>,
    /// Sealed to these recipients.
    test: StoredValue<Option<(Vec<String>, Vec<u8>)>>,
}

impl Keys {
    /// Nothing has been begun.
    pub fn new(session: Session) -> Keys {
        Keys {
            session,
            ceremony: RwSignal::new(None),
            planning: RwSignal::new(true),
            unsaved: RwSignal::new(false),
            changed: RwSignal::new(Vec::new()),
            trying: RwSignal::new(None),
            opened: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            test: StoredValue::new(None),
        }
    }

    /// The page.
    pub fn view(self, which: KeysPage) -> AnyView {
        self.session.on_drop(|_| ());
        let mends = RwSignal::new(Vec::<Mend>::new());
        let content = match which {
            KeysPage::People => people::people(self, mends),
            KeysPage::Ceremony => ceremony::ceremony(self, mends),
            KeysPage::Drill => trying::trying(self, mends),
            KeysPage::Passphrase => passphrase::passphrase(self, mends),
            KeysPage::Rewrap => rewrap::rewrap(self, mends),
        };
        let back = match which {
            KeysPage::People => link("#/".into(), say!("keys-to-desk")).id("to-desk"),
            _ => link(KeysPage::People.hash().into(), say!("keys-back")).id("keys-back"),
        };
        let back = el("p", "govuk-body no-print").with(back);
        let page = page(name(which), None, Some(mends.into()))
            .with(back)
            .with(changed::changed(Work::new(self, mends)))
            .with(content);
        view! { {error_summary(mends.into())} {page} }.into_any()
    }

    /// Asks the worker of these pages; what broke, in words.
    pub async fn ask(self, ask: KeyAsk, bytes: Vec<Vec<u8>>) -> Result<(KeyTold, Vec<Vec<u8>>), String> {
        let worker = self.worker.get_value().filter(|worker| !worker.has_stopped());
        let worker = match worker {
            Some(worker) => worker,
            None => self.start().await.map_err(|_| say!("keys-not-started"))?,
        };
        worker.keys(&ask, bytes).await.map_err(|_| say!("keys-stopped"))
    }

    /// Has the worker loaded before it is needed: afterwards the network may be switched off.
    pub fn warm(self) {
        if self.worker.with_value(Option::is_none) {
            spawn_local(async move { _ = self.start().await });
        }
    }

    async fn start(self) -> Result<Rc<Opener>, NotStarted> {
        let worker = Rc::new(Opener::start().await?);
        if let Some(before) = self.worker.try_update_value(|one| one.replace(worker.clone())).flatten() {
            before.end();
        }
        Ok(worker)
    }

    /// A test referral that these open; the same until others are asked for.
    pub async fn test_referral(self, recipients: Vec<String>, area: &str) -> Result<Vec<u8>, String> {
        let known = self.test.with_value(|test| {
            let (of, sealed) = test.as_ref()?;
            (*of == recipients).then(|| sealed.clone())
        });
        if let Some(sealed) = known {
            return Ok(sealed);
        }
        let sentence = say!("keys-test-sentence", area = area);
        let (_, sealed) = self.ask(KeyAsk::Test { recipients: recipients.clone(), sentence }, Vec::new()).await?;
        let sealed = sealed.into_iter().next().ok_or_else(|| say!("cli-no-randomness"))?;
        self.test.set_value(Some((recipients, sealed.clone())));
        Ok(sealed)
    }

    /// What comes next begins with saved files alone: another worker takes over, with a memory of its own.
    ///
    /// No worker keeps a secret half once it has answered. Where another cannot be had because the network is off, the same
    /// one goes on.
    pub fn forget(self) {
        self.test.set_value(None);
        if self.worker.with_value(Option::is_some) {
            spawn_local(async move { _ = self.start().await });
        }
    }

    /// Changes the ceremony, and has the browser warn before what is not saved is left.
    pub fn change(self, change: impl FnOnce(&mut Ceremony)) {
        self.ceremony.update(|ceremony| {
            if let Some(ceremony) = ceremony {
                change(ceremony)
            }
        });
        self.unsaved.set(true);
        self.warn();
    }

    /// Takes a ceremony up, or lays it down.
    pub fn take_up(self, ceremony: Option<Ceremony>, planning: bool) {
        self.forget();
        self.opened.set(None);
        self.planning.set(planning);
        self.ceremony.set(ceremony);
        self.saved();
    }

    /// Everything of the ceremony is in a file.
    pub fn saved(self) {
        self.unsaved.set(false);
        self.warn();
    }

    /// Takes note of a changed pack, which is to be put on the site.
    pub fn pack_changed(self, pack: Pack) {
        self.changed.update(|changed| {
            changed.retain(|other| other.id != pack.id);
            changed.push(pack);
        });
        self.warn();
    }

    /// Looks whether a changed pack is on the site now; the version that is there else, if the site answers.
    pub async fn look_on_site(self, id: &str) -> Result<(), Option<u64>> {
        let site = Site::fetch().await;
        let there = site.pack(id).map(|pack| pack.version);
        let wanted =
            self.changed.with_untracked(|changed| changed.iter().find(|pack| pack.id == id).map(|pack| pack.version));
        if there.is_none() || there < wanted {
            return Err(there);
        }
        self.session.site.set(site);
        self.changed.update(|changed| changed.retain(|pack| pack.id != id));
        self.warn();
        Ok(())
    }

    /// Has the browser ask before what is nowhere else is left.
    fn warn(self) {
        let changed = self.changed.with_untracked(|changed| !changed.is_empty());
        leaving::warn(changed || self.unsaved.get_untracked());
    }

    /// The pack of an area as it stands here: with changes that are not on the site yet.
    pub fn pack(self, area: &str) -> Option<Pack> {
        let changed = self.changed.with(|changed| changed.iter().find(|pack| pack.id == area).cloned());
        changed.or_else(|| self.on_site(area))
    }

    /// The pack of an area as the site has it.
    pub fn on_site(self, area: &str) -> Option<Pack> {
        self.session.site.with(|site| site.pack(area).cloned())
    }
}

/// The heading of a page, and its name in links.
pub fn name(page: KeysPage) -> String {
    match page {
        KeysPage::People => say!("keys-people"),
        KeysPage::Ceremony => say!("keys-ceremony"),
        KeysPage::Drill => say!("keys-drill"),
        KeysPage::Passphrase => say!("keys-passphrase"),
        KeysPage::Rewrap => say!("keys-rewrap"),
    }
}

/// A link to another of these pages.
fn way(page: KeysPage, id: &'static str) -> El {
    link(page.hash().into(), name(page)).id(id)
}
