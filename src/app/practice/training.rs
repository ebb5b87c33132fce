//! What one person practises with: the session, the cases, and what they have typed for each; in memory alone.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::library::{Chosen, Library, NoCases};
use super::route::{Place, Route};
use crate::app::browser::worker::Worker;
use crate::app::portal::journey::Journey;
use crate::app::portal::leave::Leave;
use crate::app::portal::load::{Area, Loaded};
use crate::app::portal::outcome::Outcome;
use crate::app::portal::sealing::Ready;
use crate::app::portal::work::Work;
use crate::area::CannotSeal;
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::draft::{Draft, Msg};
use crate::domain::form::start_ids;
use crate::domain::mode::Practice;
use crate::domain::practice::code::SessionMark;

/// The cases, once they have come.
pub type Fetched = ArcRwSignal<Option<Result<Library, NoCases>>>;

/// Practice as a whole; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Training {
    pub leave: Leave,
    /// The session of the trainer whose link was followed, or whose two characters were typed.
    pub session: RwSignal<SessionMark>,
    /// The case of that link, until it is opened.
    wanted: RwSignal<Option<String>>,
    owner: StoredValue<Owner>,
    areas: StoredValue<BTreeMap<String, Loaded>>,
    library: StoredValue<Option<Fetched>>,
    cases: StoredValue<BTreeMap<(String, String), Taken>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    /// What seals and opens has started: from now on no network is needed.
    pub at_hand: RwSignal<bool>,
    real: StoredValue<bool>,
}

/// One case as somebody works on it; copies stand for the same work.
#[derive(Clone)]
pub struct Taken {
    pub training: Training,
    pub chosen: Chosen,
    pub outcome: Outcome<Practice>,
    /// The topics that were asked about, in the order of asking.
    pub asked: RwSignal<Vec<String>>,
    /// The story is read, not asked for.
    pub reads: RwSignal<bool>,
    agreed: RwSignal<bool>,
}

impl Training {
    /// Nothing has been practised yet.
    pub fn new(leave: Leave) -> Training {
        let (worker, at_hand) = (StoredValue::new_local(None), RwSignal::new(false));
        // Now, while there is a network: what is sealed later needs none.
        spawn_local(async move {
            let started = Worker::start().await.ok().map(Rc::new);
            at_hand.set(started.is_some());
            worker.set_value(started);
        });
        Training {
            leave,
            session: RwSignal::new(SessionMark::NONE),
            wanted: RwSignal::new(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            areas: StoredValue::default(),
            library: StoredValue::new(None),
            cases: StoredValue::default(),
            worker,
            at_hand,
            real: StoredValue::new(false),
        }
    }

    /// Follows a trainer's link.
    pub fn begin(self, session: SessionMark, case: Option<String>) {
        if session != SessionMark::NONE {
            self.session.set(session);
        }
        if case.is_some() {
            self.wanted.set(case);
        }
    }

    /// The case of the trainer's link; told once.
    pub fn wanted(self) -> Option<String> {
        self.wanted.try_update_untracked(Option::take).flatten()
    }

    /// An area, loaded once.
    pub fn area(self, id: &str, load: impl FnOnce() -> Loaded) -> Loaded {
        if let Some(loaded) = self.areas.with_value(|areas| areas.get(id).cloned()) {
            return loaded;
        }
        let loaded = load();
        self.areas.update_value(|areas| drop(areas.insert(id.to_owned(), loaded.clone())));
        loaded
    }

    /// The cases, fetched once; their keys are of the checklist that the area uses.
    pub fn library(self, area: &Area) -> Fetched {
        if let Some(fetched) = self.library.get_value() {
            return fetched;
        }
        let fetched = Fetched::new(None);
        self.library.set_value(Some(fetched.clone()));
        let (result, instrument) = (fetched.clone(), area.context.instrument.clone());
        spawn_local(async move { result.set(Some(Library::fetch(&instrument).await)) });
        fetched
    }

    /// A case to work on, as it was left.
    pub fn take(self, area: Arc<Area>, chosen: Chosen) -> Taken {
        let at = (area.pack.id.clone(), chosen.id.clone());
        let left = self.cases.with_value(|cases| cases.get(&at).cloned());
        if let Some(left) = left.filter(|left| left.chosen.case == chosen.case) {
            return left;
        }
        // For as long as practice lives, not for as long as this page stands.
        let taken = self.owner.get_value().with(|| Taken::new(self, &area, chosen));
        self.cases.update_value(|cases| drop(cases.insert(at, taken.clone())));
        taken
    }

    /// A worker that seals to the practice key, started while there was a network.
    pub fn ready(self) -> Ready {
        Ready::of(self.worker())
    }

    /// The worker, while it runs.
    pub fn worker(self) -> Option<Rc<Worker>> {
        self.worker.get_value().filter(|worker| !worker.has_stopped())
    }

    /// From now on the live program has the page.
    pub fn hand_over(self) {
        self.real.set_value(true);
        self.worker.set_value(None);
    }

    /// Whether it has.
    pub fn was_real(self) -> bool {
        self.real.get_value()
    }
}

impl Taken {
    fn new(training: Training, area: &Area, chosen: Chosen) -> Taken {
        let work = Work::new();
        let base = Route::base(&area.pack.id, &chosen.id);
        let mut context = area.context.clone();
        context.today = chosen.case.as_of;
        let area = Area {
            pack: area.pack.clone(),
            context,
            // Nobody: practice is sealed to the practice key, in the worker.
            sealing: Err(CannotSeal { notices: Vec::new() }),
            clock: None,
            pack_file: area.pack_file.clone(),
            instrument_file: area.instrument_file.clone(),
        };
        let journey = Journey::new(Arc::new(area), work, training.leave, base);
        journey.form.draft.set(journey.form.context(|context| start(&chosen, context)));
        let outcome = Outcome::new(journey);
        // There is nobody to confirm.
        outcome.confirmed.set(true);
        Taken {
            training,
            chosen,
            outcome,
            asked: RwSignal::new(Vec::new()),
            reads: RwSignal::new(false),
            agreed: RwSignal::new(false),
        }
    }

    /// The form and its pages.
    pub fn journey(&self) -> Journey {
        self.outcome.journey
    }

    /// The address of a page of this case.
    pub fn hash(&self, place: Place) -> String {
        let area = self.journey().area();
        format!("{}/{}", Route::base(&area.pack.id, &self.chosen.id), place.number())
    }

    /// Whether the person has seen what the case speaks of and gone on; followed.
    pub fn agreed(&self) -> bool {
        self.agreed.get()
    }

    /// They go on.
    pub fn agree(&self) {
        self.agreed.set(true);
    }
}

/// The form as it stands at the beginning: what the start page of a live referral asks is settled by the case.
fn start(chosen: &Chosen, context: &Context) -> Draft {
    let mut draft = chosen.faulty.as_ref().map(|faulty| faulty.draft(context)).unwrap_or_default();
    for (id, answer) in [(start_ids::IN_AREA, "yes"), (start_ids::OLD_ENOUGH, "yes"), (start_ids::KIND, "referral")] {
        draft.apply(Msg::Chose(Key::of(id).expect("a question of the start page"), answer.to_owned()));
    }
    draft
}
