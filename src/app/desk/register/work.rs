//! What is done with a register: it is asked, and told what people say.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::Book;
use super::not_done::NotDone;
use crate::app::browser::worker::Stopped;
use crate::app::browser::{clock, download, leaving};
use crate::app::clerk::{Ask, Told, Written};
use crate::app::desk::session::Session;
use crate::app::desk::stage::Locked;
use crate::domain::register::{What, iso_second};

impl Session {
    /// Does something with the register, and says so where it was not done.
    pub fn do_in_register(self, work: impl Future<Output = Result<(), NotDone>> + 'static) {
        spawn_local(async move {
            let visit = self.visit();
            let done = work.await;
            if self.is(visit) {
                self.not_done.set(done.err());
            }
        });
    }

    /// Says things; they are in the folder, and seen on the page, when this returns.
    pub async fn say_in_register(self, what: Vec<What>) -> Result<(), NotDone> {
        let what = what.into_iter().chain(self.take_viewed());
        let what = what.map(|what| serde_json::to_value(what).unwrap_or_default()).collect();
        self.say_by(Ask::Say { what, now: now() }).await
    }

    /// Has the worker say things; they are in the folder, and seen on the page, when this returns.
    pub async fn say_by(self, ask: Ask) -> Result<(), NotDone> {
        let (said, events) = self.said_by(ask).await?;
        self.write(said, events).await
    }

    /// Has the worker seal what is to be said; nothing of it is in the folder yet.
    pub(super) async fn said_by(self, ask: Ask) -> Result<(Vec<Written>, Vec<Vec<u8>>), NotDone> {
        let (Told::Said(said), events) = self.ask(ask, Vec::new()).await? else { return Err(self.broke()) };
        Ok((said.map_err(NotDone::Said)?, events))
    }

    /// Hands the person one zip with the whole register.
    pub async fn save_zip(self) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value() else { return Ok(()) };
        let Some(files) = shelf.all() else { return Ok(()) };
        let (names, bytes) = files.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).unzip();
        let (_, zips) = self.ask(Ask::Zip { names }, bytes).await?;
        let zip = zips.first().ok_or(NotDone::NotZipped)?;
        let name = format!("register-{}-{}.zip", self.area(), now().replace([':', '-'], ""));
        download::file(&name, zip).map_err(|_| NotDone::NotZipped)?;
        shelf.saved();
        self.settle(Ask::Settle { now: now() }).await
    }

    /// Asks the worker that holds the register.
    pub async fn ask(self, ask: Ask, bytes: Vec<Vec<u8>>) -> Result<(Told, Vec<Vec<u8>>), NotDone> {
        let clerk = self.workers.with_value(|workers| workers.first().cloned()).ok_or(NotDone::Broke)?;
        let visit = self.visit();
        let told = clerk.register(&ask, bytes).await;
        if !self.is(visit) {
            return Err(NotDone::Broke);
        }
        told.map_err(|Stopped| self.broke())
    }

    pub(super) async fn write(self, said: Vec<Written>, events: Vec<Vec<u8>>) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value() else { return Err(NotDone::NoAccess) };
        let mut written = Vec::new();
        let mut done = Ok(());
        for (Written { id, path, .. }, event) in said.into_iter().zip(events) {
            if shelf.write(&path, &event).await.is_err() {
                done = Err(NotDone::NoAccess);
                break;
            }
            self.heard.update_value(|heard| _ = heard.insert(path, event.len() as u64));
            written.push(id);
        }
        self.settle(Ask::Wrote { events: written, now: now() }).await?;
        done
    }

    pub(super) async fn settle(self, ask: Ask) -> Result<(), NotDone> {
        let (Told::Overview(overview), _) = self.ask(ask, Vec::new()).await? else { return Err(self.broke()) };
        self.follow(|book| book.take(*overview));
        self.compare_rest();
        Ok(())
    }

    /// Changes what the page knows of the register, and counts what no saved zip holds.
    pub(super) fn follow(self, change: impl FnOnce(&mut Book)) {
        let unsaved = self.shelf.with_value(|shelf| shelf.as_ref().map_or(0, |shelf| shelf.unsaved()));
        self.book.update(|book| {
            if let Some(book) = book {
                change(book);
                book.unsaved = unsaved;
            }
        });
        leaving::warn(unsaved > 0);
    }

    /// Has the cases compared that the worker had no time for: some at a time, so that nobody waits for it.
    fn compare_rest(self) {
        let begin = |book: &mut Option<Book>| {
            let book = book.as_mut().filter(|book| book.waiting > 0 && !book.comparing);
            book.map(|book| book.comparing = true).is_some()
        };
        if !self.book.try_maybe_update(|book| (false, begin(book))).unwrap_or_default() {
            return;
        }
        spawn_local(async move {
            while let Ok((Told::Compared { unmatched, waiting }, _)) = self.ask(Ask::Compare, Vec::new()).await {
                if waiting == 0 {
                    return self.follow(|book| {
                        (book.unmatched, book.waiting) = (unmatched.into_iter().collect(), 0);
                        book.comparing = false;
                    });
                }
            }
        });
    }

    pub(super) fn broke(self) -> NotDone {
        if self.holds_a_key() {
            self.lock(Locked::Broke(None));
        }
        NotDone::Broke
    }
}

/// UTC seconds of the device's clock.
pub fn now() -> String {
    iso_second(clock::now())
}
