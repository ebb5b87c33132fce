//! Nobody is there: the work goes from the screen, and is sealed or, after a countdown that can be seen, cleared.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value as Json;

use super::keep::Keep;
use super::sheet::Sheet;
use crate::app::browser::{activity, clock, cover, leaving};
use crate::app::parts::{El, Look, act, el, live, live_text, page};
use crate::wording::say;

/// Whether somebody is there: one for the page.
#[derive(Clone, Copy)]
pub struct Away(());

thread_local! {
    static ABSENCE: OnceCell<&'static Absence> = const { OnceCell::new() };
}

impl std::ops::Deref for Away {
    type Target = Absence;

    fn deref(&self) -> &Absence {
        ABSENCE.with(|absence| *absence.get().expect("made with the first"))
    }
}

/// Times are milliseconds of the device's clock, which goes on while it sleeps.
pub struct Absence {
    keep: Keep,
    /// Seconds until the work is cleared, while it is hidden and somebody is asked.
    left: RwSignal<Json>,
    until: Cell<i64>,
    heard: Cell<i64>,
    minutes: Cell<u32>,
    clear: RefCell<Option<Rc<dyn Fn()>>>,
}

/// How long the countdown is.
const COUNTDOWN: i64 = 5 * 60_000;

impl Away {
    /// From now on somebody is expected to be there.
    pub fn new(keep: Keep) -> Away {
        let absence: &Absence = Box::leak(Box::new(Absence {
            keep,
            left: RwSignal::new(Json::Null),
            until: Cell::new(0),
            heard: Cell::new(now()),
            minutes: Cell::new(10),
            clear: RefCell::default(),
        }));
        let _ = ABSENCE.with(|once| once.set(absence));
        let away = Away(());
        activity::on_input(move || {
            // Whoever comes back too late finds it hidden, whatever they touch first.
            if away.is_locked() || now() - away.heard.get() < away.limit() {
                away.heard.set(now());
            }
        });
        clock::every_second(move || away.look());
        away
    }

    /// Under the rules of an area: after how many minutes, and how everything is cleared.
    pub fn under(self, minutes: u32, clear: impl Fn() + 'static) {
        self.minutes.set(minutes);
        self.clear.replace(Some(Rc::new(clear)));
    }

    /// Whether the work may be seen; followed.
    pub fn is_here(self) -> bool {
        self.keep.locked.with(Json::is_null) && self.left.with(Json::is_null)
    }

    fn is_locked(self) -> bool {
        !self.keep.locked.with_untracked(Json::is_null)
    }

    fn limit(self) -> i64 {
        i64::from(self.minutes.get()) * 60_000
    }

    fn look(self) {
        let Absence { keep, left, until, heard, .. } = &*self;
        if !left.with_untracked(Json::is_null) {
            let ms = until.get() - now();
            return if ms <= 0 { self.clear() } else { left.set((ms / 1000).into()) };
        }
        let is_there = now() - heard.get() < self.limit();
        if is_there || self.is_locked() || cover::is_covered() || untrack(|| keep.work.is_empty()) {
            return;
        }
        if !keep.protects() {
            return self.ask();
        }
        spawn_local(async move {
            if !self.keep.lock().await {
                self.ask();
            }
        });
    }

    fn ask(self) {
        self.until.set(now() + COUNTDOWN);
        self.left.set((COUNTDOWN / 1000).into());
    }

    fn stay(self) {
        self.heard.set(now());
        self.left.set(Json::Null);
        self.keep.locked.set(Json::Null);
    }

    fn clear(self) {
        leaving::warn(false);
        let clear = self.clear.borrow().clone();
        match clear {
            Some(clear) => clear(),
            None => self.keep.work.clear(),
        }
        self.stay();
    }

    /// What stands in the place of the work.
    pub fn view(self) -> El {
        let (keep, left) = (self.keep, self.left);
        if left.with_untracked(Json::is_null) {
            let locked = live(move || {
                let sheet = keep.locked.with(|told| told["sheet"].clone());
                sheet.is_array().then(|| Sheet::of(keep, sheet, move || self.clear()).view())
            });
            return page(say!("lock-heading"), None, None).with(locked);
        }
        let left = live_text(move || {
            let left = left.with(Json::as_u64).unwrap_or_default();
            say!("lock-away", left = format!("{}:{:02}", left / 60, left % 60))
        });
        let acts = el("div", "govuk-button-group")
            .with(act(Look::Main, say!("lock-stay"), move || self.stay()).id("stay"))
            .with(act(Look::Secondary, say!("lock-clear"), move || self.clear()).id("clear-now"));
        page(say!("lock-away-heading"), None, None)
            .with(el("p", "govuk-body").attribute("role", "timer").id("left").with(left))
            .with(acts)
            .with(Sheet::new(keep, "look", None).view())
    }
}

fn now() -> i64 {
    clock::now().timestamp_millis()
}
