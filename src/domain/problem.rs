//! What a person is asked to mend before a form can go.

use super::answers::Key;
use super::date::DateProblem;

/// One thing to mend, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub place: Place,
    pub kind: ProblemKind,
}

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Question(Key),
    /// An item of the checklist, by id.
    Item(String),
    /// The form as a whole.
    Form,
}

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nothing was answered; an urgent referral may go without.
    Missing,
    /// "Other" was given as the reason, without saying which.
    ReasonMissing,
    /// Characters allowed, and characters too many.
    TooLong {
        max: usize,
        over: usize,
    },
    Date(DateProblem),
    Email,
    Phone,
    Postcode,
    /// Not the reference or key that it should be; how many letters and digits one has.
    Code {
        characters: usize,
    },
    /// What is to be added to a referral changes nothing of it.
    NothingChanged,
    /// An option that is not offered (only a file can carry one).
    NotOffered,
    /// The text of the whole form is longer than a sealed file of the usual length holds; bytes too many.
    FormTooLong {
        over: usize,
    },
}

impl Place {
    /// The id of the control in the page.
    pub fn element_id(&self) -> String {
        match self {
            Place::Question(key) => key.element_id(),
            Place::Item(id) => id.clone(),
            Place::Form => "main".to_owned(),
        }
    }
}
