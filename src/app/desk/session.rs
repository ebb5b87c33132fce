//! What the desk holds between unlocking and locking, and how all of it goes at once.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dealing::Dealing;
use super::entering::Hand;
use super::inbox::Inbox;
use super::input::{Input, Looked};
use super::listing::Listing;
use super::progress::Progress;
use super::reading::Reading;
use super::register::{Book, NotDone, Shelf, Typed};
use super::site::Site;
use super::stage::{Locked, Stage};
use super::together::Together;
use super::triage::Seen;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::{fields, route};
use crate::app::clerk::WholeCase;
use crate::app::worker::{Kept, KeyHeld, Opener};
use crate::domain::ledger::Ledger;
use crate::domain::register::{CaseId, Id};
use crate::wording::say;

/// The state of the desk. Identities and passphrases are never in it: the workers alone hold them.
#[derive(Clone, Copy)]
pub struct Session {
    pub stage: RwSignal<Stage>,
    pub keys: RwSignal<Vec<KeyHeld>>,
    pub ledger: RwSignal<Ledger<Kept>>,
    /// What belongs together in it.
    pub together: Memo<Together>,
    /// How the list of referrals was left.
    pub triage: RwSignal<Seen>,
    /// Which part of it is shown.
    pub listing: RwSignal<Listing>,
    pub progress: RwSignal<Option<Progress>>,
    pub reading: RwSignal<Option<Reading>>,
    /// Why the desk was locked, until it is unlocked again.
    pub locked: RwSignal<Option<Locked>>,
    /// Seconds until it locks by itself, in the last minute.
    pub left: RwSignal<Option<u32>>,
    /// Nobody was there for a while, and no key was held that would be locked: what is secret goes from the screen.
    pub away: RwSignal<bool>,
    /// What a screen reader is told, politely.
    pub said: RwSignal<String>,
    /// The register that is open.
    pub book: RwSignal<Option<Book>>,
    /// The case of it that is read.
    pub looked: RwSignal<Option<WholeCase>>,
    /// The meeting whose page stands, once the page of meetings does.
    pub meeting: RwSignal<Option<Id>>,
    /// The case that papers are to be about, until the page of papers stands.
    pub paper_case: StoredValue<Option<CaseId>>,
    /// Why something was not written into the register, until the next thing is.
    pub not_done: RwSignal<Option<NotDone>>,
    /// The forms on the page: what each would lose.
    pub unsaid: StoredValue<Vec<Typed>, LocalStorage>,
    /// A case that somebody takes down by hand, while they look at other pages too.
    pub hand: Hand,
    /// So many rows of the ledger the open register has gone through, and whether it goes through more now.
    pub filed: RwSignal<usize>,
    pub filing: StoredValue<bool>,
    /// What waits in the dropbox of the site.
    pub inbox: Inbox,
    /// Cases that were read and of which that was not said yet.
    pub viewed: StoredValue<BTreeSet<CaseId>>,
    /// Sealed files: kept when locking.
    pub shelf: StoredValue<Option<Rc<Shelf>>, LocalStorage>,
    /// Event files that told something, with their lengths.
    pub heard: StoredValue<BTreeMap<String, u64>>,
    /// Rows of the ledger that the worker with the register knows.
    pub told: StoredValue<BTreeSet<usize>>,
    /// Public, and kept when locking.
    pub site: RwSignal<Site>,
    /// What was given and has no row yet.
    pub dealing: StoredValue<Dealing<Input, Looked>, LocalStorage>,
    /// The workers with the keys; the first one has them from the person, the others from it.
    pub workers: StoredValue<Vec<Rc<Opener>>, LocalStorage>,
    dropped: StoredValue<Option<TakeFiles>, LocalStorage>,
    /// Of each row, where it came from and which worker has its record.
    inputs: StoredValue<Vec<(Input, Option<usize>)>, LocalStorage>,
    visit: StoredValue<u32>,
}

type TakeFiles = Rc<dyn Fn(Vec<ChosenFile>)>;

impl Session {
    /// A locked desk.
    pub fn new() -> Session {
        let ledger = RwSignal::<Ledger<Kept>>::default();
        Session {
            stage: RwSignal::new(Stage::Unlock),
            keys: RwSignal::default(),
            ledger,
            together: Memo::new(move |_| ledger.with(Together::of)),
            triage: RwSignal::default(),
            listing: RwSignal::default(),
            progress: RwSignal::new(None),
            reading: RwSignal::new(None),
            locked: RwSignal::new(None),
            left: RwSignal::new(None),
            away: RwSignal::new(false),
            said: RwSignal::default(),
            book: RwSignal::new(None),
            looked: RwSignal::new(None),
            meeting: RwSignal::new(None),
            paper_case: StoredValue::new(None),
            not_done: RwSignal::new(None),
            unsaid: StoredValue::new_local(Vec::new()),
            hand: Hand::default(),
            filed: RwSignal::new(0),
            filing: StoredValue::new(false),
            inbox: Inbox::new(),
            viewed: StoredValue::new(BTreeSet::new()),
            shelf: StoredValue::new_local(None),
            heard: StoredValue::new(BTreeMap::new()),
            told: StoredValue::new(BTreeSet::new()),
            site: RwSignal::default(),
            dealing: StoredValue::new_local(Dealing::default()),
            workers: StoredValue::new_local(Vec::new()),
            dropped: StoredValue::new_local(None),
            inputs: StoredValue::new_local(Vec::new()),
            visit: StoredValue::new(0),
        }
    }

    /// Forgets keys, files and everything that was opened, and goes back to the beginning.
    pub fn lock(self, why: Locked) {
        // One that broke down says nothing any more.
        match &why {
            Locked::Broke(_) => self.end_workers(),
            Locked::ByPerson | Locked::Idle(_) => self.say_last_words(),
        }
        self.nothing_to_lose();
        self.hand.clear();
        self.filed.set(0);
        self.filing.set_value(false);
        self.inbox.clear();
        self.viewed.set_value(BTreeSet::new());
        self.visit.update_value(|visit| *visit += 1);
        self.inputs.set_value(Vec::new());
        self.progress.set(None);
        self.left.set(None);
        self.said.set(String::new());
        self.locked.set(Some(why));
        fields::clear_secrets();
        fields::clear("armor");
        self.stage.set(Stage::Unlock);
        self.reading.set(None);
        self.ledger.set(Ledger::default());
        self.triage.set(Seen::default());
        self.listing.set(Listing::default());
        self.keys.set(Vec::new());
        self.looked.set(None);
        self.book.set(None);
        self.meeting.set(None);
        self.paper_case.set_value(None);
        self.not_done.set(None);
        self.heard.set_value(BTreeMap::new());
        self.told.set_value(BTreeSet::new());
        route::replace("#/");
    }

    /// Goes on to opening, once something is unlocked.
    pub fn enter(self) {
        fields::clear_secrets();
        self.locked.set(None);
        self.stage.set(Stage::Open);
        self.said.set(say!("desk-unlocked"));
        // What could not be had when the page was loaded may be there now.
        if self.site.with_untracked(|site| site.packs.is_empty() || site.instrument.is_none()) {
            spawn_local(async move { self.site.set(Site::fetch().await) });
        }
    }

    /// Takes note of keys that the first worker holds now.
    pub fn hold(self, keys: Vec<KeyHeld>) {
        self.keys.update(|held| {
            for key in keys {
                if !held.contains(&key) {
                    held.push(key);
                }
            }
        });
    }

    /// What the page that stands does with files that are dropped anywhere on it.
    pub fn on_drop(self, take: impl Fn(Vec<ChosenFile>) + 'static) {
        self.dropped.set_value(Some(Rc::new(take)));
    }

    /// Hands dropped files to the page that stands.
    pub fn drop_here(self, files: Vec<ChosenFile>) {
        if let Some(take) = self.dropped.get_value() {
            take(files);
        }
    }

    /// Whether a key is held, so that there is something to lock.
    pub fn holds_a_key(self) -> bool {
        self.keys.with_untracked(|keys| !keys.is_empty())
    }

    /// Names the time until the next lock: what was begun in another visit is dropped.
    pub fn visit(self) -> u32 {
        self.visit.get_value()
    }

    /// Whether the desk was not locked since.
    pub fn is(self, visit: u32) -> bool {
        self.visit() == visit
    }

    /// Remembers where a row of the ledger came from, and which worker has its record.
    pub fn remember(self, input: Input, worker: Option<usize>) {
        self.inputs.update_value(|inputs| inputs.push((input, worker)));
    }

    /// The input of a row of the ledger, from 1.
    pub fn input(self, number: usize) -> Option<Input> {
        self.inputs.with_value(|inputs| Some(inputs.get(number.checked_sub(1)?)?.0.clone()))
    }

    /// The worker that has the record of a row of the ledger.
    pub fn opener_of(self, number: usize) -> Option<Rc<Opener>> {
        let worker = self.inputs.with_value(|inputs| inputs.get(number.checked_sub(1)?)?.1)?;
        self.workers.with_value(|workers| workers.get(worker).cloned())
    }
}
