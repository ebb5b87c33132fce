//! The cases that ship for practice: whole, supported by what is said in them, and of one mind with the rest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use marac_portal::domain::answers::Key;
use marac_portal::domain::check;
use marac_portal::domain::criteria::Rules;
use marac_portal::domain::draft::{Draft, Msg};
use marac_portal::domain::form::{Kind, Section, question};
use marac_portal::domain::instrument::{Instrument, Tri};
use marac_portal::domain::practice::case::{Case, How};
use marac_portal::domain::practice::code::{HandIn, SessionMark};
use marac_portal::domain::practice::faulty::FaultyForm;
use marac_portal::domain::practice::index::Index;
use marac_portal::domain::practice::marking::{Mark, mark_items};
use marac_portal::domain::private::Private;
use serde_json::Value as Json;

use crate::cases;

pub const DASH: &[u8] = include_bytes!("../../public/instruments/dash-ric.json");

pub fn dash() -> Instrument {
    Instrument::parse(DASH).unwrap()
}

/// A file of the folder that ships.
pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/practice")
}

pub fn index() -> Index {
    Index::read(&file("index.json")).unwrap()
}

/// Every case, in the order of the index: V1 to V6 are those of the other tests.
pub fn all() -> Vec<Case> {
    let read = |name: &String| {
        Case::read(&file(&format!("{name}.json")), &dash()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
    };
    index().cases.iter().map(read).collect()
}

/// The first six beside the files in which the other tests type them in.
pub fn with_forms() -> impl Iterator<Item = (Case, Json)> {
    (1..=6).map(cases::case).zip(all()).map(|(form, case)| (case, form))
}

#[test]
fn the_folder_holds_what_the_index_names_and_each_file_is_as_the_program_writes_it() {
    let index = index();
    let named: BTreeSet<String> = index
        .cases
        .iter()
        .chain(&index.exercises)
        .map(|name| format!("{name}.json"))
        .chain(["index.json".into()])
        .collect();
    let found = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(found.collect::<BTreeSet<_>>(), named);
    for (name, case) in index.cases.iter().zip(all()) {
        assert_eq!(case.id, *name);
        let path = folder().join(format!("{name}.json"));
        if std::env::var_os("UPDATE_PRACTICE").is_some() {
            std::fs::write(&path, case.to_bytes()).unwrap();
        }
        assert!(case.to_bytes() == std::fs::read(&path).unwrap(), "{name} is written otherwise: UPDATE_PRACTICE=1");
    }
}

/// A case with the numbers of its Yes, No and Don't know.
type Answered = (&'static str, &'static [u32], &'static [u32], &'static [u32]);

/// As the description of the cases lists them.
#[rustfmt::skip]
const KEYS: [Answered; 6] = [
    ("v1", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 20, 21, 22], &[13, 17, 19], &[16, 18, 23, 24]),
    ("v2", &[2, 3, 4, 5, 8, 12, 14, 17, 18, 20], &[1, 6, 7, 9, 13, 15, 16, 19], &[10, 11, 21, 22, 23, 24]),
    ("v3", &[2, 3, 5, 6, 7, 8, 12, 17, 20, 22], &[1, 4, 9, 10, 11, 13, 14, 15, 16, 19, 24], &[18, 21, 23]),
    ("v4", &[1, 2, 3, 4, 10, 11, 13, 19, 20, 21, 24], &[6, 7, 8, 9, 14, 15, 16, 17, 22], &[5, 12, 18, 23]),
    ("v5", &[3, 4, 5, 12, 20], &[1, 2, 6, 7, 9, 10, 13, 15, 19, 22, 23], &[8, 11, 14, 16, 17, 18, 21, 24]),
    ("v6", &[1, 2, 3, 4, 5, 8, 10, 11, 12, 13, 14, 16, 17, 18, 21], &[6, 7, 9, 19, 20, 22], &[15, 23, 24]),
];

#[test]
fn the_keys_of_the_first_six_are_those_of_their_description() {
    for ((name, yes, no, dont_know), case) in KEYS.into_iter().zip(all()) {
        assert!(case.id.starts_with(&format!("{name}-")));
        for (answer, numbers) in [(Tri::Yes, yes), (Tri::No, no), (Tri::DontKnow, dont_know)] {
            let keyed = case.key.iter().filter(|keyed| keyed.answer == answer);
            let found: Vec<u32> = keyed.map(|keyed| dash().item(&keyed.item).unwrap().number).collect();
            assert_eq!(found, numbers, "{name} {answer:?}");
        }
    }
    // The other four: 14 is exactly the number that many areas ask for.
    assert_eq!(all()[6..].iter().map(Case::yes).collect::<Vec<_>>(), [11, 13, 14, 11]);
}

#[test]
fn an_answer_rests_on_facts_of_its_own_kind_and_every_fact_serves_something() {
    for case in all() {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for keyed in &case.key {
            for fact in &keyed.facts {
                assert_eq!(
                    case.fact(fact).unwrap().how,
                    How::under(keyed.answer),
                    "{}: {} {fact}",
                    case.id,
                    keyed.item
                );
                used.insert(fact);
            }
        }
        used.extend(case.traps.iter().chain(&case.discussion).flat_map(|point| &point.facts).map(String::as_str));
        let uses = &case.uses;
        let lists = [&uses.safe_contact, &uses.agreement, &uses.routes, &uses.reason];
        used.extend(lists.into_iter().flatten().map(String::as_str));
        let all: BTreeSet<&str> = case.facts.iter().map(|fact| fact.id.as_str()).collect();
        assert_eq!(used, all, "{}", case.id);
    }
}

#[test]
fn a_case_says_the_same_as_the_form_that_the_other_tests_fill_in() {
    for (case, form) in with_forms() {
        let answers = form["answers"].as_object().unwrap();
        for keyed in &case.key {
            assert_eq!(form["ric"][&keyed.item]["answer"], keyed.answer.id(), "{} {}", case.id, keyed.item);
        }
        for (part, model) in [("safe_contact", &case.safe_contact), ("agreement", &case.agreement)] {
            for (id, key) in model {
                let id = format!("{part}.{id}");
                let exact = !matches!(question(&id).unwrap().kind, Kind::LongText { .. });
                let Some(given) = answers.get(&id).filter(|_| exact && is_exact(&id)) else { continue };
                assert_eq!(given, key, "{} {id}", case.id);
            }
        }
        assert_eq!(answers["victim.name"], case.people.victim.name);
        assert_eq!(answers["assessment.date"], case.as_of.to_string(), "{}", case.id);
        aged(&case, &answers["victim.born"], case.people.victim.age.as_deref());
        let perpetrators = answers["perpetrators"].as_array().unwrap();
        for (row, person) in perpetrators.iter().zip(&case.people.perpetrators) {
            assert_eq!(
                (row["name"].as_str(), row["relationship"].as_str()),
                (Some(&*person.name), person.relationship.as_deref())
            );
            assert_eq!(row["lives_with_victim"].as_str(), person.lives_with_victim.as_deref(), "{}", person.name);
            aged(&case, &row["born"], person.age.as_deref());
        }
        assert_eq!(perpetrators.len(), case.people.perpetrators.len());
    }
}

/// Whether an answer is a choice, a number or a day, and not words that may be put in another way.
fn is_exact(id: &str) -> bool {
    matches!(question(id).unwrap().kind, Kind::Choice(_) | Kind::Date(_))
        || id.ends_with("phone")
        || id.ends_with("number")
}

/// Somebody's age on the day of the case, as the year of birth, or the whole day, has it.
fn aged(case: &Case, born: &Json, age: Option<&str>) {
    let Some(age) = age.and_then(|age| age.parse::<i32>().ok()) else { return };
    let on = case.as_of;
    match (born.as_str(), born["about"].as_str()) {
        (Some(day), _) => {
            let day: NaiveDate = day.parse().unwrap();
            let before_birthday = (on.month(), on.day()) < (day.month(), day.day());
            assert_eq!(on.year() - day.year() - i32::from(before_birthday), age, "{}: born {day}", case.id);
        }
        (None, Some(year)) => {
            let turns = on.year() - year.parse::<i32>().unwrap();
            assert!([age, age + 1].contains(&turns), "{}: {age}, about {year}", case.id);
        }
        _ => {}
    }
}

#[test]
fn model_answers_are_whole_answers_to_their_part_of_the_form() {
    for case in all() {
        let context = cases::context(Rules::default());
        let context = marac_portal::domain::context::Context { today: case.as_of, ..context };
        let mut draft = Draft::default();
        for (part, model) in [("safe_contact", &case.safe_contact), ("agreement", &case.agreement)] {
            for (id, answer) in model {
                let key = Key::of(&format!("{part}.{id}")).unwrap();
                let text = answer.as_str().unwrap().to_owned();
                match key.question().kind {
                    Kind::Choice(_) => draft.apply(Msg::Chose(key, text)),
                    Kind::Date(_) => draft.fill(&dated(key, &text)),
                    _ => draft.apply(Msg::Wrote(key, Private(text))),
                }
            }
        }
        for section in [Section::SafeContact, Section::Agreement] {
            assert_eq!(check::section(&draft, section, &context), [], "{}", case.id);
        }
        assert_eq!(draft.left_out(), [], "{}: every answer belongs to a question that is asked", case.id);
    }
}

fn dated(key: Key, day: &str) -> marac_portal::domain::answers::Answers {
    use marac_portal::domain::answers::{Answers, Value};
    let date = marac_portal::domain::date::Date::from_day(day).unwrap();
    Answers { values: Private([(key, Value::Date(date))].into_iter().collect()), ..Answers::default() }
}

#[test]
fn marks_differ_and_the_key_of_each_case_goes_through_a_code() {
    let marks: BTreeSet<u8> = all().iter().map(Case::mark).collect();
    assert_eq!(marks.len(), all().len(), "two cases with one mark: a code would not say which it is of");
    for case in all() {
        let hand_in = HandIn {
            session: SessionMark::read("K7").unwrap(),
            case: case.mark(),
            answers: std::array::from_fn(|at| Some(case.key[at].answer)),
            routes: Vec::new(),
        };
        let read = HandIn::read(&hand_in.code()).unwrap();
        let given = |item: &str| read.answers[dash().item(item).unwrap().number as usize - 1];
        assert!(mark_items(&case, given).iter().all(|marked| marked.mark == Mark::Agreed), "{}", case.id);
    }
}

/// All words of a file.
pub fn words(value: &Json) -> Vec<&str> {
    match value {
        Json::String(text) => vec![text],
        Json::Array(list) => list.iter().flat_map(words).collect(),
        Json::Object(fields) => fields.values().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_faulty_form_is_marlas_with_her_24_answers() {
    let form = FaultyForm::read(&file("faulty-form.json")).unwrap();
    let marla = &all()[0];
    assert_eq!((form.case.as_str(), form.as_of, form.faults.len()), (marla.id.as_str(), marla.as_of, 6));
    let context = cases::context(Rules::default());
    let draft = form.draft(&context);
    for keyed in &marla.key {
        assert_eq!(draft.item(&keyed.item).unwrap().answer, Some(keyed.answer), "{}", keyed.item);
    }
}
