//! The page that lists the must-haves, held to the form.

use marac_portal::domain::form::{Need, QUESTIONS, ids};

#[test]
fn the_documented_must_haves_are_those_of_the_form() {
    let page = std::fs::read_to_string("docs/must-haves.md").unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |"));
    let documented: Vec<bool> = rows.map(|row| row.contains("*or why not*")).collect();
    let asked = QUESTIONS.iter().filter(|q| q.id != ids::URGENT).filter_map(|q| match q.need {
        Need::Must { or_not_known } => Some(or_not_known),
        _ => None,
    });
    assert_eq!(documented, asked.collect::<Vec<_>>());
    assert!(documented.len() <= 15);
}
