//! What the form needs of an area.

use chrono::NaiveDate;

use super::pack::Pack;
use crate::domain::context::Context;
use crate::domain::criteria::Listed;
use crate::domain::instrument::Instrument;

impl Pack {
    /// The circumstances under which a form of this area is filled in and checked.
    pub fn context(&self, instrument: Instrument, today: NaiveDate) -> Context {
        let agencies = self.agencies.iter().map(|a| Listed { id: a.id.clone(), label: a.label.clone() });
        Context { instrument, rules: self.criteria.clone(), agencies: agencies.collect(), today }
    }
}
