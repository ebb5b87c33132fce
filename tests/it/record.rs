//! The record: the hand-written vector, and the way from a draft to a record and back.

use marac_portal::domain::answers::{Key, NotKnownCode, Value};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::{Listed, Rules};
use marac_portal::domain::date::DatePart;
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::form::{Kind, QUESTIONS, ids, option_ids};
use marac_portal::domain::instrument::{Instrument, Tri};
use marac_portal::domain::label::Label;
use marac_portal::domain::mode::Live;
use marac_portal::domain::private::Private;
use marac_portal::domain::problem::{Place, ProblemKind};
use marac_portal::domain::record::{ReadError, Record, RecordKind, Stamp};
use marac_portal::domain::ric::Counts;
use proptest::prelude::*;

pub const RECORD_V1: &[u8] = include_bytes!("../vectors/record-v1.json");

pub fn context() -> Context {
    Context {
        instrument: Instrument::parse(include_bytes!("../../public/instruments/dash-ric.json")).unwrap(),
        rules: Rules::default(),
        agencies: vec![Listed { id: "health".into(), label: Label::One("Northmere health visiting".into()) }],
        today: chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
    }
}

pub fn stamp() -> Stamp {
    Stamp {
        submission: "7ZQ4N8V2K6T1X9B3M5C0WJRHFD".into(),
        kind: RecordKind::Referral { amend_hash: "00".repeat(32) },
        area: "northmere".into(),
        sealed_at: "2026-11-21T17:35Z".into(),
        referred_on: "2026-11-21".into(),
        build: "0.1.0+test".into(),
    }
}

fn vector() -> Record {
    Record::read(RECORD_V1).unwrap()
}

#[test]
fn the_first_record_reads_and_writes_back_unchanged() {
    let json: serde_json::Value = serde_json::from_slice(RECORD_V1).unwrap();
    assert_eq!(vector().to_json(), json);
}

#[test]
fn a_reason_instead_of_an_optional_answer_is_kept() {
    let mut json: serde_json::Value = serde_json::from_slice(RECORD_V1).unwrap();
    let why = serde_json::json!({ "not_known": { "code": "not_asked_unsafe" } });
    json["referral"]["victim"]["phone"] = why.clone();
    let record = Record::read(json.to_string().as_bytes()).unwrap();
    let referral = check::whole(&Draft::of(&record.answers), &context()).unwrap();
    let sealed = Record::new::<Live>(referral.answers().clone(), &context().instrument, stamp());
    assert_eq!(sealed.to_json()["referral"]["victim"]["phone"], why);
}

#[test]
fn the_first_record_is_a_complete_referral_with_seventeen_yes_answers() {
    let record = vector();
    let referral = check::whole(&Draft::of(&record.answers), &context()).unwrap();
    assert_eq!(referral.answers(), &record.answers);
    assert_eq!(referral.gaps(), []);
    let counts = Counts::of(&context().instrument, &record.answers.ric);
    assert_eq!((counts.yes, counts.no, counts.dont_know, counts.not_answered), (17, 3, 4, 0));
}

#[test]
fn a_newer_record_is_named_as_newer_and_a_stranger_as_none_of_ours() {
    let text = String::from_utf8(RECORD_V1.to_vec()).unwrap();
    let with = |from: &str, to: &str| Record::read(text.replace(from, to).as_bytes()).unwrap_err();
    assert_eq!(with("referral@1", "referral@2"), ReadError::NewerVersion);
    assert_eq!(with("marac-portal/referral@1", "other"), ReadError::NotARecord);
    assert_eq!(with("\"live\"", "\"drill\""), ReadError::Field("mode".into()));
    assert_eq!(with("\"1991-04-13\"", "\"13.4.1991\""), ReadError::Field("victim.born".into()));
    assert_eq!(Record::read(b"{}").unwrap_err(), ReadError::NotARecord);
    assert_eq!(Record::read(&[b'['; 100_000]).unwrap_err(), ReadError::NotARecord);
}

#[test]
fn a_change_without_a_usable_key_opens_and_holds_none() {
    let update = |key: Option<serde_json::Value>| {
        let mut json: serde_json::Value = serde_json::from_slice(RECORD_V1).unwrap();
        json["kind"] = "update".into();
        json["refers_to"] = "Q9W1-DFWF-077Y".into();
        if let Some(key) = key {
            json["amend_key"] = key;
        }
        let record = Record::read(json.to_string().as_bytes()).unwrap();
        match &record.kind {
            RecordKind::Change { amend_key, .. } => (amend_key.clone(), record.to_json().get("amend_key").is_some()),
            kind => panic!("{kind:?}"),
        }
    };
    for key in [None, Some("".into()), Some(7.into()), Some(serde_json::Value::Null), Some("x".repeat(201).into())] {
        assert_eq!(update(key), (String::new(), false));
    }
    assert_eq!(update(Some("too short".into())), ("too short".to_owned(), true));
}

#[test]
fn an_empty_form_lists_every_must_have_in_order() {
    let problems = check::whole(&Draft::default(), &context()).unwrap_err();
    let first: Vec<String> = problems.iter().map(|p| p.place.element_id()).collect();
    assert_eq!(first[..4], ["referrer-agency", "referrer-name", "referrer-phone", "victim-name"]);
    assert_eq!(problems.len(), 16);
    assert!(problems.iter().all(|p| p.kind == ProblemKind::Missing));
}

#[test]
fn an_urgent_referral_goes_with_its_gaps_stated() {
    let mut draft = Draft::default();
    draft.apply(Msg::Chose(Key::of(ids::URGENT).unwrap(), "yes".into()));
    draft.apply(Msg::Wrote(Key::of("victim.name").unwrap(), Private("Joanne Pell".into())));
    let referral = check::whole(&draft, &context()).unwrap();
    assert!(referral.gaps().contains(&Key::of("safe_contact.safe_to_phone").unwrap()));
    assert!(!referral.gaps().contains(&Key::of("victim.name").unwrap()));
}

#[test]
fn an_urgent_referral_is_still_stopped_by_an_impossible_date() {
    let mut draft = Draft::of(&vector().answers);
    draft.apply(Msg::Chose(Key::of(ids::URGENT).unwrap(), "yes".into()));
    draft.apply(Msg::WroteDate(Key::of("victim.born").unwrap(), DatePart::Month, Private("13".into())));
    let problems = check::whole(&draft, &context()).unwrap_err();
    assert_eq!(problems[0].place, Place::Question(Key::of("victim.born").unwrap()));
}

#[test]
fn an_unanswered_item_stops_the_referral_and_is_not_counted_as_no() {
    let mut answers = vector().answers;
    answers.ric.remove("dash-13");
    let problems = check::whole(&Draft::of(&answers), &context()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].place, Place::Item("dash-13".into()));
    let counts = Counts::of(&context().instrument, &answers.ric);
    assert_eq!((counts.no, counts.not_answered), (2, 1));
}

#[test]
fn the_count_adds_its_route_and_judgement_never_takes_it_away() {
    let mut draft = Draft::of(&vector().answers);
    let routes = Key::of(ids::ROUTES).unwrap();
    for route in ["visible_high_risk", "judgement"] {
        draft.apply(Msg::Ticked(routes, route.into(), false));
    }
    let referral = check::whole(&draft, &context()).unwrap();
    assert!(referral.answers().get(ids::ROUTES) == Some(&Value::Choices(vec!["visible_high_risk".into()])));
    for item in ["dash-01", "dash-02", "dash-03", "dash-04"] {
        draft.apply(Msg::Ric(item.into(), RicMsg::Answered(Tri::No)));
    }
    let problems = check::whole(&draft, &context()).unwrap_err();
    assert_eq!(problems[0].place, Place::Question(routes));
}

#[test]
fn a_reason_of_another_kind_has_to_be_said() {
    let mut draft = Draft::of(&vector().answers);
    let born = Key::of("victim.born").unwrap();
    draft.apply(Msg::GaveReason(born, Some(NotKnownCode::Other)));
    assert_eq!(check::whole(&draft, &context()).unwrap_err()[0].kind, ProblemKind::ReasonMissing);
    draft.apply(Msg::WroteReason(born, Private("Two dates on file".into())));
    let json = marac_portal::domain::answers_json::to_json(check::whole(&draft, &context()).unwrap().answers());
    assert_eq!(json["victim"]["born"]["not_known"]["code"], "other");
}

/// A complete draft whose every text is what `text` gives.
pub fn filled(mut text: impl FnMut(usize) -> String, pick: impl Fn(usize) -> usize, context: &Context) -> Draft {
    let mut draft = Draft::default();
    for (n, q) in QUESTIONS.iter().enumerate() {
        let key = Key::of(q.id).unwrap();
        match q.kind {
            Kind::Text { max, form } => {
                use marac_portal::domain::form::TextForm::*;
                let fixed = match form {
                    Phone => "07700 900123".into(),
                    Email => "a.worker@agency.example.org".into(),
                    Postcode => "NM1 4QT".into(),
                    Plain | Name => text(max),
                    Code { characters } => "7".repeat(characters),
                };
                draft.apply(Msg::Wrote(key, Private(fixed)));
            }
            Kind::LongText { max } => draft.apply(Msg::Wrote(key, Private(text(max)))),
            Kind::Date(_) => {
                for (part, value) in [(DatePart::Day, "28"), (DatePart::Month, "2"), (DatePart::Year, "1999")] {
                    draft.apply(Msg::WroteDate(key, part, Private(value.into())));
                }
            }
            Kind::Choice(options) => {
                let ids = option_ids(options, context);
                draft.apply(Msg::Chose(key, ids[pick(n) % ids.len()].into()));
            }
            Kind::Choices(options) => {
                for id in option_ids(options, context) {
                    draft.apply(Msg::Ticked(key, id.into(), true));
                }
            }
        }
    }
    for (n, item) in context.instrument.items.iter().enumerate() {
        draft.apply(Msg::Ric(item.id.clone(), RicMsg::Answered(Tri::ALL[pick(n) % 3])));
        draft.apply(Msg::Ric(item.id.clone(), RicMsg::WroteDetail(Private(text(check::ITEM_DETAIL)))));
        draft.apply(Msg::Ric(item.id.clone(), RicMsg::WroteSource(Private(text(check::ITEM_SOURCE)))));
        for option in &item.options {
            draft.apply(Msg::Ric(item.id.clone(), RicMsg::Ticked(option.id.clone(), true)));
        }
    }
    draft
}

#[test]
fn every_english_answer_filled_to_its_limit_fits_the_form() {
    let context = context();
    let draft = filled(|max| "x".repeat(max), |_| 0, &context);
    check::whole(&draft, &context).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn draft_referral_record_and_back_are_one(words in "\\PC{1,60}", picks in proptest::collection::vec(0usize..12, 200)) {
        let context = context();
        prop_assume!(!marac_portal::domain::answers::clean(&words).is_empty());
        let draft = filled(|max| words.chars().take(max).collect(), |n| picks[n], &context);
        let referral = check::whole(&draft, &context).unwrap();
        let record = Record::new::<Live>(referral.answers().clone(), &context.instrument, stamp());
        let read = Record::read(&record.to_bytes()).unwrap();
        prop_assert!(read == record);
        let again = check::whole(&Draft::of(&read.answers), &context).unwrap();
        prop_assert!(again == referral);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Record::read(&bytes);
    }
}
