//! A practice case that is broken: each fault is named with its place, and nothing else is said.

use marac_portal::domain::instrument::Tri;
use marac_portal::domain::practice::CaseFault::{self, *};
use marac_portal::domain::practice::case::{Case, MOST_BYTES, TEXT};
use serde_json::{Value as Json, json};

use crate::practice_cases::{dash, file};

fn marla() -> Json {
    serde_json::from_slice(&file("v1-marla-quill.json")).unwrap()
}

fn faults(text: impl AsRef<[u8]>) -> Vec<CaseFault> {
    Case::read(text.as_ref(), &dash()).err().unwrap_or_default()
}

/// What is said of the case after it was broken in one way.
fn broken(how: impl FnOnce(&mut Json)) -> Vec<CaseFault> {
    let mut case = marla();
    how(&mut case);
    faults(case.to_string())
}

fn put(place: &'static str, value: Json) -> impl FnOnce(&mut Json) {
    move |case| *case.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}")) = value
}

fn field(path: &str) -> impl Fn(&[CaseFault]) -> bool {
    move |faults| matches!(faults, [Field { path: found, .. }] if found == path)
}

#[test]
fn an_item_without_a_key_with_two_or_of_another_checklist_is_named() {
    let item = || "dash-07".to_owned();
    assert_eq!(
        broken(|case| drop(case["key"].as_object_mut().unwrap().shift_remove("dash-07"))),
        [MissingItem { item: item() }]
    );
    let text = String::from_utf8(file("v1-marla-quill.json")).unwrap();
    let twice = text.replacen("\"dash-07\":", "\"dash-07\": {},\n    \"dash-07\":", 1);
    assert_eq!(faults(&twice), [KeyedTwice { item: item() }]);
    let renamed = text.replacen("\"dash-07\"", "\"dash-25\"", 1);
    assert_eq!(faults(renamed), [MissingItem { item: item() }, UnknownItem { item: "dash-25".into() }]);
    let title_twice = text.replacen("\"title\"", "\"title\": \"Marla\",\n  \"title\"", 1);
    assert_eq!(faults(title_twice), [NamedTwice { name: "title".into(), line: 6 }]);
}

#[test]
fn an_answer_that_no_fact_supports_is_named() {
    let no_fact = |item: &str, answer| [NoFactFor { item: item.into(), answer }];
    for (place, value, item, answer) in [
        ("/key/dash-14/facts", json!([]), "dash-14", Tri::Yes),
        ("/key/dash-14/facts", json!(["no-weapon"]), "dash-14", Tri::Yes),
        ("/key/dash-13/facts", json!(["scared"]), "dash-13", Tri::No),
        ("/key/dash-13/answer", json!("dont_know"), "dash-13", Tri::DontKnow),
        ("/key/dash-16/answer", json!("no"), "dash-16", Tri::No),
    ] {
        assert_eq!(broken(put(place, value)), no_fact(item, answer), "{place}");
    }
    // What was not asked at all needs no fact.
    assert_eq!(broken(put("/key/dash-16/facts", json!([]))), []);
    assert_eq!(
        broken(put("/key/dash-16/accept", json!(["dont_know", "no", "no"]))),
        [Tri::DontKnow, Tri::No].map(|answer| AcceptedTwice { item: "dash-16".into(), answer })
    );
}

#[test]
fn what_is_named_and_is_not_there_is_named_with_who_names_it() {
    let unknown = |at: &str| [UnknownFact { at: at.into(), fact: "nothing".into() }];
    for (place, at) in [
        ("/key/dash-08/facts/1", "key.dash-08.facts"),
        ("/traps/0/facts/0", "traps[0].facts"),
        ("/discussion/1/facts/0", "discussion[1].facts"),
        ("/uses/safe_contact/0", "uses.safe_contact"),
    ] {
        assert_eq!(broken(put(place, json!("nothing"))), unknown(at), "{place}");
    }
    assert_eq!(
        broken(put("/facts/5/topic", json!("weather"))),
        [NothingUnder { topic: "mood".into() }, UnknownTopic { fact: "low".into(), topic: "weather".into() }]
    );
    assert_eq!(
        broken(|case| {
            let first = case["facts"][0].clone();
            case["facts"].as_array_mut().unwrap().push(first);
        }),
        [TwiceFact { fact: "wrist".into() }]
    );
    assert_eq!(
        broken(put("/topics/1/id", json!("latest"))),
        [
            TwiceTopic { topic: "latest".into() },
            UnknownTopic { fact: "scared".into(), topic: "fear".into() },
            UnknownTopic { fact: "expects".into(), topic: "fear".into() },
            UnknownTopic { fact: "threat".into(), topic: "fear".into() },
        ]
    );
    assert_eq!(broken(put("/reason/prompts/1/id", json!("last"))), []);
    assert_eq!(broken(put("/mock_marac/1/agency", json!("police"))), [TwiceAgency { agency: "police".into() }]);
}

#[test]
fn routes_that_cannot_be_are_named() {
    let at = || "routes[1]".to_owned();
    assert_eq!(
        broken(put("/routes/1/routes", json!(["judgement"]))),
        [CountAgainstRoute { at: at(), yes: 17, needed: 10 }]
    );
    assert_eq!(broken(put("/routes/1/routes/1", json!("luck"))), [UnknownRoute { at: at(), route: "luck".into() }]);
    assert_eq!(
        broken(put("/routes/1/accept", json!(["judgement"]))),
        [RouteTwice { at: at(), route: "judgement".into() }]
    );
    assert_eq!(broken(put("/routes/1/when/yes_at_least", json!(14))), [TwiceRules { at: at() }]);
    assert_eq!(broken(put("/routes", json!([]))), [NoUsualRoutes]);
}

#[test]
fn an_answer_to_the_form_that_its_question_does_not_take_is_named() {
    let wrong = |at: &str| [NotAnAnswer { at: at.into() }];
    for (place, value, at) in [
        ("/safe_contact/safe_to_phone", json!("maybe"), "safe_contact.safe_to_phone"),
        ("/safe_contact/confirmed_on", json!("20 November"), "safe_contact.confirmed_on"),
        ("/safe_contact/number", json!("0".repeat(41)), "safe_contact.number"),
        ("/safe_contact/times", json!(" "), "safe_contact.times"),
        ("/agreement/agrees", json!("dont_know"), "agreement.agrees"),
        ("/people/perpetrators/0/relationship", json!("ex"), "people.perpetrators[0].relationship"),
    ] {
        assert_eq!(broken(put(place, value)), wrong(at), "{place}");
    }
    let unknown = broken(|case| case["agreement"]["consents"] = json!("yes"));
    assert_eq!(unknown, [UnknownQuestion { at: "agreement.consents".into() }]);
}

#[test]
fn a_text_that_is_missing_or_too_long_is_named() {
    assert_eq!(broken(put("/content_note", json!(" "))), [Empty { at: "content_note".into() }]);
    assert_eq!(broken(put("/facts/3/text", json!({ "en": "" }))), [Empty { at: "facts[3].text".into() }]);
    assert_eq!(broken(put("/people/victim/name", json!(""))), [Empty { at: "people.victim.name".into() }]);
    let long = "x".repeat(100_000);
    for (place, at, most) in [
        ("/narrative/en", "narrative", TEXT),
        ("/key/dash-02/why/en", "key.dash-02.why", TEXT),
        ("/reason/model/en", "reason.model", TEXT),
        ("/title/en", "title", 300),
    ] {
        let over = 100_000 - most;
        assert_eq!(broken(put(place, json!(long))), [TooLong { at: at.into(), most, over }], "{place}");
    }
    let welsh = broken(put("/narrative", json!({ "en": "A story.", "cy": long })));
    assert_eq!(welsh, [TooLong { at: "narrative".into(), most: TEXT, over: 100_000 - TEXT }]);
    let bytes = MOST_BYTES + 1;
    assert_eq!(faults("x".repeat(bytes)), [TooLarge { most: MOST_BYTES, bytes }]);
}

#[test]
fn a_field_of_another_kind_is_named_with_its_line() {
    for (place, value, path) in [
        ("/key/dash-07/answer", json!("maybe"), "key.dash-07.answer"),
        ("/key/dash-07/accept", json!(["maybe"]), "key.dash-07.accept"),
        ("/facts/4/how", json!("heard"), "facts[4].how"),
        ("/as_of", json!("20.11.2026"), "as_of"),
        ("/minutes", json!("forty"), "minutes"),
        ("/narrative", json!({ "cy": "Stori" }), "narrative"),
        ("/topics", json!("all"), "topics"),
        ("/routes/0/when", json!({}), "routes[0].when.yes_at_least"),
        ("/safe_contact/number", json!(7), "safe_contact.number"),
        ("/people/victim", json!(null), "people.victim"),
        ("/reason/prompts/0/text", json!(null), "reason.prompts[0].text"),
    ] {
        let said = broken(put(place, value));
        assert!(field(path)(&said), "{place}: {said:?}");
    }
    let text = String::from_utf8(file("v1-marla-quill.json")).unwrap();
    let line = 1 + text[..text.find("\"how\": \"denied\"").unwrap()].matches('\n').count();
    let said = faults(text.replacen("\"how\": \"denied\"", "\"how\": \"no\"", 1));
    assert!(matches!(&said[..], [Field { line: found, .. }] if *found == line), "{said:?}, line {line}");
}

#[test]
fn what_is_no_case_at_all_is_said_to_be_none() {
    assert_eq!(faults("{\"format\": \"marac-portal/practice-case@1\",\n \"id\": }"), [NotACase { line: 2, column: 8 }]);
    for other in ["{}", "[]", "7", "\"x\"", "{\"format\": \"marac-portal/area@1\"}"] {
        assert_eq!(faults(other), [NotACase { line: 1, column: 1 }], "{other}");
    }
    assert!(matches!(faults("")[..], [NotACase { .. }]));
    assert!(matches!(faults([0xff, 0xfe, 0x00])[..], [NotACase { .. }]));
    assert!(matches!(faults("age-encryption.org/v1\n-> X25519")[..], [NotACase { .. }]));
    assert_eq!(broken(put("/format", json!("marac-portal/practice-case@2"))), [NewerVersion]);
    for id in ["", "V1", "v1 marla", "../v1", &"x".repeat(41)] {
        assert_eq!(broken(|case| case["id"] = json!(id)), [Id { at: "id".into() }], "{id}");
    }
    assert_eq!(broken(put("/version", json!(0))), [Zero { at: "version".into() }]);
}

#[test]
fn several_faults_are_said_at_once_and_an_unknown_field_is_kept() {
    let mut case = marla();
    case["key"].as_object_mut().unwrap().shift_remove("dash-01");
    case["key"]["dash-02"]["facts"] = json!([]);
    case["safe_contact"]["text"] = json!("perhaps");
    let said = faults(case.to_string());
    assert_eq!(
        said,
        [
            MissingItem { item: "dash-01".into() },
            NoFactFor { item: "dash-02".into(), answer: Tri::Yes },
            NotAnAnswer { at: "safe_contact.text".into() },
        ]
    );
    let mut later = marla();
    later["pictures"] = json!([1]);
    let kept = Case::read(later.to_string().as_bytes(), &dash()).unwrap();
    assert_eq!(serde_json::from_slice::<Json>(&kept.to_bytes()).unwrap()["pictures"], json!([1]));
}
