//! What matching looks at in a case, wherever the case came from.

use crate::domain::answers::{Answers, Key, Value};
use crate::domain::date::Date;
use crate::domain::form::{GROUPS, ids};
use crate::domain::private::Private;
use crate::domain::record::Record;

/// A case as matching sees it. Everything may be missing: a case from a spreadsheet may have two names and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub victim: Private<Person>,
    /// In the order of the form; an empty row may stand between.
    pub perpetrators: Private<Vec<Person>>,
    /// The day of the referral.
    pub referred_on: Option<Date>,
    /// The most recent incident.
    pub incident: Option<Date>,
    /// Whether the most recent incident would be a crime if it were reported.
    pub crime: Option<bool>,
    /// The id of the area whose MARAC had it.
    pub area: Option<String>,
    /// Practice and live are two worlds: neither sees the other.
    pub practice: bool,
}

/// A person as typed; every text may hold several, as people write them: `07700 900111 or 07700 900112`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// Earlier names, other spellings, nicknames.
    pub other_names: String,
    pub born: Option<Date>,
    /// Other dates of birth that were given: `13/04/1992 given to police`.
    pub other_born: String,
    /// Each may hold a postcode.
    pub addresses: Vec<String>,
    pub phones: Vec<String>,
}

impl Case {
    /// A case of which only names are known.
    pub fn named(victim: &str, perpetrators: &[&str]) -> Case {
        let perpetrators = perpetrators.iter().map(|name| Person::named(name)).collect();
        Case { victim: Private(Person::named(victim)), perpetrators: Private(perpetrators), ..Case::default() }
    }

    /// A submitted referral.
    pub fn of_record(record: &Record) -> Case {
        Case {
            referred_on: Date::from_day(&record.referred_on),
            area: Some(record.area.clone()),
            practice: record.is_practice(),
            ..Case::of_answers(&record.answers)
        }
    }

    /// The people and the last incident of a form; of a referral that was added to, give the answers after the additions.
    pub fn of_answers(answers: &Answers) -> Case {
        let rows = GROUPS.iter().find(|group| group.id == PERPETRATORS).map_or(0, |group| answers.rows(group));
        let date = |id| match answers.get(id) {
            Some(Value::Date(date)) => Some(date.clone()),
            _ => None,
        };
        Case {
            victim: Private(Person::of_form(answers, "victim", 0)),
            perpetrators: Private((0..rows).map(|row| Person::of_form(answers, PERPETRATORS, row)).collect()),
            incident: date(ids::LAST_INCIDENT),
            crime: match answers.choice(ids::REPEAT_CRIME) {
                Some("yes") => Some(true),
                Some("no") => Some(false),
                _ => None,
            },
            ..Case::default()
        }
    }
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(name: &str) -> Person {
        Person { name: name.to_owned(), ..Person::default() }
    }

    /// The person of a block of the form: what the block does not ask stays empty.
    pub fn of_form(answers: &Answers, block: &str, row: u8) -> Person {
        let value = |name: &str| answers.values.get(&Key::at(&format!("{block}.{name}"), row)?);
        let text = |name: &str| match value(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let number = answers.text("safe_contact.number").filter(|_| block == "victim");
        Person {
            name: text("name"),
            other_names: text("other_names"),
            born: match value("born") {
                Some(Value::Date(date)) => Some(date.clone()),
                _ => None,
            },
            other_born: text("other_born"),
            addresses: vec![format!("{}\n{}", text("address"), text("postcode")), text("other_address")],
            phones: vec![text("phone"), number.unwrap_or_default().to_owned()],
        }
    }
}

const PERPETRATORS: &str = "perpetrators";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_gives_its_people_its_day_and_its_area() {
        let record = Record::read(include_bytes!("../../../tests/vectors/record-v1.json")).unwrap();
        let case = Case::of_record(&record);
        assert_eq!(case.referred_on, Date::from_day("2026-11-21"));
        assert_eq!((case.area.as_deref(), case.practice), (Some("northmere"), false));
        let victim = &case.victim;
        assert_eq!(victim.name, "Marla Quill");
        assert_eq!(victim.other_names, "Marla Strake (married name, not used now)");
        assert_eq!(victim.born, Date::from_day("1991-04-13"));
        assert_eq!(victim.addresses[0], "Flat 2, 14 Tern Street\nNorthmere\nNM1 4QT");
        assert_eq!(victim.phones, ["07700 900110", "07700 900111"]);
        assert_eq!(case.perpetrators[0].name, "Devon Strake");
        assert!(case.perpetrators[0].phones.iter().all(String::is_empty), "the safe number is the victim's");
    }

    #[test]
    fn the_people_of_a_case_do_not_print() {
        assert!(!format!("{:?}", Case::named("Marla Quill", &["Devon Strake"])).contains("Quill"));
    }
}
