//! A key ceremony: for whom keys are made, how far it has come, and the pack that it ends in.
//!
//! Nothing in it is secret: it can be saved and resumed on another day and another computer
//! (`<area>-ceremony-<date>.json`, format `marac-portal/ceremony@1`).

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::keyholder::Role;
use super::load::{PackError, is_area_id};
use super::pack::Pack;
use super::roster::{Change, Newcomer};
use crate::domain::nation::Nation;
use crate::envelope::{Family, Recipient};

const FORMAT: &str = "marac-portal/ceremony@1";
/// More people than this share no area's keys: each is a stanza in every file.
const MOST_PEOPLE: usize = 20;
/// Months after which a person's key ends, unless somebody says otherwise.
const VALID_MONTHS: u32 = 24;

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

/// Somebody who gets a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub role: Role,
    /// The job title as the sender may see it.
    pub label: String,
    /// The last day of the key; none of a recovery key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The key that this one takes the place of, and the last day on which the old one still serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaced>,
    /// Once the key is made and its file is saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
    /// Once a test referral was opened with the saved file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drilled: Option<NaiveDate>,
    /// The same from the paper copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper_drilled: Option<NaiveDate>,
}

/// An older key of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The recipient.
    pub age: String,
    pub until: NaiveDate,
}

/// The public half of a key, and the name of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The recipient.
    pub age: String,
    /// Ed25519 public key, 64 hex digits.
    pub sign: String,
    pub file_name: String,
    pub on: NaiveDate,
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

impl Person {
    /// Somebody without a key; a recovery key has no last day.
    pub fn new(role: Role, label: String, today: NaiveDate) -> Person {
        let last = || today.checked_add_months(Months::new(VALID_MONTHS))?.checked_sub_days(Days::new(1));
        let to = if role == Role::Recovery { None } else { last() };
        Person { role, label, to, replaces: None, made: None, drilled: None, paper_drilled: None }
    }

    /// Whether the key is also kept on paper.
    pub fn has_paper(&self) -> bool {
        self.role == Role::Recovery
    }

    fn newcomer(&self) -> Option<Newcomer> {
        let made = self.made.as_ref()?;
        Some(Newcomer {
            role: self.role,
            label: self.label.trim().to_owned(),
            recipient: Recipient::parse(&made.age).ok()?,
            sign: made.sign.clone(),
            from: made.on,
            to: self.to,
            drilled: self.drilled,
        })
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
mod tests {
    use super::*;
    use crate::area::{Keyholder, example};
    use crate::envelope::Identity;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-11-23")
    }

    fn made(family: Family) -> Made {
        let identity = Identity::generate_of(family).unwrap();
        let file_name = "northmere-x-00000000-2026-11-23.key.age".into();
        Made { age: identity.recipient().to_string(), sign: identity.signing_public_key(), file_name, on: today() }
    }

    fn new_area() -> Ceremony {
        let mut ceremony = Ceremony::for_new_area(today(), |role| role.name().to_owned());
        ceremony.area.name = "North Mere".into();
        ceremony.area.id = id_of("North Mere");
        ceremony.area.phone = "07700 900100".into();
        ceremony
    }

    fn resumed(ceremony: &Ceremony) -> Ceremony {
        Ceremony::read(ceremony.to_file().as_bytes()).unwrap()
    }

    #[test]
    fn the_pack_is_there_only_once_every_key_and_the_paper_were_tried() {
        let mut ceremony = new_area();
        let mut steps = Vec::new();
        loop {
            // Interrupted at every step, it goes on where it was.
            ceremony = resumed(&ceremony);
            let step = ceremony.next();
            steps.push(step);
            assert_eq!(ceremony.pack(None).is_some(), step == Step::Finished);
            match step {
                Step::Make(at) => ceremony.people[at].made = Some(made(Family::Classic)),
                Step::Drill(at) => ceremony.people[at].drilled = Some(today()),
                Step::DrillPaper(at) => ceremony.people[at].paper_drilled = Some(today()),
                Step::Finished => break,
            }
        }
        use Step::*;
        assert_eq!(steps, [Make(0), Make(1), Make(2), Drill(0), Drill(1), Drill(2), DrillPaper(2), Finished]);
        let pack = ceremony.pack(None).unwrap().unwrap();
        assert_eq!((pack.id.as_str(), pack.version, pack.name.en()), ("north-mere", 1, "North Mere"));
        assert_eq!(pack.recipients_on(today()).unwrap().recipients, ceremony.recipients());
        let holder = |at: usize| -> &Keyholder { &pack.keyholders()[at] };
        assert_eq!((holder(0).from, holder(0).to), (Some(today()), Some(day("2028-11-22"))));
        assert_eq!((holder(2).to, holder(2).drilled), (None, Some(today())));
        assert_eq!(pack.reminders(today()), []);
    }

    #[test]
    fn another_key_of_somebody_overlaps_with_the_old_one() {
        let pack = example::pack();
        let mut person = Person::new(Role::Coordinator, "MARAC coordinator".into(), today());
        person.replaces = Some(Replaced { age: example::COORDINATOR.into(), until: day("2026-12-23") });
        let mut ceremony = resumed(&Ceremony::for_one(&pack, person));
        assert_eq!(ceremony.missing(today()), []);
        ceremony.people[0].made = Some(made(Family::Classic));
        ceremony.people[0].drilled = Some(today());
        let after = ceremony.pack(Some(&pack)).unwrap().unwrap();
        assert_eq!(after.version, pack.version + 1);
        let readers = |day_text: &str| after.recipients_on(day(day_text)).unwrap().recipients.len();
        assert_eq!(
            [readers("2026-11-22"), readers("2026-11-23"), readers("2026-12-23"), readers("2026-12-24")],
            [3, 4, 4, 3]
        );
        assert_eq!(after.agencies.len(), pack.agencies.len(), "the rest of the pack is as it was");
    }

    #[test]
    fn a_post_quantum_area_gets_post_quantum_keys_only() {
        let mut ceremony = new_area();
        ceremony.post_quantum = true;
        ceremony.people[0].made = Some(made(Family::PostQuantum));
        assert_eq!(resumed(&ceremony), ceremony);
        ceremony.people[1].made = Some(made(Family::Classic));
        assert_eq!(Ceremony::read(ceremony.to_file().as_bytes()), Err(NotResumed::Damaged));
    }

    #[test]
    fn a_file_that_is_no_ceremony_or_was_changed_is_not_resumed() {
        let good = new_area().to_file();
        let read = |file: &str| Ceremony::read(file.as_bytes()).unwrap_err();
        assert_eq!(read("minutes"), NotResumed::NotACeremony);
        assert_eq!(read(&example::json().to_string()), NotResumed::NotACeremony);
        assert_eq!(read(&good.replace("ceremony@1", "ceremony@2")), NotResumed::NewerFormat);
        for (from, to) in
            [("\"north-mere\"", "\"../keys\""), ("\"deputy\",", "\"boss\","), ("2028-11-22", "2028-11-32")]
        {
            assert_eq!(read(&good.replacen(from, to, 1)), NotResumed::Damaged, "{to}");
        }
        let mut ceremony = new_area();
        ceremony.people[0].drilled = Some(today());
        assert_eq!(read(&ceremony.to_file()), NotResumed::Damaged, "tried without having been made");
        let mut ceremony = new_area();
        (ceremony.people[0].made, ceremony.people[1].made) = (Some(made(Family::Classic)), None);
        ceremony.people[1].made = ceremony.people[0].made.clone();
        assert_eq!(read(&ceremony.to_file()), NotResumed::Damaged, "one key for two people");
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut ceremony = Ceremony::for_new_area(today(), |_| String::new());
        ceremony.people[0].to = Some(day("2026-11-22"));
        use Missing::*;
        assert_eq!(ceremony.missing(today()), [Name, Id, Phone, Label(0), Date(0), Label(1), Label(2)]);
        let mut ceremony = new_area();
        ceremony.people.drain(..2);
        assert_eq!(ceremony.missing(today()), [NobodyButRecovery]);
        ceremony.first = false;
        assert_eq!(ceremony.missing(today()), []);
    }

    #[test]
    fn an_id_is_made_of_a_name() {
        for (name, id) in
            [("Northmere", "northmere"), ("North  Mere & Dale", "north-mere-dale"), ("Ynys Môn", "ynys-m-n"), ("!", "")]
        {
            assert_eq!(id_of(name), id);
        }
        assert!(is_area_id(&id_of(&"Mere ".repeat(20))));
    }
}
