//! A mapping proposed from the headings of a table. It only proposes: a person looks at it first.

use super::headings::{BETWEEN, LEFT_OUT, OF_PERSON, PERPETRATOR, VICTIM, WHOLE};
use super::mapping::{Column, Mapping, Target};
use super::vocabulary::{AGENCIES, NO, NOT_KNOWN, NOTHING, WORDS, YES};
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
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let mut mapping = Mapping {
            yes: list(YES),
            no: list(NO),
            not_known: list(NOT_KNOWN),
            nothing: list(NOTHING),
            ..Mapping::default()
        };
        let mut found: Vec<(Target, u8, &str)> = Vec::new();
        let mut last = None;
        for heading in headings {
            let words = folded(without_number(heading));
            if LEFT_OUT.contains(&words.as_str()) {
                mapping.left_out.push(heading.clone());
                continue;
            }
            let (who, target) = target_of(&words, last, context);
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
}

/// Of whom the heading speaks, where it says so, and what it asks.
fn target_of(words: &str, last: Option<Who>, context: &Context) -> (Option<Who>, Option<(Target, u8)>) {
    if let Some((target, _)) = WHOLE.iter().find(|(_, all)| all.iter().any(|one| folded(one) == words)) {
        return (None, Target::from_text(target).map(|target| (target, 0)));
    }
    if let Some(item) = item(words, context) {
        return (None, Some((Target::Item(item), 0)));
    }
    let (who, rest) = person(words);
    let fields = OF_PERSON.iter().find(|(all, ..)| all.contains(&rest.as_str()) && !(rest.is_empty() && who.is_none()));
    let Some((_, of_victim, of_perpetrator, part)) = fields else { return (who, None) };
    let of = match (who, last) {
        (Some(who), _) | (None, Some(who)) => who,
        // Nobody asks these of anybody else.
        (None, None) if of_perpetrator.is_none() => Who::Victim,
        (None, None) => return (None, None),
    };
    let key = match of {
        Who::Victim => of_victim.and_then(|field| Key::of(&format!("victim.{field}"))),
        Who::Perpetrator(row) => of_perpetrator.and_then(|field| Key::at(&format!("perpetrators.{field}"), row)),
    };
    (who, key.map(|key| (Target::Answer(key), *part)))
}

/// The item of the checklist with this id.
fn item(words: &str, context: &Context) -> Option<String> {
    context.instrument.items.iter().map(|item| &item.id).find(|id| folded(id) == words).cloned()
}

/// The person in a heading, and what is left of it.
fn person(words: &str) -> (Option<Who>, String) {
    let all: Vec<&str> = words.split(' ').collect();
    let place = |names: &[&str]| {
        names.iter().find_map(|name| {
            let name: Vec<&str> = name.split(' ').collect();
            let at = all.windows(name.len()).position(|window| window == name)?;
            Some((at, name.len()))
        })
    };
    let (found, victim) = match (place(PERPETRATOR), place(VICTIM)) {
        // "Perpetrator relationship to victim" is about neither alone.
        (Some(_), Some(_)) | (None, None) => return (None, words.to_owned()),
        (Some(found), None) => (found, false),
        (None, Some(found)) => (found, true),
    };
    let (at, length) = found;
    let mut rest = all.clone();
    rest.drain(at..at + length);
    // "Perp 2 name": its number stands right behind the word.
    let number =
        all.get(at + length).and_then(|word| word.parse::<u8>().ok()).filter(|number| (1..=4).contains(number));
    if number.is_some() {
        rest.remove(at);
    }
    let joined = rest.join(" ");
    let said = |text: &str| OF_PERSON.iter().any(|(all, ..)| all.contains(&text));
    let rest = if said(&joined) {
        joined
    } else {
        rest.into_iter().filter(|word| !BETWEEN.contains(word)).collect::<Vec<_>>().join(" ")
    };
    (Some(if victim { Who::Victim } else { Who::Perpetrator(number.unwrap_or(1) - 1) }), rest)
}

fn words_of(target: &Target, context: &Context) -> Vec<(String, String)> {
    let Target::Answer(key) = target else { return Vec::new() };
    let pairs = |all: &[(&str, &[&str])]| -> Vec<(String, String)> {
        let pair = |(id, words): &(&str, &[&str])| {
            words.iter().map(|word| ((*word).to_owned(), (*id).to_owned())).collect::<Vec<_>>()
        };
        all.iter().flat_map(pair).collect()
    };
    if key.id == ids::AGENCY {
        let mut all = pairs(AGENCIES);
        all.retain(|(_, id)| context.agencies.iter().any(|agency| agency.id == *id));
        return all;
    }
    WORDS.iter().find(|(id, _)| *id == key.id).map(|(_, all)| pairs(all)).unwrap_or_default()
}

/// Without the number that tells two equal headings apart.
fn without_number(heading: &str) -> &str {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let stem = heading.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    stem.filter(|(_, end)| number(end)).map_or(heading, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(headings: &[&str]) -> Vec<String> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let mapping = Mapping::guess(&headings, &crate::domain::context::example());
        mapping.columns.iter().map(|column| format!("{} > {}", column.heading, column.to.to_text())).collect()
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
    fn every_target_and_option_that_a_guess_can_name_is_one() {
        for (target, _) in WHOLE {
            assert!(Target::from_text(target).is_some(), "{target}");
        }
        for (_, victim, perpetrator, _) in OF_PERSON {
            assert!(victim.is_none_or(|field| Key::of(&format!("victim.{field}")).is_some()), "{victim:?}");
            assert!(
                perpetrator.is_none_or(|field| Key::of(&format!("perpetrators.{field}")).is_some()),
                "{perpetrator:?}"
            );
        }
        let context = crate::domain::context::example();
        for (id, all) in WORDS {
            let offered =
                super::super::words::Offered::of(Key::of(id).unwrap().question(), &context, &|_, id| id.to_owned());
            for (option, _) in *all {
                assert!(option.is_empty() || offered.has(option), "{id} {option}");
            }
        }
    }
}
