//! `marac register due`: what the coordinator has to look at on a day.

use chrono::{NaiveDate, NaiveDateTime};
use clap::Args;
use serde_json::json;

use super::at::{At, Opened};
use crate::casework::{Content, called, due_at, listed_for, owner, reference, referred, time_on};
use crate::domain::date::iso_day;
use crate::domain::due::{Item, Matter};
use crate::domain::register::CaseId;
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
    let Due { items, restricted } = Due::of(&opened, time_on(options.on, clock::now()), options.within);
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
        let (readable, restricted) = listed_for(&loaded.register, &opened.people());
        let records = loaded.records(identities);
        let referred = parallel::map(&readable, |(id, case)| (*id, referred(&Content::of(&records, *id, case))));
        let items = due_at(&loaded.register, pack, &referred.into_iter().collect(), now, within);
        Due { items, restricted }
    }
}

fn row(opened: &Opened, Item { case, matter }: &Item) -> [String; 4] {
    let reference = reference(*case);
    let called = if reference.is_empty() { say!("cli-list-by-hand") } else { reference };
    let owner = owner_of(opened, *case, matter);
    [words::matter(matter), called, matter.day().map(date::day).unwrap_or_default(), words::remark(matter, &owner)]
}

fn owner_of(opened: &Opened, case: CaseId, matter: &Matter) -> String {
    owner(&opened.loaded.register, &opened.pack, case, matter)
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
            object["owner"] = json!(owner_of(opened, case, matter));
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
