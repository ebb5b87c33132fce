//! What was done with cases: events that only add to the audit trail, and that nothing takes back.

use serde::{Deserialize, Serialize};

use super::ids::{CaseId, Id, Sha256};
use super::what::Fields;
use crate::domain::private::Private;

/// Cases that were read on screen, in one sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Viewed {
    pub cases: Vec<CaseId>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Cases that went to paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    pub cases: Vec<CaseId>,
    /// What was printed: `case`, `case_list`, `minutes`.
    #[serde(default)]
    pub output: String,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Cases that went into a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exported {
    pub cases: Vec<CaseId>,
    /// What was exported: `ledger`, `return`, `case_list`.
    #[serde(default)]
    pub output: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Sha256>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}

/// Cases that went to somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Circulated {
    pub cases: Vec<CaseId>,
    /// An agency, by its id in the area's pack or in words.
    pub to: Private<String>,
    /// What they got: `case_list`, `minutes`, `letter`, `idva_extract`.
    #[serde(default)]
    pub output: String,
    /// The file as it was handed out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Sha256>,
    /// Sealed to the agency's own key.
    #[serde(default)]
    pub sealed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    #[serde(flatten)]
    pub more: Private<Fields>,
}
