//! Keeping work, as the page sees it: it hands the work over and draws what the worker describes. Nothing is unlocked here.

mod ask;

pub use self::ask::Goes;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value as Json;

use super::delivery::text;
use super::load::Area;
use super::work::Work;
use crate::app::browser::worker::Worker;
use crate::app::browser::{self, clock, offline, page as window, storage};
use crate::app::parts::effect;

/// What is kept of the work, and how: one for the page, for as long as it lives.
#[derive(Clone, Copy)]
pub struct Keep(());

thread_local! {
    static KEPT: OnceCell<&'static Kept> = const { OnceCell::new() };
}

/// What a page knows of it. Signals are of one type, so that their program is in the page once.
pub struct Kept {
    pub work: Work,
    /// Whether only the person at it uses this computer; nothing before they said so, or said otherwise.
    pub own: RwSignal<Json>,
    /// When the work was stored last, whether that went well, and whether all of it is: `[time, true, true]`.
    pub stored: RwSignal<Json>,
    /// A new version of the page waits.
    pub newer: RwSignal<Json>,
    /// What stands in the place of the work while the worker keeps it sealed; nothing while it is here.
    pub locked: RwSignal<Json>,
    /// What a person must know wherever they are: what is different since the draft was written that was gone on with, or that
    /// the work could not be stored.
    pub notice: RwSignal<Json>,
    /// A passphrase is set.
    protected: Cell<bool>,
    /// The work is stored on this device by itself.
    autosave: Cell<bool>,
    changed: Cell<bool>,
    storing: Cell<bool>,
    /// The draft that was gone on with, until its area is known.
    resumed: RefCell<Json>,
    at: RefCell<Option<(Arc<Area>, usize)>>,
    worker: RefCell<Option<Rc<Worker>>>,
    /// Files that the worker has sealed already, by SHA-256.
    has: RefCell<Vec<String>>,
    /// What the browser keeps of the site, and whether it promises to keep what is stored: asked for pages alone, never
    /// where work waits to be sealed.
    browser: RefCell<(String, bool)>,
}

/// How long after a keystroke the work is stored.
const AFTER: Duration = Duration::from_secs(5);
/// Nobody who leaves in a hurry waits longer than this; the page is out of sight meanwhile.
const LEAVING: Duration = Duration::from_secs(3);

impl std::ops::Deref for Keep {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        KEPT.with(|kept| *kept.get().expect("made with the first"))
    }
}

impl Keep {
    /// Of this work; nothing is kept.
    pub fn new(work: Work) -> Keep {
        let nothing = || RwSignal::new(Json::Null);
        let kept: &Kept = Box::leak(Box::new(Kept {
            work,
            own: nothing(),
            stored: nothing(),
            newer: nothing(),
            locked: nothing(),
            notice: nothing(),
            protected: Cell::default(),
            autosave: Cell::default(),
            changed: Cell::default(),
            storing: Cell::default(),
            resumed: RefCell::default(),
            at: RefCell::default(),
            worker: RefCell::default(),
            has: RefCell::default(),
            browser: RefCell::default(),
        }));
        let _ = KEPT.with(|once| once.set(kept));
        let keep = Keep(());
        effect(move || {
            work.draft.track();
            work.attached.files.track();
            keep.touch();
        });
        window::on_hidden(move || {
            if keep.autosave.get() && keep.changed.get() {
                spawn_local(keep.store());
            }
        });
        // A browser that holds on to the page would hold on to its worker too, and to the draft that no other tab can open then.
        window::on_gone(move || drop(keep.worker.take()));
        offline::on_new_version(move || keep.newer.set(Json::Bool(true)));
        keep
    }

    /// Where the person is from now on.
    pub fn arrive(self, area: &Arc<Area>, step: usize) {
        let first = self.at.replace(Some((area.clone(), step))).is_none();
        if first {
            spawn_local(async move {
                // What is too old is deleted at the first visit, whether or not somebody looks for it.
                if storage::keeps_drafts().await {
                    self.ask("tidy", Json::Null, Vec::new(), Goes::Nothing).await;
                }
            });
        }
        let resumed = self.resumed.take();
        if resumed.is_object() {
            self.work.draft.update(|draft| draft.feed(&area.context));
            spawn_local(async move {
                let (told, _) = self.ask("notice", resumed, Vec::new(), Goes::Nothing).await.unwrap_or_default();
                self.follow(&told, Vec::new());
                self.notice.set(told["sheet"].clone());
                self.work.confirm_again(&told["again"]);
            });
        }
    }

    /// Whether there is something to lose that a passphrase protects.
    pub fn protects(self) -> bool {
        self.protected.get() && untrack(|| !self.work.is_empty())
    }

    /// Something was typed: it is stored a little later.
    fn touch(self) {
        self.changed.set(true);
        if self.stored.with_untracked(|stored| stored[2] == true) {
            self.stored.update(|stored| stored[2] = false.into());
        }
        if !self.autosave.get() || self.storing.replace(true) {
            return;
        }
        spawn_local(async move {
            clock::sleep(AFTER).await;
            self.store().await;
            self.storing.set(false);
            if self.changed.get() {
                self.touch();
            }
        });
    }

    /// Stores the work now, where it is stored at all.
    pub async fn store(self) {
        self.changed.set(false);
        if untrack(|| self.work.is_empty()) || !self.autosave.get() {
            return;
        }
        let (told, _) = self.ask("store", Json::Null, Vec::new(), Goes::New).await.unwrap_or_default();
        if let Some(has) = told["has"].as_array() {
            self.has.replace(has.iter().map(text).collect());
        }
        let well = told["stored"] == true;
        // Said once, and not any more when all is well again.
        if well != self.stored.with_untracked(|stored| stored[1] != false) {
            self.notice.set(told["sheet"].clone());
        }
        self.stored.update(|stored| {
            let time = if well { clock::time_of_day().into() } else { stored[0].take() };
            *stored = Json::Array(vec![time, well.into(), (well && !self.changed.get()).into()]);
        });
    }

    /// Has the worker seal the work and drops it here; false where it could not.
    pub async fn lock(self) -> bool {
        let asked = self.ask("lock", Json::Null, Vec::new(), Goes::New);
        // Out of sight before it is sealed.
        self.locked.set(Json::Bool(true));
        let (told, _) = asked.await.unwrap_or_default();
        let well = told["locked"] == true;
        if well {
            self.work.clear();
            browser::keep("");
        }
        self.locked.set(if well { told } else { Json::Null });
        well
    }

    /// Seals what is there before the page is left in a hurry, or has what was stored of it deleted when it was sent.
    pub async fn before_end(self, what: &'static str, goes: Goes) {
        let asked = self.ask(what, Json::Null, Vec::new(), goes);
        if let Some(Some((told, bytes))) = clock::within(LEAVING, asked).await {
            self.follow(&told, bytes);
        }
    }
}
