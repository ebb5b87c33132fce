//! What the page asks the worker that keeps the work, and does when it is told.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value as Json};

use super::Keep;
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::app::browser::{self, clock, download, offline, page as window, route as address, storage};
use crate::app::portal::delivery::text;
use crate::app::portal::route::Route;
use crate::area::Autosave;
use crate::domain::date::iso_day;

/// What goes with a question beside what it asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    Nothing,
    /// The work with every file.
    Work,
    /// The work with the files that are not sealed yet.
    New,
    /// The work without its files.
    Text,
}

/// What the worker said, and bytes.
type Told = (Json, Vec<Held>);

impl Keep {
    /// Asks the worker; it is started where it was not. Nothing where it cannot be.
    pub fn ask(self, what: &str, id: Json, sent: Vec<Held>, goes: Goes) -> Pin<Box<dyn Future<Output = Option<Told>>>> {
        let mut question = Map::new();
        question.insert("do".into(), what.into());
        question.insert("id".into(), id);
        // As it stands now: what is typed later is of a later question.
        let has = if goes == Goes::New { self.has.borrow().clone() } else { Vec::new() };
        let (work, mut files) = if goes == Goes::Nothing { Default::default() } else { self.work.to_json(&has) };
        question.insert("work".into(), work);
        if goes == Goes::Text {
            files.clear();
        }
        Box::pin(self.asked(question, sent, files))
    }

    async fn asked(self, mut question: Map<String, Json>, mut sent: Vec<Held>, files: Vec<Held>) -> Option<Told> {
        question.insert("about".into(), self.about());
        for file in files {
            sent.push(file.copy());
            clock::breathe().await;
        }
        let running = self.worker.borrow().clone().filter(|worker| !worker.has_stopped());
        let worker = match running {
            Some(worker) => worker,
            None => Rc::new(Worker::start().await.ok()?),
        };
        self.worker.replace(Some(worker.clone()));
        let question = Json::Object(Map::from_iter([("Keep".to_owned(), Json::Object(question))]));
        let (mut answer, bytes) = worker.ask_held(&question, sent).await.ok()?;
        Some((answer["Kept"].take(), bytes))
    }

    /// Looks what the browser keeps; where the work is about to be stored, asks it for a promise.
    pub async fn look_at_browser(self, stores: bool) {
        let persisted = stores && offline::set("persist").await;
        self.browser.replace((offline::state().await, persisted));
    }

    fn about(self) -> Json {
        let mut about = Map::new();
        let mut add = |name: &str, value: Json| drop(about.insert(name.to_owned(), value));
        add("own", self.own.get_untracked());
        add("now", clock::now_minutes().into());
        add("date", iso_day(clock::today()).into());
        add("build", browser::build().into());
        add("has_work", untrack(|| !self.work.is_empty()).into());
        let (offline, persisted) = &*self.browser.borrow();
        add("offline", offline.as_str().into());
        add("persisted", (*persisted).into());
        if let Some((area, step)) = &*self.at.borrow() {
            add("area", area.pack.id.clone().into());
            add("area_name", area.pack.name.en().into());
            add("area_version", area.pack.version.into());
            add("step", (*step).into());
            add("autosave", (area.pack.drafts.autosave == Autosave::Offer).into());
            add("instrument", area.instrument_file.clone().into());
            add("today", iso_day(area.context.today).into());
        }
        Json::Object(about)
    }

    /// Does what the worker says, in order.
    pub fn follow(self, told: &Json, bytes: Vec<Held>) {
        let acts = told["do"].as_array();
        for act in acts.into_iter().flatten() {
            let what = &act[1];
            match act[0].as_str().unwrap_or_default() {
                "download" => drop(download::held(&text(what), &bytes)),
                "restore" => {
                    self.work.restore(what, &bytes);
                    self.resumed.replace(what.clone());
                    let step = what["step"].as_u64().unwrap_or(1);
                    let area = what["area"].as_str().map(|area| format!("{}/{step}", Route::base(area)));
                    address::go(&area.unwrap_or_else(|| "#/".to_owned()));
                }
                "unlocked" => {
                    self.work.restore(what, &bytes);
                    self.locked.set(Json::Null);
                }
                "fill" => self.work.fill(what),
                "earlier" => self.work.start_again(what),
                "before" => self.work.add_to(what),
                "focus" => {
                    let id = text(what);
                    clock::soon(move || {
                        window::focus_text(&id);
                    });
                }
                "forget" => {
                    storage::write(None);
                    spawn_local(async {
                        offline::set("off").await;
                    });
                }
                "state" => {
                    self.protected.set(what["protected"] == true);
                    self.autosave.set(what["autosave"] == true);
                    self.has.take();
                    self.stored.set(Json::Null);
                    self.touch();
                }
                _ => {}
            }
        }
        // What was filled in may say something to other questions too.
        if let (Some((area, _)), Some(_)) = (&*self.at.borrow(), acts) {
            self.work.draft.update(|draft| draft.feed(&area.context));
        }
    }
}
