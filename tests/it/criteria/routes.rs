//! The routes that go with a referral: what the rules found, and what a person decided.

use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::Listed;
use marac_portal::domain::criteria::Outcome::{Met, NotKnown};
use marac_portal::domain::date::{DatePart, DateProblem};
use marac_portal::domain::draft::{Draft, Msg};
use marac_portal::domain::form::{ids, past_events};
use marac_portal::domain::instrument::Tri;
use marac_portal::domain::label::Label;
use marac_portal::domain::private::Private;
use marac_portal::domain::problem::ProblemKind;
use marac_portal::domain::record::Record;

use super::{answered, date};
use crate::cases::send;
use crate::record::{RECORD_V1, context};

fn event(draft: &mut Draft, row: u8, when: &str, context: &Context) {
    send(draft, Msg::AddedRow(past_events()), context);
    let date = date(when).unwrap().typed();
    for part in [DatePart::Day, DatePart::Month, DatePart::Year] {
        let text = Private(date.part(part).to_owned());
        send(draft, Msg::WroteDate(Key::at(ids::EVENT_DATE, row).unwrap(), part, text), context);
    }
    send(draft, Msg::Wrote(Key::at("past_events.what", row).unwrap(), Private("Police called".into())), context);
}

fn with_events(days: &[&str], context: &Context) -> Draft {
    let mut draft = Draft::default();
    for (row, when) in days.iter().enumerate() {
        event(&mut draft, row as u8, when, context);
    }
    draft
}

fn tick(draft: &mut Draft, route: &str, on: bool) {
    draft.apply(Msg::Ticked(Key::of(ids::ROUTES).unwrap(), route.into(), on));
}

fn standing(draft: &Draft, context: &Context) -> Vec<String> {
    check::ticked(draft, Key::of(ids::ROUTES).unwrap(), context)
}

fn routes(answers: &Answers) -> Vec<String> {
    match answers.get(ids::ROUTES) {
        Some(Value::Choices(routes)) => routes.clone(),
        _ => Vec::new(),
    }
}

const THREE: [&str; 3] = ["2026-09-01", "2026-10-01", "2026-11-01"];

#[test]
fn a_route_that_is_met_stands_ticked_until_a_person_takes_it_away() {
    let context = context();
    let mut draft = with_events(&THREE[..2], &context);
    assert!(standing(&draft, &context).is_empty());
    event(&mut draft, 2, THREE[2], &context);
    assert_eq!(standing(&draft, &context), ["escalation"]);
    tick(&mut draft, "escalation", false);
    assert!(standing(&draft, &context).is_empty());
    // Another event changes nothing about what a person decided; they can decide again.
    event(&mut draft, 3, "2026-11-10", &context);
    assert!(standing(&draft, &context).is_empty());
    tick(&mut draft, "escalation", true);
    assert_eq!(standing(&draft, &context), ["escalation"]);
}

#[test]
fn what_a_person_decides_about_one_route_leaves_the_others_alone() {
    let mut context = context();
    context.rules.other_routes = vec![Listed { id: "hba".into(), label: Label::One("Honour-based abuse".into()) }];
    let mut draft = with_events(&THREE, &context);
    tick(&mut draft, "judgement", true);
    tick(&mut draft, "hba", true);
    assert_eq!(standing(&draft, &context), ["judgement", "hba", "escalation"]);
    tick(&mut draft, "judgement", false);
    assert_eq!(standing(&draft, &context), ["hba", "escalation"]);
    for (id, choice) in [(ids::REFERRED_BEFORE, "this_marac"), (ids::REPEAT_SAME_PAIR, "yes")] {
        draft.apply(Msg::Chose(Key::of(id).unwrap(), choice.into()));
    }
    let on = Key::of(ids::REPEAT_REFERRED_ON).unwrap();
    for (part, text) in [(DatePart::Day, "14"), (DatePart::Month, "2"), (DatePart::Year, "2026")] {
        draft.apply(Msg::WroteDate(on, part, Private(text.into())));
    }
    assert_eq!(standing(&draft, &context), ["hba", "escalation", "repeat"]);
    tick(&mut draft, "escalation", false);
    assert_eq!(standing(&draft, &context), ["hba", "repeat"]);
}

#[test]
fn a_route_that_is_not_met_can_be_ticked_and_stays() {
    let context = context();
    let mut draft = Draft::default();
    tick(&mut draft, "escalation", true);
    tick(&mut draft, "repeat", true);
    assert_eq!(standing(&draft, &context), ["escalation", "repeat"]);
}

#[test]
fn several_routes_go_together_in_the_order_they_are_offered() {
    let context = context();
    let mut draft = Draft::of(&Record::read(RECORD_V1).unwrap().answers);
    for (row, when) in THREE.iter().enumerate() {
        event(&mut draft, row as u8, when, &context);
    }
    // What a record does not name was left out by whoever sent it, and nothing adds it behind their back.
    let routes = |draft: &Draft| routes(check::whole(draft, &context).unwrap().answers());
    assert_eq!(check::findings(&draft, &context).escalation.outcome, Met);
    assert_eq!(routes(&draft), ["visible_high_risk", "judgement"]);
    tick(&mut draft, "repeat", true);
    tick(&mut draft, "escalation", true);
    assert_eq!(routes(&draft), ["visible_high_risk", "judgement", "escalation", "repeat"]);
    // Nothing a person does takes the count away.
    for route in ["visible_high_risk", "judgement", "escalation", "repeat"] {
        tick(&mut draft, route, false);
    }
    assert_eq!(routes(&draft), ["visible_high_risk"]);
}

#[test]
fn judgement_raises_and_never_lowers() {
    let context = context();
    for yes in 0..=24 {
        let items = std::iter::repeat_n(Tri::Yes, yes).chain(std::iter::repeat_n(Tri::No, 24 - yes));
        let mut draft = answered(items, &context);
        let by_count = |draft: &Draft| check::findings(draft, &context).visible_high_risk.outcome == Met;
        for on in [true, false] {
            tick(&mut draft, "judgement", on);
            assert_eq!(by_count(&draft), yes >= 14);
            let routes = routes(&check::readable(&draft, &context));
            assert_eq!(routes.contains(&"visible_high_risk".to_owned()), yes >= 14, "{yes} yes, judgement {on}");
            assert_eq!(routes.contains(&"judgement".to_owned()), on);
        }
    }
}

#[test]
fn an_event_to_come_is_a_date_to_mend_and_counts_for_nothing_until_then() {
    let context = context();
    let draft = with_events(&["2026-10-01", "2026-11-01", "2026-11-22"], &context);
    let found = check::findings(&draft, &context).escalation;
    assert_eq!((found.outcome, found.inside.len(), found.unsure), (NotKnown, 2, 1));
    let problems = check::whole(&draft, &context).unwrap_err();
    let future = problems.iter().find(|p| p.kind == ProblemKind::Date(DateProblem::Future));
    assert_eq!(future.map(|p| p.place.element_id()).as_deref(), Some("past-events-2-date"));
}
