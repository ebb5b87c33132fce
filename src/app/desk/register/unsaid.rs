//! What must not be lost when the desk locks: text that was typed and not yet said, and whose cases were read.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelf::Shelf;
use super::work::now;
use crate::app::browser::clock;
use crate::app::clerk::{Ask, Told, Written};
use crate::app::desk::session::Session;
use crate::app::worker::Opener;
use crate::domain::private::Private;
use crate::domain::register::cases::Noted;
use crate::domain::register::uses::Viewed;
use crate::domain::register::{CaseId, What};
use crate::wording::say;

/// A form on the page: what it would lose.
pub type Typed = Rc<dyn Fn() -> Option<What>>;

/// Seconds that locking waits for the last words; the keys go then, whatever has become of them.
const LAST: u64 = 5;

impl Session {
    /// A form says what it would lose; until the page changes.
    pub fn may_lose(self, typed: impl Fn() -> Option<What> + 'static) {
        self.unsaid.update_value(|unsaid| unsaid.push(Rc::new(typed)));
    }

    /// The forms that stood on the page are gone.
    pub fn nothing_to_lose(self) {
        self.unsaid.set_value(Vec::new());
    }

    /// A case is read; it stands in the register with the next thing that is said, or when the desk locks.
    pub fn note_viewed(self, case: CaseId) {
        self.viewed.update_value(|viewed| _ = viewed.insert(case));
    }

    /// The cases that were read since this was said last.
    pub fn take_viewed(self) -> Option<What> {
        let cases: BTreeSet<CaseId> = self.viewed.try_update_value(std::mem::take).unwrap_or_default();
        let viewed = || Viewed { cases: cases.iter().copied().collect(), more: Default::default() };
        (!cases.is_empty()).then(|| What::Viewed(viewed()))
    }

    /// Seals what would be lost, puts it into the register, and ends the workers. The page shows nothing of a case any more.
    pub fn say_last_words(self) {
        let open = self.book.with_untracked(Option::is_some);
        let unsaid = self.unsaid.with_value(|unsaid| unsaid.iter().filter_map(|typed| typed()).collect::<Vec<_>>());
        let last: Vec<What> = unsaid.into_iter().chain(self.unfinished_case()).chain(self.take_viewed()).collect();
        self.nothing_to_lose();
        let shelf = self.shelf.get_value().filter(|_| open && !last.is_empty());
        let workers = self.workers.try_update_value(std::mem::take).unwrap_or_default();
        self.dealing.set_value(Default::default());
        let clerk = workers.first().cloned();
        let (Some(shelf), Some(clerk)) = (shelf, clerk) else { return workers.iter().for_each(|worker| worker.end()) };
        spawn_local(async move {
            clock::within(Duration::from_secs(LAST), say(&clerk, &shelf, last)).await;
            workers.iter().for_each(|worker| worker.end());
        });
    }
}

/// Text that was typed into a form of a case, as a note on it.
pub fn unfinished(case: CaseId, form: &str, fields: &[(String, String)]) -> Option<What> {
    let typed = fields.iter().filter(|(_, text)| !text.trim().is_empty());
    let typed: Vec<String> = typed.map(|(label, text)| format!("{label}: {text}")).collect();
    let text = || Private(say!("panel-unfinished", form = form, text = typed.join("; ")));
    (!typed.is_empty()).then(|| What::Noted(Noted { case, text: text(), more: Default::default() }))
}

async fn say(clerk: &Opener, shelf: &Shelf, last: Vec<What>) {
    let what = last.iter().map(|what| serde_json::to_value(what).unwrap_or_default()).collect();
    if let Ok((Told::Said(Ok(written)), events)) = clerk.register(&Ask::Say { what, now: now() }, Vec::new()).await {
        for (Written { path, .. }, event) in written.into_iter().zip(events) {
            // Nobody is there to be told.
            let _ = shelf.write(&path, &event).await;
        }
    }
}
