//! A mapping proposed from the headings of a table. It only proposes: a person looks at it first.

use super::mapping::{Column, Mapping, Target};
use super::vocabulary::{self, Headings, list};
use super::words::folded;
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::form::ids;

/// Of whom a heading speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Victim,
    /// The first is 0.
    Perpetrator(u8),
}

impl Mapping {
    /// What the columns with these headings most likely hold; days come before months, and a year has four digits.
    ///
    /// Headings that say nothing are in neither list: [`Mapping::unused`].
    pub fn guess(headings: &[String], context: &Context) -> Mapping {
        let known = Headings::new();
        let mut mapping = Mapping {
            yes: list("yes"),
            no: list("no"),
            not_known: list("not_known"),
            nothing: list("nothing"),
            ..Mapping::default()
        };
        let mut found: Vec<(Target, u8, &str)> = Vec::new();
        let mut last = None;
        for heading in headings {
            let words = folded(without_number(heading));
            let (who, target) = match known.whole.iter().find(|(_, all)| all.contains(&words.as_str())) {
                Some((target, _)) if *target == LEFT_OUT => {
                    mapping.left_out.push(heading.clone());
                    continue;
                }
                Some((target, _)) => (None, Target::from_text(target).map(|target| (target, 0))),
                None => known.target_of(&words, last, context),
            };
            last = who.or(last);
            // A second column for the same is another thing, as long as nobody says otherwise.
            if let Some((target, part)) = target
                && !found.iter().any(|(known, known_part, _)| *known == target && *known_part == part)
            {
                found.push((target, part, heading));
            }
        }
        let first = |target: &Target| found.iter().position(|(known, ..)| known == target);
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|at| (first(&found[*at].0), found[*at].1));
        let column = |at: usize| {
            let (target, _, heading) = &found[at];
            let words = words_of(target, context);
            Column { heading: (*heading).to_owned(), to: target.clone(), dates: None, words, more: Default::default() }
        };
        mapping.columns = order.into_iter().map(column).collect();
        mapping
    }

    /// Sends a column to where a person says, with the words that are known there; to nowhere it is left out, on purpose.
    pub fn send(&mut self, heading: &str, to: Option<Target>, context: &Context) {
        self.columns.retain(|column| column.heading != heading);
        self.left_out.retain(|left_out| left_out != heading);
        match to {
            None => self.left_out.push(heading.to_owned()),
            Some(to) => {
                let words = words_of(&to, context);
                let column = Column { heading: heading.to_owned(), to, dates: None, words, more: Default::default() };
                self.columns.push(column);
            }
        }
    }
}

impl Headings {
    /// Of whom the heading speaks, where it says so, and what it asks.
    fn target_of(&self, words: &str, last: Option<Who>, context: &Context) -> (Option<Who>, Option<(Target, u8)>) {
        if let Some(item) = item(words, context) {
            return (None, Some((Target::Item(item), 0)));
        }
        let (who, rest) = self.person(words);
        let asked = self.fields.iter().find(|field| field.words.contains(&rest.as_str()));
        let Some(field) = asked.filter(|_| who.is_some() || !rest.is_empty()) else { return (who, None) };
        let of = match who.or(last) {
            Some(of) => of,
            // Nobody asks these of anybody else.
            None if field.of_perpetrator.is_none() => Who::Victim,
            None => return (None, None),
        };
        let key = match of {
            Who::Victim => field.of_victim.and_then(|name| Key::of(&format!("victim.{name}"))),
            Who::Perpetrator(row) => {
                field.of_perpetrator.and_then(|name| Key::at(&format!("perpetrators.{name}"), row))
            }
        };
        (who, key.map(|key| (Target::Answer(key), field.part)))
    }

    /// The person in a heading, and what is left of it.
    fn person(&self, words: &str) -> (Option<Who>, String) {
        let all: Vec<&str> = words.split(' ').collect();
        let place = |names: &[&str]| {
            names.iter().find_map(|name| {
                let name: Vec<&str> = name.split(' ').collect();
                let at = all.windows(name.len()).position(|window| window == name)?;
                Some((at, name.len()))
            })
        };
        let ((at, length), victim) = match (place(&self.perpetrators), place(&self.victim)) {
            // "Perpetrator relationship to victim" is about neither alone.
            (Some(_), Some(_)) | (None, None) => return (None, words.to_owned()),
            (Some(found), None) => (found, false),
            (None, Some(found)) => (found, true),
        };
        let mut rest = all.clone();
        rest.drain(at..at + length);
        // "Perp 2 name": its number stands right behind the word.
        let number = all.get(at + length).and_then(|word| word.parse::<u8>().ok());
        let number = number.filter(|number| (1..=4).contains(number));
        if number.is_some() {
            rest.remove(at);
        }
        let joined = rest.join(" ");
        let rest = if self.fields.iter().any(|field| field.words.contains(&joined.as_str())) {
            joined
        } else {
            rest.into_iter().filter(|word| !self.between.contains(word)).collect::<Vec<_>>().join(" ")
        };
        (Some(if victim { Who::Victim } else { Who::Perpetrator(number.unwrap_or(1) - 1) }), rest)
    }
}

/// The item of the checklist with this id.
fn item(words: &str, context: &Context) -> Option<String> {
    context.instrument.items.iter().map(|item| &item.id).find(|id| folded(id) == words).cloned()
}

fn words_of(target: &Target, context: &Context) -> Vec<(String, String)> {
    let Target::Answer(key) = target else { return Vec::new() };
    // An agency that the area does not list is none of its options.
    let offered = |id: &str| key.id != ids::AGENCY || context.agencies.iter().any(|agency| agency.id == id);
    let words = vocabulary::words(key.id).filter(|(_, id)| offered(id));
    words.map(|(word, id)| (word.to_owned(), id.to_owned())).collect()
}

/// Without the number that tells two equal headings apart.
fn without_number(heading: &str) -> &str {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let stem = heading.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    stem.filter(|(_, end)| number(end)).map_or(heading, |(stem, _)| stem)
}

/// Of a heading: worked out anew, or belongs to the table.
const LEFT_OUT: &str = "left_out";

#[cfg(test)]
mod tests {
    use super::super::words::Offered;
    use super::*;

    fn guessed(headings: &[&str]) -> Vec<String> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let mapping = Mapping::guess(&headings, &crate::domain::context::example());
        mapping.columns.iter().map(|column| format!("{} > {}", column.heading, column.to.to_text())).collect()
    }

    #[test]
    fn a_column_goes_where_a_person_sends_it_and_nowhere_else() {
        let context = crate::domain::context::example();
        let headings = ["IP Name", "Gender", "Colour"].map(str::to_owned);
        let mut mapping = Mapping::guess(&headings, &context);
        mapping.send("Colour", None, &context);
        mapping.send("Gender", Target::from_text("victim.gender"), &context);
        mapping.send("IP Name", Target::from_text("perpetrators.name"), &context);
        assert_eq!(mapping.unused(&headings), [""; 0]);
        assert_eq!(mapping.left_out, ["Colour"]);
        let went: Vec<_> =
            mapping.columns.iter().map(|column| (column.heading.as_str(), column.to.to_text())).collect();
        assert_eq!(went, [("Gender", "victim.gender".to_owned()), ("IP Name", "perpetrators.name".to_owned())]);
        assert!(mapping.columns[0].words.iter().any(|(word, _)| word == "f"), "{:?}", mapping.columns[0].words);
    }

    #[test]
    fn the_columns_of_a_police_extract_are_known() {
        let columns = guessed(&[
            "Crime No.",
            "Referral Date",
            "IP Surname",
            "IP Forename(s)",
            "IP D.O.B.",
            "Suspect 1 Name",
            "Suspect 1 DOB",
            "Suspect 2 Name",
            "Relationship to Victim",
            "OIC",
            "Ward",
        ]);
        let expected = [
            "Crime No. > reason.police_references",
            "Referral Date > referred_on",
            "IP Forename(s) > victim.name",
            "IP Surname > victim.name",
            "IP D.O.B. > victim.born",
            "Suspect 1 Name > perpetrators.name",
            "Suspect 1 DOB > perpetrators.born",
            "Suspect 2 Name > perpetrators.1.name",
            "Relationship to Victim > perpetrators.relationship",
            "OIC > referrer.name",
        ];
        assert_eq!(columns, expected);
    }

    #[test]
    fn a_field_without_a_person_belongs_to_the_one_before_it_and_to_nobody_without_one() {
        let columns = guessed(&[
            "DOB",
            "Victim's name",
            "DOB (2)",
            "Address",
            "Name of perpetrator",
            "DOB (3)",
            "DOB (4)",
            "Sex",
        ]);
        let expected = [
            "Victim's name > victim.name",
            "DOB (2) > victim.born",
            "Address > victim.address",
            "Name of perpetrator > perpetrators.name",
            "DOB (3) > perpetrators.born",
        ];
        assert_eq!(columns, expected);
    }

    #[test]
    fn the_day_of_the_meeting_is_known_by_what_tables_call_it() {
        for heading in ["MARAC date", "Meeting date", "Date heard", "Date of MARAC", "Discussed on"] {
            assert_eq!(guessed(&["Victim", heading])[1], format!("{heading} > heard_on"));
        }
    }

    #[test]
    fn every_target_and_option_that_a_guess_can_name_is_one() {
        let known = Headings::new();
        assert!(known.whole.len() > 20 && known.fields.len() > 20 && known.victim.contains(&"ip"));
        for (target, words) in &known.whole {
            assert!(*target == LEFT_OUT || Target::from_text(target).is_some(), "{target}");
            assert!(words.iter().all(|word| folded(word) == *word), "{words:?}");
        }
        for field in &known.fields {
            let is_asked =
                |group: &str, name: Option<&str>| name.is_none_or(|name| Key::of(&format!("{group}.{name}")).is_some());
            assert!(
                is_asked("victim", field.of_victim) && is_asked("perpetrators", field.of_perpetrator),
                "{:?}",
                field.words
            );
        }
        let context = crate::domain::context::example();
        for question in crate::domain::form::QUESTIONS.iter().filter(|question| question.id != ids::AGENCY) {
            let offered = Offered::of(question, &context, &|_, id| id.to_owned());
            for (word, option) in vocabulary::words(question.id) {
                assert!(offered.has(option), "{}: {word} = {option}", question.id);
            }
        }
        assert!(["yes", "no", "not_known", "nothing"].iter().all(|name| !list(name).is_empty()));
    }
}
