//! Cases by the names that people type: a reference, the SHA-256 of a sealed file, the event that entered one.

use std::collections::BTreeMap;

use crate::casework::reference;
use crate::domain::register::{CaseId, Register};
use crate::envelope::Reference;
use crate::wording::say;

/// The cases of a register, by their references.
pub struct Named<'r> {
    register: &'r Register,
    by_reference: BTreeMap<String, Vec<CaseId>>,
}

impl Named<'_> {
    /// Everything that is there, what adds to a case too.
    pub fn of(register: &Register) -> Named<'_> {
        let mut by_reference: BTreeMap<String, Vec<CaseId>> = BTreeMap::new();
        for (id, _) in register.cases.iter().filter(|(_, case)| case.is_here()) {
            by_reference.entry(reference(*id)).or_default().push(*id);
        }
        by_reference.remove("");
        Named { register, by_reference }
    }

    /// The case of this name, also one that was purged or has not arrived.
    pub fn ever(&self, typed: &str) -> Result<CaseId, String> {
        let id = match (typed.parse::<CaseId>(), typed.parse::<Reference>()) {
            (Ok(id), _) => Some(id).filter(|id| self.register.cases.contains_key(id)),
            (_, Ok(wanted)) => self.register.cases.keys().copied().find(|id| reference(*id) == wanted.to_string()),
            _ => None,
        };
        id.map_or_else(|| self.case(typed), Ok)
    }

    /// The one case of this name that is there.
    pub fn case(&self, typed: &str) -> Result<CaseId, String> {
        let not_there = || say!("cli-no-such-case", case = typed);
        if let Ok(id) = typed.parse::<CaseId>() {
            let here = self.register.cases.get(&id).is_some_and(|case| case.is_here());
            return if here { Ok(id) } else { Err(not_there()) };
        }
        let reference = typed.parse::<Reference>().map_err(|_| say!("cli-export-no-reference", text = typed))?;
        match self.by_reference.get(&reference.to_string()).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some([_, _, ..]) => Err(say!("cli-two-cases", case = typed)),
            _ => Err(not_there()),
        }
    }
}
