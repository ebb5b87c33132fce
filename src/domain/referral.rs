//! A referral that may be sealed: complete, or urgent with its gaps stated.

use super::answers::{Answers, Key};

/// Valid by construction: only `check` makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    answers: Answers,
    gaps: Vec<Key>,
}

impl Referral {
    pub(super) fn checked(answers: Answers, gaps: Vec<Key>) -> Referral {
        Referral { answers, gaps }
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What an urgent referral was sent without.
    pub fn gaps(&self) -> &[Key] {
        &self.gaps
    }
}
