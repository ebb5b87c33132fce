//! What a person is told to mend: the same words in the summary and beside the question.

use super::{form, say};
use crate::domain::context::Context;
use crate::domain::date::{DatePart, DateProblem};
use crate::domain::problem::{Place, Problem, ProblemKind};

/// The sentence for a problem.
pub fn problem(problem: &Problem, context: &Context) -> String {
    match (&problem.place, problem.kind) {
        (_, ProblemKind::FormTooLong { over }) => say!("problem-form-too-long", over = over),
        (_, ProblemKind::NothingChanged) => say!("problem-nothing-changed"),
        (Place::Item(id), kind) => item(id, kind, context),
        (Place::Question(key), ProblemKind::Missing) => {
            let missing = form::question(key.id, Some("missing")).unwrap_or_default();
            match key.question().group() {
                Some(group) if key.row >= group.least => {
                    say!("person-question", person = form::person(group, key.row), question = missing)
                }
                _ => missing,
            }
        }
        (Place::Question(key), kind) => sentence(kind, &form::label(*key)),
        (Place::Form, kind) => sentence(kind, ""),
    }
}

fn item(id: &str, kind: ProblemKind, context: &Context) -> String {
    let Some(item) = context.instrument.item(id) else { return String::new() };
    match kind {
        ProblemKind::TooLong { max, over } => say!("problem-item-detail", number = item.number, over = over, max = max),
        ProblemKind::Missing => say!("problem-item", number = item.number, short = item.short.en()),
        kind => sentence(kind, item.short.en()),
    }
}

fn sentence(kind: ProblemKind, label: &str) -> String {
    match kind {
        ProblemKind::TooLong { max, over } => say!("problem-too-long", label = label, over = over, max = max),
        ProblemKind::Email => say!("problem-email", label = label),
        ProblemKind::Phone => say!("problem-phone", label = label),
        ProblemKind::Postcode => say!("problem-postcode", label = label),
        ProblemKind::Code { characters } => say!("problem-code", label = label, characters = characters),
        ProblemKind::NothingChanged => say!("problem-nothing-changed"),
        ProblemKind::NotOffered | ProblemKind::Missing => say!("problem-not-offered", label = label),
        ProblemKind::ReasonMissing => say!("problem-reason", label = label),
        ProblemKind::FormTooLong { over } => say!("problem-form-too-long", over = over),
        ProblemKind::Date(problem) => date(problem, label),
    }
}

fn date(problem: DateProblem, label: &str) -> String {
    match problem {
        DateProblem::Incomplete(DatePart::Day) => say!("problem-date-day", label = label),
        DateProblem::Incomplete(DatePart::Month) => say!("problem-date-month", label = label),
        DateProblem::Incomplete(DatePart::Year) => say!("problem-date-year", label = label),
        DateProblem::NotANumber(_) => say!("problem-date-number", label = label),
        DateProblem::NoSuchMonth { swapped: true } => say!("problem-date-swapped", label = label),
        DateProblem::NoSuchMonth { swapped: false } => say!("problem-date-no-month", label = label),
        DateProblem::NoSuchDay => say!("problem-date-no-day", label = label),
        DateProblem::Year => say!("problem-date-year-digits", label = label),
        DateProblem::Future => say!("problem-date-future", label = label),
    }
}
