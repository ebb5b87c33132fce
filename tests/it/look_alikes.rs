//! The cases of a register beside one another: who looks alike, what is still to be decided, what is held.

use std::collections::BTreeSet;

use proptest::prelude::*;

use marac_portal::casework::{LookAlikes, alike, held};
use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::Date;
use marac_portal::domain::matching::{Case, Person, Sure, compare};
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Finding, Matched};
use marac_portal::domain::register::{CaseId, Event, Register, What};

use super::matching_properties::{all_made, case as told_case};
use super::register_support::{ALMA, BRAM, case, event, register};

fn matched(one: u8, other: u8, finding: Finding, reason: &str) -> What {
    let (case, other, reason) = (case(one), case(other), Private(reason.to_owned()));
    What::Matched(Matched { case, other, finding, reason, more: Default::default() })
}

fn person(name: &str, born: &str) -> Person {
    Person { born: Date::from_day(born), ..Person::named(name) }
}

fn of(victim: Person, perpetrator: Person, day: &str) -> Case {
    let perpetrators = Private(vec![perpetrator]);
    Case { victim: Private(victim), perpetrators, referred_on: Date::from_day(day), ..Case::default() }
}

fn marla() -> Person {
    person("Marla Quill", "1991-04-13")
}

fn devon() -> Person {
    person("Devon Strake", "1989-02-28")
}

fn all(cases: &[Case]) -> LookAlikes {
    let mut all = LookAlikes::default();
    cases.iter().zip(1..).for_each(|(one, number)| all.put(case(number), one.clone()));
    all
}

fn undecided(all: &mut LookAlikes, register: &Register) -> BTreeSet<CaseId> {
    loop {
        all.compare(register, || true);
        let open = all.undecided(register);
        if all.waiting() == 0 {
            return open;
        }
    }
}

/// The relation and how sure it is, of each case that looks like this one.
fn ways(all: &LookAlikes, number: u8) -> Vec<(CaseId, String, String)> {
    let told = alike(&Register::default(), all, case(number), Repeat::default());
    let of = told.into_iter().flat_map(|one| one.ways.into_iter().map(move |way| (one.case, way.relation, way.sure)));
    of.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_looks_like_another_if_and_only_if_the_other_looks_like_it(
        cases in prop::collection::vec(told_case(), 1..12),
    ) {
        let all = all(&all_made(&cases));
        for here in 1..=cases.len() as u8 {
            for (there, relation, sure) in ways(&all, here) {
                let there = (1..=12).find(|number| case(*number) == there).unwrap();
                prop_assert!(ways(&all, there).contains(&(case(here), relation, sure)));
            }
        }
    }

    #[test]
    fn what_is_still_to_be_decided_does_not_hang_on_the_order_in_which_cases_came_and_were_compared(
        cases in prop::collection::vec(told_case(), 1..24),
        now_and_then in prop::collection::vec(any::<bool>(), 24),
        decided in prop::collection::vec((1u8..24, 1u8..24), 0..8),
    ) {
        let cases = all_made(&cases);
        let told: Vec<Event> = (1..).zip(decided).filter(|(_, (one, other))| one != other)
            .map(|(number, (one, other))| event(number, ALMA, 0, matched(one, other, Finding::NotTheSame, "Rang"))).collect();
        let register = register(&told);
        let mut look_alikes = LookAlikes::default();
        for (at, (number, one)) in (1..).zip(&cases).enumerate() {
            look_alikes.put(case(number), one.clone());
            if now_and_then[at] {
                undecided(&mut look_alikes, &register);
            }
        }
        let mut slowly = BTreeSet::new();
        for (here, one) in (1..).zip(&cases) {
            for (there, other) in (1..).zip(&cases).filter(|(there, _)| *there != here) {
                let likely = compare(one, other, Repeat::default()).iter().any(|found| found.sure >= Sure::Likely);
                let settled = register.cases.get(&case(here)).is_some_and(|known| known.matches.contains_key(&case(there)));
                slowly.extend((likely && !settled).then(|| case(here)));
            }
        }
        prop_assert_eq!(undecided(&mut look_alikes, &register), slowly);
    }
}

#[test]
fn the_same_pair_the_pair_reversed_and_a_serial_perpetrator_are_told_apart() {
    let all = all(&[
        of(marla(), devon(), "2026-02-14"),
        of(marla(), devon(), "2026-09-21"),
        of(devon(), marla(), "2026-09-22"),
        of(person("Joanne Pell", "1975-01-09"), devon(), "2026-09-23"),
        of(marla(), person("Ray Dunmore", "1972-08-30"), "2026-09-24"),
    ]);
    let told = ways(&all, 2);
    let relation =
        |number: u8| told.iter().find(|(other, ..)| *other == case(number)).map(|(_, relation, _)| &**relation);
    assert_eq!(
        [1, 3, 4, 5].map(relation),
        [Some("same_pair"), Some("roles_reversed"), Some("same_perpetrator"), Some("same_victim")]
    );
    let told = alike(&Register::default(), &all, case(2), Repeat::default());
    let pair = told.iter().find(|one| one.case == case(1)).unwrap();
    assert_eq!(pair.ways[0].words, "Almost certainly the same victim and the same alleged perpetrator");
    assert_eq!(
        pair.ways[0].people[0].words(),
        "Victim of both, by this alone almost certainly one person. For: the same name, the same date of birth."
    );
    assert!(pair.ways[0].arithmetic[1].ends_with("until 14 February 2027, that day included."), "{pair:?}");
    for name in ["Marla", "Quill", "Devon", "Strake"] {
        assert!(!format!("{told:?}").contains(name), "{name}");
    }
}

#[test]
fn of_several_earlier_referrals_the_last_counts_unless_it_was_of_other_people() {
    let all = all(&["2025-12-01", "2026-02-14", "2026-09-21"].map(|day| of(marla(), devon(), day)));
    let notes = |register: &Register, other: u8| {
        let told = alike(register, &all, case(3), Repeat::default());
        let other = told.into_iter().find(|one| one.case == case(other)).unwrap();
        other.ways[0].arithmetic.iter().any(|line| line.contains("Another earlier referral"))
    };
    let nothing = Register::default();
    assert_eq!([1, 2].map(|other| notes(&nothing, other)), [true, false]);
    let others = register(&[event(1, ALMA, 0, matched(3, 2, Finding::NotTheSame, "Cousins of one name"))]);
    assert_eq!([1, 2].map(|other| notes(&others, other)), [false, false]);
}

#[test]
fn a_case_is_held_until_people_agree_what_it_is() {
    let mut all = all(&["2026-02-14", "2026-09-21"].map(|day| of(marla(), devon(), day)));
    let mut is_held = |events: &[Event]| {
        let register = register(events);
        let by_pair = held(&register, case(2), &all.candidates(case(2), Repeat::default()));
        assert_eq!(undecided(&mut all, &register).contains(&case(2)), !by_pair.is_empty());
        !by_pair.is_empty()
    };
    let said = |number, who, finding, reason| event(number, who, i64::from(number), matched(1, 2, finding, reason));
    let repeat = said(1, ALMA, Finding::Repeat, "Same couple");
    assert!(is_held(&[]));
    assert!(!is_held(std::slice::from_ref(&repeat)));
    assert!(is_held(&[repeat.clone(), said(2, BRAM, Finding::Duplicate, "Sent twice")]), "they differ");
    assert!(!is_held(&[repeat, said(2, BRAM, Finding::Repeat, "In other words")]), "they agree");
}

#[test]
fn somebody_who_is_in_forty_cases_is_looked_at_forty_times() {
    let mut all = all(&(0..40).map(|_| of(marla(), devon(), "2026-02-14")).collect::<Vec<_>>());
    let pairs: Vec<(u8, u8)> = (1..=40).flat_map(|one| (one + 1..=40).map(move |other| (one, other))).collect();
    let decided = |pairs: &[(u8, u8)]| {
        let events = (1..).zip(pairs).map(|(number, (one, other))| {
            event(number, ALMA, 0, matched(*one, *other, Finding::Duplicate, "The same spreadsheet, twice"))
        });
        register(&events.collect::<Vec<_>>())
    };
    assert_eq!(undecided(&mut all, &Register::default()).len(), 40);
    let of_one: Vec<(u8, u8)> = pairs.iter().copied().filter(|(one, _)| *one == 1).collect();
    let left = undecided(&mut all, &decided(&of_one));
    assert!(!left.contains(&case(1)) && left.len() == 39, "{}", left.len());
    assert_eq!(undecided(&mut all, &decided(&pairs[..pairs.len() - 1])), [case(39), case(40)].into());
    assert_eq!(undecided(&mut all, &decided(&pairs)), [].into());
}

#[test]
fn a_case_that_is_corrected_or_gone_is_compared_anew() {
    let nothing = Register::default();
    let mut all = all(&["2026-02-14", "2026-09-21"].map(|day| of(marla(), devon(), day)));
    assert_eq!(undecided(&mut all, &nothing).len(), 2);
    all.put(case(2), of(person("Ruth Nowak", "1960-12-02"), person("Otto Brand", "1958-03-03"), "2026-09-21"));
    assert_eq!(undecided(&mut all, &nothing), [].into());
    all.put(case(2), of(marla(), devon(), "2026-09-21"));
    assert_eq!(undecided(&mut all, &nothing).len(), 2);
    all.forget(case(1));
    assert_eq!(undecided(&mut all, &nothing), [].into());
}
