//! A key ceremony: for whom keys are made, how far it has come, and the pack that it ends in.
//!
//! Nothing in it is secret: it can be saved and resumed on another day and another computer
//! (`<area>-ceremony-<date>.json`, format `marac-portal/ceremony@1`).

mod person;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use person::{Made, Person, Replaced};

use super::keyholder::Role;
use super::load::{PackError, is_area_id};
use super::pack::Pack;
use super::roster::{Change, Newcomer};
use crate::domain::nation::Nation;
use crate::envelope::{Family, Recipient};

const FORMAT: &str = "marac-portal/ceremony@1";
/// More people than this share no area's keys: each is a stanza in every file.
const MOST_PEOPLE: usize = 20;

/// The ceremony, as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceremony {
    format: String,
    /// The area has no pack yet; else the new keys are added to it.
    pub first: bool,
    pub area: NewArea,
    /// Hybrid post-quantum keys for everybody; else classic ones.
    pub post_quantum: bool,
    pub people: Vec<Person>,
}

/// The area; what a pack needs at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewArea {
    pub id: String,
    pub name: String,
    /// Of the MARAC team, as senders see it.
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Its word in a pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nation: String,
}

/// What comes next; people are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Make this person's key and save it.
    Make(usize),
    /// Open a test referral with the file that this person saved.
    Drill(usize),
    /// The same from the paper copy.
    DrillPaper(usize),
    /// The pack can be had.
    Finished,
}

/// Why a file is no ceremony that can be resumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotResumed {
    /// Some other file.
    NotACeremony,
    /// Of a later version of the program.
    NewerFormat,
    /// Somebody changed it: a key, a name or a date in it is none.
    Damaged,
}

/// What is missing before keys can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Name,
    /// Empty, or not of lower-case letters, digits and hyphens.
    Id,
    Phone,
    /// A job title.
    Label(usize),
    /// Nobody reads day by day.
    NobodyButRecovery,
    TooMany,
    /// The last day of a key lies before today.
    Date(usize),
}

impl Ceremony {
    /// For an area that has no keys yet: a coordinator, a deputy and a recovery key.
    pub fn for_new_area(today: NaiveDate, label: impl Fn(Role) -> String) -> Ceremony {
        let roles = [Role::Coordinator, Role::Deputy, Role::Recovery];
        let people = roles.into_iter().map(|role| Person::new(role, label(role), today)).collect();
        Ceremony { format: FORMAT.into(), first: true, area: NewArea::default(), post_quantum: false, people }
    }

    /// For one more person of an area, or another key of somebody.
    pub fn for_one(pack: &Pack, person: Person) -> Ceremony {
        let area = NewArea {
            id: pack.id.clone(),
            name: pack.name.en().to_owned(),
            phone: pack.contact.phone.clone(),
            email: pack.contact.email.clone().unwrap_or_default(),
            nation: pack.nation.map(Nation::id).unwrap_or_default().to_owned(),
        };
        let family = pack.keyholders().first().map(|holder| holder.recipient.family());
        let post_quantum = family == Some(Family::PostQuantum);
        Ceremony { format: FORMAT.into(), first: false, area, post_quantum, people: vec![person] }
    }

    /// Reads a saved ceremony; nothing in it is trusted that a pack would not be trusted with.
    pub fn read(file: &[u8]) -> Result<Ceremony, NotResumed> {
        let json: Value = serde_json::from_slice(file).map_err(|_| NotResumed::NotACeremony)?;
        match json["format"].as_str() {
            Some(FORMAT) => {}
            Some(format) if format.starts_with("marac-portal/ceremony@") => return Err(NotResumed::NewerFormat),
            _ => return Err(NotResumed::NotACeremony),
        }
        let ceremony: Ceremony = serde_json::from_value(json).map_err(|_| NotResumed::Damaged)?;
        if ceremony.is_sound() { Ok(ceremony) } else { Err(NotResumed::Damaged) }
    }

    /// The file, as people read it.
    pub fn to_file(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The name of that file.
    pub fn file_name(&self, today: NaiveDate) -> String {
        format!("{}-ceremony-{today}.json", self.area.id)
    }

    /// The family of the keys.
    pub fn family(&self) -> Family {
        if self.post_quantum { Family::PostQuantum } else { Family::Classic }
    }

    /// What is missing before keys can be made; a pack that is there already brings the other people.
    pub fn missing(&self, today: NaiveDate) -> Vec<Missing> {
        let mut all = Vec::new();
        let mut unless = |fine: bool, missing: Missing| all.extend((!fine).then_some(missing));
        unless(!self.area.name.trim().is_empty(), Missing::Name);
        unless(is_area_id(&self.area.id), Missing::Id);
        unless(!self.area.phone.trim().is_empty(), Missing::Phone);
        for (at, person) in self.people.iter().enumerate() {
            unless(!person.label.trim().is_empty(), Missing::Label(at));
            unless(person.to.is_none_or(|to| today <= to), Missing::Date(at));
        }
        unless(
            !self.first || self.people.iter().any(|person| person.role != Role::Recovery),
            Missing::NobodyButRecovery,
        );
        unless(self.people.len() <= MOST_PEOPLE, Missing::TooMany);
        all
    }

    /// What comes next: all keys first, then every one of them is tried.
    pub fn next(&self) -> Step {
        let at = |wanted: fn(&Person) -> bool| self.people.iter().position(wanted);
        let make = at(|person| person.made.is_none()).map(Step::Make);
        let drill = || at(|person| person.drilled.is_none()).map(Step::Drill);
        let paper = || at(|person| person.has_paper() && person.paper_drilled.is_none()).map(Step::DrillPaper);
        make.or_else(drill).or_else(paper).unwrap_or(Step::Finished)
    }

    /// The recipients that were made so far.
    pub fn recipients(&self) -> Vec<Recipient> {
        self.people.iter().filter_map(|person| Recipient::parse(&person.made.as_ref()?.age).ok()).collect()
    }

    /// The pack, once every key was tried: that of the area with the new keys in it, or a new one.
    pub fn pack(&self, before: Option<&Pack>) -> Option<Result<Pack, PackError>> {
        if self.next() != Step::Finished {
            return None;
        }
        let newcomers: Option<Vec<Newcomer>> = self.people.iter().map(Person::newcomer).collect();
        let newcomers = newcomers?;
        Some(match before {
            None => self.first_pack(&newcomers),
            Some(before) => self.changes(newcomers).and_then(|changes| {
                let changed = changes.iter().try_fold(before.clone(), |pack, change| pack.with(change))?;
                changed.following(before)
            }),
        })
    }

    fn changes(&self, newcomers: Vec<Newcomer>) -> Result<Vec<Change>, PackError> {
        let mut changes = Vec::new();
        for Replaced { age, until } in self.people.iter().filter_map(|person| person.replaces.as_ref()) {
            let recipient = Recipient::parse(age).map_err(|why| PackError::Recipient { number: 1, why })?;
            changes.push(Change::Until { recipient, to: *until });
        }
        changes.extend(newcomers.into_iter().map(Change::Add));
        Ok(changes)
    }

    fn first_pack(&self, newcomers: &[Newcomer]) -> Result<Pack, PackError> {
        let NewArea { id, name, phone, email, nation } = &self.area;
        let entries: Vec<Value> = newcomers.iter().map(Newcomer::entry).collect();
        let mut contact = json!({ "phone": phone.trim() });
        if !email.trim().is_empty() {
            contact["email"] = email.trim().into();
        }
        let mut pack = json!({ "format": "marac-portal/area@1", "id": id, "version": 1, "name": name.trim() });
        if !nation.is_empty() {
            pack["nation"] = nation.as_str().into();
        }
        pack["mode"] = "live".into();
        pack["recipients"] = entries.into();
        pack["contact"] = contact;
        Pack::parse(pack.to_string().as_bytes())
    }

    fn is_sound(&self) -> bool {
        let is_key = |made: &Made| {
            let recipient = Recipient::parse(&made.age).is_ok_and(|recipient| recipient.family() == self.family());
            recipient && made.sign.len() == 64 && made.sign.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let person = |person: &Person| {
            let old = person.replaces.as_ref().is_none_or(|old| Recipient::parse(&old.age).is_ok());
            // What was never made cannot have been tried.
            let tried = person.made.is_some() || (person.drilled.is_none() && person.paper_drilled.is_none());
            person.made.as_ref().is_none_or(is_key) && old && tried
        };
        let mut keys: Vec<&str> =
            self.people.iter().filter_map(|one| one.made.as_ref()).map(|it| it.age.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        let nation = self.area.nation.is_empty() || Nation::ALL.iter().any(|nation| nation.id() == self.area.nation);
        is_area_id(&self.area.id)
            && nation
            && (1..=MOST_PEOPLE).contains(&self.people.len())
            && self.people.iter().all(person)
            && keys.len() == count
    }
}

/// A name of an area as its id: lower-case letters, digits and hyphens, at most 40.
pub fn id_of(name: &str) -> String {
    let mut id = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(40);
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests;
