//! The six invented cases, V1 to V6: typed in as a person would, counted and routed as their keys say.

use crate::case_files;
use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::{EscalationCount, Listed, Outcome, RepeatDefinition, Rules};
use marac_portal::domain::date::{Date, DatePart};
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::form::{GROUPS, Kind, ids, question};
use marac_portal::domain::instrument::Tri;
use marac_portal::domain::label::Label;
use marac_portal::domain::private::Private;
use marac_portal::domain::ric::Counts;
use serde_json::{Map, Value as Json, json};

pub fn case(number: usize) -> Json {
    case_files::all()[number - 1].clone()
}

/// The trial area's agencies, under these rules.
pub fn context(rules: Rules) -> Context {
    let area: Json = serde_json::from_str(include_str!("../../src/native/cli/northmere.json")).unwrap();
    let listed = |agency: &Json| Listed {
        id: agency["id"].as_str().unwrap().into(),
        label: Label::One(agency["label"]["en"].as_str().unwrap().into()),
    };
    let agencies = area["agencies"].as_array().unwrap().iter().map(listed).collect();
    Context { rules, agencies, ..crate::record::context() }
}

/// Does something to the form as its pages do: the act, and what follows from it.
pub fn send(draft: &mut Draft, msg: Msg, context: &Context) {
    draft.apply(msg);
    draft.feed(context);
}

/// The form with the answers of a case typed in.
pub fn typed(case: &Json, context: &Context) -> Draft {
    let mut draft = Draft::default();
    for (id, answer) in case["answers"].as_object().unwrap() {
        match GROUPS.iter().find(|group| group.id == id) {
            Some(group) => {
                for (row, fields) in answer.as_array().unwrap().iter().enumerate() {
                    while usize::from(draft.rows(group)) <= row {
                        send(&mut draft, Msg::AddedRow(group), context);
                    }
                    for (field, answer) in fields.as_object().unwrap() {
                        answered(&mut draft, Key::at(&format!("{id}.{field}"), row as u8), answer, context);
                    }
                }
            }
            None => answered(&mut draft, Key::of(id), answer, context),
        }
    }
    for (item, given) in case["ric"].as_object().unwrap() {
        let mut say = |msg| send(&mut draft, Msg::Ric(item.clone(), msg), context);
        say(RicMsg::Answered(Tri::from_id(given["answer"].as_str().unwrap()).unwrap()));
        if let Some(detail) = given["detail"].as_str() {
            say(RicMsg::WroteDetail(Private(detail.into())));
        }
        for option in given["options"].as_array().into_iter().flatten() {
            say(RicMsg::Ticked(option.as_str().unwrap().into(), true));
        }
    }
    draft
}

fn answered(draft: &mut Draft, key: Option<Key>, answer: &Json, context: &Context) {
    let key = key.unwrap_or_else(|| panic!("there is no such question: {answer}"));
    let text = answer.as_str().unwrap_or_default().to_owned();
    match key.question().kind {
        Kind::Text { .. } | Kind::LongText { .. } => send(draft, Msg::Wrote(key, Private(text)), context),
        Kind::Choice(_) => send(draft, Msg::Chose(key, text), context),
        Kind::Choices(_) => {
            for id in answer.as_array().unwrap() {
                send(draft, Msg::Ticked(key, id.as_str().unwrap().into(), true), context);
            }
        }
        Kind::Date(_) => {
            let about = answer["about"].as_str().and_then(Date::from_about);
            let date = about.or_else(|| Date::from_day(&text)).unwrap_or_else(|| panic!("{answer} is no date")).typed();
            for part in [DatePart::Day, DatePart::Month, DatePart::Year] {
                send(draft, Msg::WroteDate(key, part, Private(date.part(part).into())), context);
            }
        }
    }
}

fn answers(case: &Json, context: &Context) -> Answers {
    let draft = typed(case, context);
    let referral = check::whole(&draft, context).unwrap_or_else(|problems| panic!("{}: {problems:?}", case["id"]));
    assert!(referral.gaps().is_empty(), "{}", case["id"]);
    // What goes out is checked again where it is sealed, and stays what it is.
    assert!(check::whole(&Draft::of(referral.answers()), context).unwrap().answers() == referral.answers());
    referral.answers().clone()
}

fn routes(answers: &Answers) -> Vec<String> {
    match answers.get(ids::ROUTES) {
        Some(Value::Choices(routes)) => routes.clone(),
        _ => Vec::new(),
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not_met",
        Outcome::NotKnown => "not_known",
    }
}

fn escalation(events: u32, months: u32, count: EscalationCount) -> Rules {
    let mut rules = Rules::default();
    (rules.escalation.events, rules.escalation.months, rules.escalation.count) = (events, months, count);
    rules
}

#[test]
fn each_case_has_the_counts_the_findings_and_the_routes_of_its_key() {
    let context = context(Rules::default());
    for number in 1..=6 {
        let case = case(number);
        let answers = answers(&case, &context);
        let counts = Counts::of(&context.instrument, &answers.ric);
        let counted = json!({ "yes": counts.yes, "no": counts.no, "dont_know": counts.dont_know });
        assert_eq!((counted, counts.not_answered), (case["expected"]["counts"].clone(), 0), "V{number}");
        let found = check::findings(&typed(&case, &context), &context);
        let words = json!({ "visible_high_risk": word(found.visible_high_risk.outcome),
            "escalation": word(found.escalation.outcome), "repeat": word(found.repeat.outcome) });
        assert_eq!(words, case["expected"]["findings"], "V{number}");
        assert_eq!(json!(routes(&answers)), case["expected"]["routes"], "V{number}");
    }
}

#[test]
fn what_the_cases_feed_goes_with_the_referral_and_nothing_else_does() {
    let context = context(Rules::default());
    for number in 1..=6 {
        let case = case(number);
        let draft = typed(&case, &context);
        let answers = answers(&case, &context);
        let fed = answers.values.iter().filter(|(key, _)| draft.fed_from(**key).is_some());
        let fed: Map<String, Json> = fed
            .map(|(key, value)| match value {
                Value::Text(text) | Value::Choice(text) => (key.id.to_owned(), json!(text)),
                Value::Date(date) => (key.id.to_owned(), json!(date.iso())),
                _ => panic!("V{number}: {} is fed", key.id),
            })
            .collect();
        assert_eq!(Json::Object(fed), case["expected"]["fed"], "V{number}");
    }
}

#[test]
fn the_keys_cover_every_item_and_every_answer_of_a_case_has_its_question() {
    for number in 1..=6 {
        let case = case(number);
        assert_eq!(case["id"], format!("v{number}"));
        assert_eq!(case["ric"].as_object().unwrap().len(), 24);
        for id in case["answers"].as_object().unwrap().keys() {
            assert!(question(id).is_some() || GROUPS.iter().any(|group| group.id == id), "V{number}: {id}");
        }
    }
}

#[test]
fn v4_is_an_escalation_where_all_agencies_count_and_not_where_only_the_police_do_or_five_are_needed() {
    use EscalationCount::{AnyAgency, Police};
    for (rules, outcome, inside) in [
        (escalation(3, 12, AnyAgency), Outcome::Met, 4),
        (escalation(3, 6, AnyAgency), Outcome::Met, 4),
        (escalation(3, 12, Police), Outcome::NotMet, 2),
        (escalation(5, 12, AnyAgency), Outcome::NotMet, 4),
    ] {
        let context = context(rules);
        let case = case(4);
        let found = check::findings(&typed(&case, &context), &context).escalation;
        assert_eq!((found.outcome, found.inside.len(), found.unsure), (outcome, inside, 0), "{:?}", found.rule);
        // She is referred all the same, by judgement, where the number is not reached.
        let mut draft = typed(&case, &context);
        let judged = outcome != Outcome::Met;
        if judged {
            let problems = check::whole(&draft, &context).unwrap_err();
            assert_eq!(problems[0].place.element_id(), "criteria-routes");
            send(&mut draft, Msg::Ticked(Key::of(ids::ROUTES).unwrap(), "judgement".into(), true), &context);
            assert_eq!(check::whole(&draft, &context).unwrap_err()[0].place.element_id(), "judgement-why");
            let why = Msg::Wrote(Key::of("judgement.why").unwrap(), Private("It gets worse fast.".into()));
            send(&mut draft, why, &context);
        }
        let expected = if judged { "judgement" } else { "escalation" };
        assert_eq!(routes(check::whole(&draft, &context).unwrap().answers()), [expected]);
    }
}

#[test]
fn v3_is_a_repeat_today_and_under_the_older_definition_only_if_the_harassment_counts_as_a_crime() {
    let mut older = Rules::default();
    older.repeat.definition = RepeatDefinition::CrimeType;
    for (rules, crime, outcome) in [
        (Rules::default(), "dont_know", Outcome::Met),
        (Rules::default(), "no", Outcome::Met),
        (older.clone(), "dont_know", Outcome::NotKnown),
        (older.clone(), "no", Outcome::NotMet),
        (older, "yes", Outcome::Met),
    ] {
        let context = context(rules);
        let mut draft = typed(&case(3), &context);
        send(&mut draft, Msg::Chose(Key::of(ids::REPEAT_CRIME).unwrap(), crime.into()), &context);
        let found = check::findings(&draft, &context).repeat;
        assert_eq!(found.outcome, outcome, "{:?} {crime}", found.rule);
        // From the referral on 14 February, not from the meeting on 12 March.
        assert_eq!(found.until, chrono::NaiveDate::from_ymd_opt(2027, 2, 14));
    }
}

#[test]
fn v5_meets_nothing_and_goes_on_a_reasoned_judgement() {
    let context = context(Rules::default());
    let mut case = case(5);
    let answers = case["answers"].as_object_mut().unwrap();
    answers.shift_remove("criteria.routes");
    answers.shift_remove("judgement.why");
    let draft = typed(&case, &context);
    assert!(check::findings(&draft, &context).none_met());
    let problems = check::whole(&draft, &context).unwrap_err();
    assert_eq!(problems.iter().map(|p| p.place.element_id()).collect::<Vec<_>>(), ["criteria-routes"]);
}
