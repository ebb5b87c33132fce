//! The workers of the desk: one from unlocking on, as many as the device has cores when many files are to be opened.
//!
//! The person's identities go to the first worker alone. It hands them to each of the others over a line of their own
//! (a `MessagePort`), so that they never come back to the page: not to its program, its scripts, a signal, the storage or
//! the document. Locking ends all of the workers, and with them every copy.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::batch;
use super::dealing::Dealing;
use super::session::Session;
use crate::app::browser::clock;
use crate::app::browser::worker::{NotStarted, Stopped, cores};
use crate::app::worker::Opener;

/// Files that one worker opens sooner than another one is started.
const FEW: usize = 40;

/// More workers than this only take memory from each other.
const MOST: usize = 8;

impl Session {
    /// The first worker, started when it is first needed.
    pub async fn opener(self) -> Result<Rc<Opener>, NotStarted> {
        if let Some(opener) =
            self.workers.with_value(|workers| workers.first().cloned()).filter(|one| !one.has_stopped())
        {
            return Ok(opener);
        }
        let visit = self.visit();
        let opener = Rc::new(Opener::start().await?);
        if !self.is(visit) {
            return Err(NotStarted);
        }
        self.end_workers();
        self.employ(opener.clone());
        Ok(opener)
    }

    /// Starts the other workers where there is work for them; they begin as soon as they have the keys.
    pub fn hire(self) {
        let hiring = self.workers.with_value(Vec::len) != 1;
        if hiring || self.most_workers() == 1 {
            return;
        }
        let visit = self.visit();
        spawn_local(async move {
            while self.workers.with_value(Vec::len) < self.most_workers()
                && self.dealing.with_value(Dealing::waiting) > FEW
            {
                let other = self.joined().await;
                if !self.is(visit) {
                    return;
                }
                // Without it those that there are open everything.
                let Some(other) = other else { return };
                self.employ(Rc::new(other));
                batch::deal(self);
            }
        });
    }

    /// Says to every worker what records are looked at beside; each has it before the next file, because it answers in turn.
    pub fn lay_beside(self) {
        for worker in self.workers.with_value(Clone::clone) {
            // One that has stopped answers nothing, and its next file says so.
            spawn_local(async move { _ = self.beside(&worker).await });
        }
    }

    async fn beside(self, worker: &Opener) -> Result<(), Stopped> {
        let (packs, instrument) =
            self.site.with_untracked(|site| (site.pack_files.clone(), site.instrument_file.clone()));
        worker.beside(packs, instrument, clock::today()).await
    }

    /// Ends every worker, with what it holds and what was to be given to it.
    pub fn end_workers(self) {
        self.workers.try_update_value(std::mem::take).into_iter().flatten().for_each(|worker| worker.end());
        self.dealing.set_value(Dealing::default());
    }

    /// One more worker that holds every key.
    async fn joined(self) -> Option<Opener> {
        let first = self.workers.with_value(|workers| workers.first().cloned())?;
        let other = Opener::start().await.ok()?;
        self.beside(&other).await.ok()?;
        let identities = first.share_with(&other).await.ok()?;
        // With fewer it would find files sealed for somebody else that are not.
        (identities == self.keys.with_untracked(Vec::len)).then_some(other)
    }

    fn employ(self, worker: Rc<Opener>) {
        self.workers.update_value(|workers| workers.push(worker));
        self.dealing.update_value(Dealing::hire);
    }

    fn most_workers(self) -> usize {
        cores().clamp(1, MOST)
    }
}
