//! What is done with a register: it is heard, added to, and told what people decide.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::Book;
use super::shelf::Shelf;
use crate::app::browser::worker::Stopped;
use crate::app::browser::{clock, download, leaving};
use crate::app::clerk::{Ask, NotBegun, NotSaid, Told, WholeCase, Written};
use crate::app::desk::batch;
use crate::app::desk::case::Case;
use crate::app::desk::input::{Input, Source};
use crate::app::desk::reading::Reading;
use crate::app::desk::session::{Locked, Session};
use crate::app::desk::site::Site;
use crate::app::worker::Kept;
use crate::domain::joining::Tie;
use crate::domain::ledger::{Found, Marks, Outcome, Row};
use crate::domain::record::Record;
use crate::domain::register::{CaseId, Sha256, What, iso_second};
use crate::wording::say;

/// Events that are read and opened in one go.
const BATCH: usize = 100;

/// Why something was not written into the register. Nothing of it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    Begun(NotBegun),
    Said(NotSaid),
    NoAccess,
    /// Somebody else alone may read it, or its record cannot be read.
    NotReadable,
    NotAZip,
    NotZipped,
    /// The browser refused to make the file.
    NotOffered,
    /// The worker broke down; the desk is locked.
    Broke,
}

impl NotDone {
    /// What happened, and what to do now.
    pub fn words(self) -> String {
        match self {
            NotDone::Begun(NotBegun::Unreadable) => say!("register-unreadable"),
            NotDone::Begun(NotBegun::NoSigner) => say!("register-no-signer"),
            NotDone::Begun(NotBegun::NobodyToSealTo) => say!("register-nobody-to-seal-to"),
            NotDone::Said(NotSaid::Incomplete) => say!("register-incomplete"),
            NotDone::Said(NotSaid::TooLong) => say!("register-too-long"),
            NotDone::Said(NotSaid::NotSealed) => say!("register-not-sealed"),
            NotDone::NoAccess => say!("register-no-access"),
            NotDone::NotReadable => say!("register-not-readable"),
            NotDone::NotAZip => say!("register-not-a-zip"),
            NotDone::NotZipped => say!("register-not-zipped"),
            NotDone::NotOffered => say!("register-not-offered"),
            NotDone::Broke => say!("register-broke"),
        }
    }
}

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
        let there: Vec<String> = self.ledger.with_untracked(|ledger| {
            let found = ledger.rows().iter().filter_map(|row| row.found.as_ref());
            found.map(|found| found.marks.sha256.clone()).collect()
        });
        let known = |path: &str| Sha256::in_name(path).is_some_and(|body| there.contains(&body.to_string()));
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

    /// Hands the worker what was opened since, takes in what is new, and files what its key proves.
    pub async fn take_opened(self) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value().filter(|_| self.book.with_untracked(Option::is_some)) else {
            return Ok(());
        };
        let new = self.know_opened().await?;
        self.settle(Ask::Settle { now: now() }).await?;
        let known = |body: &Sha256| {
            self.book.with_untracked(|book| book.as_ref().is_some_and(|book| book.bodies.contains(body)))
        };
        for (number, body) in new.into_iter().filter(|(_, body)| !known(body)) {
            let (Told::Said(said), events) = self.ask(Ask::Take { bodies: vec![body], now: now() }, Vec::new()).await?
            else {
                return Err(self.broke());
            };
            let said = said.map_err(NotDone::Said)?;
            if said.is_empty() {
                continue;
            }
            // The bytes first: an event without its file would be a case that nobody can read.
            let input = self.input(number).ok_or(NotDone::NoAccess)?;
            if !matches!(&input.source, Source::Shelf { .. }) {
                let bytes = input.bytes().await.map_err(|_| NotDone::NoAccess)?.into_bytes();
                let binary = crate::envelope::armor::binary_of(&bytes).map_err(|_| NotDone::NoAccess)?;
                let path = format!("bodies/{body}.age");
                shelf.write(&path, &binary).await.map_err(|_| NotDone::NoAccess)?;
            }
            self.write(said, events).await?;
        }
        let (Told::Said(said), events) = self.ask(Ask::File { now: now() }, Vec::new()).await? else {
            return Err(self.broke());
        };
        self.write(said.map_err(NotDone::Said)?, events).await
    }

    /// Says things; they are in the folder, and seen on the page, when this returns.
    pub async fn say_in_register(self, what: Vec<What>) -> Result<(), NotDone> {
        let what = what.into_iter().chain(self.take_viewed());
        let what = what.map(|what| serde_json::to_value(what).unwrap_or_default()).collect();
        let (Told::Said(said), events) = self.ask(Ask::Say { what, now: now() }, Vec::new()).await? else {
            return Err(self.broke());
        };
        self.write(said.map_err(NotDone::Said)?, events).await
    }

    /// Hears what colleagues have added to the folder since.
    pub async fn look_again(self) -> Result<(), NotDone> {
        self.hear().await?;
        match self.shelf.get_value() {
            Some(shelf) => self.open_bodies(&shelf).await,
            None => Ok(()),
        }
    }

    /// Hands the person one zip with the whole register.
    pub async fn save_zip(self) -> Result<(), NotDone> {
        let Some(shelf) = self.shelf.get_value() else { return Ok(()) };
        let Some(files) = shelf.all() else { return Ok(()) };
        let (names, bytes) = files.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).unzip();
        let (_, zips) = self.ask(Ask::Zip { names }, bytes).await?;
        let area = self.book.with_untracked(|book| book.as_ref().map(|book| book.area.clone())).unwrap_or_default();
        let zip = zips.first().ok_or(NotDone::NotZipped)?;
        let name = format!("register-{area}-{}.zip", now().replace([':', '-'], ""));
        download::file(&name, zip).map_err(|_| NotDone::NotZipped)?;
        shelf.saved();
        self.settle(Ask::Settle { now: now() }).await
    }

    /// Says things of the case that is read, and shows how it stands then.
    pub async fn say_of_case(self, what: Vec<What>) -> Result<(), NotDone> {
        self.say_in_register(what).await?;
        self.look_at_it_again().await
    }

    /// The same where the worker alone knows what is said.
    pub async fn say_of_case_by(self, ask: Ask) -> Result<(), NotDone> {
        self.say_by(ask).await?;
        self.look_at_it_again().await
    }

    async fn look_at_it_again(self) -> Result<(), NotDone> {
        self.not_done.set(None);
        self.said.set(say!("register-said"));
        let case = self.looked.with_untracked(|looked| looked.as_ref().map(|looked| looked.line.case));
        let Some(case) = case else { return Ok(()) };
        if let (Told::Looked(Some(looked)), _) = self.ask(Ask::Look { case }, Vec::new()).await? {
            self.nothing_to_lose();
            self.looked.set(Some(*looked));
        }
        Ok(())
    }

    /// Shows a case of the register.
    pub fn read_case(self, case: CaseId) {
        self.do_in_register(async move {
            let (Told::Looked(looked), records) = self.ask(Ask::Look { case }, Vec::new()).await? else {
                return Err(self.broke());
            };
            let Some(looked) = looked else { return Err(NotDone::NotReadable) };
            let reading = match self.row_of(case) {
                Some(number) => self.reading_of(number).await.map_err(|Stopped| self.broke())?,
                None => {
                    let record = records.first().and_then(|record| Record::read(record).ok());
                    self.reading_of_entered(&record.ok_or(NotDone::NotReadable)?, &looked)
                }
            };
            self.note_viewed(case);
            self.nothing_to_lose();
            self.show(reading, Some(*looked));
            Ok(())
        });
    }

    /// The row of the ledger with the sealed file of a case.
    fn row_of(self, case: CaseId) -> Option<usize> {
        let CaseId::Body(body) = case else { return None };
        let sha256 = body.to_string();
        self.ledger.with_untracked(|ledger| {
            let is = |row: &Row<Kept>| row.found.as_ref().is_some_and(|found| found.marks.sha256 == sha256);
            ledger.rows().iter().position(is).map(|at| at + 1)
        })
    }

    /// A case that did not come through the portal, read like one that did.
    fn reading_of_entered(self, record: &Record, looked: &WholeCase) -> Reading {
        let marks = Marks {
            sha256: String::new(),
            reference: looked.line.reference.clone(),
            submission: String::new(),
            content: String::new(),
        };
        let kept = Kept {
            tie: Tie::Referral { amend_hash: String::new() },
            urgent: looked.line.glance.as_ref().is_some_and(|glance| glance.urgent),
            practice: record.is_practice(),
            by_practice_key: false,
            area: record.area.clone(),
            referred_on: record.referred_on.clone(),
            sealed_at: record.sealed_at.clone(),
            attachments: Vec::new(),
            glance: looked.line.glance.clone(),
        };
        let found = Found { marks, kept };
        let reading = |site: &Site| Reading::of(0, record, &found, Case::default(), site, clock::today());
        self.site.with_untracked(reading)
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
        for (Written { id, path }, event) in said.into_iter().zip(events) {
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

    async fn settle(self, ask: Ask) -> Result<(), NotDone> {
        let (Told::Overview(overview), _) = self.ask(ask, Vec::new()).await? else { return Err(self.broke()) };
        self.book.update(|book| {
            if let Some(book) = book {
                book.take(*overview);
            }
        });
        self.count_unsaved();
        self.compare_rest();
        Ok(())
    }

    /// Counts what no saved zip holds.
    pub(super) fn count_unsaved(self) {
        let unsaved = self.shelf.with_value(|shelf| shelf.as_ref().map_or(0, |shelf| shelf.unsaved()));
        self.book.update(|book| {
            if let Some(book) = book {
                book.unsaved = unsaved;
            }
        });
        leaving::warn(unsaved > 0);
    }

    /// The shelf of the register that is open.
    pub(super) fn shelf(self) -> Option<Rc<Shelf>> {
        self.shelf.get_value()
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
                    self.book.update(|book| {
                        if let Some(book) = book {
                            (book.unmatched, book.waiting) = (unmatched.into_iter().collect(), 0);
                            book.comparing = false;
                        }
                    });
                    return;
                }
            }
        });
    }

    /// Hands over the records of the rows that the worker does not know yet; which of them are sealed files of their own.
    async fn know_opened(self) -> Result<Vec<(usize, Sha256)>, NotDone> {
        let area = self.book.with_untracked(|book| book.as_ref().map(|book| book.area.clone())).unwrap_or_default();
        let rows: Vec<_> = self.ledger.with_untracked(|ledger| {
            let rows =
                (1..).zip(ledger.rows()).filter(|(number, _)| !self.told.with_value(|told| told.contains(number)));
            let rows = rows.map(|(number, row)| {
                let found = row.found.as_ref().filter(|found| {
                    matches!(row.outcome, Outcome::Opened | Outcome::Practice) && found.kept.area == area
                });
                let found = found.and_then(|found| Some((found.marks.sha256.parse().ok()?, found.kept.tie.clone())));
                let unopened = matches!(row.outcome, Outcome::Damaged | Outcome::Truncated | Outcome::WrongKey);
                (number, found, unopened.then(|| Sha256::in_name(&row.name)).flatten())
            });
            rows.collect()
        });
        let mut new = Vec::new();
        for (number, found, unopened) in rows {
            self.told.update_value(|told| _ = told.insert(number));
            if let Some(body) = unopened {
                self.ask(Ask::Unopened { bodies: vec![body] }, Vec::new()).await?;
            }
            let Some((body, tie)) = found else { continue };
            let opener = self.opener_of(number).ok_or_else(|| self.broke())?;
            let mut record = opener.record(number).await.map_err(|Stopped| self.broke())?;
            let bytes = vec![std::mem::take(&mut *record)];
            self.ask(Ask::Know { bodies: vec![(body, tie)] }, bytes).await?;
            new.push((number, body));
        }
        Ok(new)
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
