//! What goes from the coordinator to others: each output is a function from cases to a table or a document.
//!
//! Nothing here is addressed to a victim. A confidential address and immigration status stay out of everything unless
//! [`Include`] names them; who must not receive an output is for [`crate::domain::circulation`] to say.

mod case;

// tables
pub mod action_log;
pub mod agenda;
pub mod audit;
pub mod case_list;

// documents
pub mod letters;
pub mod minutes;
pub mod research;
pub mod whole;

mod answered;
mod occasion;
mod planned;
mod withheld;

pub use case::{CameAs, Case};
pub use occasion::{Include, Meeting, Occasion, slots};
pub use planned::Planned;
pub use withheld::need_to_know;

use serde::{Deserialize, Serialize};

/// What is made, and how its file is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    CaseList,
    Agenda,
    IdvaExtract,
    ResearchForm,
    Transfer,
    Acknowledgement,
    Query,
    NotAccepted,
    Minutes,
    ActionLog,
}

impl Output {
    /// The word for it in a register.
    pub fn id(self) -> &'static str {
        match self {
            Output::CaseList => "case_list",
            Output::Agenda => "agenda",
            Output::IdvaExtract => "idva_extract",
            Output::ResearchForm => "research_form",
            Output::Transfer => "transfer",
            Output::Acknowledgement => "acknowledgement",
            Output::Query => "query",
            Output::NotAccepted => "not_accepted",
            Output::Minutes => "minutes",
            Output::ActionLog => "action_log",
        }
    }

    /// One line for each of several things: it can be a spreadsheet.
    pub fn is_table(self) -> bool {
        matches!(self, Output::CaseList | Output::Agenda | Output::ActionLog)
    }

    /// It goes to whoever referred one case, and tells nothing of it.
    pub fn is_letter(self) -> bool {
        matches!(self, Output::Acknowledgement | Output::Query | Output::NotAccepted)
    }

    /// A file name that tells of nobody: `marac-case-list-2026-11-22.xlsx`.
    pub fn file_name(self, day: &str, ending: &str) -> String {
        format!("marac-{}-{day}.{ending}", self.id().replace('_', "-"))
    }
}
