//! The items of the checklist, read.

use super::within;
use crate::domain::answers::{Answers, clean};
use crate::domain::context::Context;
use crate::domain::instrument::{Item, Tri};
use crate::domain::problem::{Place, Problem, ProblemKind};
use crate::domain::ric::{RicAnswer, RicAnswers};

/// Characters of detail that an item of the checklist takes.
pub const ITEM_DETAIL: usize = 500;
/// Characters of "who said so" that an item takes.
pub const ITEM_SOURCE: usize = 100;

/// Reads every item of the area's checklist.
pub(super) fn read_items(ric: &RicAnswers, context: &Context, answers: &mut Answers, problems: &mut Vec<Problem>) {
    for item in &context.instrument.items {
        let given = ric.get(&item.id);
        match given.map_or(Ok(RicAnswer::default()), |given| read_item(item, given)) {
            Ok(answer) => {
                if answer.answer.is_none() {
                    problems.push(Problem { place: Place::Item(item.id.clone()), kind: ProblemKind::Missing });
                }
                if !answer.is_empty() {
                    answers.ric.insert(item.id.clone(), answer);
                }
            }
            Err(kind) => problems.push(Problem { place: Place::Item(item.id.clone()), kind }),
        }
    }
}

fn read_item(item: &Item, given: &RicAnswer) -> Result<RicAnswer, ProblemKind> {
    if given.options.iter().any(|id| !item.options.iter().any(|o| o.id == *id)) {
        return Err(ProblemKind::NotOffered);
    }
    let ticked = item.options.iter().filter(|o| given.answer == Some(Tri::Yes) && given.options.contains(&o.id));
    let answer = RicAnswer {
        answer: given.answer,
        detail: clean(&given.detail),
        options: ticked.map(|o| o.id.clone()).collect(),
        source: clean(&given.source).replace('\n', " "),
    };
    within(&answer.detail, ITEM_DETAIL)?;
    within(&answer.source, ITEM_SOURCE)?;
    Ok(answer)
}
