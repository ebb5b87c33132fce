//! What a set of events comes to: who counts, what supersedes what, what is a conflict.

use chrono::{NaiveDate, TimeDelta};
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::*;
use marac_portal::domain::register::{Conflict, Doubt, Event, Heard, Proof, Register, Standing, What};
use serde_json::{Value, json};

use super::register_support::*;

fn doubts(register: &Register, number: u32) -> Vec<Doubt> {
    let entry = register.trail().iter().find(|entry| entry.event.as_ref().is_some_and(|event| event.id == id(number)));
    entry.unwrap().doubts.clone()
}

/// An event with fields of its JSON changed.
fn altered(event: &Event, change: impl FnOnce(&mut Value)) -> Heard {
    let mut json: Value = serde_json::from_str(&event.to_line().unwrap()).unwrap();
    change(&mut json);
    Heard { line: Private(json.to_string()), proof: Proof::By(event.person) }
}

#[test]
fn a_later_word_that_names_the_earlier_one_takes_its_place_whoever_says_it() {
    let first = event(2, ALMA, 1, decided(1, Decision::AskForMore, "No address"));
    let second = superseding(event(3, BRAM, 2, decided(1, Decision::Accept, "Address by phone")), &[2]);
    let register = register(&[event(1, ALMA, 0, received(1)), first, second]);
    assert_eq!(decisions(&register, 1), [Decision::Accept]);
    assert_eq!(register.cases[&case(1)].decision.agreed().unwrap().reason.0, "Address by phone");
    assert_eq!(register.trail().iter().map(|entry| entry.superseded).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(register.superseded_by(&decided(1, Decision::Accept, ""), CERI), [id(3)]);
    assert_eq!(register.cases[&case(1)].conflicts(), []);
}

#[test]
fn two_people_who_decide_differently_are_a_conflict_with_both_sides_until_somebody_settles_it() {
    let said = [
        event(1, ALMA, 0, received(1)),
        event(2, ALMA, 1, decided(1, Decision::Accept, "17 Yes")),
        event(3, BRAM, 1, decided(1, Decision::NotCriteria, "Other area's rule")),
        event(4, CERI, 5, decided(1, Decision::Accept, "17 Yes")),
    ];
    let conflict = register(&said);
    let settled = &conflict.cases[&case(1)].decision;
    assert_eq!(decisions(&conflict, 1), [Decision::Accept, Decision::NotCriteria]);
    assert_eq!(settled.agreed(), None);
    let people: Vec<Vec<_>> =
        settled.sides().iter().map(|side| side.said.iter().map(|by| by.person).collect()).collect();
    assert_eq!(people, [vec![ALMA, CERI], vec![BRAM]], "who says the same stands together");
    assert_eq!(conflict.cases[&case(1)].conflicts(), [Conflict::Decision]);

    let ids = conflict.superseded_by(&said[1].what, ALMA);
    assert_eq!(ids, [id(2), id(3), id(4)]);
    let mut end = event(5, ALMA, 9, decided(1, Decision::Accept, "Agreed by phone"));
    end.supersedes = ids;
    let register = register(&[&said[..], &[end]].concat());
    assert_eq!(decisions(&register, 1), [Decision::Accept]);
}

#[test]
fn three_people_and_one_of_them_offline() {
    // Alma and Bram share the folder; Ceri was on a train since the referral came in.
    let arrived = event(1, ALMA, 0, received(1));
    let alma = event(2, ALMA, 1, decided(1, Decision::AskForMore, "No address"));
    let bram = superseding(event(3, BRAM, 2, decided(1, Decision::Accept, "Address found")), &[2]);
    let ceri = event(4, CERI, 3, decided(1, Decision::Emergency, "He is out on Friday"));
    let at_the_office = register(&[arrived.clone(), alma.clone(), bram.clone()]);
    let on_the_train = register(&[arrived.clone(), ceri.clone()]);
    assert_eq!(decisions(&at_the_office, 1), [Decision::Accept]);
    assert_eq!(decisions(&on_the_train, 1), [Decision::Emergency]);

    let merged = at_the_office.with([heard(&ceri)], &scope(), now());
    assert_eq!(decisions(&merged, 1), [Decision::Accept, Decision::Emergency], "nothing is lost, nothing wins");
    assert_eq!(merged, on_the_train.with([heard(&bram), heard(&alma)], &scope(), now()));
    assert_eq!(merged, register(&[ceri, bram, alma, arrived]));
}

#[test]
fn only_what_a_known_person_signed_has_an_effect() {
    let real = event(1, ALMA, 0, received(1));
    let away = event(2, BRAM, 1, decided(1, Decision::NotCriteria, "Only 3 Yes"));
    let with = |proof| Heard { proof, ..heard(&away) };
    let stranger = Event { person: STRANGER, ..away.clone() };
    let revoked = |day: u32| {
        let mut scope = scope();
        scope.signers.get_mut(&BRAM).unwrap().revoked = NaiveDate::from_ymd_opt(2026, 11, day);
        scope
    };
    for (what, doubtful, judged_by, expected) in [
        ("not signed", with(Proof::None), scope(), Standing::Unsigned),
        ("a bad signature", with(Proof::Bad), scope(), Standing::Forged),
        ("signed by somebody else than it says", with(Proof::By(ALMA)), scope(), Standing::Forged),
        ("signed by a stranger in another's name", with(Proof::By(STRANGER)), scope(), Standing::Forged),
        ("signed by a stranger", heard(&stranger), scope(), Standing::UnknownSigner),
        ("signed on the day of revocation", with(Proof::By(BRAM)), revoked(22), Standing::Revoked),
        ("another area", altered(&away, |json| json["area"] = json!("eastmere")), scope(), Standing::OtherArea),
        ("practice", altered(&away, |json| json["mode"] = json!("practice")), scope(), Standing::OtherMode),
        ("a newer kind", altered(&away, |json| json["what"] = json!("foreseen")), scope(), Standing::Newer),
        ("a newer decision", altered(&away, |json| json["decision"] = json!("defer")), scope(), Standing::Newer),
        (
            "a newer format",
            altered(&away, |json| json["format"] = json!("marac-portal/event@2")),
            scope(),
            Standing::Newer,
        ),
        ("no second person", altered(&away, |json| json["second"] = json!(" ")), scope(), Standing::Damaged),
        (
            "no reason",
            altered(&away, |json| drop(json.as_object_mut().unwrap().remove("reason"))),
            scope(),
            Standing::Damaged,
        ),
        ("not JSON", Heard { line: Private("{".into()), proof: Proof::By(BRAM) }, scope(), Standing::Damaged),
    ] {
        let register = Register::of([heard(&real), doubtful.clone()], &judged_by, now());
        assert_eq!(decisions(&register, 1), [], "{what}");
        let listed: Vec<Standing> = register.trail().iter().map(|entry| entry.standing).collect();
        assert_eq!(listed.len(), 2, "{what}: it is listed");
        assert!(listed.contains(&expected), "{what}: {listed:?}");
        // Beside the same word that counts, it takes nothing away from it.
        let beside = Register::of([heard(&real), doubtful, heard(&away)], &scope(), now());
        assert_eq!(decisions(&beside, 1), [Decision::NotCriteria], "{what}");
    }
    let before = Register::of([heard(&real), heard(&away)], &revoked(23), now());
    assert_eq!(decisions(&before, 1), [Decision::NotCriteria], "signed while the key was in force");
}

#[test]
fn what_does_not_count_supersedes_nothing() {
    let said = [event(1, ALMA, 0, received(1)), event(2, ALMA, 1, decided(1, Decision::Accept, ""))];
    let forged = superseding(event(3, BRAM, 2, decided(1, Decision::NotCriteria, "No")), &[2]);
    let newer = superseding(event(4, BRAM, 2, decided(1, Decision::NotCriteria, "No")), &[2]);
    let more =
        [Heard { proof: Proof::Bad, ..heard(&forged) }, altered(&newer, |json| json["what"] = json!("overruled"))];
    let register = Register::of(said.iter().map(heard).chain(more), &scope(), now());
    assert_eq!(decisions(&register, 1), [Decision::Accept]);
}

#[test]
fn two_events_with_one_name_have_no_effect_and_are_shown() {
    let real = event(1, ALMA, 0, received(1));
    let one = event(2, ALMA, 1, decided(1, Decision::Accept, ""));
    let other = Event { what: decided(1, Decision::NotThisArea, ""), ..one.clone() };
    let register = register(&[real.clone(), one.clone(), other.clone(), one.clone()]);
    assert_eq!(decisions(&register, 1), []);
    let found: Vec<Standing> = register.trail().iter().map(|entry| entry.standing).collect();
    assert_eq!(found, [Standing::Signed, Standing::SameId, Standing::SameId]);

    let forged = Heard { proof: Proof::Bad, ..heard(&other) };
    let beside = Register::of([heard(&real), heard(&one), forged], &scope(), now());
    assert_eq!(decisions(&beside, 1), [Decision::Accept], "a forgery disables nothing");
}

#[test]
fn an_event_cannot_supersede_what_is_about_another_case_or_another_fact() {
    let hold = What::Held(Held { case: case(1), reason: Private("Court".into()), more: Default::default() });
    let said = [
        event(1, ALMA, 0, received(1)),
        event(2, ALMA, 0, received(2)),
        event(3, ALMA, 1, decided(1, Decision::Emergency, "")),
        event(4, ALMA, 1, hold),
    ];
    let elsewhere = superseding(event(5, BRAM, 2, decided(2, Decision::Accept, "")), &[1, 3, 4, 5]);
    let register = register(&[&said[..], &[elsewhere]].concat());
    assert_eq!((decisions(&register, 1), decisions(&register, 2)), (vec![Decision::Emergency], vec![Decision::Accept]));
    assert!(register.cases[&case(1)].is_here() && register.cases[&case(1)].is_held());
    // Of the same case, and still another fact.
    let same_case = superseding(event(6, BRAM, 2, decided(1, Decision::Accept, "")), &[3, 4]);
    let settled = self::register(&[&said[..], &[same_case]].concat());
    assert_eq!((decisions(&settled, 1), settled.cases[&case(1)].is_held()), (vec![Decision::Accept], true));
    assert_eq!(doubts(&settled, 6), [Doubt::SupersedesElsewhere(id(4))]);
    assert_eq!(doubts(&register, 5), [1, 3, 4, 5].map(|number| Doubt::SupersedesElsewhere(id(number))));
}

#[test]
fn what_supersedes_itself_in_a_circle_stands_as_a_conflict() {
    let one = superseding(event(2, ALMA, 1, decided(1, Decision::Accept, "")), &[3]);
    let other = superseding(event(3, BRAM, 2, decided(1, Decision::NotThisArea, "")), &[2]);
    let register = register(&[event(1, ALMA, 0, received(1)), one, other]);
    assert_eq!(decisions(&register, 1), [Decision::Accept, Decision::NotThisArea]);
    assert!(doubts(&register, 2).contains(&Doubt::InACircle) && doubts(&register, 3).contains(&Doubt::InACircle));
}

#[test]
fn a_clock_wrong_by_a_year_is_flagged_and_decides_nothing() {
    const YEAR: i64 = 365 * 24 * 60;
    let said = [event(1, ALMA, 0, received(1)), event(2, ALMA, 1, decided(1, Decision::AskForMore, ""))];
    for (minutes, expected) in [
        (-YEAR, vec![Doubt::BeforeWhatItSupersedes(id(2))]),
        (YEAR, vec![Doubt::InTheFuture]),
        (2, vec![]),
        (10 + 24 * 60, vec![]),
        (11 + 24 * 60, vec![Doubt::InTheFuture]),
    ] {
        let later = superseding(event(3, BRAM, minutes, decided(1, Decision::Accept, "")), &[2]);
        let register = register(&[&said[..], &[later]].concat());
        assert_eq!(decisions(&register, 1), [Decision::Accept], "{minutes}");
        assert_eq!(doubts(&register, 3), expected, "{minutes}");
    }
    // The year is over: nothing is in the future any more, and nothing else has changed.
    let ahead = event(3, BRAM, YEAR, decided(1, Decision::Accept, ""));
    let register = Register::of([heard(&ahead)], &scope(), now() + TimeDelta::days(400));
    assert_eq!(doubts(&register, 3), []);
}
