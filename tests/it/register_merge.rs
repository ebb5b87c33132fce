//! Merging: whatever order events arrive in, however often, over however many folders, they come to the same.

use std::collections::BTreeSet;

use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::*;
use marac_portal::domain::register::meetings::*;
use marac_portal::domain::register::uses::Circulated;
use marac_portal::domain::register::{CaseId, Day, Event, Heard, Person, Proof, Register, Standing, What};
use proptest::prelude::*;
use serde_json::json;

use super::register_support::*;

const PEOPLE: [Person; 4] = [ALMA, BRAM, CERI, STRANGER];

fn cases() -> impl Strategy<Value = CaseId> {
    prop_oneof![(1..5u8).prop_map(case), (1..8u32).prop_map(|number| CaseId::Entered(id(number)))]
}

fn words() -> impl Strategy<Value = Private<String>> {
    prop::sample::select(vec!["", "one", "two"]).prop_map(|text| Private(text.to_owned()))
}

fn whats() -> impl Strategy<Value = What> {
    let more = Private::default;
    let body = || (1..5u8).prop_map(body);
    let decision = prop::sample::select(vec![Decision::Accept, Decision::NotThisArea, Decision::AskForMore]);
    let finding = prop::sample::select(vec![Finding::Repeat, Finding::NotTheSame]);
    let day: Day = "2026-12-01".parse().unwrap();
    prop_oneof![
        4 => body().prop_map(|body| received(body.0[0])),
        1 => words().prop_map(move |source| What::Entered(Entered { record: more(), source, more: more() })),
        3 => (body(), prop::option::of(cases()), words())
            .prop_map(move |(body, case, reason)| What::Filed(Filed { body, case, reason, more: more() })),
        8 => (cases(), decision, words()).prop_map(move |(case, decision, reason)| {
            let What::Decided(decided) = decided(1, decision, &reason) else { unreachable!() };
            What::Decided(Decided { case, ..decided })
        }),
        2 => (cases(), cases(), finding, words()).prop_filter("two cases", |(a, b, ..)| a != b)
            .prop_map(move |(case, other, finding, reason)| What::Matched(Matched { case, other, finding, reason, more: more() })),
        2 => (cases(), prop::option::of((900..903u32).prop_map(id))).prop_map(move |(case, meeting)| {
            What::Assigned(Assigned { case, meeting, place: None, minutes: None, more: more() })
        }),
        2 => (cases(), words()).prop_map(move |(case, reason)| What::Held(Held { case, reason, more: more() })),
        2 => (cases(), words()).prop_map(move |(case, reason)| What::Released(Released { case, reason, more: more() })),
        1 => (cases(), words()).prop_map(move |(case, reason)| What::Closed(Closed { case, on: day, reason, more: more() })),
        1 => cases().prop_map(move |case| What::Working(Working { case, more: more() })),
        1 => cases().prop_map(move |case| What::Left(Left { case, more: more() })),
        1 => (cases(), words()).prop_map(move |(case, text)| What::Noted(Noted { case, text, more: more() })),
        2 => (cases(), prop::sample::select(vec!["victim.born", "victim.name"]), words()).prop_map(move |(case, field, reason)| {
            let (field, value) = (field.to_owned(), Private(json!(reason.0)));
            What::Corrected(Corrected { case, field, value, reason, more: more() })
        }),
        1 => (cases(), prop::sample::subsequence(PEOPLE.to_vec(), 1..3)).prop_map(move |(case, readers)| {
            What::Restricted(Restricted { case, readers, reason: more_words(), more: more() })
        }),
        1 => ((900..903u32).prop_map(id), words()).prop_map(move |(meeting, label)| {
            What::Meeting(Meeting {
                meeting, date: day, label, series: None, starts: None, place: None, capacity: None, minutes_per_case: None,
                list_closes: None, without_meeting: false, chair: None, statement: false, cancelled: false, more: more(),
            })
        }),
        1 => ((900..903u32).prop_map(id), words()).prop_map(move |(meeting, name)| {
            let (agency, part) = ("police".to_owned(), Part::Present);
            What::Attended(Attended { meeting, agency, name, part, signed: true, sent_information: false, more: more() })
        }),
        1 => (cases(), words()).prop_map(move |(case, text)| What::Action(Action {
            action: id(950), case, meeting: None, text, owner: Private("housing".into()), person_name: None, due: None,
            about: None, more: more(),
        })),
        1 => prop::collection::vec(cases(), 1..3).prop_map(move |cases| What::Circulated(Circulated {
            cases, to: Private("police".into()), output: "case_list".into(), file: None, sealed: true, meeting: None, more: more(),
        })),
        2 => (prop::option::of(cases()), (900..903u32).prop_map(id)).prop_map(move |(case, meeting)| {
            What::Retracted(Retracted { case, meeting: Some(meeting), reason: more_words(), more: more() })
        }),
        1 => cases().prop_map(move |case| What::Purged(Purged { case, kept_until: None, why: more_words(), more: more() })),
    ]
}

fn more_words() -> Private<String> {
    Private("because".into())
}

/// Events over few names, so that they meet: circles, namesakes, false signatures, strangers, wrong clocks.
fn heards() -> impl Strategy<Value = Vec<Heard>> {
    let proof = prop_oneof![12 => Just(0u8), 1 => Just(1), 1 => Just(2), 1 => Just(3)];
    let one = (1..25u32, 0..4usize, -20..20i64, whats(), prop::collection::vec(1..25u32, 0..4), proof);
    let one = one.prop_map(|(number, person, minutes, what, supersedes, proof)| {
        let event = superseding(event(number, PEOPLE[person], minutes, what), &supersedes);
        let proof = match proof {
            0 => Proof::By(event.person),
            1 => Proof::None,
            2 => Proof::Bad,
            _ => Proof::By(ALMA),
        };
        Heard { proof, ..heard(&event) }
    });
    prop::collection::vec(one, 0..30)
}

fn state(heard: Vec<Heard>) -> Register {
    Register::of(heard, &scope(), now())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn order_and_copies_never_matter(all in heards(), seed: u64, copies in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let once = state(all.clone());
        let mut again: Vec<Heard> = all.clone();
        if !all.is_empty() {
            again.extend(copies.iter().map(|copy| copy.get(&all).clone()));
        }
        shuffle(&mut again, seed);
        prop_assert_eq!(&state(again), &once);
        // And hearing all of it once more changes nothing.
        let more = all.clone();
        prop_assert_eq!(&once.clone().with(more, &scope(), now()), &once);
    }

    #[test]
    fn three_folders_merge_to_the_same_in_any_order(all in heards(), owners in prop::collection::vec(1..8u8, 30)) {
        // Each event lies in one, two or all three of the folders.
        let folder = |bit: u8| -> Vec<Heard> {
            all.iter().zip(&owners).filter(|(_, owner)| **owner & bit != 0).map(|(heard, _)| heard.clone()).collect()
        };
        let folders = [folder(1), folder(2), folder(4)];
        let whole = state(all.clone());
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let merged = order.iter().fold(Register::default(), |register, at| {
                register.with(folders[*at].clone(), &scope(), now())
            });
            prop_assert_eq!(&merged, &whole);
        }
    }

    #[test]
    fn what_does_not_count_changes_nothing(all in heards()) {
        let whole = state(all.clone());
        let counted: Vec<Heard> = whole.trail().iter().filter_map(|entry| entry.counted().map(|_| entry.heard.clone())).collect();
        let alone = state(counted);
        prop_assert_eq!((&alone.cases, &alone.meetings), (&whole.cases, &whole.meetings));
        let distinct: BTreeSet<&Heard> = all.iter().collect();
        prop_assert_eq!(whole.trail().len(), distinct.len(), "and everything is listed");
    }

    #[test]
    fn no_decision_and_no_case_vanishes(all in heards()) {
        let register = state(all);
        let counted = || register.trail().iter().filter_map(|entry| Some((entry.counted()?, entry.superseded)));
        let takes_back = |event: &Event| matches!(event.what, What::Retracted(_) | What::Purged(_));
        let taken: BTreeSet<_> = counted().filter(|(event, _)| takes_back(event)).flat_map(|(event, _)| event.supersedes.clone()).collect();
        for (event, _) in counted().filter(|(event, _)| !taken.contains(&event.id)) {
            match &event.what {
                What::Decided(decided) => {
                    // It stands, or another decision of that case that superseded it does, or was taken back.
                    let there = !register.cases.get(&decided.case).is_none_or(|case| case.decision.is_empty());
                    let others = counted().any(|(other, _)| taken.contains(&other.id) && matches!(&other.what, What::Decided(other) if other.case == decided.case));
                    prop_assert!(there || others);
                }
                What::Received(received) => {
                    let case = &register.cases[&CaseId::Body(received.body)];
                    prop_assert!(case.is_here());
                    let stands = |under: &CaseId| register.cases[under].is_listed() && register.cases[under].additions.contains(&received.body);
                    prop_assert!(case.is_listed() || (!case.filed_under.is_empty() && case.filed_under.iter().all(stands)));
                }
                _ => {}
            }
        }
        for entry in register.trail().iter().filter(|entry| entry.standing != Standing::Signed) {
            prop_assert!(!entry.superseded && entry.doubts.is_empty());
        }
    }
}

/// Fisher and Yates, with a small generator: the same in every run for one seed.
fn shuffle(all: &mut [Heard], seed: u64) {
    let mut state = seed | 1;
    for last in (1..all.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        all.swap(last, (state % (last as u64 + 1)) as usize);
    }
}
