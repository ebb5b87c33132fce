//! The sections of the form, in the order of the journey.

use super::{QUESTIONS, Question, START};

/// One page of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Before the form; in no record.
    Start,
    Referrer,
    Victim,
    SafeContact,
    Perpetrator,
    Household,
    Background,
    Ric,
    Route,
    Reason,
    Agreement,
    Urgent,
}

impl Section {
    /// All sections of the form, in the order in which they are asked.
    pub const ALL: [Section; 11] = [
        Section::Referrer,
        Section::Victim,
        Section::SafeContact,
        Section::Perpetrator,
        Section::Household,
        Section::Background,
        Section::Ric,
        Section::Route,
        Section::Reason,
        Section::Agreement,
        Section::Urgent,
    ];

    /// The order in which a coordinator reads: safe contact first.
    pub const AS_READ: [Section; 11] = [
        Section::SafeContact,
        Section::Urgent,
        Section::Victim,
        Section::Perpetrator,
        Section::Household,
        Section::Route,
        Section::Reason,
        Section::Ric,
        Section::Agreement,
        Section::Background,
        Section::Referrer,
    ];

    /// Names the section in wording ids: `section-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Section::Start => "start",
            Section::Referrer => "referrer",
            Section::Victim => "victim",
            Section::SafeContact => "safe-contact",
            Section::Perpetrator => "perpetrator",
            Section::Household => "household",
            Section::Background => "background",
            Section::Ric => "ric",
            Section::Route => "route",
            Section::Reason => "reason",
            Section::Agreement => "agreement",
            Section::Urgent => "urgent",
        }
    }

    /// Its questions, in order; the items of the checklist come on top in [`Section::Ric`].
    pub fn questions(self) -> impl Iterator<Item = &'static Question> {
        QUESTIONS.iter().chain(START).filter(move |q| q.section == self)
    }
}
