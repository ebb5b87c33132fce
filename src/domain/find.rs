//! Where a person stands in a case: for somebody who asks what is held about them. A person reads every place found, and
//! redacts, before anything is disclosed: most of a case is about other people.

use super::answers::{Answers, Key, Value};
use super::form::{GROUPS, ids};
use super::matching::{Likely, Person, Sought};
use super::register::Case;

/// One place in which a person stands, or may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub role: Role,
    pub at: At,
    pub how: How,
}

/// Who somebody is in a case. Rows count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Victim,
    Perpetrator(u8),
    Child(u8),
    /// Another member of the household.
    Adult(u8),
    Referrer,
    Presenter,
    Gp,
    /// Somebody through whom the victim can be reached.
    ContactPerson,
    Assessor,
    /// Who decided to share without agreement.
    Decider,
    /// Of an agency that is involved.
    Worker(u8),
    /// Named in somebody's own words.
    Mentioned,
}

/// Where it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Question(Key),
    /// An item of the checklist, by its id.
    Item(String),
    /// In the register, by the kind of event.
    Register(&'static str),
}

/// How the person was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By name and what is known of the birth.
    Person(Likely),
    /// A text has the whole name.
    Named,
    /// A text has a part of the name, in a case in which the person was found.
    InPart,
}

/// What was found in a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// In the order of the form, then what the register says.
    pub places: Vec<Place>,
    /// The other people whom the form names: what is about them is redacted.
    pub others: Vec<Role>,
}

impl Role {
    /// Whether the case is about somebody else than this person: a professional, or somebody mentioned.
    pub fn is_third_party(self) -> bool {
        !matches!(self, Role::Victim | Role::Perpetrator(_) | Role::Child(_) | Role::Adult(_))
    }

    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Role::Victim => "victim",
            Role::Perpetrator(_) => "perpetrator",
            Role::Child(_) => "child",
            Role::Adult(_) => "adult",
            Role::Referrer => "referrer",
            Role::Presenter => "presenter",
            Role::Gp => "gp",
            Role::ContactPerson => "contact_person",
            Role::Assessor => "assessor",
            Role::Decider => "decider",
            Role::Worker(_) => "worker",
            Role::Mentioned => "mentioned",
        }
    }
}

/// Everywhere that this person stands in a case; nothing where they are not found.
pub fn places(sought: &Sought, answers: &Answers, registered: Option<&Case>) -> Option<Places> {
    let mut found = Places::default();
    let is_named = |person: &Person| !person.name.is_empty() || !person.other_names.is_empty();
    for (role, key, person) in people(answers).into_iter().filter(|(.., person)| is_named(person)) {
        match sought.may_be(&person) {
            Some(likely) => found.places.push(Place { role, at: At::Question(key), how: How::Person(likely) }),
            None => found.others.push(role),
        }
    }
    let mut texts = texts(answers);
    texts.extend(
        registered.into_iter().flat_map(Case::in_words).map(|(kind, text)| (Role::Mentioned, At::Register(kind), text)),
    );
    let named: Vec<bool> = texts.iter().map(|(_, _, text)| sought.is_named_in(text)).collect();
    let is_here = !found.places.is_empty() || named.contains(&true);
    for ((role, at, text), named) in texts.into_iter().zip(named) {
        let in_part = || is_here && sought.is_touched_in(text);
        match (named, role) {
            (true, _) => found.places.push(Place { role, at, how: How::Named }),
            (false, _) if in_part() => found.places.push(Place { role, at, how: How::InPart }),
            (false, Role::Mentioned) => {}
            (false, _) => found.others.push(role),
        }
    }
    is_here.then_some(found)
}

/// The people whom the case is about, each with the question for the name; of some nothing may be known.
pub fn people(answers: &Answers) -> Vec<(Role, Key, Person)> {
    let mut people = Vec::new();
    for (block, name) in PEOPLE {
        let rows = GROUPS.iter().find(|group| group.id == *block).map_or(1, |group| answers.rows(group));
        for row in 0..rows {
            let Some(key) = Key::at(name, row) else { continue };
            let person = Person::of_form(answers, block, row);
            let kind = Key::at(ids::HOUSEHOLD_KIND, row).and_then(|key| answers.values.get(&key));
            let role = match (*block, kind) {
                ("victim", _) => Role::Victim,
                ("perpetrators", _) => Role::Perpetrator(row),
                (_, Some(Value::Choice(kind))) if kind == "adult" => Role::Adult(row),
                _ => Role::Child(row),
            };
            people.push((role, key, person));
        }
    }
    people
}

/// Everything that was written in words, but for the names of the people whom the case is about.
fn texts(answers: &Answers) -> Vec<(Role, At, &str)> {
    let is_name =
        |key: &Key| PEOPLE.iter().any(|(block, name)| key.id == *name || key.id == format!("{block}.other_names"));
    let mut texts = Vec::new();
    for (key, value) in answers.values.iter().filter(|(key, _)| !is_name(key)) {
        let text = match value {
            Value::Text(text) => text,
            Value::NotKnown(not_known) => &not_known.text,
            Value::Choice(_) | Value::Choices(_) | Value::Date(_) => continue,
        };
        texts.push((role(*key), At::Question(*key), text.as_str()));
    }
    for (id, answer) in answers.ric.iter() {
        let said = [&answer.detail, &answer.source].map(|text| (Role::Mentioned, At::Item(id.clone()), text.as_str()));
        texts.extend(said);
    }
    texts
}

/// Whose name a question asks for.
fn role(key: Key) -> Role {
    match key.id {
        "referrer.name" => Role::Referrer,
        "referrer.presenter" => Role::Presenter,
        "victim.gp" => Role::Gp,
        "safe_contact.third_person" => Role::ContactPerson,
        "assessment.by" => Role::Assessor,
        "agreement.decided_by" => Role::Decider,
        "agencies_involved.worker" => Role::Worker(key.row),
        _ => Role::Mentioned,
    }
}

/// The blocks of people, and the question for the name.
const PEOPLE: &[(&str, &str)] =
    &[("victim", "victim.name"), ("perpetrators", "perpetrators.name"), ("household", "household.name")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::matching::Sure;
    use crate::domain::record::Record;

    fn record(change: impl FnOnce(&mut serde_json::Value)) -> Answers {
        let mut json: serde_json::Value =
            serde_json::from_slice(include_bytes!("../../tests/vectors/record-v1.json")).unwrap();
        change(&mut json["referral"]);
        Record::read(json.to_string().as_bytes()).unwrap().answers
    }

    fn look(name: &str, born: &str, answers: &Answers) -> Vec<(Role, How)> {
        let born = Date::from_day(born);
        let sought = Sought::new(&Person { born, ..Person::named(name) }).unwrap();
        let found = places(&sought, answers, None).unwrap_or_default();
        found.places.into_iter().map(|place| (place.role, place.how)).collect()
    }

    fn person(sure: Sure, born_otherwise: bool) -> How {
        How::Person(Likely { sure, born_otherwise })
    }

    #[test]
    fn a_victim_is_found_by_any_name_in_any_order_with_or_without_accents() {
        let answers = record(|referral| {
            referral["reason"]["narrative"] = "He came on Friday.".into();
            referral["victim"]["born"] = "1991-04-13".into();
        });
        for name in ["Marla Quill", "quill, MARLA", "Márla Quíll", "Mrs Marla Strake"] {
            let found = look(name, "1991-04-13", &answers);
            assert_eq!(found.first().map(|(role, _)| *role), Some(Role::Victim), "{name}");
        }
        assert_eq!(look("Marla Quill", "1991-04-13", &answers)[0].1, person(Sure::Certain, false));
        assert_eq!(look("Marla Quill", "1960-01-30", &answers)[0].1, person(Sure::Possible, true), "a person decides");
        assert_eq!(look("Joanne Pell", "", &answers), []);
    }

    #[test]
    fn everybody_whom_the_form_names_is_found_in_their_role() {
        let answers = record(|referral| {
            referral["household"] = serde_json::json!([
                {"kind": "child", "name": "Wren Quill"}, {"kind": "adult", "name": "Ada Quill"}
            ]);
            referral["referrer"]["presenter"] = "Ines Moor".into();
            referral["victim"]["gp"] = "Dr Kofi Asare, Tern Street Surgery".into();
            referral["safe_contact"]["third_person"] = "her sister Bea Quill".into();
            referral["agencies_involved"] = serde_json::json!([{"agency": "Housing", "worker": "Tomas Reed"}]);
            referral["reason"]["narrative"] = "Seen by the neighbour, Mr. Piotr Nowak, twice.".into();
        });
        for (name, role) in [
            ("Devon Strake", Role::Perpetrator(0)),
            ("Wren Quill", Role::Child(0)),
            ("Ada Quill", Role::Adult(1)),
            ("Ines Moor", Role::Presenter),
            ("Kofi Asare", Role::Gp),
            ("Bea Quill", Role::ContactPerson),
            ("Tomas Reed", Role::Worker(0)),
            ("Nowak Piotr", Role::Mentioned),
        ] {
            let found = look(name, "", &answers);
            assert!(found.iter().any(|(found, how)| *found == role && *how != How::InPart), "{name}: {found:?}");
            assert_eq!(
                role.is_third_party(),
                !name.ends_with("Strake") && !["Wren Quill", "Ada Quill"].contains(&name)
            );
        }
    }

    #[test]
    fn a_part_of_the_name_counts_only_where_the_person_was_found_and_the_others_are_told_of() {
        let answers = record(|referral| referral["reason"]["narrative"] = "Devon rang her at work.".into());
        assert!(look("Devon Strake", "", &answers).contains(&(Role::Mentioned, How::InPart)));
        assert_eq!(look("Devon Vale", "", &answers), [], "one part alone is nobody");
        let sought = Sought::new(&Person::named("Devon Strake")).unwrap();
        let others = places(&sought, &answers, None).unwrap().others;
        assert!(others.contains(&Role::Victim) && others.contains(&Role::Referrer), "{others:?}");
        assert!(Sought::new(&Person::named("not known")).is_none());
    }
}
