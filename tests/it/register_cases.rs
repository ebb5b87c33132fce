//! What a register says of a case: what is taken back, added, held, found, heard at a meeting, and purged.

use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::*;
use marac_portal::domain::register::meetings::*;
use marac_portal::domain::register::{CaseId, Conflict, Day, Event, Hold, What};

use super::register_support::*;

#[test]
fn what_was_said_can_be_taken_back_and_what_was_done_cannot() {
    let must_not = |number| {
        let (agency, reason) = (Some("police".into()), Private("He works there".into()));
        event(
            number,
            ALMA,
            1,
            What::MustNotReceive(MustNotReceive {
                case: case(1),
                agency,
                name: None,
                reason,
                more: Default::default(),
            }),
        )
    };
    let said =
        [event(1, ALMA, 0, received(1)), event(2, ALMA, 1, decided(1, Decision::Accept, "")), must_not(3), must_not(4)];
    let take_back =
        |case| Retracted { case, meeting: None, reason: Private("Wrong case".into()), more: Default::default() };
    let retract = |case, numbers: &[u32]| {
        register(&[&said[..], &[superseding(event(9, BRAM, 5, What::Retracted(take_back(case))), numbers)]].concat())
    };
    let taken = retract(Some(case(1)), &[1, 2, 3]);
    assert_eq!(decisions(&taken, 1), []);
    assert_eq!(taken.cases[&case(1)].must_not_receive.len(), 1, "the other's word stands");
    assert!(taken.cases[&case(1)].is_here(), "a case does not go away");
    assert_eq!(decisions(&retract(Some(case(2)), &[2]), 1), [Decision::Accept], "not by what is about another case");
}

#[test]
fn an_addition_stands_under_its_case_and_never_vanishes() {
    let file = |number: u32, person, addition: u8, to: Option<u8>| {
        let (case, reason) = (to.map(case), Private("amend_key".into()));
        event(number, person, 3, What::Filed(Filed { body: body(addition), case, reason, more: Default::default() }))
    };
    let arrived: Vec<Event> = (1..=4).map(|number| event(number.into(), ALMA, 0, received(number))).collect();
    let after = |more: &[Event]| {
        let register = register(&[&arrived[..], more].concat());
        let listed: Vec<CaseId> = register.listed().map(|(id, _)| id).collect();
        let under = |number| register.cases[&case(number)].additions.iter().copied().collect::<Vec<_>>();
        (listed, [1, 2, 3, 4].map(under))
    };
    let none = vec![];
    let all = || (1..=4).map(case).collect::<Vec<_>>();
    let without = |number| all().into_iter().filter(|id| *id != case(number)).collect::<Vec<_>>();

    let (listed, under) = after(&[file(10, ALMA, 2, Some(1))]);
    assert_eq!((listed, under), (without(2), [vec![body(2)], none.clone(), none.clone(), none.clone()]));
    // Two people file it differently: it is with both, and a conflict.
    let (listed, under) = after(&[file(10, ALMA, 2, Some(1)), file(11, BRAM, 2, Some(3))]);
    assert_eq!((listed, under), (without(2), [vec![body(2)], none.clone(), vec![body(2)], none.clone()]));
    // One of them says that it stands by itself: it does too.
    assert_eq!(after(&[file(10, ALMA, 2, Some(1)), file(11, BRAM, 2, None)]).0, all());
    // In a circle, with itself, with one that is filed itself, with one that has not arrived: rows of their own.
    assert_eq!(after(&[file(10, ALMA, 2, Some(1)), file(11, BRAM, 1, Some(2))]).0, all());
    assert_eq!(after(&[file(10, ALMA, 2, Some(2))]).0, all());
    assert_eq!(after(&[file(10, ALMA, 2, Some(1)), file(11, BRAM, 1, Some(3))]).0, without(1));
    assert_eq!(after(&[file(10, ALMA, 2, Some(9))]).0, all());
}

#[test]
fn a_hold_and_a_restriction_err_on_the_safe_side() {
    let held = |number, reason: &str| {
        event(
            number,
            ALMA,
            1,
            What::Held(Held { case: case(1), reason: Private(reason.into()), more: Default::default() }),
        )
    };
    let release = What::Released(Released { case: case(1), reason: Private("Over".into()), more: Default::default() });
    let arrived = event(1, ALMA, 0, received(1));
    let released =
        register(&[arrived.clone(), held(2, "Court"), superseding(event(4, BRAM, 3, release.clone()), &[2])]);
    assert!(!released.cases[&case(1)].is_held());
    assert!(matches!(released.cases[&case(1)].hold.agreed(), Some(Hold::Released(_))));
    // Somebody else held it meanwhile.
    let both = register(&[
        arrived.clone(),
        held(2, "Court"),
        held(3, "Inquest"),
        superseding(event(4, BRAM, 3, release), &[2]),
    ]);
    assert!(both.cases[&case(1)].is_held());
    assert_eq!(both.cases[&case(1)].conflicts(), [Conflict::Hold]);

    let restricted = |number, readers: &[_]| {
        let (readers, reason) = (readers.to_vec(), Private("Her sister works here".into()));
        event(
            number,
            ALMA,
            1,
            What::Restricted(Restricted { case: case(1), readers, reason, more: Default::default() }),
        )
    };
    let one = register(&[arrived.clone(), restricted(2, &[ALMA, BRAM]), restricted(3, &[BRAM, CERI])]);
    assert_eq!([ALMA, BRAM, CERI].map(|person| one.cases[&case(1)].may_read(person)), [false, true, false]);
    assert!(register(&[arrived]).cases[&case(1)].may_read(CERI));
}

#[test]
fn a_finding_about_two_cases_is_the_same_from_either_side() {
    let matched = |number, person, one, other, finding| {
        let what = Matched {
            case: case(one),
            other: case(other),
            finding,
            reason: Private("Same birth dates".into()),
            more: Default::default(),
        };
        event(number, person, 1, What::Matched(what))
    };
    let said = [matched(1, ALMA, 1, 2, Finding::Reversed), matched(2, BRAM, 2, 1, Finding::Reversed)];
    let agreed = register(&said);
    assert_eq!(agreed.cases[&case(1)].matches[&case(2)].agreed().unwrap().finding, Finding::Reversed);
    assert_eq!(agreed.cases[&case(2)].matches[&case(1)], agreed.cases[&case(1)].matches[&case(2)]);
    let differing = register(&[said[0].clone(), matched(3, CERI, 2, 1, Finding::NotTheSame)]);
    assert_eq!(differing.cases[&case(1)].conflicts(), [Conflict::Match]);
    assert_eq!(differing.cases[&case(2)].conflicts(), [Conflict::Match]);
}

#[test]
fn a_case_goes_to_a_meeting_and_its_actions_are_closed() {
    let meeting = id(100);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let plan = Meeting {
        meeting,
        date: day("2026-12-01"),
        label: Private("Northmere MARAC".into()),
        series: Some("north".into()),
        starts: Some("09:30".into()),
        place: Some(Private("Town hall".into())),
        capacity: Some(20),
        minutes_per_case: Some(12),
        list_closes: Some(day("2026-11-23")),
        without_meeting: false,
        chair: None,
        statement: false,
        cancelled: false,
        more: Default::default(),
    };
    let attended = Attended {
        meeting,
        agency: "police".into(),
        name: Private("PC Bell".into()),
        part: Part::Present,
        signed: true,
        sent_information: false,
        more: Default::default(),
    };
    let action = Action {
        action: id(200),
        case: case(1),
        meeting: Some(meeting),
        text: Private("Fit an alarm".into()),
        owner: Private("housing".into()),
        person_name: None,
        due: Some(day("2026-12-08")),
        about: Some(About::Victim),
        more: Default::default(),
    };
    let closed = ActionClosed {
        action: id(200),
        case: case(1),
        outcome: ActionOutcome::AgencyDidNot,
        on: None,
        note: Private("No budget".into()),
        more: Default::default(),
    };
    let assigned =
        Assigned { case: case(1), meeting: Some(meeting), place: Some(1), minutes: None, more: Default::default() };
    let minuted = Minuted {
        case: case(1),
        meeting,
        outcome: MinutedOutcome::Discussed,
        minutes: Private("Heard".into()),
        more: Default::default(),
    };
    let all = [
        What::Meeting(plan),
        What::Attended(attended),
        What::Assigned(assigned),
        What::Minuted(minuted),
        What::Action(action),
        What::ActionClosed(closed),
    ];
    let said: Vec<Event> = (1..).zip(all).map(|(number, what)| event(number, ALMA, 1, what)).collect();
    let register = register(&said);
    let state = &register.cases[&case(1)];
    let meeting = &register.meetings[&state.assignment.agreed().unwrap().meeting.unwrap()];
    assert_eq!(meeting.plan.agreed().unwrap().date, day("2026-12-01"));
    assert_eq!(meeting.attended.values().next().unwrap().agreed().unwrap().part, Part::Present);
    assert_eq!(state.minutes[&id(100)].agreed().unwrap().outcome, MinutedOutcome::Discussed);
    assert_eq!(state.actions[&id(200)].plan.agreed().unwrap().due, Some(day("2026-12-08")));
    assert_eq!(state.actions[&id(200)].closed.agreed().unwrap().outcome, ActionOutcome::AgencyDidNot);
    assert!(!state.is_here(), "what brought it has not arrived");
}

#[test]
fn purging_ends_a_case_and_what_nobody_purged_stands() {
    let purged = |person, numbers: &[u32]| {
        let what = Purged {
            case: case(1),
            kept_until: None,
            why: Private("Kept for 7 years".into()),
            more: Default::default(),
        };
        superseding(event(9, person, 5, What::Purged(what)), numbers)
    };
    let said = [
        event(1, ALMA, 0, received(1)),
        event(2, ALMA, 1, decided(1, Decision::Accept, "")),
        event(3, ALMA, 1, received(2)),
    ];
    let gone = register(&[&said[..], &[purged(BRAM, &[1, 2, 3])]].concat());
    let case_1 = &gone.cases[&case(1)];
    assert!(case_1.is_purged() && case_1.decision.is_empty() && case_1.purged.len() == 1);
    assert_eq!(gone.listed().map(|(id, _)| id).collect::<Vec<_>>(), [case(2)], "and no other case went with it");
    let names: Vec<_> = gone.purged().map(|entry| entry.event.as_ref().unwrap().id).collect();
    assert_eq!(names, [id(2)], "that a file came in is only a hash");

    // Somebody offline received it too, and held it.
    let late = [
        event(4, CERI, 1, received(1)),
        event(
            5,
            CERI,
            1,
            What::Held(Held { case: case(1), reason: Private("Court".into()), more: Default::default() }),
        ),
    ];
    let back = register(&[&said[..], &[purged(BRAM, &[1, 2])], &late].concat());
    assert!(back.cases[&case(1)].is_here());
    assert_eq!(back.cases[&case(1)].conflicts(), [Conflict::Purge]);
}
