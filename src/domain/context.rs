//! What the form needs to know of its area and day.

use chrono::NaiveDate;

use super::criteria::{Listed, Rules};
use super::instrument::Instrument;

/// The circumstances under which a form is filled in and checked.
#[derive(Clone, Debug)]
pub struct Context {
    pub instrument: Instrument,
    pub rules: Rules,
    /// The agencies that the area lists.
    pub agencies: Vec<Listed>,
    /// The sender's local date.
    pub today: NaiveDate,
}

/// The circumstances of an area with the national rules, for tests.
#[cfg(test)]
pub fn example() -> Context {
    Context {
        instrument: Instrument::parse(include_bytes!("../../public/instruments/dash-ric.json")).unwrap(),
        rules: Rules::default(),
        agencies: Vec::new(),
        today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
    }
}
