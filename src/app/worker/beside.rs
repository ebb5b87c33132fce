//! What a record is looked at beside: the packs and the checklist of the site, and the day.

use crate::area::Pack;
use crate::domain::context::Context;
use crate::domain::date::read_day;
use crate::domain::glance::Glance;
use crate::domain::instrument::Instrument;
use crate::domain::record::{Record, RecordKind};

/// Public data, read once for many records: for each area, how its referrals are read.
pub struct Beside(Vec<(String, Context)>);

impl Beside {
    /// Reads files as they came; a pack that does not load is left out, and without a checklist nothing can be looked at.
    pub fn read(packs: &[String], instrument: &str, today: &str) -> Option<Beside> {
        let (instrument, today) = (Instrument::parse(instrument.as_bytes()).ok()?, read_day(today)?);
        let packs = packs.iter().filter_map(|pack| Pack::parse(pack.as_bytes()).ok());
        Some(Beside(packs.map(|pack| (pack.id.clone(), pack.context(instrument.clone(), today))).collect()))
    }

    /// What a list says of a referral; nothing of what adds to one, nor of an area that this site does not know.
    pub fn glance(&self, record: &Record) -> Option<Glance> {
        let (_, context) = self.0.iter().find(|(area, _)| *area == record.area)?;
        matches!(record.kind, RecordKind::Referral { .. }).then(|| Glance::of(&record.answers, context))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;

    const DASH: &str = include_str!("../../../public/instruments/dash-ric.json");
    const RECORD: &[u8] = include_bytes!("../../../tests/vectors/record-v1.json");

    fn beside(packs: &[String], instrument: &str) -> Option<Glance> {
        Beside::read(packs, instrument, "2026-11-22")?.glance(&Record::read(RECORD).unwrap())
    }

    #[test]
    fn a_referral_is_glanced_at_beside_the_pack_of_its_own_area_alone() {
        let pack = |id: &str| {
            let mut pack = example::json();
            pack["id"] = id.into();
            pack.to_string()
        };
        let own = Record::read(RECORD).unwrap().area;
        let glance = beside(&[pack("elsewhere"), "not a pack".into(), pack(&own)], DASH).unwrap();
        assert_eq!(glance.counts.map(|counts| (counts.yes, counts.dont_know)), Some((17, 4)));
        assert_eq!(beside(&[pack("elsewhere")], DASH), None);
        assert_eq!(beside(&[pack(&own)], "{}"), None);
    }
}
