//! The words of the form, by question and option.

use super::{message, say};
use crate::domain::answers::{Key, NotKnownCode};
use crate::domain::context::Context;
use crate::domain::criteria::Listed;
use crate::domain::form::{self, Group, Kind, Options, Section};

/// What stands beside a question: `q-victim-name`, or one of its attributes (`hint`, `missing`).
pub fn question(id: &str, attribute: Option<&str>) -> Option<String> {
    message(&format!("q-{}", id.replace(['.', '_'], "-")), attribute, &[])
}

/// The label of an option: fixed ones by their set, an area's own by its pack.
pub fn option(options: Options, id: &str, context: &Context) -> String {
    let fixed = |set: &str| message(&format!("opt-{set}-{}", id.replace('_', "-")), None, &[]);
    let listed = |all: &[Listed]| all.iter().find(|l| l.id == id).map(|l| l.label.en().to_owned());
    match options {
        Options::Fixed { set, .. } => fixed(set),
        Options::Agencies => listed(&context.agencies).or_else(|| fixed("agency")),
        Options::Routes => listed(&context.rules.other_routes).or_else(|| fixed("routes")),
    }
    // An id that nobody lists comes from another area or version: shown as it stands.
    .unwrap_or_else(|| id.to_owned())
}

/// The label of an option of the question with this id.
pub fn option_of(question_id: &str, option_id: &str, context: &Context) -> String {
    match form::question(question_id).map(|question| question.kind) {
        Some(Kind::Choice(options) | Kind::Choices(options)) => option(options, option_id, context),
        _ => option_id.to_owned(),
    }
}

/// A reason why an answer is not known.
pub fn not_known(code: NotKnownCode) -> String {
    message(&format!("not-known-{}", code.id().replace('_', "-")), None, &[]).unwrap_or_default()
}

/// Which of several people: "Alleged perpetrator 2".
pub fn person(group: &Group, row: u8) -> String {
    let number = row + 1;
    match group.section {
        Section::Perpetrator => say!("person-perpetrators", number = number),
        Section::Household => say!("person-household", number = number),
        Section::Route => say!("person-past-events", number = number),
        _ => say!("person-agencies", number = number),
    }
}

/// The words on the way to one more.
pub fn add_person(group: &Group) -> String {
    match group.section {
        Section::Perpetrator => say!("person-add-perpetrators"),
        Section::Household => say!("person-add-household"),
        Section::Route => say!("person-add-past-events"),
        _ => say!("person-add-agencies"),
    }
}

/// The label of a question, with the person it is about where there may be several.
pub fn label(key: Key) -> String {
    let question = question(key.id, None).unwrap_or_default();
    match key.question().group() {
        Some(group) if key.row >= group.least => {
            say!("person-question", person = person(group, key.row), question = question)
        }
        _ => question,
    }
}

/// The heading of a section.
pub fn section(section: Section) -> String {
    message(&format!("section-{}", section.id()), None, &[]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::{Need, QUESTIONS, START};

    #[test]
    fn every_question_section_option_and_reason_has_its_words() {
        for q in QUESTIONS.iter().chain(START) {
            assert!(question(q.id, None).is_some(), "{} has no label", q.id);
            let folded = q.fold.is_none_or(|fold| message(&format!("fold-{fold}"), None, &[]).is_some());
            assert!(folded, "{}: the words under which it is folded", q.id);
            let asked = q.need != Need::Optional;
            assert_eq!(question(q.id, Some("missing")).is_some(), asked, "{}: what is said when it is missing", q.id);
            if let Kind::Choice(Options::Fixed { set, ids }) | Kind::Choices(Options::Fixed { set, ids }) = q.kind {
                for id in ids {
                    assert!(message(&format!("opt-{set}-{}", id.replace('_', "-")), None, &[]).is_some(), "{set} {id}");
                }
            }
        }
        assert!(Section::ALL.into_iter().all(|s| !super::section(s).is_empty()));
        assert!(NotKnownCode::ALL.into_iter().all(|code| !not_known(code).is_empty()));
    }
}
