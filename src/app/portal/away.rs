//! Nobody is there: the work goes from the screen, and is sealed or, after a countdown that can be seen, cleared.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value as Json;

use super::keep::Keep;
use super::sheet::Sheet;
use crate::app::browser::{activity, clock, cover, leaving};
use crate::app::parts::{El, Look, act, el, live_text, page};
use crate::wording::say;

/// Whether somebody is there; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Away {
    keep: Keep,
    /// The work is hidden, and cleared at this time.
    until: RwSignal<Option<i64>>,
    /// Milliseconds of the device's clock, which goes on while it sleeps.
    heard: StoredValue<i64>,
    minutes: StoredValue<u32>,
    left: RwSignal<i64>,
    clear: StoredValue<Option<Callback<()>>>,
}

/// How long the countdown is, in milliseconds.
const COUNTDOWN: i64 = 5 * 60_000;

impl Away {
    /// From now on somebody is expected to be there.
    pub fn new(keep: Keep) -> Away {
        let away = Away {
            until: RwSignal::new(None),
            keep,
            heard: StoredValue::new(now()),
            minutes: StoredValue::new(10),
            left: RwSignal::new(0),
            clear: StoredValue::new(None),
        };
        activity::on_input(move || {
            // Whoever comes back too late finds it hidden, whatever they touch first.
            if away.is_locked() || now() - away.heard.get_value() < away.limit() {
                away.heard.set_value(now());
            }
        });
        clock::every_second(move || away.look());
        away
    }

    /// Under the rules of an area: after how many minutes, and how everything is cleared.
    pub fn under(self, minutes: u32, clear: Callback<()>) {
        self.minutes.set_value(minutes);
        self.clear.set_value(Some(clear));
    }

    /// Whether the work may be seen; followed.
    pub fn is_here(self) -> bool {
        self.keep.locked.with(Json::is_null) && self.until.get().is_none()
    }

    fn is_locked(self) -> bool {
        !self.keep.locked.with_untracked(Json::is_null)
    }

    fn limit(self) -> i64 {
        i64::from(self.minutes.get_value()) * 60_000
    }

    fn look(self) {
        match self.until.get_untracked() {
            Some(until) if now() >= until => self.clear(),
            Some(until) => self.left.set((until - now()) / 1000),
            None if self.is_locked() || cover::is_covered() || untrack(|| self.keep.work.is_empty()) => {}
            None if now() - self.heard.get_value() < self.limit() => {}
            None if self.keep.protected.get_untracked() => spawn_local(async move {
                if !self.keep.lock().await {
                    self.ask();
                }
            }),
            None => self.ask(),
        }
    }

    fn ask(self) {
        self.left.set(COUNTDOWN / 1000);
        self.until.set(Some(now() + COUNTDOWN));
    }

    fn stay(self) {
        self.heard.set_value(now());
        self.until.set(None);
        self.keep.locked.set(Json::Null);
    }

    fn clear(self) {
        leaving::warn(false);
        match self.clear.get_value() {
            Some(clear) => clear.run(()),
            None => self.keep.work.clear(),
        }
        self.stay();
    }

    /// What stands in the place of the work.
    pub fn view(self) -> El {
        if self.until.get_untracked().is_none() {
            let sheet = Sheet::of(self.keep, self.keep.locked).or(move |_| self.clear());
            return page(say!("lock-heading"), None, None).with(sheet.view());
        }
        let left = live_text(move || {
            let left = self.left.get();
            say!("lock-away", left = format!("{}:{:02}", left / 60, left % 60))
        });
        let acts = el("div", "govuk-button-group")
            .with(act(Look::Main, say!("lock-stay"), move || self.stay()).id("stay"))
            .with(act(Look::Secondary, say!("lock-clear"), move || self.clear()).id("clear-now"));
        page(say!("lock-away-heading"), None, None)
            .with(el("p", "govuk-body").attribute("role", "timer").id("left").with(left))
            .with(acts)
            .with(Sheet::new(self.keep, "look").view())
    }
}

fn now() -> i64 {
    clock::now().timestamp_millis()
}
