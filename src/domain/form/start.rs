//! What is asked before the form: whether it is the right place, and what is about to be sent. In no record.

use super::questions::{MUST, WhenShown, YES_NO_DONT_KNOW, choice, row};
use super::{Kind, Question, Section, Shown, TextForm};

/// The questions that the start page refers to by name.
pub mod ids {
    pub const IN_AREA: &str = "start.in_area";
    pub const OLD_ENOUGH: &str = "start.old_enough";
    pub const KIND: &str = "start.kind";
    pub const REFERS_TO: &str = "start.refers_to";
    pub const AMEND_KEY: &str = "start.amend_key";
}

const KINDS: &[&str] = &["referral", "update", "answer", "withdrawal", "new_incident"];
const CHANGES: &[&str] = &["update", "answer", "withdrawal", "new_incident"];
const REFERENCE: Kind = Kind::Text { max: 20, form: TextForm::Code { characters: 12 } };
const AMEND_KEY: Kind = Kind::Text { max: 60, form: TextForm::Code { characters: 26 } };

/// The questions of the start page.
pub static START: &[Question] = &[
    row(ids::IN_AREA, Section::Start, YES_NO_DONT_KNOW, MUST, Shown::Always),
    row(ids::OLD_ENOUGH, Section::Start, YES_NO_DONT_KNOW, MUST, Shown::Always),
    row(ids::KIND, Section::Start, choice("kind", KINDS), MUST, Shown::Always),
    row(ids::REFERS_TO, Section::Start, REFERENCE, WhenShown, Shown::When(ids::KIND, CHANGES)),
    row(ids::AMEND_KEY, Section::Start, AMEND_KEY, WhenShown, Shown::When(ids::KIND, CHANGES)),
];
