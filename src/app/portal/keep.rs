//! Keeping work, as the page sees it: it hands the work over and draws what the worker describes. Nothing is unlocked here.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::delivery::text;
use super::load::Area;
use super::route::Route;
use super::work::Work;
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::app::browser::{self, clock, download, offline, page as window, route as address, storage};
use crate::domain::date::iso_day;

/// What is kept of the work, and how; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Keep {
    pub work: Work,
    /// Only the person at it uses this computer; nothing before they said so, or said otherwise.
    pub own: RwSignal<Option<bool>>,
    /// A passphrase is set.
    pub protected: RwSignal<bool>,
    /// The work is stored on this device by itself.
    autosave: RwSignal<bool>,
    /// When it was stored last, and whether it is still so.
    pub stored: RwSignal<Option<(String, bool)>>,
    /// What stands in the place of the work while the worker keeps it sealed; nothing while it is here.
    pub locked: RwSignal<Json>,
    /// What is different since the draft was written that was gone on with.
    pub notice: RwSignal<Json>,
    /// What is there to go on with, until the area is known: the draft as it was read.
    resumed: StoredValue<Json>,
    at: StoredValue<Option<(Arc<Area>, usize)>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    /// Files that the worker has sealed already, by SHA-256.
    has: StoredValue<Vec<String>>,
    changed: StoredValue<bool>,
    storing: StoredValue<bool>,
}

/// How long after a keystroke the work is stored.
const AFTER: Duration = Duration::from_secs(5);
/// Nobody who leaves in a hurry waits longer than this; the page is out of sight meanwhile.
const LEAVING: Duration = Duration::from_secs(3);

/// What goes with a question beside what it asks.
pub enum Goes {
    Nothing,
    /// The work with every file.
    Work,
    /// The work with the files that are not sealed yet.
    New,
}

impl Keep {
    /// Of this work; nothing is kept.
    pub fn new(work: Work) -> Keep {
        let keep = Keep {
            work,
            own: RwSignal::new(None),
            protected: RwSignal::new(false),
            autosave: RwSignal::new(false),
            stored: RwSignal::new(None),
            locked: RwSignal::new(Json::Null),
            notice: RwSignal::new(Json::Null),
            resumed: StoredValue::new(Json::Null),
            at: StoredValue::new(None),
            worker: StoredValue::new_local(None),
            has: StoredValue::new(Vec::new()),
            changed: StoredValue::new(false),
            storing: StoredValue::new(false),
        };
        Effect::new(move |_| {
            work.draft.track();
            work.attached.files.track();
            keep.touch();
        });
        window::on_hidden(move || keep.store_now());
        keep
    }

    /// Where the person is from now on.
    pub fn arrive(self, area: &Arc<Area>, step: usize) {
        self.at.set_value(Some((area.clone(), step)));
        let resumed = self.resumed.try_update_value(std::mem::take).unwrap_or_default();
        if resumed.is_object() {
            spawn_local(async move {
                let Some((told, _)) = self.ask("notice", &resumed, Vec::new(), Goes::Nothing).await else { return };
                self.notice.set(told["sheet"].clone());
                self.work.confirm_again(&told["again"]);
            });
        }
    }

    /// Asks the worker; it is started where it was not. Nothing where it cannot be.
    pub async fn ask(self, what: &str, id: &Json, mut sent: Vec<Held>, with: Goes) -> Option<(Json, Vec<Held>)> {
        let worker = match self.worker.get_value().filter(|worker| !worker.has_stopped()) {
            Some(worker) => worker,
            None => {
                let worker = Rc::new(Worker::start().await.ok()?);
                self.worker.set_value(Some(worker.clone()));
                worker
            }
        };
        let mut question = json!({ "do": what, "id": id, "draft": id, "about": self.about().await });
        if !matches!(with, Goes::Nothing) {
            let has = if matches!(with, Goes::New) { self.has.get_value() } else { Vec::new() };
            let (work, files) = self.work.to_json(&has);
            question["work"] = work;
            if let Some((area, step)) = self.at.get_value() {
                let pack = &area.pack;
                let place = [
                    ("area", json!(pack.id)),
                    ("area_name", json!(pack.name.en())),
                    ("area_version", json!(pack.version)),
                    ("step", json!(step)),
                ];
                place.into_iter().for_each(|(name, value)| question["work"][name] = value);
            }
            for file in files {
                sent.push(file.copy());
                clock::breathe().await;
            }
        }
        let (mut answer, bytes) = worker.ask_held(&json!({ "Keep": question }), sent).await.ok()?;
        Some((answer["Kept"].take(), bytes))
    }

    async fn about(self) -> Json {
        let own = self.own.get_untracked();
        let mut about = json!({
            "own": own, "now": clock::now_minutes(), "date": iso_day(clock::today()), "build": browser::build(),
            "has_work": untrack(|| !self.work.is_empty()), "offline": offline::state().await,
        });
        if self.autosave.get_untracked() || own == Some(true) {
            about["persisted"] = json!(storage::persist().await);
        }
        if let Some((area, _)) = self.at.get_value() {
            let (pack, autosave) = (&area.pack, area.pack.drafts.autosave == crate::area::Autosave::Offer);
            let known = [
                ("in_area", json!(true)),
                ("area_name", json!(pack.name.en())),
                ("area_version", json!(pack.version)),
                ("autosave", json!(autosave)),
                ("instrument", json!(area.instrument_file)),
                ("today", json!(iso_day(area.context.today))),
            ];
            known.into_iter().for_each(|(name, value)| about[name] = value);
        }
        about
    }

    /// Does what the worker says, in order.
    pub fn follow(self, told: &Json, bytes: Vec<Held>) {
        for act in told["do"].as_array().into_iter().flatten() {
            let Some((name, what)) = act.as_object().and_then(|act| act.iter().next()) else { continue };
            match name.as_str() {
                "download" => drop(download::held(&text(what), &bytes)),
                "restore" => self.restore(what, &bytes),
                "unlocked" => {
                    self.work.restore(what, &bytes);
                    self.locked.set(Json::Null);
                }
                "fill" => self.work.fill(what),
                "earlier" => self.work.start_again(what),
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
                    self.has.set_value(Vec::new());
                    self.stored.set(None);
                    self.touch();
                }
                _ => {}
            }
        }
    }

    /// Puts a draft in the place of what is on the page, and goes where its writer was.
    fn restore(self, draft: &Json, files: &[Held]) {
        self.work.restore(draft, files);
        self.resumed.set_value(draft.clone());
        let step = draft["step"].as_u64().unwrap_or(1);
        address::go(&match draft["area"].as_str() {
            Some(area) => format!("{}/{step}", Route::base(area)),
            None => "#/".to_owned(),
        });
    }

    /// Something was typed: it is stored a little later.
    fn touch(self) {
        self.changed.set_value(true);
        if !self.autosave.get_untracked() || self.storing.get_value() {
            return;
        }
        self.storing.set_value(true);
        spawn_local(async move {
            clock::sleep(AFTER).await;
            self.store().await;
            self.storing.set_value(false);
            if self.changed.get_value() {
                self.touch();
            }
        });
    }

    fn store_now(self) {
        if self.autosave.get_untracked() && self.changed.get_value() {
            spawn_local(self.store());
        }
    }

    async fn store(self) {
        if untrack(|| self.work.is_empty()) || !self.autosave.get_untracked() {
            return self.changed.set_value(false);
        }
        self.changed.set_value(false);
        let told =
            self.ask("store", &Json::Null, Vec::new(), Goes::New).await.map(|(told, _)| told).unwrap_or_default();
        if let Some(has) = told["has"].as_array() {
            self.has.set_value(has.iter().map(text).collect());
        }
        let well = told["stored"] == true;
        let last = self.stored.get_untracked().map(|(time, _)| time);
        self.stored.set(Some(if well { (clock::time_of_day(), true) } else { (last.unwrap_or_default(), false) }));
    }

    /// Has the worker seal the work and drops it here; false where it could not.
    pub async fn lock(self) -> bool {
        // Out of sight before it is sealed.
        self.locked.set(json!({}));
        let told = self.ask("lock", &Json::Null, Vec::new(), Goes::New).await.map(|(told, _)| told).unwrap_or_default();
        if told["locked"] != true {
            self.locked.set(Json::Null);
            return false;
        }
        self.work.clear();
        browser::keep("");
        self.locked.set(told);
        true
    }

    /// Seals what is there before the page is left in a hurry.
    pub async fn leave(self) {
        let asked = self.ask("leave", &Json::Null, Vec::new(), Goes::New);
        if let Some(Some((told, bytes))) = clock::within(LEAVING, asked).await {
            self.follow(&told, bytes);
        }
    }

    /// What was stored of this work is not needed any more.
    pub async fn sent(self) {
        if self.protected.get_untracked() {
            drop(clock::within(LEAVING, self.ask("sent", &Json::Null, Vec::new(), Goes::Nothing)).await);
        }
    }
}
