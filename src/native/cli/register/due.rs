//! `marac register due`: what the coordinator has to look at on a day.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::Args;
use serde_json::json;

use super::at::{At, Opened};
use super::named::called;
use crate::area::london_time;
use crate::casework::reference;
use crate::casework::{Closed, Content};
use crate::domain::calendar::BankHolidays;
use crate::domain::date::iso_day;
use crate::domain::due::{Item, Matter, Referred, Rules, due};
use crate::domain::nation::Nation;
use crate::domain::register::{Case, CaseId};
use crate::native::cli::data_return::a_day;
use crate::native::cli::output::{result, stop, tell};
use crate::native::cli::{Outcome, table};
use crate::native::{clock, parallel};
use crate::wording::{date, due as words, say};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    at: At,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day, help = say!("cli-due-on"))]
    on: Option<NaiveDate>,
    #[arg(long, value_name = "DAYS", default_value_t = 28, help = say!("cli-due-within"))]
    within: u32,
}

/// Lists it; what could not be read is said.
pub fn run(options: &Options, json: bool) -> Outcome {
    list(options, json).unwrap_or_else(stop)
}

fn list(options: &Options, json: bool) -> Result<Outcome, String> {
    let opened = options.at.look()?;
    let on = options.on.map(|day| day.and_time(end_of_day()));
    let Due { items, restricted } = Due::of(&opened, on.unwrap_or_else(|| london_time(clock::now())), options.within);
    if json {
        for Item { case, matter } in &items {
            result(object(&opened, *case, matter));
        }
    } else if items.is_empty() {
        tell(say!("cli-due-nothing"));
    } else {
        let heading =
            [say!("cli-due-matter"), say!("cli-list-reference"), say!("cli-due-day"), say!("cli-list-remarks")];
        let rows = items.iter().map(|item| row(&opened, item));
        table::lines(&std::iter::once(heading).chain(rows).collect::<Vec<_>>()).iter().for_each(result);
    }
    if restricted > 0 {
        tell(say!("cli-list-restricted", count = restricted));
    }
    let read = !items.iter().any(|item| item.matter == Matter::NotRead);
    let well = read && opened.loaded.all_count() && opened.loaded.not_entered() == 0;
    Ok(if well { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// What is due in the cases that these people may read.
pub struct Due {
    pub items: Vec<Item>,
    /// Cases that other people alone may read.
    pub restricted: usize,
}

impl Due {
    /// At this local time.
    pub fn of(opened: &Opened, now: NaiveDateTime, within: u32) -> Due {
        let Opened { pack, identities, loaded, .. } = opened;
        let (readable, restricted): (Vec<_>, Vec<_>) =
            loaded.register.listed().partition::<Vec<(CaseId, &Case)>, _>(|(_, case)| opened.may_read(case));
        let records = loaded.records(identities);
        let referred = parallel::map(&readable, |(id, case)| {
            let day = match Content::of(&records, *id, case) {
                Ok(content) => content.referred_on.map_or(Referred::NotSaid, Referred::On),
                Err(Closed::NoRecord) => Referred::NotSaid,
                Err(_) => Referred::NotRead,
            };
            (*id, day)
        });
        let referred: BTreeMap<CaseId, Referred> = referred.into_iter().collect();
        let rules = Rules {
            now,
            within,
            flag_months: pack.criteria.repeat.months,
            retention_months: pack.retention_months,
            acknowledge_within: pack.acknowledge.as_ref().map(|acknowledge| acknowledge.within_working_hours),
            holidays: &holidays(),
            nation: pack.nation.unwrap_or(Nation::England),
            local: london_time,
        };
        Due { items: due(&loaded.register, &referred, &rules), restricted: restricted.len() }
    }
}

fn row(opened: &Opened, Item { case, matter }: &Item) -> [String; 4] {
    let reference = reference(*case);
    let called = if reference.is_empty() { say!("cli-list-by-hand") } else { reference };
    let owner = match matter {
        Matter::Action { action, .. } => owner(opened, *case, *action),
        _ => String::new(),
    };
    [words::matter(matter), called, matter.day().map(date::day).unwrap_or_default(), words::remark(matter, &owner)]
}

fn owner(opened: &Opened, case: CaseId, action: crate::domain::register::Id) -> String {
    let state = opened.loaded.register.cases.get(&case).and_then(|case| case.actions.get(&action));
    let owners = state.into_iter().flat_map(|state| state.plan.values()).map(|plan| {
        let agency = opened.pack.agencies.iter().find(|agency| agency.id == *plan.owner);
        agency.map_or_else(|| plan.owner.0.clone(), |agency| agency.label.en().to_owned())
    });
    owners.collect::<Vec<_>>().join(" / ")
}

fn object(opened: &Opened, case: CaseId, matter: &Matter) -> serde_json::Value {
    let mut object = json!({"matter": matter.id(), "case": case, "reference": reference(case),
        "day": matter.day().map(iso_day)});
    match matter {
        Matter::Acknowledge { by, received } => {
            object["by"] = json!(by.map(local));
            object["received"] = json!(local(*received));
        }
        Matter::Undecided { differ, .. } => object["differ"] = json!(differ),
        Matter::Action { action, .. } => {
            object["action"] = json!(action);
            object["owner"] = json!(owner(opened, case, *action));
        }
        Matter::Held { since, .. } => object["held_since"] = json!(iso_day(*since)),
        Matter::FlagEnds { .. } | Matter::RetentionOver { .. } | Matter::NoDate | Matter::NotRead => {}
    }
    object["name"] = json!(called(case));
    object
}

fn local(time: NaiveDateTime) -> String {
    time.format("%Y-%m-%dT%H:%M").to_string()
}

/// As they ship: a test reads them.
fn holidays() -> BankHolidays {
    BankHolidays::parse(HOLIDAYS).expect("a test reads the shipped bank holidays")
}

fn end_of_day() -> NaiveTime {
    NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()
}

const HOLIDAYS: &[u8] = include_bytes!("../../../../public/bank-holidays.json");
