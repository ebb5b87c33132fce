//! What holds of matching whatever stands in the cases.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;

use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::Date;
use marac_portal::domain::matching::{Candidate, Case, KnownCases, Person, Relation, Sure, compare};
use marac_portal::domain::private::Private;

/// A person as a failing test may print them: name, other names, birth, address, phone.
pub type Told = (String, String, &'static str, &'static str, &'static str);

/// A case as a failing test may print it: victim, perpetrators, day of the referral, whether it was a crime.
pub type ToldCase = (Told, Vec<Told>, &'static str, bool);

/// Few names, days, places and numbers, so that cases meet; among them those that are nearly the same.
fn person() -> impl Strategy<Value = Told> {
    let given =
        ["Marla", "Marlo", "Katarzyna", "Catarzyna", "Muhammad", "Md", "A", "Siân", "Abdul Rahman", "Abdulrahman", ""];
    let family = ["Quill", "Quills", "Wiśniewska", "Wisniewski", "Khan", "Kahn", "O'Hara", "", "not known"];
    let born =
        ["1991-04-12", "1991-12-04", "1991-04-13", "1990-04-12", "1990-01-01", "1991", "1991-04", "1950", "", ""];
    let address = [
        "14 Tern Street, NM1 4QT",
        "14 tern street nm14qt",
        "2 Gull Road, NM1 4QT",
        "14 Tern Street Northmere",
        "",
        "",
    ];
    let phone = ["07700 900111", "+44 7700 900111", "07700 900222", "", "", ""];
    let name =
        (select(given.to_vec()), select(family.to_vec())).prop_map(|(given, family)| format!("{given} {family}"));
    let other_names = prop_oneof![3 => Just(String::new()), 1 => name.clone()];
    (name, other_names, select(born.to_vec()), select(address.to_vec()), select(phone.to_vec()))
}

pub fn case() -> impl Strategy<Value = ToldCase> {
    let days = select(vec!["2025-11-21", "2026-02-28", "2026-11-21", "2026", ""]);
    (person(), prop::collection::vec(person(), 0..3), days, any::<bool>())
}

fn date(text: &str) -> Option<Date> {
    Date::from_day(text).or_else(|| Date::from_about(text))
}

fn made((victim, perpetrators, day, crime): &ToldCase) -> Case {
    let person = |(name, other_names, born, address, phone): &Told| Person {
        name: name.clone(),
        other_names: other_names.clone(),
        born: date(born),
        addresses: vec![(*address).into()],
        phones: vec![(*phone).into()],
        ..Person::default()
    };
    Case {
        victim: Private(person(victim)),
        perpetrators: Private(perpetrators.iter().map(person).collect()),
        referred_on: date(day),
        crime: crime.then_some(true),
        ..Case::default()
    }
}

pub fn all_made(cases: &[ToldCase]) -> Vec<Case> {
    cases.iter().map(made).collect()
}

fn told<T: Clone>(all: &[Candidate<T>]) -> Vec<(T, Relation, Sure)> {
    all.iter().map(|one| (one.other.clone(), one.relation, one.sure)).collect()
}

fn known(cases: &[Case]) -> KnownCases<usize> {
    let mut known = KnownCases::default();
    cases.iter().enumerate().for_each(|(at, case)| known.put(at, case));
    known
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_cases_are_the_same_to_one_another(one in case(), other in case()) {
        let (one, other) = (made(&one), made(&other));
        let (forward, back) = (compare(&one, &other, Repeat::default()), compare(&other, &one, Repeat::default()));
        prop_assert_eq!(told(&forward), told(&back));
        for (here, there) in forward.iter().zip(&back) {
            prop_assert_eq!(&here.against, &there.against);
            prop_assert_eq!(here.people.len(), there.people.len());
        }
    }

    #[test]
    fn the_register_finds_all_that_comparing_every_two_cases_finds(cases in prop::collection::vec(case(), 1..25)) {
        let cases = all_made(&cases);
        let mut slowly = Vec::new();
        for (at, case) in cases.iter().enumerate() {
            for (other, there) in cases[..at].iter().enumerate() {
                let all = compare(case, there, Repeat::default());
                slowly.extend(all.iter().map(|found| (at, other, found.relation, found.sure)));
            }
        }
        let quickly = known(&cases).among_themselves(Repeat::default());
        let mut quickly: Vec<_> = quickly.iter().map(|(at, found)| (*at, found.other, found.relation, found.sure)).collect();
        quickly.sort();
        slowly.sort();
        prop_assert_eq!(quickly, slowly);
    }

    #[test]
    fn the_order_in_which_cases_become_known_changes_nothing(
        cases in prop::collection::vec(case(), 1..20),
        asked in case(),
        turn in any::<prop::sample::Index>(),
    ) {
        let (cases, asked) = (all_made(&cases), made(&asked));
        let mut order: Vec<usize> = (0..cases.len()).collect();
        order.rotate_left(turn.index(cases.len()));
        order.reverse();
        let mut other = KnownCases::default();
        // Some of them twice: what is put again replaces what was there.
        order.iter().step_by(3).for_each(|at| other.put(*at, &asked));
        order.iter().for_each(|at| other.put(*at, &cases[*at]));
        let rule = Repeat::default();
        prop_assert_eq!(known(&cases).candidates(&asked, rule), other.candidates(&asked, rule));
        prop_assert_eq!(known(&cases).among_themselves(rule), other.among_themselves(rule));
    }

    #[test]
    fn a_case_of_which_nothing_is_known_meets_nothing(cases in prop::collection::vec(case(), 1..20), rows in 0usize..3) {
        let cases = all_made(&cases);
        for words in ["", " ", "Not known", "N/K", "\u{202e}", "?"] {
            let nobody = Case::named(words, &vec![words; rows]);
            prop_assert_eq!(known(&cases).candidates(&nobody, Repeat::default()).len(), 0);
        }
    }

    #[test]
    fn the_same_case_twice_is_the_same_pair(one in case()) {
        let one = made(&one);
        let found = compare(&one, &one, Repeat::default());
        // Where there is enough to tell: a full name of both.
        let full = |person: &Person| person.name.split_whitespace().filter(|word| word.len() > 2).count() == 2 && !person.name.contains("known");
        if full(&one.victim) && one.perpetrators.first().is_some_and(full) {
            prop_assert_eq!(found[0].relation, Relation::SamePair);
            prop_assert!(found[0].sure >= Sure::Likely);
        }
    }

    #[test]
    fn no_text_makes_it_panic(texts in prop::collection::vec("\\PC{0,40}|[\\u{0}-\\u{ffff}]{0,40}", 6), other in "\\PC{0,60}") {
        let person = Person {
            name: texts[0].clone(),
            other_names: texts[1].clone(),
            other_born: texts[2].clone(),
            addresses: vec![texts[3].clone()],
            phones: vec![texts[4].clone()],
            ..Person::default()
        };
        let one = Case { victim: Private(person.clone()), perpetrators: Private(vec![person]), ..Case::default() };
        compare(&one, &Case::named(&other, &[&texts[5]]), Repeat::default());
        compare(&one, &one, Repeat::default());
    }
}

/// Names of 100 kB, of every kind that makes comparing expensive, in every field of every row.
#[test]
fn names_of_100_kilobytes_take_no_longer_than_names() {
    let long = [
        "a".repeat(100_000),
        "ab ".repeat(33_000),
        "\u{fdfa} ".repeat(25_000),
        "e\u{301}".repeat(33_000),
        "a,b;c/d(".repeat(12_500),
        "1".repeat(100_000),
        "12/12/1991 ".repeat(9_000),
        "NM1 4QT 07700900111 ".repeat(5_000),
    ];
    let person = |text: &String| Person {
        name: text.clone(),
        other_names: text.clone(),
        born: None,
        other_born: text.clone(),
        addresses: vec![text.clone(); 10],
        phones: vec![text.clone(); 10],
    };
    let perpetrators = [1, 2, 1, 1, 30, 1, 1, 1];
    let hostile: Vec<Case> = long
        .iter()
        .zip(perpetrators)
        .map(|(text, rows)| Case {
            victim: Private(person(text)),
            perpetrators: Private(vec![person(text); rows]),
            ..Case::default()
        })
        .collect();
    let start = Instant::now();
    let known = known(&hostile);
    for case in &hostile {
        known.candidates(case, Repeat::default());
    }
    // Milliseconds each where it is optimised; without the limits it would be hours.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
