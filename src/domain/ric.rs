//! The answers to a checklist, and their counts.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::instrument::{Instrument, Tri};

/// The answers by item id; an unanswered item may still carry detail that was typed.
pub type RicAnswers = LiteMap<String, RicAnswer>;

/// What was said about one item.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RicAnswer {
    pub answer: Option<Tri>,
    pub detail: String,
    /// Ids of the sub-options that were ticked, in the order of the instrument.
    pub options: Vec<String>,
    /// Who said so, if not the victim.
    pub source: String,
}

/// How many items were answered how. An unanswered item is never counted as No.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub yes: u32,
    pub no: u32,
    pub dont_know: u32,
    pub not_answered: u32,
}

impl Counts {
    /// Counts the answers to the items of an instrument.
    pub fn of(instrument: &Instrument, answers: &RicAnswers) -> Counts {
        let mut counts = Counts::default();
        for item in &instrument.items {
            match answers.get(&item.id).and_then(|a| a.answer) {
                Some(Tri::Yes) => counts.yes += 1,
                Some(Tri::No) => counts.no += 1,
                Some(Tri::DontKnow) => counts.dont_know += 1,
                None => counts.not_answered += 1,
            }
        }
        counts
    }

    /// Items that carry an answer.
    pub fn answered(self) -> u32 {
        self.yes + self.no + self.dont_know
    }
}

impl RicAnswer {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        *self == RicAnswer::default()
    }
}
