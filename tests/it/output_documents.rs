//! Letters, extracts and forms: what stands in them, what must not, and that Word and a browser get nothing but text.

use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::date::read_day;
use marac_portal::domain::problem::Place;
use marac_portal::render::document::{Block, Document};
use marac_portal::render::outputs::letters::{self, Letter};
use marac_portal::render::outputs::research::research_form;
use marac_portal::render::outputs::whole::{idva_extract, transfer};
use marac_portal::render::outputs::{Case, Include, Meeting, Occasion, agenda, case_list};

use super::output_minutes::papers;
use super::output_support::{HOSTILE, answers, context, elements, hostile, occasion, unzipped};

pub const REFERENCE: &str = "Q9W1-DFWF-077Y";
/// Anything of these in a letter would be a case fact.
const FACTS: [&str; 10] =
    ["Marla", "Quill", "Devon", "Strake", "Tern", "NM1", "07700 900111", "sister", "Priya", "strangulation"];

pub fn all_words(document: &Document) -> String {
    let block = |block: &Block| match block {
        Block::Heading(words) | Block::Paragraph(words) | Block::Loud(words) | Block::Fill(words) => words.clone(),
        Block::List(words) => words.join("\n"),
        Block::Rows(rows) => rows.iter().map(|(label, value)| format!("{label}: {value}\n")).collect(),
        Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        Block::Chart(chart) => chart.to_table().rows.iter().flatten().map(|cell| cell.words() + "\n").collect(),
        Block::PageBreak => String::new(),
    };
    let words: Vec<String> = document.blocks.iter().map(block).collect();
    format!("{}\n{}\n{}", document.title, words.join("\n"), document.footer.join("\n"))
}

fn letter<'a>(occasion: &'a Occasion<'a>) -> Letter<'a> {
    Letter { occasion, reference: REFERENCE, agency: "Northmere Health", signed: "MARAC coordinator" }
}

pub fn confidential() -> Answers {
    let mut answers = answers();
    let mut put = |id: &str, value: Value| drop(answers.values.insert(Key::of(id).unwrap(), value));
    put("victim.confidential_address", Value::Choice("yes".into()));
    put("victim.immigration", Value::Text("Spouse visa until May".into()));
    put("reason.narrative", Value::Text("He found 14 Tern Street, NM1 4QT.".into()));
    answers
}

/// One of each, of these answers.
fn every_document(answers: &Answers, words: &str, occasion: &Occasion) -> Vec<Document> {
    let cases = [Case::new(words, answers), Case::new(REFERENCE, answers)];
    let letter = Letter { occasion, reference: words, agency: words, signed: words };
    let place = Place::Question(Key::of("victim.born").unwrap());
    let (minutes, action_log) = papers(answers, words, occasion);
    vec![
        minutes,
        Document::of_table(&action_log),
        Document::of_table(&case_list::case_list(&cases, occasion)),
        Document::of_table(&agenda::agenda(&cases, occasion)),
        idva_extract(&cases, occasion),
        research_form(&cases, words, occasion),
        transfer(&cases[0], words, occasion),
        letters::acknowledgement(&letter),
        letters::query(&letter, &[place]),
        letters::not_accepted(&letter, words, words),
        Document {
            title: words.into(),
            reference: words.into(),
            marking: words.into(),
            footer: vec![words.into()],
            blocks: vec![Block::Table(vec![vec![words.into(); 3]; 2]), Block::List(vec![words.into()])],
            ..Document::default()
        },
    ]
}

#[test]
fn an_acknowledgement_says_reference_meeting_and_what_to_do_and_no_case_fact() {
    let context = context();
    let mut occasion = occasion(&context);
    let date = read_day("2026-12-03").unwrap();
    let starts = chrono::NaiveTime::from_hms_opt(9, 30, 0);
    occasion.meeting = Some(Meeting { label: "Northmere".into(), date, starts, minutes_per_case: 15 });
    let words = all_words(&letters::acknowledgement(&letter(&occasion)));
    for said in [REFERENCE, "meeting on 3 December 2026", "Do not wait for the meeting", "07700 900100"] {
        assert!(words.contains(said), "{said}");
    }
    for fact in FACTS {
        assert!(!words.contains(fact), "{fact}");
    }
}

#[test]
fn a_query_names_questions_by_their_labels_and_repeats_nothing() {
    let context = context();
    let occasion = occasion(&context);
    let asked = [
        Place::Question(Key::of("victim.born").unwrap()),
        Place::Question(Key::at("perpetrators.name", 1).unwrap()),
        Place::Item("dash-15".into()),
        Place::Item("=unheard of".into()),
    ];
    let words = all_words(&letters::query(&letter(&occasion), &asked));
    for said in ["Date of birth", "Alleged perpetrator 2: Full name", "Risk checklist, question 15"] {
        assert!(words.contains(said), "{said}");
    }
    assert!(!words.contains("unheard of"), "an id that came with a file is not one of our questions");
    for fact in FACTS {
        assert!(!words.contains(fact), "{fact}");
    }
}

#[test]
fn a_referral_that_is_not_heard_comes_back_with_reason_and_advice() {
    let context = context();
    let occasion = occasion(&context);
    let words = all_words(&letters::not_accepted(&letter(&occasion), "No route is met.", "Ask Northmere Refuge."));
    for said in ["No route is met.", "Ask Northmere Refuge.", "ring 999", "Refer again"] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn an_idva_reads_the_safe_contact_first() {
    let (context, answers) = (context(), answers());
    let words = all_words(&idva_extract(&[Case::new(REFERENCE, &answers)], &occasion(&context)));
    let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("{part}"));
    assert!(at("Read the safe contact first") < at("07700 900111"));
    assert!(at("07700 900111") < at("Marla Quill"));
    assert!(words.contains("The reception of the GP practice"));
}

#[test]
fn a_confidential_address_and_immigration_status_leave_only_when_a_person_says_so() {
    let (context, answers) = (context(), confidential());
    let mut occasion = occasion(&context);
    for document in every_document(&answers, REFERENCE, &occasion) {
        let words = all_words(&document).to_lowercase();
        for secret in ["tern street", "nm1 4qt", "spouse visa"] {
            assert!(!words.contains(secret), "{}: {secret}", document.title);
        }
    }
    occasion.include = Include { confidential_address: true, immigration: true };
    let words = all_words(&transfer(&Case::new(REFERENCE, &answers), "Westhaven MARAC", &occasion));
    assert!(words.contains("14 Tern Street") && words.contains("Spouse visa until May"));
    for whole in ["Westhaven MARAC", "07700 900111", "Yes 17, No 3", "bruised", "Devon Strake"] {
        assert!(words.to_lowercase().contains(&whole.to_lowercase()), "{whole}");
    }
}

#[test]
fn a_research_form_has_names_and_room_and_nothing_that_another_agency_said() {
    let (context, answers) = (context(), answers());
    let form = research_form(&[Case::new(REFERENCE, &answers)], "Northmere Housing", &occasion(&context));
    let words = all_words(&form);
    for said in ["Marla Quill", "13 April 1991", "Devon Strake", "Northmere Housing", "not shared here, because"] {
        assert!(words.contains(said), "{said}");
    }
    for other in ["held her wrist", "strangulation", "07700 900111", "Priya", "Northmere Health", "sister"] {
        assert!(!words.contains(other), "{other}");
    }
    assert_eq!(form.blocks.iter().filter(|block| matches!(block, Block::Fill(_))).count(), 6);
}

#[test]
fn every_page_carries_its_marking_its_number_and_the_line_about_confirming() {
    let (context, answers) = (context(), answers());
    for document in every_document(&answers, REFERENCE, &occasion(&context)) {
        let parts = unzipped(&document.to_docx().unwrap());
        let (head, foot) = (&parts["word/header1.xml"], &parts["word/footer1.xml"]);
        if document.title == REFERENCE {
            continue;
        }
        assert!(head.contains("OFFICIAL-SENSITIVE"), "{}", document.title);
        for wanted in ["NUMPAGES", "PAGE</w:instrText>", "Do not confirm or deny to anybody outside the meeting"] {
            assert!(foot.contains(wanted), "{}: {wanted}", document.title);
        }
        let page = document.to_html();
        assert!(page.contains("<div class=\"top\"><p>OFFICIAL-SENSITIVE</p>"), "{}", document.title);
        let bottom = page.split("<div class=\"bottom\">").nth(1).unwrap();
        assert!(bottom.contains("Do not confirm or deny"), "{}", document.title);
        assert!(page.contains("counter(page) ' / ' counter(pages)"));
    }
}

#[test]
fn whatever_stands_in_a_case_word_and_browsers_get_text_and_nothing_else() {
    let context = context();
    let mut occasion = occasion(&context);
    occasion.include = Include { confidential_address: true, immigration: true };
    for (answers, words) in hostile().iter().zip(HOSTILE.iter().cycle()) {
        occasion.marking = (*words).into();
        for document in every_document(answers, words, &occasion) {
            word_is_harmless(&document);
            page_is_harmless(&document);
        }
    }
}

fn word_is_harmless(document: &Document) {
    for (name, xml) in unzipped(&document.to_docx().unwrap()) {
        let elements = elements(&name, &xml);
        for never in ["w:hyperlink", "w:fldSimple", "w:object", "w:drawing", "w:altChunk", "script", "w:del"] {
            assert!(!elements.iter().any(|element| element == never), "{name}: <{never}>");
        }
        let fields = xml.matches("<w:instrText").count();
        let ours = xml.matches("PAGE</w:instrText>").count() + xml.matches("NUMPAGES</w:instrText>").count();
        assert!(fields <= ours, "{name}: a field that is not a page number");
        assert!(!xml.contains("TargetMode=\"External\""), "{name}: something from elsewhere");
        assert!(!xml.contains('\u{202e}'), "{name}");
    }
}

fn page_is_harmless(document: &Document) {
    let page = document.to_html();
    for never in ["<script", "<img", "<a ", "<w:p", " href=", " src=", "\u{202e}", "\0"] {
        assert!(!page.contains(never), "{never:?}");
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
}
