//! What was corrected in a case, beside what was sent.

use serde::{Deserialize, Serialize};

use super::content::{Closed, Content, Records};
use crate::domain::answers::Answers;
use crate::domain::context::Context;
use crate::domain::form::Section;
use crate::domain::problem::Place;
use crate::domain::register::{Case, CaseId, corrected, field_of};
use crate::render::recap::{Row, recap};

/// One answer that somebody corrected, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub label: String,
    /// Nothing where there was no answer.
    pub sent: String,
    /// Several where people differ; nothing where the answer was taken away.
    pub now: Vec<String>,
}

/// Everything that was corrected.
pub fn corrections(
    records: &impl Records,
    id: CaseId,
    case: &Case,
    context: &Context,
) -> Result<Vec<Correction>, Closed> {
    if case.corrections.is_empty() {
        return Ok(Vec::new());
    }
    let sent = Content::uncorrected(records, id, case)?.answers;
    let of = |(field, said): (&String, &crate::domain::register::Settled<_>)| {
        let values = said.values().map(|one: &crate::domain::register::cases::Corrected| &one.value.0);
        let rows: Vec<Option<Row>> =
            values.map(|value| row_of(&corrected(&sent, [(field.as_str(), value)]).0, field, context)).collect();
        let before = row_of(&sent, field, context);
        let label = before.iter().chain(rows.iter().flatten()).next().map(|row| row.label.clone());
        Correction {
            label: label.unwrap_or_else(|| field.clone()),
            sent: answer(before),
            now: rows.into_iter().map(answer).collect(),
        }
    };
    Ok(case.corrections.iter().map(of).collect())
}

/// How an answer reads, by its place in a record; nothing where there is none.
pub fn in_words(answers: &Answers, field: &str, context: &Context) -> String {
    answer(row_of(answers, field, context))
}

fn answer(row: Option<Row>) -> String {
    row.filter(|row| !row.missing).map(|row| row.answer).unwrap_or_default()
}

fn row_of(answers: &Answers, field: &str, context: &Context) -> Option<Row> {
    let mut rows = recap(answers, context, &Section::ALL).into_iter().flat_map(|part| part.rows);
    rows.find(|row| match &row.place {
        Place::Question(key) => field_of(*key) == field,
        Place::Item(id) => field.strip_prefix("ric.") == Some(id),
        Place::Form => false,
    })
}
