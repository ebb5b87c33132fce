//! The checklist that the site serves, beside the one that the sender answered.

use chrono::NaiveDate;

use super::site::Site;
use crate::domain::context::Context;
use crate::domain::criteria::Rules;
use crate::domain::instrument::{Effective, Instrument, Wording};
use crate::domain::record::Record;

/// How the checklist on the site relates to the one that was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checklist {
    Same,
    /// Another file than the sender's: the words beside the answers may differ from those that were asked.
    OtherWords,
    /// The site serves none that could be read: items are shown by their ids.
    NotServed,
}

impl Checklist {
    /// How they relate, and what the record is read beside.
    pub fn of(record: &Record, site: &Site, today: NaiveDate) -> (Checklist, Context) {
        let checklist = match (&site.instrument, &record.instrument) {
            (None, _) => Checklist::NotServed,
            (Some(served), Some(used)) if served.sha256 == used.sha256 => Checklist::Same,
            // Without answers to items there is nothing to differ.
            (Some(_), None) if record.answers.ric.is_empty() => Checklist::Same,
            (Some(_), _) => Checklist::OtherWords,
        };
        let instrument = site.instrument.clone().unwrap_or_else(no_instrument);
        let context = match site.pack(&record.area) {
            Some(pack) => pack.context(instrument, today),
            None => Context { instrument, rules: Rules::default(), agencies: Vec::new(), today },
        };
        (checklist, context)
    }
}

/// Under a checklist without items, every answered item is shown by its id.
fn no_instrument() -> Instrument {
    Instrument {
        format: String::new(),
        id: String::new(),
        version: 0,
        title: Default::default(),
        effective: Effective { from: NaiveDate::MIN, to: None },
        source: Default::default(),
        licence: String::new(),
        wording: Wording::Paraphrase,
        note: Default::default(),
        items: Vec::new(),
        outcomes: Vec::new(),
        extra: Default::default(),
        sha256: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DASH: &[u8] = include_bytes!("../../../public/instruments/dash-ric.json");
    const RECORD: &[u8] = include_bytes!("../../../tests/vectors/record-v1.json");

    #[test]
    fn another_checklist_than_the_senders_is_said_and_the_same_one_is_not() {
        let dash = Instrument::parse(DASH).unwrap();
        let sha256 = dash.sha256.clone();
        let site = Site { instrument: Some(dash), ..Site::default() };
        let relation = |record: &Record| Checklist::of(record, &site, NaiveDate::MIN).0;
        let mut record = Record::read(RECORD).unwrap();
        assert_eq!(relation(&record), Checklist::OtherWords);
        record.instrument.as_mut().unwrap().sha256 = sha256;
        assert_eq!(relation(&record), Checklist::Same);
        record.instrument = None;
        assert_eq!(relation(&record), Checklist::OtherWords);
        record.answers.ric.clear();
        assert_eq!(relation(&record), Checklist::Same);
    }
}
