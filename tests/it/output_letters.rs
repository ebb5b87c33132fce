//! Letters in an area's own words: what they may say, what they cannot, and what stands in them whatever an area writes.

use marac_portal::area::{Letters, Pack};
use marac_portal::domain::answers::Key;
use marac_portal::domain::date::read_day;
use marac_portal::domain::problem::Place;
use marac_portal::render::document::Document;
use marac_portal::render::outputs::letters::{Letter, acknowledgement, not_accepted, of_the_area, query};
use marac_portal::render::outputs::{Meeting, Occasion};
use serde_json::{Value, json};

use super::output_documents::{REFERENCE, all_words};
use super::output_support::{HOSTILE, context, occasion};
use super::schema_oracle::{Case, faults};
use super::schemas::{PACK, changed, example};

fn letters(written: Value) -> Letters {
    let pack = changed(&example::json(), "/letters", written);
    Pack::parse(pack.to_string().as_bytes()).unwrap().letters()
}

fn three(occasion: &Occasion, agency: &str) -> [Document; 3] {
    let letter = Letter { occasion, reference: REFERENCE, agency, signed: "MARAC coordinator" };
    let asked = [Place::Question(Key::of("victim.born").unwrap())];
    [
        acknowledgement(&letter),
        query(&letter, &asked),
        not_accepted(&letter, "No route is met.", "Ask Northmere Refuge."),
    ]
}

const SAFETY: [&[&str]; 3] = [
    &["Do not wait for the meeting", "In immediate danger ring 999", "safeguarding referrals", "Keep working with"],
    &["Do not write them into an email", "Do not put anybody at risk", "Do not wait for the meeting", "Date of birth"],
    &["In immediate danger ring 999", "nobody is at risk", "Refer again", "No route is met.", "Ask Northmere Refuge."],
];

#[test]
fn an_area_says_it_in_its_own_words_and_what_keeps_people_safe_stays() {
    let context = context();
    let own = json!({"subject": {"en": "{area}: {reference}", "cy": "{area}: {reference}"},
        "paragraphs": ["To {agency} on {date}: {meeting_date}, {phone}."]});
    let letters = letters(json!({"acknowledgement": own, "query": own, "not_accepted": own, "closing": own}));
    let date = read_day("2026-12-03").unwrap();
    let meeting = Some(Meeting { label: "Northmere".into(), date, starts: None, minutes_per_case: 15 });
    let occasion = Occasion { letters: letters.clone(), meeting, ..occasion(&context) };
    for (document, safety) in three(&occasion, "Northmere Health").iter().zip(SAFETY) {
        let words = all_words(document);
        assert_eq!(document.title, "Northmere: Q9W1-DFWF-077Y");
        assert!(words.contains("To Northmere Health on 22 November 2026: 3 December 2026, 07700 900100."), "{words}");
        for line in safety.iter().chain(&["Questions: ring the MARAC team on 07700 900100", "To: Northmere Health"]) {
            assert!(words.contains(line), "{line}\n{words}");
        }
    }
    let letter = Letter { occasion: &occasion, reference: REFERENCE, agency: "Northmere Health", signed: "x" };
    let words = all_words(&of_the_area(&letter, "closing").unwrap());
    assert!(words.contains("To Northmere Health on") && words.contains("In immediate danger ring 999"));
    assert!(of_the_area(&letter, "another").is_none());
}

#[test]
fn without_a_meeting_nobody_is_told_of_a_day() {
    let context = context();
    let own = json!({"acknowledgement": {"subject": "Heard on {meeting_date}",
        "paragraphs": ["Thank you.", "It is heard on {meeting_date}.", "On {meeting_date} be there."]}});
    let letters = letters(own);
    let [document, ..] = three(&Occasion { letters: letters.clone(), ..occasion(&context) }, "Northmere Health");
    let words = all_words(&document);
    assert_eq!(document.title, "Your referral has arrived");
    assert!(words.contains("Thank you.\nWe tell you when it is heard.\nWhat to do now"), "{words}");
}

#[test]
fn a_letter_that_is_not_in_order_is_found_refused_by_the_schema_and_ours_goes_out() {
    let context = context();
    let today = read_day("2026-06-01").unwrap();
    let wrong = [
        json!({"acknowledgement": {"paragraphs": ["{victim}"]}}),
        json!({"acknowledgement": {"paragraphs": ["Good.", {"en": "Good.", "cy": "{enw}"}]}}),
        json!({"acknowledgement": {"subject": "{", "paragraphs": ["Good."]}}),
        json!({"acknowledgement": {"paragraphs": []}}),
        json!({"acknowledgement": {"paragraphs": ["  "]}}),
        json!({"acknowledgement": "Dear colleague"}),
        json!({"A letter": {"paragraphs": ["Good."]}}),
        json!(["acknowledgement"]),
    ];
    let right = [json!({}), json!({"closing_2": {"subject": "{date}", "paragraphs": ["{agency}"], "later": [1]}})];
    let cases: Vec<Case> = wrong
        .iter()
        .chain(&right)
        .map(|one| Case { schema: PACK, value: changed(&example::json(), "/letters", one.clone()) })
        .collect();
    for (at, (case, fault)) in cases.iter().zip(faults(&cases)).enumerate() {
        let pack = Pack::parse(case.value.to_string().as_bytes()).expect("a pack loads whatever its letters are");
        let found: Vec<&str> = pack.findings(today, "0.1.0").iter().map(|finding| finding.code()).collect();
        let is_wrong = at < wrong.len();
        assert_eq!(found.contains(&"letter"), is_wrong, "{}", case.value["letters"]);
        assert_eq!(fault.is_some(), is_wrong, "{}", case.value["letters"]);
        let [document, ..] = three(&Occasion { letters: pack.letters(), ..occasion(&context) }, "Northmere Health");
        assert!(all_words(&document).contains("We have received and opened the referral"));
    }
}

#[test]
fn what_a_sender_calls_their_agency_is_text_and_no_placeholder() {
    let context = context();
    let letters = letters(json!({"acknowledgement": {"subject": "{agency}", "paragraphs": ["{agency} / {phone}"]}}));
    let occasion = Occasion { letters: letters.clone(), ..occasion(&context) };
    for hostile in HOSTILE.into_iter().chain(["{phone}{reference}"]) {
        let [document, ..] = three(&occasion, hostile);
        let page = document.to_html();
        for never in ["<script", " src=", "\u{202e}", "\0"] {
            assert!(!page.contains(never), "{never:?}");
        }
    }
    let [document, ..] = three(&occasion, "{phone}");
    assert!(all_words(&document).contains("{phone} / 07700 900100"));
}

#[test]
fn every_letter_is_addressed_to_the_agency_that_referred() {
    let context = context();
    for document in three(&occasion(&context), "Northmere Health") {
        assert!(all_words(&document).contains("To: Northmere Health"));
    }
}
