//! What is due in the cases of a register, as the area reckons.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};

use super::content::{Closed, Content};
use crate::area::Pack;
use crate::area::london_time;
use crate::domain::calendar::BankHolidays;
use crate::domain::due::{Item, Matter, Referred, Rules, due};
use crate::domain::nation::Nation;
use crate::domain::register::{CaseId, Id, Register};

/// When a case was referred, by what it holds.
pub fn referred(content: &Result<Content, Closed>) -> Referred {
    match content {
        Ok(content) => content.referred_on.map_or(Referred::NotSaid, Referred::On),
        Err(Closed::NoRecord) => Referred::NotSaid,
        Err(_) => Referred::NotRead,
    }
}

/// What is to be looked at at this local time in the cases that `referred` names; of flags, those that end `within` so many days.
pub fn due_at(
    register: &Register,
    pack: &Pack,
    referred: &BTreeMap<CaseId, Referred>,
    now: NaiveDateTime,
    within: u32,
) -> Vec<Item> {
    let rules = Rules {
        now,
        within,
        flag_months: pack.criteria.repeat.months,
        retention_months: pack.retention_months,
        acknowledge_within: pack.acknowledge.as_ref().map(|acknowledge| acknowledge.within_working_hours),
        holidays: &shipped_holidays(),
        nation: pack.nation.unwrap_or(Nation::England),
        local: london_time,
    };
    due(register, referred, &rules)
}

/// The local time at which a day is looked at: of today now, of another day its end.
pub fn time_on(day: Option<chrono::NaiveDate>, now: DateTime<Utc>) -> NaiveDateTime {
    let end = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    day.map_or_else(|| london_time(now), |day| day.and_time(end))
}

/// Whose the action is that a matter is about; nothing for any other matter.
pub fn owner(register: &Register, pack: &Pack, case: CaseId, matter: &Matter) -> String {
    let Matter::Action { action, .. } = matter else { return String::new() };
    owners(register, pack, case, *action).join(" / ")
}

fn owners(register: &Register, pack: &Pack, case: CaseId, action: Id) -> Vec<String> {
    let state = register.cases.get(&case).and_then(|case| case.actions.get(&action));
    let owners = state.into_iter().flat_map(|state| state.plan.values()).map(|plan| {
        let agency = pack.agencies.iter().find(|agency| agency.id == *plan.owner);
        agency.map_or_else(|| plan.owner.0.clone(), |agency| agency.label.en().to_owned())
    });
    owners.collect()
}

/// The bank holidays that ship with this version: a test reads them.
pub fn shipped_holidays() -> BankHolidays {
    BankHolidays::parse(HOLIDAYS).expect("a test reads the shipped bank holidays")
}

const HOLIDAYS: &[u8] = include_bytes!("../../public/bank-holidays.json");
