//! When a file has waited too long: the working hours of the area that acknowledges soonest.

use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::area::{Pack, PackMode, london_time};
use crate::casework::shipped_holidays;
use crate::domain::calendar::BankHolidays;
use crate::domain::nation::Nation;

/// By which a file is late.
pub struct Late {
    holidays: BankHolidays,
    promised: Vec<(u32, Nation)>,
}

impl Late {
    /// What the live packs promise. `site`: its folder, which may have newer bank holidays. Blocks.
    pub fn of(packs: &[Pack], site: &Path) -> Late {
        let own = fs::read(site.join("bank-holidays.json")).ok();
        let holidays = own.and_then(|bytes| BankHolidays::parse(&bytes).ok()).unwrap_or_else(shipped_holidays);
        let live = packs.iter().filter(|pack| pack.mode == PackMode::Live);
        let promised = live.filter_map(|pack| {
            let hours = pack.acknowledge.as_ref()?.within_working_hours;
            Some((hours, pack.nation.unwrap_or(Nation::England)))
        });
        Late { holidays, promised: promised.collect() }
    }

    /// Whether what came then should have been acknowledged by now. A name says nothing about the area, so the soonest counts;
    /// where no area promises anything, nothing is late.
    pub fn is(&self, received: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self.promised.iter().any(|(hours, nation)| london_time(now) > self.by(london_time(received), *hours, *nation))
    }

    fn by(&self, received: NaiveDateTime, hours: u32, nation: Nation) -> NaiveDateTime {
        // Beyond the bank holidays that are known, too early a notice is better than none.
        let plain = received + TimeDelta::hours(hours.into());
        self.holidays.working_hours_after(received, hours, nation).unwrap_or(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_soonest_promise_counts_in_working_hours_and_none_makes_nothing_late() {
        let late = |promised: &[(u32, Nation)]| Late { holidays: shipped_holidays(), promised: promised.to_vec() };
        let (england, scotland) = ((8, Nation::England), (4, Nation::Scotland));
        // A Friday afternoon, in winter; then the Monday.
        let received = at("2026-11-20T16:00:00Z");
        for (promised, now, expected) in [
            (&[][..], "2027-11-20T16:00:00Z", false),
            (&[england], "2026-11-23T16:00:00Z", false),
            (&[england], "2026-11-23T16:00:01Z", true),
            (&[england, scotland], "2026-11-23T12:00:00Z", false),
            (&[england, scotland], "2026-11-23T12:00:01Z", true),
        ] {
            assert_eq!(late(promised).is(received, at(now)), expected, "{now}");
        }
        let beyond = at("2100-01-04T09:00:00Z");
        assert!(late(&[scotland]).is(beyond, beyond + TimeDelta::hours(5)));
    }
}
