//! What comes into a register: its own events and sealed files, what colleagues have added, what was given.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use leptos::prelude::*;

use super::book::Book;
use super::not_done::NotDone;
use super::shelf::Shelf;
use super::work::now;
use crate::app::browser::worker::Stopped;
use crate::app::browser::{clock, digest};
use crate::app::clerk::{Ask, NotBegun, Told};
use crate::app::desk::batch;
use crate::app::desk::input::{Input, Source};
use crate::app::desk::session::Session;
use crate::domain::joining::Tie;
use crate::domain::ledger::Outcome;
use crate::domain::register::Sha256;
use crate::envelope::armor;

/// Files that are read and handed over in one go.
const BATCH: usize = 100;

/// Files that are taken in in one go: each time the worker looks at the whole register again.
const TAKEN: usize = 20;

impl Session {
    /// Opens a register: hears all its events, and has its sealed files opened like any others.
    pub async fn open_register(self, shelf: Rc<Shelf>, area: String) -> Result<(), NotDone> {
        let pack = self.site.with_untracked(|site| {
            let at = site.packs.iter().position(|pack| pack.id == area)?;
            Some((site.pack_files.get(at)?.clone(), site.instrument_file.clone()))
        });
        let (pack, instrument) = pack.ok_or(NotDone::Begun(NotBegun::Unreadable))?;
        let today = crate::domain::date::iso_day(clock::today());
        match self.ask(Ask::Begin { pack, instrument, today }, Vec::new()).await? {
            (Told::Begun(begun), _) => begun.map_err(NotDone::Begun)?,
            _ => return Err(self.broke()),
        }
        self.heard.set_value(BTreeMap::new());
        self.told.set_value(Default::default());
        self.filed.set(0);
        self.shelf.set_value(Some(shelf.clone()));
        self.book.set(Some(Book { area, folder: shelf.name(), ..Book::default() }));
        self.hear().await?;
        self.open_bodies(&shelf).await
    }

    /// Reads events that were not heard yet, and says what they come to.
    pub async fn hear(self) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value() else { return Ok(()) };
        let listed = shelf.list("events").await.map_err(|_| NotDone::NoAccess)?;
        let new = |(path, size): &(String, u64)| self.heard.with_value(|heard| heard.get(path) != Some(size));
        let new: Vec<_> = listed.into_iter().filter(new).collect();
        for batch in new.chunks(BATCH) {
            let mut files = Vec::new();
            let mut read = Vec::new();
            for (path, size) in batch {
                // One that cannot be read now may be read next time.
                if let Ok(file) = shelf.read(path).await {
                    files.push(file.into_bytes());
                    read.push((path.clone(), *size));
                }
            }
            let (Told::Events(told), _) = self.ask(Ask::Events, files).await? else { return Err(self.broke()) };
            let heard = read.into_iter().zip(told).filter(|(_, told)| *told).map(|(read, _)| read);
            self.heard.update_value(|known| known.extend(heard));
        }
        self.settle(Ask::Settle { now: now() }).await
    }

    /// Has every sealed file of the register opened that is not on the list yet.
    async fn open_bodies(self, shelf: &Rc<Shelf>) -> Result<(), NotDone> {
        let listed = shelf.list("bodies").await.map_err(|_| NotDone::NoAccess)?;
        let there: BTreeSet<Sha256> = self.ledger.with_untracked(|ledger| {
            let found = ledger.rows().iter().filter_map(|row| row.found.as_ref());
            found.filter_map(|found| found.marks.sha256.parse().ok()).collect()
        });
        let known = |path: &str| Sha256::in_name(path).is_some_and(|body| there.contains(&body));
        let input = |(path, size): (String, u64)| {
            let name = path.clone();
            Input { name, source: Source::Shelf { shelf: shelf.clone(), path, size } }
        };
        let inputs: Vec<Input> = listed.into_iter().filter(|(path, _)| !known(path)).map(input).collect();
        if inputs.is_empty() {
            return self.take_opened().await;
        }
        batch::open(self, inputs);
        Ok(())
    }

    /// Goes on once everything that was given is opened.
    pub fn after_batch(self) {
        if self.book.with_untracked(Option::is_some) {
            self.do_in_register(async move { self.take_opened().await });
        }
    }

    /// Hands the worker what was opened since, takes in what is new, and files what its key proves.
    pub async fn take_opened(self) -> Result<(), NotDone> {
        let visit = self.visit();
        self.filing.set_value(true);
        let done = self.file_opened().await;
        if self.is(visit) {
            self.filing.set_value(false);
        }
        done
    }

    async fn file_opened(self) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value().filter(|_| self.book.with_untracked(Option::is_some)) else {
            return Ok(());
        };
        let rows = self.ledger.with_untracked(|ledger| ledger.rows().len());
        let new = self.know_opened().await?;
        self.settle(Ask::Settle { now: now() }).await?;
        let bodies: Vec<Sha256> = new.keys().copied().collect();
        // Of those that are in the register already the worker says nothing.
        for some in bodies.chunks(TAKEN) {
            let take = Ask::Take { bodies: some.to_vec(), now: now() };
            let (said, events) = self.said_by(take).await?;
            if said.is_empty() {
                continue;
            }
            // The bytes first: an event without its file would be a case that nobody can read.
            for body in said.iter().filter_map(|written| written.body) {
                self.put_body(&shelf, body, new[&body]).await?;
            }
            self.write(said, events).await?;
        }
        self.say_by(Ask::File { now: now() }).await?;
        self.filed.set(rows);
        self.accept_in_folder().await;
        Ok(())
    }

    /// Writes the sealed file of a row into the register, unless it came from there.
    async fn put_body(self, shelf: &Shelf, body: Sha256, number: usize) -> Result<(), NotDone> {
        let input = self.input(number).ok_or(NotDone::NoAccess)?;
        if matches!(&input.source, Source::Shelf { .. }) {
            return Ok(());
        }
        let bytes = input.bytes().await.map_err(|_| NotDone::NoAccess)?.into_bytes();
        let binary = armor::binary_of(&bytes).map_err(|_| NotDone::NoAccess)?;
        // It was read once more, and may be another file by now.
        if digest::sha256(&binary).await.is_some_and(|hash| hash != body.0) {
            return Err(NotDone::NoAccess);
        }
        shelf.write(&format!("bodies/{body}.age"), &binary).await.map_err(|_| NotDone::NoAccess)
    }

    /// Hears what colleagues have added to the folder since.
    pub async fn look_again(self) -> Result<(), NotDone> {
        self.hear().await?;
        match self.shelf.get_value() {
            Some(shelf) => self.open_bodies(&shelf).await,
            None => Ok(()),
        }
    }

    /// Hands over the records of the rows that the worker does not know yet; the sealed files of these, each with its row.
    async fn know_opened(self) -> Result<BTreeMap<Sha256, usize>, NotDone> {
        let rows = self.not_known();
        let mut new = BTreeMap::new();
        for some in rows.chunks(BATCH) {
            let (mut bodies, mut records, mut unopened) = (Vec::new(), Vec::new(), Vec::new());
            for row in some {
                match row {
                    Opened::With(number, body, tie) => {
                        let opener = self.opener_of(*number).ok_or_else(|| self.broke())?;
                        let mut record = opener.record(*number).await.map_err(|Stopped| self.broke())?;
                        records.push(std::mem::take(&mut *record));
                        bodies.push((*body, tie.clone()));
                        new.insert(*body, *number);
                    }
                    Opened::Not(body) => unopened.push(*body),
                }
            }
            self.ask(Ask::Unopened { bodies: unopened }, Vec::new()).await?;
            self.ask(Ask::Know { bodies }, records).await?;
        }
        Ok(new)
    }

    /// The rows of the list that the worker was not told of yet.
    fn not_known(self) -> Vec<Opened> {
        let area = self.area();
        let mut rows = Vec::new();
        self.ledger.with_untracked(|ledger| {
            let new = |number: &usize| self.told.try_update_value(|told| told.insert(*number)).unwrap_or_default();
            for (number, row) in (1..).zip(ledger.rows()).filter(|(number, _)| new(number)) {
                let found = row.found.as_ref().filter(|found| {
                    matches!(row.outcome, Outcome::Opened | Outcome::Practice) && found.kept.area == area
                });
                let found = found.and_then(|found| Some((found.marks.sha256.parse().ok()?, found.kept.tie.clone())));
                let unopened = matches!(row.outcome, Outcome::Damaged | Outcome::Truncated | Outcome::WrongKey);
                let unopened = unopened.then(|| Sha256::in_name(&row.name)).flatten();
                rows.extend(unopened.map(Opened::Not));
                rows.extend(found.map(|(body, tie)| Opened::With(number, body, tie)));
            }
        });
        rows
    }
}

/// What became of a sealed file of this register.
enum Opened {
    /// Its row, and how it hangs together with others.
    With(usize, Sha256, Tie),
    Not(Sha256),
}
