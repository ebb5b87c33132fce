//! A sealed file on its way into the dropbox: tries, waits, and where it stands. What answers mean is the worker's part.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::load::Area;
use super::outcome::SealedReferral;
use crate::app::browser::clock;
use crate::app::browser::held::Held;
use crate::app::browser::worker::{NotStarted, Worker};
use crate::domain::mode::Live;
use crate::wording::say;

/// Where an upload stands; the sentences are for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    NotTried,
    Sending,
    /// The store asked to wait so many seconds.
    Waiting(u64),
    /// Stored, as far as such a store can say.
    Stored(String),
    /// For certain not stored.
    NotSent(String),
    /// No answer that can be relied on: it may have arrived, or not. Asked again under the same name.
    Unknown,
}

const TRIES: u32 = 3;

/// The name of the object in the dropbox, 32 hex digits, and whether it was used: kept for a retry of the same bytes.
#[derive(Clone, Copy)]
pub struct Name(StoredValue<(String, bool)>);

impl Name {
    /// A name that was never used.
    pub fn new(name: String) -> Name {
        Name(StoredValue::new((name, false)))
    }

    /// The digits.
    pub fn get(self) -> String {
        self.0.with_value(|(name, _)| name.clone())
    }
}

/// The upload under way on a page, of which there is one at most.
#[derive(Clone, Copy)]
pub struct Upload {
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    /// Counts the uploads that were begun or stopped: an older one has nothing to say any more.
    run: StoredValue<u32>,
}

impl Upload {
    /// None is under way.
    pub fn new() -> Upload {
        Upload { worker: StoredValue::new_local(None), run: StoredValue::new(0) }
    }

    /// Puts the sealed referral into the dropbox of the pack, and says how it stands after each step.
    pub fn begin(self, sealed: Arc<SealedReferral<Live>>, area: Arc<Area>) {
        sealed.delivery.set(Delivery::Sending);
        let run = self.next();
        spawn_local(async move {
            if let Some(came_to) = self.attempt(run, &sealed, &area).await.filter(|_| self.is(run)) {
                sealed.delivery.set(came_to);
            }
            if self.is(run) {
                drop(self.worker.try_set_value(None));
            }
        });
    }

    /// Stops what is under way: while nothing was on its way it is not sent, and else nobody can know.
    pub fn stop(self, delivery: &ArcRwSignal<Delivery>) {
        self.next();
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.end();
        }
        delivery.update(|delivery| {
            *delivery = match delivery {
                Delivery::Waiting(_) => Delivery::NotSent(say!("why-stopped")),
                _ => Delivery::Unknown,
            }
        });
    }

    fn next(self) -> u32 {
        self.run
            .try_update_value(|run| {
                *run += 1;
                *run
            })
            .unwrap_or_default()
    }

    fn is(self, run: u32) -> bool {
        self.run.try_with_value(|now| *now == run) == Some(true)
    }

    /// What it came to; nothing when it was stopped meanwhile.
    async fn attempt(self, run: u32, sealed: &SealedReferral<Live>, area: &Area) -> Option<Delivery> {
        let Ok(worker) = worker(area).await.map(Rc::new) else {
            return Some(Delivery::NotSent(say!("why-no-worker")));
        };
        for tried in 1..=TRIES {
            if !self.is(run) {
                return None;
            }
            drop(self.worker.try_set_value(Some(worker.clone())));
            sealed.delivery.set(Delivery::Sending);
            let (name, used_before) = sealed.name.0.get_value();
            // Whatever comes now, a later try is of the same name.
            sealed.name.0.set_value((name.clone(), true));
            let question = json!({ "Deliver": { "pack": area.pack_file, "name": name, "used_before": used_before, "tried": tried } });
            let asked = worker.ask_held(&question, vec![Held::of(sealed.sealed.bytes())]).await;
            let Ok((answer, _)) = asked else { return Some(Delivery::Unknown) };
            let answer = &answer["Delivered"];
            let text = || text(&answer["text"]);
            match answer["next"].as_str() {
                Some("stored") => return Some(Delivery::Stored(text())),
                Some("not_sent") => return Some(Delivery::NotSent(text())),
                Some("other_name") => sealed.name.0.set_value((self::text(&answer["name"]), false)),
                Some("again") if tried == TRIES => return Some(Delivery::NotSent(text())),
                Some("again") => {
                    let seconds = answer["seconds"].as_u64().unwrap_or(1);
                    sealed.delivery.set(Delivery::Waiting(seconds));
                    clock::sleep(Duration::from_secs(seconds)).await;
                }
                _ => return Some(Delivery::Unknown),
            }
        }
        Some(Delivery::Unknown)
    }
}

/// What has become of a file in the dropbox of the pack, in a sentence.
pub async fn status(area: &Area, name: &str) -> String {
    let question = json!({ "Status": { "pack": area.pack_file, "name": name } });
    let asked = async { worker(area).await.ok()?.ask_held(&question, Vec::new()).await.ok() };
    asked.await.map_or_else(|| say!("status-no-answer"), |(answer, _)| text(&answer["Status"]))
}

async fn worker(area: &Area) -> Result<Worker, NotStarted> {
    Worker::to_reach(area.pack.delivery.dropbox.as_ref().map_or("", |dropbox| dropbox.origin())).await
}

/// A text of the worker's; empty where there is none.
pub(super) fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}
