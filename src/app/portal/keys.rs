//! The keys of the readers, to be compared by phone; and on a device that remembers them, whether they are others now.
//!
//! What computes and compares them, and every word of it, is in the worker, so that a first visit does without.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::delivery::text;
use super::load::Area;
use crate::app::browser::worker::Worker;
use crate::app::browser::{clock, page as window, storage};
use crate::app::parts::{El, Look, act, bullets, details, el, live, live_text, p, summary_row, warning};
use crate::app::questions::described_checkbox;
use crate::domain::date::iso_day;
use crate::wording::say;

const REMEMBER: &str = "remember-keys";
const CHANGED: &str = "keys-changed";

/// What the worker has told of the keys: nothing before it is asked, then `true`, and `false` where it did not start.
/// Copies stand for the same.
#[derive(Clone, Copy)]
pub struct Keys(RwSignal<Json>);

impl Keys {
    /// Nothing is asked yet.
    pub fn new() -> Keys {
        Keys(RwSignal::new(Json::Null))
    }

    /// Compares the keys with what this device remembers, where it remembers anything.
    pub fn compare(self, area: &Arc<Area>) {
        if storage::read().is_some() {
            self.ask(area.clone());
        }
    }

    /// The keys, folded away, and beneath them the choice to remember them.
    pub fn folded(self, area: &Arc<Area>) -> El {
        let asked = area.clone();
        let (area, told) = (area.clone(), Memo::new(move |_| self.0.with(Json::is_object)));
        let waiting = move || match self.0.with(|told| *told == false) {
            true => say!("readers-words-failed"),
            false => say!("readers-words-wait"),
        };
        let content = live(move || {
            Some(match told.get() {
                true => self.0.with_untracked(|told| self.unfolded(told, &area)),
                false => el("p", "").with(live_text(waiting)),
            })
        });
        details(say!("readers-details"), content).id("keys").on("toggle", move |_| self.ask(asked.clone()))
    }

    /// What stands right above a button that seals or sends: that the keys are others than this device remembers.
    pub fn changed(self, area: &Arc<Area>) -> El {
        let area = area.clone();
        let changed = live(move || {
            self.0.with(|told| match &told["changed"] {
                // Remembered, and nobody could compare: that is never silent.
                _ if *told == false && storage::read().is_some() => Some(warning(say!("readers-words-failed"))),
                Json::String(accepted) => Some(p(accepted.clone())),
                Json::Null => None,
                changed => {
                    let area = area.clone();
                    let accept = act(Look::Secondary, text(&changed["accept"]), move || self.remember(&area, true));
                    let told = el("div", "stands stands--trouble")
                        .with(warning(text(&changed["what"])))
                        .with(bullets(texts(&changed["who"])))
                        .with_all(texts(&changed["how"]).map(p))
                        .with(accept.id("keys-accept"));
                    Some(told)
                }
            })
        });
        el("div", "no-print").id(CHANGED).attribute("role", "alert").attribute("tabindex", "-1").with(changed)
    }

    fn unfolded(self, told: &Json, area: &Arc<Area>) -> El {
        let rows = told["keys"].as_array().into_iter().flatten().map(row);
        let hint =
            el("div", "govuk-hint govuk-checkboxes__hint").id(format!("{REMEMBER}-beside")).text(text(&told["hint"]));
        let known = move || self.0.with(|told| told["known"] == true);
        let ticked = area.clone();
        let remember = described_checkbox(REMEMBER.to_owned(), text(&told["remember"]), Some(hint), known, move |on| {
            self.remember(&ticked, on);
        });
        let area = area.clone();
        let forget = live(move || {
            let area = area.clone();
            let forget = move || {
                self.remember(&area, false);
                clock::soon(|| window::focus(REMEMBER));
            };
            known().then(|| act(Look::Secondary, self.0.with(|told| text(&told["forget"])), forget).id("forget-keys"))
        });
        let said = live_text(move || self.0.with(|told| text(&told["said"])));
        el("div", "")
            .with(p(text(&told["check"])))
            .with(el("dl", "govuk-summary-list").with_all(rows))
            .with(el("div", "govuk-form-group").with(el("div", "govuk-checkboxes").with(remember)))
            .with(el("p", "govuk-body").id("keys-said").attribute("role", "status").with(said))
            .with(forget)
    }

    fn ask(self, area: Arc<Area>) {
        if self.0.with_untracked(|told| told.is_null() || *told == false) {
            self.0.set(Json::Bool(true));
            // The page may have been left when the answer comes.
            spawn_local(async move { drop(self.0.try_set(ask_worker(&area).await.unwrap_or(Json::Bool(false)))) });
        }
    }

    /// Has this device remember the keys of the area, or forget them.
    fn remember(self, area: &Arc<Area>, remember: bool) {
        self.0.update(|told| told["known"] = remember.into());
        let area = area.clone();
        spawn_local(async move {
            // Asked anew: another tab may have remembered another area meanwhile.
            let anew = ask_worker(&area).await;
            let stored = anew.is_some_and(|told| storage::write(told[if remember { "keep" } else { "drop" }].as_str()));
            let said = match (stored, remember) {
                (false, _) => "refused",
                (true, true) => "kept",
                (true, false) => "forgotten",
            };
            self.0.try_update(|told| {
                told["known"] = (remember == stored).into();
                told["said"] = told[said].clone();
                if stored && told["changed"].is_object() {
                    told["changed"] = told["said"].clone();
                    clock::soon(|| window::focus(CHANGED));
                }
            });
        });
    }
}

fn row(key: &Json) -> El {
    let line = |text: String| el("span", "recap__line").text(text);
    let value = el("dd", "govuk-summary-list__value")
        .with(line(text(&key[1])).attribute("translate", "no"))
        .with(el("span", "recap__line fingerprint").text(text(&key[2])))
        .with(line(text(&key[3])));
    summary_row(text(&key[0]), value)
}

fn texts(list: &Json) -> impl Iterator<Item = String> + '_ {
    list.as_array().into_iter().flatten().map(text)
}

async fn ask_worker(area: &Area) -> Option<Json> {
    let question = json!({ "pack": area.pack_file, "today": iso_day(area.context.today), "stored": storage::read() });
    let worker = Worker::start().await.ok()?;
    let (mut answer, _) = worker.ask_held(&json!({ "Fingerprints": question }), Vec::new()).await.ok()?;
    Some(answer["Fingerprints"].take()).filter(Json::is_object)
}
