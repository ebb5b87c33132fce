//! The form as data: sections, questions, options. A new question is one row here and its wording.

mod options;
mod question;
mod questions;
mod section;

pub use options::{Options, option_ids};
pub use question::{Kind, Need, Question, Shown, TextForm};
pub use questions::{QUESTIONS, ids, question};
pub use section::Section;
