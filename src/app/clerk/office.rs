//! The register of one area, as one person works on it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;
use zeroize::Zeroizing;

use super::entering::Table;
use super::known::Known;
use super::looking::people;
use super::protocol::{Ask, NotBegun, NotSaid, Told, Written};
use crate::area::Pack;
use crate::casework::{Filing, LookAlikes, Lookup, Place, Records, place, received, zipped};
use crate::domain::context::Context;
use crate::domain::date::read_day;
use crate::domain::instrument::Instrument;
use crate::domain::register::{
    Case, CaseId, Heard, Id, Register, Scope, Settled, Sha256, What, meetings::Meeting, read_second,
};
use crate::domain::returns::Span;
use crate::envelope::event::{self, Author, NotSealed, SealedEvent, open_event};
use crate::envelope::{Identity, Recipient};

/// What is at hand; all of it ends with the worker.
#[derive(Default)]
pub struct Office {
    pub(super) area: Option<Area>,
    pub(super) register: Register,
    pub(super) known: Known,
    /// The cases that were listed, beside one another.
    pub(super) look_alikes: LookAlikes,
    /// The same cases, by what a person types.
    pub(super) lookup: Lookup,
    /// Cases that are to come from a table.
    pub(super) table: Table,
    /// Heard and not yet in the register.
    new: Vec<Heard>,
    /// Said, and not known to be in the folder.
    pending: BTreeMap<Id, Heard>,
    /// The cases as they were listed last.
    pub(super) listed: BTreeMap<CaseId, Case>,
    /// Plans that those lines name.
    pub(super) plans: BTreeMap<Id, Settled<Meeting>>,
}

/// The area whose register it is.
pub(super) struct Area {
    pub pack: Pack,
    pub context: Context,
    pub scope: Scope,
    recipients: Vec<Recipient>,
}

impl Office {
    /// Answers one question.
    pub fn answer(&mut self, ask: Value, bytes: Vec<Vec<u8>>, identities: &[Identity]) -> (Value, Vec<Vec<u8>>) {
        let ask: Ask = serde_json::from_value(ask).expect("a question of this build");
        let (told, bytes) = self.told(ask, bytes, identities);
        (serde_json::to_value(told).expect("an answer that JSON can hold"), bytes)
    }

    fn told(&mut self, ask: Ask, bytes: Vec<Vec<u8>>, identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        match ask {
            Ask::Begin { pack, instrument, today } => {
                *self = Office::default();
                let area = Area::read(&pack, &instrument, &today, identities);
                (Told::Begun(area.map(|area| self.area = Some(area))), Vec::new())
            }
            Ask::Events => {
                let heard = bytes.iter().map(|file| open_event(file, identities).ok());
                let told = heard.map(|heard| heard.map(|heard| self.new.push(heard)).is_some()).collect();
                (Told::Events(told), Vec::new())
            }
            Ask::Know { bodies } => {
                let new: BTreeSet<Sha256> = bodies.iter().map(|(body, _)| *body).collect();
                for ((body, tie), record) in bodies.into_iter().zip(bytes) {
                    self.known.put(body, Zeroizing::new(record), tie);
                }
                self.forget_lines_with(&new);
                (Told::Known, Vec::new())
            }
            Ask::Unopened { bodies } => {
                bodies.into_iter().for_each(|body| self.known.put_unopened(body));
                (Told::Known, Vec::new())
            }
            Ask::Settle { now } => (self.settle(&now, identities), Vec::new()),
            Ask::Say { what, now } => {
                let what = what.into_iter().map(|what| read(what).ok_or(NotSaid::Incomplete)).collect();
                said(what, |what| self.say(what, &now, identities))
            }
            Ask::Take { bodies, now } => {
                let what = bodies.into_iter().filter_map(|body| self.received(body)).collect();
                said(Ok(what), |what| self.say(what, &now, identities))
            }
            Ask::File { now } => {
                let filing = Filing { register: &self.register, records: &self.known };
                let what = filing.unfiled().iter().filter_map(|unfiled| unfiled.filed()).collect();
                said(Ok(what), |what| self.say(what, &now, identities))
            }
            Ask::Wrote { events, now } => {
                let written = events.iter().filter_map(|id| self.pending.remove(id));
                self.new.extend(written);
                (self.settle(&now, identities), Vec::new())
            }
            Ask::TakeBack { what, events, now } => self.take_back(what, events, &now, identities),
            Ask::Look { case } => self.look(case, identities),
            Ask::Search { text } => (self.search(&text, identities), Vec::new()),
            Ask::Docket { meeting } => (self.docket(meeting, identities), Vec::new()),
            Ask::Mint { count } => (Office::mint(count), Vec::new()),
            Ask::Beside { case, other } => (self.beside(case, other, identities), Vec::new()),
            Ask::Compare => (self.compare(), Vec::new()),
            Ask::Check { papers } => (self.check(&papers, identities), Vec::new()),
            Ask::Make { papers } => self.make(&papers, identities),
            Ask::Count { from, to, published, today } => {
                let span = Span { from: from.map(|day| day.0), to: to.map(|day| day.0) };
                self.count(span, published, &today)
            }
            Ask::Import(ask) => self.import(ask, bytes, identities),
            Ask::Keep(ask) => self.keep(ask, bytes, identities),
            Ask::Unzip => match bytes.first().and_then(|bytes| zipped::unzip(bytes)) {
                Some((mut names, files)) => {
                    zipped::below_register(&mut names);
                    (Told::Unzipped(Some(names)), files)
                }
                None => (Told::Unzipped(None), Vec::new()),
            },
            Ask::Zip { names } => (Told::Zipped, zipped::zip(&names, &bytes).into_iter().collect()),
        }
    }

    /// A case that one of these people may read.
    pub(super) fn readable(&self, case: CaseId, identities: &[Identity]) -> Option<&Case> {
        self.register.cases.get(&case).filter(|case| case.may_be_read_by(&people(identities)))
    }

    fn settle(&mut self, now: &str, identities: &[Identity]) -> Told {
        let Some(area) = &self.area else { return Told::Known };
        let new = std::mem::take(&mut self.new);
        if !new.is_empty() {
            let now = read_second(now).unwrap_or_default();
            self.register = std::mem::take(&mut self.register).with(new, &area.scope, now);
        }
        Told::Overview(Box::new(self.overview(identities)))
    }

    /// A file that is known and goes in: not one that is there, nor one that was purged and lies in the folder again.
    fn received(&self, body: Sha256) -> Option<What> {
        if self.register.cases.get(&CaseId::Body(body)).is_some_and(|case| case.is_here() || case.is_purged()) {
            return None;
        }
        let area = self.area.as_ref()?;
        let record = self.known.record(body).ok()?;
        match place(body, &record, &self.register, &area.scope, &BTreeMap::new()) {
            Place::Here { .. } => Some(received(body, &record, "file")),
            _ => None,
        }
    }

    /// Says things, each in the place of what stands about the same fact.
    pub(super) fn say(
        &mut self,
        what: Vec<What>,
        now: &str,
        identities: &[Identity],
    ) -> Result<(Vec<Written>, Vec<Vec<u8>>), NotSaid> {
        self.say_over(what.into_iter().map(|what| (what, None)).collect(), now, identities)
    }

    /// The same with the events that each takes the place of, where that does not follow from what it is about.
    pub(super) fn say_over(
        &mut self,
        what: Vec<(What, Option<Vec<Id>>)>,
        now: &str,
        identities: &[Identity],
    ) -> Result<(Vec<Written>, Vec<Vec<u8>>), NotSaid> {
        let (Some(area), Some(now)) = (&self.area, read_second(now)) else { return Err(NotSaid::NotSealed) };
        let signer = area.signer(identities).ok_or(NotSaid::NotSealed)?;
        let Scope { area: name, practice, .. } = &area.scope;
        let author = Author { signer, recipients: &area.recipients, area: name, practice: *practice };
        let (mut written, mut files, mut pending) = (Vec::new(), Vec::new(), Vec::new());
        for (what, supersedes) in what {
            let supersedes = supersedes.unwrap_or_else(|| self.register.superseded_by(&what, signer.person()));
            let SealedEvent { event, heard, file } = author.say(what, supersedes, now)?;
            let body = match &event.what {
                What::Received(received) => Some(received.body),
                _ => None,
            };
            written.push(Written { id: event.id, path: event.file_name(), body });
            files.push(file);
            pending.push((event.id, heard));
        }
        self.pending.extend(pending);
        Ok((written, files))
    }

    /// The lines of cases that these files brought or added to are made anew.
    fn forget_lines_with(&mut self, bodies: &BTreeSet<Sha256>) {
        let brought = |id: &CaseId| matches!(id, CaseId::Body(body) if bodies.contains(body));
        self.listed.retain(|id, case| !brought(id) && case.additions.is_disjoint(bodies));
    }
}

impl Area {
    fn read(pack: &str, instrument: &str, today: &str, identities: &[Identity]) -> Result<Area, NotBegun> {
        let pack = Pack::parse(pack.as_bytes()).map_err(|_| NotBegun::Unreadable)?;
        let instrument = Instrument::parse(instrument.as_bytes()).map_err(|_| NotBegun::Unreadable)?;
        let today = read_day(today).ok_or(NotBegun::Unreadable)?;
        let recipients = pack.recipients_on(today).map_err(|_| NotBegun::NobodyToSealTo)?.recipients;
        let (context, scope) = (pack.context(instrument, today), pack.register_scope());
        let area = Area { pack, context, scope, recipients };
        area.signer(identities).ok_or(NotBegun::NoSigner)?;
        Ok(area)
    }

    /// A day as the desk says it; the day of the register's beginning where it says none.
    pub fn day(&self, today: &str) -> NaiveDate {
        read_day(today).unwrap_or(self.context.today)
    }

    /// What the area's forms are read with on a day.
    pub fn context_on(&self, today: &str) -> Context {
        Context { today: self.day(today), ..self.context.clone() }
    }

    /// The first identity whose word counts on the day of the register's beginning.
    pub fn signer<'i>(&self, identities: &'i [Identity]) -> Option<&'i Identity> {
        event::signer(identities, &self.scope, self.context.today)
    }
}

impl From<NotSealed> for NotSaid {
    fn from(why: NotSealed) -> NotSaid {
        match why {
            NotSealed::Incomplete => NotSaid::Incomplete,
            NotSealed::TooLong => NotSaid::TooLong,
            NotSealed::Sealing(_) => NotSaid::NotSealed,
        }
    }
}

/// One thing that is said, of a kind that this version knows.
pub(super) fn read(what: Value) -> Option<What> {
    serde_json::from_value(what).ok()
}

pub(super) fn said<T>(
    what: Result<T, NotSaid>,
    say: impl FnOnce(T) -> Result<(Vec<Written>, Vec<Vec<u8>>), NotSaid>,
) -> (Told, Vec<Vec<u8>>) {
    match what.and_then(say) {
        Ok((written, files)) => (Told::Said(Ok(written)), files),
        Err(why) => (Told::Said(Err(why)), Vec::new()),
    }
}
