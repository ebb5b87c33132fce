//! A paper as it was handed out, and what a register is told of it.

use serde::{Deserialize, Serialize};

use super::found::Found;
use crate::domain::private::Private;
use crate::domain::register::uses::{Circulated, Exported};
use crate::domain::register::{CaseId, Id, Sha256, What};
use crate::envelope::reference::sha256;
use crate::envelope::{Recipient, SealError, seal_document};
use crate::render::outputs::Output;

/// A paper that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// For whom it is; empty: for the MARAC team alone.
    pub to: String,
    pub cases: Vec<CaseId>,
    /// As it was handed out: sealed where it is.
    pub file: Sha256,
    pub sealed: bool,
}

impl Given {
    /// A file for somebody, sealed where these are any keys of theirs; with the bytes that are handed out.
    pub fn of(
        to: String,
        found: &[Found],
        file: Vec<u8>,
        recipients: &[Recipient],
    ) -> Result<(Given, Vec<u8>), SealError> {
        let sealed = !recipients.is_empty();
        let file = if sealed { seal_document(&file, recipients)? } else { file };
        let cases = found.iter().filter_map(|found| found.id).collect();
        Ok((Given { to, cases, file: Sha256(sha256(&file)), sealed }, file))
    }

    /// How its name ends after the ending of its format.
    pub fn ending(&self) -> &'static str {
        if self.sealed { ".age" } else { "" }
    }

    /// What the register is told: that it was exported for own use, or that it went to somebody.
    pub fn event(self, output: Output, meeting: Option<Id>) -> What {
        let Given { to, cases, file, sealed } = self;
        let (output, file) = (output.id().to_owned(), Some(file));
        if to.is_empty() {
            return What::Exported(Exported { cases, output, file, more: Default::default() });
        }
        What::Circulated(Circulated { cases, to: Private(to), output, file, sealed, meeting, more: Default::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_with_the_team_is_exported_and_what_goes_out_is_circulated() {
        let given =
            |to: &str| Given { to: to.into(), cases: Vec::new(), file: Sha256([7; 32]), sealed: !to.is_empty() };
        let own = given("").event(Output::CaseList, None);
        assert!(matches!(own, What::Exported(Exported { output, file: Some(_), .. }) if output == "case_list"));
        let out = given("police").event(Output::CaseList, None);
        assert!(matches!(out, What::Circulated(Circulated { to, sealed: true, .. }) if to.0 == "police"));
    }
}
