//! Telling people that something has come, or has waited too long: a sentence without any content, by webhook or mail.
//!
//! A mark beside the file says that it was told of, so that of several servers one tells it. The mark is made first, and
//! taken away again when nobody could be told.

mod late;
mod mail;
mod watch;
mod webhook;

pub use mail::{Mail, MailError};
pub use watch::Watch;
pub use webhook::Webhook;

use crate::wording::say;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something has come.
    Arrived,
    /// Something has waited longer than the area allows.
    Overdue,
}

/// Why a notice was not taken, in words for the operator.
pub enum NotTaken {
    /// Another try may do.
    ForNow(String),
    /// Only once something has been changed, here or there.
    ForGood(String),
}

/// How people are told.
#[derive(Default)]
pub struct Ways {
    pub webhook: Option<Webhook>,
    pub mail: Option<Mail>,
    /// What the operator calls this inbox; stands before the sentence.
    pub label: Option<String>,
}

impl Ways {
    /// Whether anybody is to be told.
    pub fn any(&self) -> bool {
        self.webhook.is_some() || self.mail.is_some()
    }

    /// The sentence.
    fn text(&self, notice: Notice) -> String {
        let sentence = match notice {
            Notice::Arrived => say!("notice-arrived"),
            Notice::Overdue => say!("notice-overdue"),
        };
        match &self.label {
            Some(label) => say!("notice-labelled", label = label, sentence = sentence),
            None => sentence,
        }
    }
}

impl Notice {
    /// The word for it.
    fn id(self) -> &'static str {
        match self {
            Notice::Arrived => "arrived",
            Notice::Overdue => "overdue",
        }
    }
}
