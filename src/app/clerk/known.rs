//! The records that were inside the sealed files of a register.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::casework::{Closed, Records};
use crate::domain::joining::Tie;
use crate::domain::record::Record;
use crate::domain::register::Sha256;

/// Records as bytes: they are read again when they are needed, which is little work and keeps thousands of them small.
#[derive(Default)]
pub struct Known(BTreeMap<Sha256, Option<Opened>>);

/// The record as bytes, and how its file hangs together with others.
type Opened = (Zeroizing<Vec<u8>>, Tie);

impl Known {
    pub fn put(&mut self, body: Sha256, record: Zeroizing<Vec<u8>>, tie: Tie) {
        self.0.insert(body, Some((record, tie)));
    }

    /// What was purged is not kept in memory either.
    pub fn forget(&mut self, body: Sha256) {
        self.0.remove(&body);
    }

    pub fn put_unopened(&mut self, body: Sha256) {
        self.0.entry(body).or_insert(None);
    }
}

impl Records for Known {
    fn record(&self, body: Sha256) -> Result<Record, Closed> {
        let (record, _) = self.0.get(&body).ok_or(Closed::NotHere)?.as_ref().ok_or(Closed::Unopened)?;
        Record::read(record).map_err(|_| Closed::Unopened)
    }

    fn tie(&self, body: Sha256, record: &Record) -> Tie {
        let known = self.0.get(&body).and_then(|known| Some(known.as_ref()?.1.clone()));
        known.unwrap_or_else(|| crate::envelope::tie(&record.kind))
    }
}
