//! A question as data.

use super::{Options, Section};
use crate::domain::date::DateRule;

/// One row of the form.
#[derive(Debug)]
pub struct Question {
    /// Also its place in a record: `victim.name`; `perpetrators.name` stands once per row.
    pub id: &'static str,
    pub section: Section,
    pub kind: Kind,
    pub need: Need,
    pub shown: Shown,
    /// Optional questions that belong together stand folded under these words: `fold-<name>`.
    pub fold: Option<&'static str>,
}

/// Questions that are asked once for each of several people or agencies.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// Also its place in a record: a list.
    pub id: &'static str,
    pub section: Section,
    /// How many there are to begin with.
    pub least: u8,
}

/// The groups of the form.
pub static GROUPS: &[Group] = &[
    Group { id: "perpetrators", section: Section::Perpetrator, least: 1 },
    Group { id: "household", section: Section::Household, least: 0 },
    Group { id: "agencies_involved", section: Section::Reason, least: 0 },
    Group { id: "past_events", section: Section::Route, least: 0 },
];

/// The group of what happened before.
pub fn past_events() -> &'static Group {
    &GROUPS[3]
}

/// No more rows than this.
pub const MOST_ROWS: u8 = 20;

/// What kind of answer a question takes; each kind is one component of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line, at most `max` characters.
    Text { max: usize, form: TextForm },
    /// Several lines, at most `max` characters.
    LongText { max: usize },
    /// A day, or a month or year where the rule allows.
    Date(DateRule),
    /// One of several.
    Choice(Options),
    /// Any of several.
    Choices(Options),
}

/// What one line of text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    Plain,
    /// Spelling is never checked: checkers send text away, and names are not in dictionaries.
    Name,
    Phone,
    Email,
    Postcode,
    /// A reference or a key of ours, read as people write them: so many letters and digits.
    Code {
        characters: usize,
    },
}

/// Whether an answer has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A must-have; `or_not_known` when a reason will do instead.
    Must {
        or_not_known: bool,
    },
    /// Needed whenever the question is shown at all.
    WhenShown,
    Optional,
}

/// When a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Always,
    /// When the answer to another question is, or includes, one of these.
    When(&'static str, &'static [&'static str]),
}

impl Question {
    /// The repeating group it stands in, if it does.
    pub fn group(&self) -> Option<&'static Group> {
        let (block, _) = self.id.split_once('.')?;
        GROUPS.iter().find(|group| group.id == block)
    }

    /// Whether "not known, because" is asked for where there is no answer.
    pub fn may_be_not_known(&self) -> bool {
        matches!(self.need, Need::Must { or_not_known: true })
    }

    /// Whether a record may say "not known, because" here: not where an answer is a must.
    pub fn takes_not_known(&self) -> bool {
        self.need == Need::Optional || self.may_be_not_known()
    }
}
