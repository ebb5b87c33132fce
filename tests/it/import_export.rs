//! What our own case list says is read back, whoever is in it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use marac_portal::domain::answers::{Answers, Key, Value, clean};
use marac_portal::domain::date::{Date, read_day};
use marac_portal::domain::form::GROUPS;
use marac_portal::render::outputs::{Case, case_list};

use super::import_table::{answers, context, guess, read_with};
use super::output_support::occasion;

/// A person: name, and birth or nothing.
type Told = (String, Option<String>);

fn person() -> impl Strategy<Value = Told> {
    let name = "[=+@<A-Za-z\u{eb}\u{14c}\u{202e}][A-Za-z\u{eb} '\",;=&|.-]{2,30}[a-z]";
    let day = (1900i32..2026, 1u32..13, 1u32..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let month = (1900i32..2026, 1u32..13).prop_map(|(y, m)| format!("{y}-{m:02}"));
    let year = (1900i32..2026).prop_map(|y| y.to_string());
    (name, proptest::option::of(prop_oneof![day, month, year]))
}

fn date(text: &str) -> Option<Date> {
    Date::from_day(text).or_else(|| Date::from_about(text))
}

fn made(victim: &Told, perpetrators: &[Told]) -> Answers {
    let mut answers = Answers::default();
    let mut put = |id: &str, row: usize, value: Value| {
        answers.values.insert(Key::at(id, row as u8).unwrap(), value);
    };
    let people = perpetrators.iter().enumerate().map(|(row, told)| ("perpetrators", row, told));
    for (group, row, (name, born)) in people.chain([("victim", 0, victim)]) {
        put(&format!("{group}.name"), row, Value::Text(clean(name)));
        if let Some(born) = born.as_deref().and_then(date) {
            put(&format!("{group}.born"), row, Value::Date(born));
        }
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_case_list_as_csv_reads_back_to_the_same_people(
        cases in prop::collection::vec((person(), prop::collection::vec(person(), 1..4)), 1..6)
    ) {
        let context = context();
        let all: Vec<Answers> = cases.iter().map(|(victim, perpetrators)| made(victim, perpetrators)).collect();
        let listed: Vec<Case> = all.iter().map(|answers| Case::new("", answers)).collect();
        let bytes = case_list::case_list(&listed, &occasion(&context)).to_csv();
        let imported = read_with(&bytes, &guess(&bytes), &BTreeSet::new()).unwrap();
        prop_assert_eq!(imported.refused(), 0);
        prop_assert_eq!(imported.cells(), 0);
        let people = |answers: &Answers| -> Vec<(Key, Value)> {
            let of_people = ["victim.name", "victim.born", "perpetrators.name", "perpetrators.born"];
            answers.values.iter().filter(|(key, _)| of_people.contains(&key.id)).map(|(k, v)| (*k, v.clone())).collect()
        };
        let mut expected: Vec<Vec<(Key, Value)>> = Vec::new();
        for answers in &all {
            // Two cases of the same people in one list are one row, twice.
            if !expected.contains(&people(answers)) {
                expected.push(people(answers));
            }
        }
        let found: Vec<Vec<(Key, Value)>> = answers(&imported).iter().map(people).collect();
        prop_assert!(found == expected, "{:?}", cases);
    }
}

#[test]
fn the_complete_referral_comes_back_from_its_case_list_in_all_that_the_list_says() {
    let (context, mut whole) = (context(), super::output_support::answers());
    let child = |row: u8, id: &str, value: Value| (Key::at(id, row).unwrap(), value);
    whole.values.extend([
        child(0, "household.kind", Value::Choice("child".into())),
        child(0, "household.name", Value::Text("Kit Strake".into())),
        child(0, "household.born", Value::Date(Date::Day(read_day("2019-05-03").unwrap()))),
        child(1, "household.kind", Value::Choice("unborn_child".into())),
    ]);
    let bytes = case_list::case_list(&[Case::new("Q9W1-DFWF-077Y", &whole)], &occasion(&context)).to_csv();
    let mapping = guess(&bytes);
    let imported = read_with(&bytes, &mapping, &BTreeSet::new()).unwrap();
    assert_eq!((imported.cells(), &imported.unused[..]), (0, &[][..]), "{imported:?}");
    let back = &answers(&imported)[0];
    for id in [
        "victim.name",
        "victim.other_names",
        "victim.born",
        "perpetrators.name",
        "perpetrators.born",
        "perpetrators.relationship",
        "household.kind",
        "household.name",
        "household.born",
        "referrer.agency",
        "criteria.routes",
        "urgent.is_urgent",
    ] {
        assert!(back.get(id).is_some() && back.get(id) == whole.get(id), "{id}");
    }
    assert_eq!(back.rows(&GROUPS[1]), 2);
    let withheld = Answers { values: whole.values.clone(), ..Answers::default() };
    let mut withheld = withheld;
    withheld.values.insert(Key::of("victim.confidential_address").unwrap(), Value::Choice("yes".into()));
    let bytes = case_list::case_list(&[Case::new("", &withheld)], &occasion(&context)).to_csv();
    let imported = read_with(&bytes, &guess(&bytes), &BTreeSet::new()).unwrap();
    assert_eq!(answers(&imported)[0].text("victim.address"), None, "words for a withheld address are no address");
}
