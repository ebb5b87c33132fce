//! The form as data: sections, questions, options. A new question is one row here and its wording.

mod options;
mod question;
mod questions;
mod section;
mod start;

pub use options::{Options, option_ids};
pub use question::{GROUPS, Group, Kind, MOST_ROWS, Need, Question, Shown, TextForm, past_events};
pub use questions::{QUESTIONS, ids, question};
pub use section::Section;
pub use start::{START, ids as start_ids};
