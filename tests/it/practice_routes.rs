//! The routes of a practice case are those that the rules of the criteria find.

use marac_portal::domain::check;
use marac_portal::domain::criteria::{Findings, Outcome, Rules};
use marac_portal::domain::practice::case::{Case, RouteKey};
use marac_portal::domain::ric::{RicAnswer, RicAnswers};
use serde_json::Value as Json;

use crate::cases;
use crate::practice_cases::{all, with_forms};

/// The rules under which a key stands.
fn rules(key: &RouteKey) -> Rules {
    let mut rules = Rules::default();
    rules.visible_high_risk.yes_at_least = key.when.yes_at_least;
    rules.escalation = key.when.escalation.unwrap_or(rules.escalation);
    if let Some(repeat) = key.when.repeat {
        (rules.repeat.months, rules.repeat.definition) = (repeat.months, repeat.definition);
    }
    rules
}

fn named(list: &[String], route: &str) -> bool {
    list.iter().any(|named| named == route)
}

/// That a key says of a route what the rules make of it; what they cannot know, a person may accept.
fn agrees(case: &Case, key: &RouteKey, route: &str, outcome: Outcome) {
    let (routes, accept) = (named(&key.routes, route), named(&key.accept, route));
    let fits = match outcome {
        Outcome::Met => routes && !accept,
        Outcome::NotMet => !routes && !accept,
        Outcome::NotKnown => !routes,
    };
    assert!(fits, "{} {:?}: {route} is {outcome:?}, the key has {:?}, {:?}", case.id, key.when, key.routes, key.accept);
}

#[test]
fn the_routes_of_a_key_are_those_that_the_rules_find() {
    for (case, form) in with_forms() {
        for key in &case.routes {
            let context = cases::context(rules(key));
            let found = check::findings(&cases::typed(&form, &context), &context);
            agrees(&case, key, "visible_high_risk", found.visible_high_risk.outcome);
            agrees(&case, key, "escalation", found.escalation.outcome);
            agrees(&case, key, "repeat", found.repeat.outcome);
            assert_eq!(case.routes_under(&context.rules), Some(key), "{}", case.id);
        }
        // What goes with the referral by the usual rules.
        let key = case.routes_under(&Rules::default()).unwrap();
        let sent: Vec<&str> = form["expected"]["routes"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        assert!(key.routes.iter().all(|route| sent.contains(&&**route)), "{}", case.id);
        assert!(sent.iter().all(|route| named(&key.routes, route) || named(&key.accept, route)), "{}", case.id);
    }
    for case in &all()[6..] {
        for key in &case.routes {
            let context = cases::context(rules(key));
            let answers = case
                .key
                .iter()
                .map(|keyed| (keyed.item.clone(), RicAnswer { answer: Some(keyed.answer), ..RicAnswer::default() }));
            let answers: RicAnswers = answers.collect();
            let found = Findings::of(&Default::default(), Some("asked_directly"), &answers, &context);
            agrees(case, key, "visible_high_risk", found.visible_high_risk.outcome);
            agrees(case, key, "escalation", Outcome::NotMet);
            agrees(case, key, "repeat", Outcome::NotMet);
            assert_eq!(case.routes_under(&context.rules), Some(key), "{}", case.id);
        }
    }
}

#[test]
fn an_area_with_another_number_has_the_key_of_the_nearest_and_one_with_rules_that_no_key_knows_has_none() {
    let cases = all();
    let asked = |number: u32| {
        let mut rules = Rules::default();
        rules.visible_high_risk.yes_at_least = number;
        cases[3].routes_under(&rules).unwrap().when.yes_at_least
    };
    // Joanne has 11 Yes, and keys for 10, 14 and 18.
    assert_eq!([8, 10, 11, 12, 14, 15, 17, 24].map(asked), [10, 10, 10, 14, 14, 14, 18, 18]);
    let mut rules = Rules::default();
    rules.escalation.events = 4;
    assert_eq!(cases[3].routes_under(&rules), None, "four events in twelve months: no key says what then");
    assert!(cases[0].routes_under(&rules).is_some(), "Marla's case does not hang on events");
    // An honest uncertainty: no route is met, and a judgement with its reason stands.
    let ellis = cases[4].routes_under(&Rules::default()).unwrap();
    assert_eq!(
        (ellis.routes.as_slice(), ellis.accept.as_slice()),
        ([].as_slice(), ["judgement".to_owned()].as_slice())
    );
}
