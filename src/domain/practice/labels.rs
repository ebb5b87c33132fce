//! Every text of a case that is a label, with its place in the file.

use super::case::Case;
use crate::domain::label::Label;

/// The labels with their places; `true` for those that are one line.
pub(super) fn all(case: &Case) -> Vec<(String, &Label, bool)> {
    let mut all = vec![
        ("title".to_owned(), &case.title, true),
        ("about".to_owned(), &case.about, true),
        ("content_note".to_owned(), &case.content_note, false),
        ("role".to_owned(), &case.role, false),
        ("narrative".to_owned(), &case.narrative, false),
        ("safe_contact_why".to_owned(), &case.safe_contact_why, false),
        ("agreement_why".to_owned(), &case.agreement_why, false),
        ("reason.model".to_owned(), &case.reason.model, false),
    ];
    let mut of_list = |list: &str, place: usize, field: &str, label, line| {
        all.push((format!("{list}[{place}].{field}"), label, line));
    };
    for (at, topic) in case.topics.iter().enumerate() {
        of_list("topics", at, "ask", &topic.ask, true);
    }
    for (at, fact) in case.facts.iter().enumerate() {
        of_list("facts", at, "text", &fact.text, false);
    }
    for (at, key) in case.routes.iter().enumerate() {
        of_list("routes", at, "why", &key.why, false);
    }
    for (at, prompt) in case.reason.prompts.iter().enumerate() {
        of_list("reason.prompts", at, "text", &prompt.text, true);
        of_list("reason.prompts", at, "looks_for", &prompt.looks_for, false);
    }
    for (at, point) in case.traps.iter().enumerate() {
        of_list("traps", at, "text", &point.text, false);
    }
    for (at, point) in case.discussion.iter().enumerate() {
        of_list("discussion", at, "text", &point.text, false);
    }
    for (at, card) in case.mock_marac.iter().enumerate() {
        of_list("mock_marac", at, "label", &card.label, true);
        of_list("mock_marac", at, "knows", &card.knows, false);
        of_list("mock_marac", at, "can_offer", &card.can_offer, false);
    }
    all.extend(case.key.iter().map(|keyed| (format!("key.{}.why", keyed.item), &keyed.why, false)));
    all
}
