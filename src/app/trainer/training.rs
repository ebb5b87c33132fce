//! What the trainer's pages hold between entering practice and leaving it. No key is among it but the practice identity,
//! and that stays in its worker.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cases::{Cases, Known};
use super::hand_ins::{Book, Verdict};
use super::way::Way;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::{leaving, random};
use crate::app::worker::Opener;
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::domain::practice::code::{HandIn, SessionMark};
use crate::domain::practice::draft::CaseDraft;

/// The state; all of it ends with leaving.
#[derive(Clone, Copy)]
pub struct Training {
    pub way: Way,
    /// Where somebody can turn to for themselves.
    pub support: Memo<Vec<String>>,
    pub cases: RwSignal<Cases>,
    /// The id of the case of the session.
    pub chosen: RwSignal<String>,
    pub session: RwSignal<SessionMark>,
    pub book: RwSignal<Book>,
    /// What became of everything in the book.
    pub verdicts: Memo<Vec<Verdict>>,
    /// A case that is being written.
    pub draft: RwSignal<Option<CaseDraft>>,
    /// It is not saved.
    pub unsaved: RwSignal<bool>,
    /// What a screen reader is told, politely.
    pub said: RwSignal<String>,
    worker: StoredValue<Option<Rc<Opener>>, LocalStorage>,
    drops: Drops,
    records: StoredValue<usize>,
}

/// Sets what is done with files that are dropped anywhere on the page.
pub type TakeDrops = Box<dyn Fn(Vec<ChosenFile>)>;
type Drops = StoredValue<Rc<dyn Fn(TakeDrops)>, LocalStorage>;

impl Training {
    /// A session with a code of its own, and the cases on their way.
    pub fn begin(way: Way, support: Memo<Vec<String>>, on_drop: impl Fn(TakeDrops) + 'static) -> Training {
        let (cases, chosen) = (RwSignal::new(Cases::default()), RwSignal::new(String::new()));
        let session = RwSignal::new(SessionMark::NONE);
        let book = RwSignal::new(Book::default());
        let mark = Memo::new(move |_| of(cases, chosen, |known| known.case.mark()));
        let verdicts = Memo::new(move |_| book.with(|book| book.verdicts(mark.get(), session.get())));
        let unsaved = RwSignal::new(false);
        let training = Training {
            way,
            support,
            cases,
            chosen,
            session,
            book,
            verdicts,
            draft: RwSignal::new(None),
            unsaved,
            said: RwSignal::default(),
            worker: StoredValue::new_local(None),
            drops: StoredValue::new_local(Rc::new(on_drop)),
            records: StoredValue::new(0),
        };
        training.draw();
        Effect::new(move |_| {
            let would_lose = unsaved.get() || book.with(|book| !book.inputs.is_empty());
            way.would_lose.set(would_lose);
            leaving::warn(would_lose);
        });
        on_cleanup(move || training.end());
        spawn_local(async move {
            let fetched = Cases::fetch().await;
            cases.try_set(fetched);
        });
        training
    }

    /// Gives the session another code by chance.
    pub fn draw(self) {
        // Without randomness the first one: the session is then told from none, and not from another trainer's.
        self.session.set(SessionMark::random(random::bits().unwrap_or(1)));
    }

    /// The case of the session, once one is chosen.
    pub fn case(self) -> Option<Arc<Case>> {
        of(self.cases, self.chosen, |known| Some(known.case.clone()))
    }

    /// The code of the session, where it is read once.
    pub fn session_untracked(self) -> SessionMark {
        self.session.get_untracked()
    }

    /// Whether learners have to open it as a file.
    pub fn is_own(self) -> bool {
        of(self.cases, self.chosen, |known| known.own)
    }

    /// The checklist, once it has come.
    pub fn instrument(self) -> Option<Arc<Instrument>> {
        self.cases.with(|cases| cases.instrument.clone())
    }

    /// Everything that counts.
    pub fn hand_ins(self) -> Vec<HandIn> {
        self.verdicts.with(|verdicts| {
            verdicts
                .iter()
                .filter_map(|verdict| if let Verdict::Taken(taken) = verdict { Some(taken.clone()) } else { None })
                .collect()
        })
    }

    /// The worker that holds the practice identity and nothing else.
    pub async fn worker(self) -> Option<Rc<Opener>> {
        let running = self.worker.try_with_value(Clone::clone)?;
        if let Some(worker) = running.filter(|worker| !worker.has_stopped()) {
            return Some(worker);
        }
        let worker = Rc::new(Opener::start().await.ok()?);
        // A worker that does not hold the practice key, or holds more, is of no use here.
        let key = worker.practice().await.ok()??;
        if !key.practice || self.worker.try_set_value(Some(worker.clone())).is_some() {
            worker.end();
            return None;
        }
        Some(worker)
    }

    /// A number that no record in the worker has.
    pub fn next_record(self) -> usize {
        self.records
            .try_update_value(|records| {
                *records += 1;
                *records
            })
            .unwrap_or_default()
    }

    /// Says what is done with files that are dropped on the page that stands.
    pub fn on_drop(self, take: impl Fn(Vec<ChosenFile>) + 'static) {
        self.drops.with_value(|drops| drops(Box::new(take)));
    }

    fn end(self) {
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.end();
        }
        self.way.would_lose.set(false);
        leaving::warn(false);
    }
}

fn of<T: Default>(cases: RwSignal<Cases>, chosen: RwSignal<String>, read: impl Fn(&Known) -> T) -> T {
    cases.with(|cases| chosen.with(|chosen| cases.get(chosen).map(read)).unwrap_or_default())
}
