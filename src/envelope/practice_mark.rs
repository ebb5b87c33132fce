//! What practice files carry in their header, for everybody to see: no dropbox takes a file that has it.
//!
//! age passes over stanzas of a type it does not know (<https://c2sp.org/age#recipient-stanza>), so that such a file opens
//! with any age program.

use std::collections::HashSet;

use age_core::format::{FileKey, Stanza};

use super::hybrid;
use super::recipient::Family;
use crate::domain::mode::{Mode, Practice};

/// The type of the stanza; it has no argument and an empty body.
pub(crate) const MARK: &str = "marac-practice";

/// Puts the mark into a header; it opens nothing.
pub(crate) struct PracticeMark(Family);

impl PracticeMark {
    /// The mark, for what is sealed in practice, beside recipients of that family.
    pub fn of<M: Mode>(family: Family) -> Option<PracticeMark> {
        is_practice::<M>().then_some(PracticeMark(family))
    }
}

/// Whether a mode is practice.
pub(crate) fn is_practice<M: Mode>() -> bool {
    M::NAME == Practice::NAME
}

impl age::Recipient for PracticeMark {
    fn wrap_file_key(&self, _: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        let stanza = Stanza { tag: MARK.to_owned(), args: Vec::new(), body: Vec::new() };
        Ok((vec![stanza], hybrid::labels(self.0)))
    }
}
