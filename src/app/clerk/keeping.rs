//! What is kept of a register, and until when: what is due, who must be found, the trail, what goes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::looking::people;
use super::office::Office;
use super::protocol::Told;
use crate::casework::{self, Content, Ended, Format, Hit, called, listed_for, readable};
use crate::domain::date::{Date, read_day};
use crate::domain::due::Item;
use crate::domain::matching::{Person, Sought};
use crate::domain::register::{CaseId, Entry, Id, Sha256, read_second};
use crate::envelope::Identity;
use crate::envelope::event::open_event;
use crate::render::outputs::Include;
use crate::render::outputs::audit::{Names, audit};
use crate::wording::{date, due as words, say};

/// What the desk asks about it. `now`: UTC seconds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Keep {
    /// What is to be looked at on a day, today where none is given; of flags, those that end `within` so many days.
    Due { on: Option<String>, within: u32, now: String },
    /// Where a person stands.
    Find { name: String, born: String, today: String },
    /// The trail as a file, of one case or of all.
    Audit { format: Format, reasons: bool, today: String },
    /// What would go and what would stay: of the cases whose retention is over, or of one.
    ToPurge { case: Option<CaseId>, now: String },
    /// Writes the certificates; answered like anything that is said.
    Purge { cases: Vec<CaseId>, why: String, now: String },
    /// Which of these event files tell what purging ended.
    EndedEvents,
    /// Which of these sealed files were purged, by their names.
    EndedBodies { paths: Vec<String> },
    /// Takes events of a case back; answered like anything that is said.
    Retract { case: CaseId, events: Vec<Id>, reason: String, now: String },
}

/// What it is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Keeping {
    Due {
        items: Vec<Looming>,
        restricted: usize,
    },
    /// With the places as CSV; why there are none, in words.
    Found(Result<FoundPerson, String>),
    /// With the file; why there is none, in words.
    Audited(Result<String, String>),
    ToPurge(Vec<Goes>),
    /// One for each file.
    Ended(Vec<bool>),
}

/// One thing to look at, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looming {
    pub case: CaseId,
    /// Stable name of the matter.
    pub id: String,
    pub matter: String,
    pub day: String,
    pub remark: String,
}

/// Where a person stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPerson {
    pub places: Vec<Standing>,
    pub cases: usize,
    /// Cases that could not be read, and why.
    pub not_read: Vec<String>,
    pub restricted: usize,
}

/// One place in words: what it is called, the role, whether a third party, the place, how found, the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub case: CaseId,
    pub third_party: bool,
    pub cells: [String; 6],
}

/// What would go with a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goes {
    pub case: CaseId,
    pub called: String,
    /// In words; empty where no retention period has ended.
    pub kept_until: String,
    pub files: usize,
    pub entries: usize,
    /// Entries that only tell what was done with it.
    pub stay: usize,
    /// Why it must not go, in words.
    pub refused: Option<String>,
}

impl Office {
    /// Answers what is asked about keeping.
    pub(super) fn keep(&mut self, ask: Keep, bytes: Vec<Vec<u8>>, identities: &[Identity]) -> (Told, Vec<Vec<u8>>) {
        let mut files = Vec::new();
        let keeping = match ask {
            Keep::Due { on, within, now } => {
                let (items, restricted) = self.due(on.as_deref(), within, &now, identities);
                Keeping::Due { items: items.into_iter().map(|item| self.looming(item)).collect(), restricted }
            }
            Keep::Find { name, born, today } => {
                Keeping::Found(self.find(&name, &born, &today, identities).map(|(found, csv)| {
                    files.push(csv);
                    found
                }))
            }
            Keep::Audit { format, reasons, today } => {
                Keeping::Audited(self.audit(format, reasons, &today).map(|bytes| {
                    files.push(bytes);
                    format!("audit-{today}.{}", format.ending())
                }))
            }
            Keep::ToPurge { case, now } => Keeping::ToPurge(self.to_purge(case, &now, identities)),
            Keep::Purge { cases, why, now } => return self.purge(&cases, &why, &now, identities),
            Keep::EndedEvents => {
                let ended = Ended::of(&self.register);
                let is = |file: &Vec<u8>| open_event(file, identities).is_ok_and(|heard| ended.events.contains(&heard));
                Keeping::Ended(bytes.iter().map(is).collect())
            }
            Keep::EndedBodies { paths } => {
                let ended = Ended::of(&self.register).bodies;
                let is = |path: &String| Sha256::in_name(path).is_some_and(|body| ended.contains(&body));
                let told = paths.iter().map(is).collect();
                ended.iter().for_each(|body| self.known.forget(*body));
                Keeping::Ended(told)
            }
            Keep::Retract { case, events, reason, now } => {
                return self.retract(case, events, reason, &now, identities);
            }
        };
        (Told::Keeping(keeping), files)
    }

    /// What is to be looked at, and how many cases other people alone may read.
    pub(super) fn due(&self, on: Option<&str>, within: u32, now: &str, identities: &[Identity]) -> (Vec<Item>, usize) {
        let (Some(area), Some(now)) = (&self.area, read_second(now)) else { return (Vec::new(), 0) };
        let (cases, restricted) = listed_for(&self.register, &people(identities));
        let referred = |(id, case): (CaseId, &_)| (id, casework::referred(&Content::of(&self.known, id, case)));
        let referred: BTreeMap<_, _> = cases.into_iter().map(referred).collect();
        let at = casework::time_on(on.and_then(read_day), now);
        (casework::due_at(&self.register, &area.pack, &referred, at, within), restricted)
    }

    fn looming(&self, Item { case, matter }: Item) -> Looming {
        let owner = self.area.as_ref().map(|area| casework::owner(&self.register, &area.pack, case, &matter));
        Looming {
            case,
            id: matter.id().to_owned(),
            matter: words::matter(&matter),
            day: matter.day().map(date::day).unwrap_or_default(),
            remark: words::remark(&matter, &owner.unwrap_or_default()),
        }
    }

    fn find(
        &self,
        name: &str,
        born: &str,
        today: &str,
        identities: &[Identity],
    ) -> Result<(FoundPerson, Vec<u8>), String> {
        let area = self.area.as_ref().ok_or_else(|| say!("register-broke"))?;
        let born = match born.trim() {
            "" => None,
            text => Some(
                Date::from_day(text)
                    .or_else(|| Date::from_about(text))
                    .ok_or_else(|| say!("cli-find-no-date", text = text))?,
            ),
        };
        let sought = Sought::new(&Person { born, ..Person::named(name) }).ok_or_else(|| say!("cli-find-no-name"))?;
        let (cases, restricted) = readable(&self.register, &people(identities));
        let (mut hits, mut not_read) = (Vec::new(), Vec::new());
        for (id, case) in cases {
            let searched = casework::search(&sought, *id, case, Content::of(&self.known, *id, case));
            hits.extend(searched.hit);
            let said = |(id, closed): (CaseId, casework::Closed)| {
                say!("cli-find-not-read", case = called(id), why = closed.words())
            };
            not_read.extend(searched.not_read.map(said));
        }
        let context = area.context_on(today);
        let occasion = casework::occasion(&area.pack, &context, None, Include::default());
        let csv = Hit::table(&hits, &occasion.marking, context.today).to_csv();
        let places = hits.iter().flat_map(|hit| {
            let third = hit.found.places.iter().map(|place| place.role.is_third_party());
            third.zip(hit.rows()).map(|(third_party, cells)| Standing { case: hit.id, third_party, cells })
        });
        Ok((FoundPerson { places: places.collect(), cases: hits.len(), not_read, restricted }, csv))
    }

    fn audit(&self, format: Format, reasons: bool, today: &str) -> Result<Vec<u8>, String> {
        let area = self.area.as_ref().ok_or_else(|| say!("register-broke"))?;
        let entries: Vec<&Entry> = self.register.trail().iter().collect();
        let names = Names { person: &|person| casework::person(&area.scope, person), case: &called };
        let context = area.context_on(today);
        let occasion = casework::occasion(&area.pack, &context, None, Include::default());
        let table = audit(entries, &names, reasons, &occasion);
        casework::table(&table, format).map_err(casework::NotMade::words)
    }
}
