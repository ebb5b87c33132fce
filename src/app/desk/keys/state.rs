//! What the pages about keys hold, and their worker.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::subject::Trying;
use crate::app::browser::leaving;
use crate::app::browser::worker::NotStarted;
use crate::app::clerk::{KeyAsk, KeyTold};
use crate::app::desk::session::Session;
use crate::app::desk::site::Site;
use crate::app::worker::Opener;
use crate::area::Pack;
use crate::area::ceremony::Ceremony;
use crate::wording::say;

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
        // The one before ends when it is let go: whoever still waits for its answer has hold of it until then.
        self.worker.try_update_value(|one| drop(one.replace(worker.clone())));
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
