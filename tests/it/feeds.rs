//! What the checklist and the past events feed into the form: shown and sent until a person says otherwise there.

use marac_portal::domain::answers::{Key, NotKnownCode, Value};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::date::DatePart;
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::feeds::{Source, not_listed};
use marac_portal::domain::form::{GROUPS, Kind, Need, ids, past_events, question};
use marac_portal::domain::instrument::{Effect, Tri};
use marac_portal::domain::private::Private;

use crate::cases::send;
use crate::record::context;

fn key(id: &str) -> Key {
    Key::of(id).unwrap_or_else(|| panic!("no question {id}"))
}

fn asked(context: &Context) -> Draft {
    let mut draft = Draft::default();
    send(&mut draft, Msg::Chose(key(ids::ASSESSMENT_HOW), "asked_directly".into()), context);
    draft
}

fn answer(draft: &mut Draft, item: &str, tri: Tri, options: &[&str], detail: &str, context: &Context) {
    let mut say = |msg| send(draft, Msg::Ric(item.into(), msg), context);
    say(RicMsg::Answered(tri));
    options.iter().for_each(|option| say(RicMsg::Ticked((*option).into(), true)));
    say(RicMsg::WroteDetail(Private(detail.into())));
}

/// The item, its answer, the sub-options ticked and the detail; a question, and what then stands in it.
type FedCase = (&'static str, Tri, &'static [&'static str], &'static str, &'static str, Option<&'static str>);

#[rustfmt::skip]
const FED: &[FedCase] = &[
    ("dash-09", Tri::No, &[], "", "victim.pregnant", Some("no")),
    ("dash-09", Tri::Yes, &["pregnant"], "In March", "victim.pregnant", Some("yes")),
    ("dash-09", Tri::Yes, &["pregnant"], "In March", "victim.due", Some("In March")),
    // A baby is no pregnancy, and no word against one.
    ("dash-09", Tri::Yes, &["baby"], "4 months", "victim.pregnant", None),
    ("dash-09", Tri::Yes, &[], "In March", "victim.pregnant", None),
    ("dash-09", Tri::DontKnow, &[], "", "victim.pregnant", None),
    // A belt says nothing about weapons; neither does a No.
    ("dash-13", Tri::Yes, &["weapon"], "A kitchen knife", "perpetrators.weapons", Some("yes")),
    ("dash-13", Tri::Yes, &["weapon"], "A kitchen\nknife", "perpetrators.weapons_detail", Some("A kitchen knife")),
    ("dash-13", Tri::Yes, &["object"], "A belt", "perpetrators.weapons", None),
    ("dash-13", Tri::No, &["weapon"], "", "perpetrators.weapons", None),
    ("dash-17", Tri::Yes, &[], "His brother Kit", "safe_contact.afraid_of", Some("His brother Kit")),
    ("dash-17", Tri::Yes, &[], "His brother Kit", "safe_contact.must_not_receive", Some("His brother Kit")),
    ("dash-17", Tri::Yes, &[], " ", "safe_contact.must_not_receive", None),
    ("dash-17", Tri::DontKnow, &[], "His brother Kit", "safe_contact.must_not_receive", None),
    ("dash-23", Tri::Yes, &["bail"], "Twice in May", "orders_and_dates", Some("Bail conditions. Twice in May")),
    ("dash-23", Tri::Yes, &["bail", "interdict"], "", "orders_and_dates", Some("Bail conditions, Interdict or non-harassment order (Scotland)")),
    ("dash-23", Tri::Yes, &[], "Twice in May", "orders_and_dates", Some("Twice in May")),
    ("dash-24", Tri::Yes, &["other_violence"], "2019", "reason.police_history", Some("Other violence. 2019")),
    ("dash-24", Tri::No, &[], "", "reason.police_history", None),
];

#[test]
fn the_checklist_says_to_the_form_what_it_knows_and_no_more() {
    let context = context();
    for (item, tri, options, detail, id, expected) in FED {
        let mut draft = asked(&context);
        answer(&mut draft, item, *tri, options, detail, &context);
        let stands = draft.choice(key(id)).unwrap_or(draft.text(key(id)));
        assert_eq!(stands, expected.unwrap_or_default(), "{item} {tri:?} {options:?} {detail:?}: {id}");
        let number = context.instrument.item(item).unwrap().number;
        assert_eq!(draft.fed_from(key(id)), expected.map(|_| Source::Item(number)), "{item}: {id}");
        let sent = check::readable(&draft, &context);
        let sent = sent.values.get(&key(id)).map(|value| match value {
            Value::Text(text) | Value::Choice(text) => text.as_str(),
            _ => panic!("{id}"),
        });
        assert_eq!(sent, *expected, "{item}: {id} as it is sent");
    }
}

#[test]
fn a_fed_answer_follows_the_checklist_until_a_person_touches_it() {
    let context = context();
    let mut draft = asked(&context);
    let history = key("reason.police_history");
    answer(&mut draft, "dash-24", Tri::Yes, &[], "Assault", &context);
    answer(&mut draft, "dash-24", Tri::Yes, &[], "Assault in 2019", &context);
    assert_eq!(draft.text(history), "Assault in 2019");
    send(&mut draft, Msg::Wrote(history, Private("Assault on a neighbour".into())), &context);
    answer(&mut draft, "dash-24", Tri::Yes, &[], "Something else", &context);
    assert_eq!((draft.text(history), draft.fed_from(history)), ("Assault on a neighbour", None));
}

#[test]
fn what_was_cleared_stays_cleared_and_what_was_chosen_stays_chosen() {
    let context = context();
    let mut draft = asked(&context);
    let (history, pregnant) = (key("reason.police_history"), key("victim.pregnant"));
    answer(&mut draft, "dash-24", Tri::Yes, &[], "Assault", &context);
    answer(&mut draft, "dash-09", Tri::No, &[], "", &context);
    send(&mut draft, Msg::Wrote(history, Private(String::new())), &context);
    send(&mut draft, Msg::Chose(pregnant, "dont_know".into()), &context);
    answer(&mut draft, "dash-24", Tri::Yes, &[], "Assault in 2019", &context);
    assert_eq!((draft.text(history), draft.choice(pregnant)), ("", Some("dont_know")));
    assert!(check::readable(&draft, &context).get("reason.police_history").is_none());
}

#[test]
fn a_fed_answer_goes_with_what_it_came_from() {
    let context = context();
    let mut draft = asked(&context);
    let pregnant = key("victim.pregnant");
    answer(&mut draft, "dash-09", Tri::No, &[], "", &context);
    assert_eq!(draft.choice(pregnant), Some("no"));
    send(&mut draft, Msg::Ric("dash-09".into(), RicMsg::Answered(Tri::DontKnow)), &context);
    assert_eq!(draft.choice(pregnant), None);
    send(&mut draft, Msg::Ric("dash-09".into(), RicMsg::Answered(Tri::No)), &context);
    // A checklist that was not asked after all says nothing.
    send(&mut draft, Msg::Chose(key(ids::ASSESSMENT_HOW), "none".into()), &context);
    assert_eq!(draft.choice(pregnant), None);
}

#[test]
fn a_reason_why_it_is_not_known_wins_over_what_was_fed() {
    let context = context();
    let mut draft = asked(&context);
    let afraid = key("safe_contact.afraid_of");
    answer(&mut draft, "dash-17", Tri::Yes, &[], "His brother Kit", &context);
    send(&mut draft, Msg::GaveReason(afraid, Some(NotKnownCode::NotAskedUnsafe)), &context);
    let sent = check::readable(&draft, &context);
    assert!(matches!(sent.values.get(&afraid), Some(Value::NotKnown(_))));
}

#[test]
fn what_does_not_fit_its_question_is_not_fed_and_nothing_is_cut() {
    let context = context();
    let mut draft = asked(&context);
    answer(&mut draft, "dash-13", Tri::Yes, &["weapon"], &"x".repeat(201), &context);
    assert_eq!(draft.text(key("perpetrators.weapons_detail")), "");
    answer(&mut draft, "dash-13", Tri::Yes, &[], &"x".repeat(200), &context);
    assert_eq!(draft.text(key("perpetrators.weapons_detail")).len(), 200);
    // The detail alone still fits where the sub-options beside it do not.
    answer(&mut draft, "dash-24", Tri::Yes, &["other"], &"x".repeat(500), &context);
    assert_eq!(draft.text(key("reason.police_history")).len(), 500);
    assert!(check::readable(&draft, &context).values.len() > 3);
}

#[test]
fn nothing_is_fed_to_one_of_several_people() {
    let context = context();
    let mut draft = asked(&context);
    let weapons = |row| Key::at("perpetrators.weapons", row).unwrap();
    answer(&mut draft, "dash-13", Tri::Yes, &["weapon"], "A knife", &context);
    assert_eq!(draft.choice(weapons(0)), Some("yes"));
    send(&mut draft, Msg::AddedRow(&GROUPS[0]), &context);
    assert_eq!((draft.choice(weapons(0)), draft.choice(weapons(1))), (None, None));
    send(&mut draft, Msg::RemovedRow(&GROUPS[0], 1), &context);
    assert_eq!(draft.choice(weapons(0)), Some("yes"));
}

#[test]
fn the_checklist_asks_for_the_children_it_speaks_of_until_they_are_listed() {
    let context = context();
    let household = GROUPS.iter().find(|group| group.id == "household").unwrap();
    let mut draft = asked(&context);
    assert_eq!(not_listed(&draft, household, &context), []);
    answer(&mut draft, "dash-07", Tri::Yes, &[], "", &context);
    answer(&mut draft, "dash-09", Tri::Yes, &["pregnant", "baby"], "", &context);
    answer(&mut draft, "dash-18", Tri::Yes, &["children"], "", &context);
    let all = [("child".to_owned(), vec![7, 9, 18]), ("unborn_child".to_owned(), vec![9])];
    assert_eq!(not_listed(&draft, household, &context), all);
    assert_eq!(draft.rows(household), 0, "nobody is listed who may live elsewhere");
    send(&mut draft, Msg::AddedRow(household), &context);
    send(&mut draft, Msg::Chose(key(ids::HOUSEHOLD_KIND), "child".into()), &context);
    assert_eq!(not_listed(&draft, household, &context), all[1..]);
}

#[test]
fn the_latest_of_the_past_events_is_the_most_recent_incident() {
    let context = context();
    let (mut draft, last) = (Draft::default(), key(ids::LAST_INCIDENT));
    for (row, days) in [["28", "6", "2026"], ["3", "3", "2026"], ["40", "9", "2026"]].into_iter().enumerate() {
        send(&mut draft, Msg::AddedRow(past_events()), &context);
        for (part, text) in [DatePart::Day, DatePart::Month, DatePart::Year].into_iter().zip(days) {
            let date = Key::at(ids::EVENT_DATE, row as u8).unwrap();
            send(&mut draft, Msg::WroteDate(date, part, Private(text.into())), &context);
        }
    }
    let stands =
        |draft: &Draft| [DatePart::Day, DatePart::Month, DatePart::Year].map(|p| draft.date(last).part(p).to_owned());
    assert_eq!(
        (stands(&draft), draft.fed_from(last)),
        (["28", "6", "2026"].map(String::from), Some(Source::PastEvents))
    );
    // To change one box of it takes the others over.
    send(&mut draft, Msg::WroteDate(last, DatePart::Day, Private("29".into())), &context);
    assert_eq!((stands(&draft), draft.fed_from(last)), (["29", "6", "2026"].map(String::from), None));
}

#[test]
fn a_draft_of_a_record_holds_what_was_sent_and_is_fed_nothing() {
    let record = marac_portal::domain::record::Record::read(crate::record::RECORD_V1).unwrap();
    let draft = Draft::of(&record.answers);
    assert!(draft.keys().into_iter().all(|key| draft.fed_from(key).is_none()));
}

#[test]
fn the_shipped_checklist_chooses_no_answer_that_a_person_has_to_choose() {
    for trigger in context().instrument.items.iter().flat_map(|item| &item.triggers) {
        let Effect::Prefill { field, .. } = &trigger.effect else { continue };
        let question = question(field).unwrap();
        assert!(!matches!((question.need, question.kind), (Need::Must { .. }, Kind::Choice(_))), "{field}");
    }
    // Nor does a checklist of an area's own.
    let mut context = context();
    for trigger in context.instrument.items.iter_mut().flat_map(|item| &mut item.triggers) {
        if let Effect::Prefill { field, .. } = &mut trigger.effect {
            *field = ids::SAFE_TO_PHONE.into();
        }
    }
    let mut draft = asked(&context);
    answer(&mut draft, "dash-09", Tri::No, &[], "", &context);
    assert_eq!(draft.choice(key(ids::SAFE_TO_PHONE)), None);
}
