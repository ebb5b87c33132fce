//! `marac register find`: where a person stands, for somebody who asks what is held about them.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::at::{At, Opened};
use super::cases;
use super::named::called;
use crate::casework::reference;
use crate::casework::{self, Format};
use crate::domain::answers::Key;
use crate::domain::date::Date;
use crate::domain::find::{At as Where, Place, Places, places};
use crate::domain::matching::{Person, Sought};
use crate::domain::register::CaseId;
use crate::native::cli::output::{cannot_write, result, stop, tell};
use crate::native::cli::{Outcome, table};
use crate::native::files::{self, Readers};
use crate::render::outputs::Include;
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::{find as words, say};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "NAME", help = say!("cli-find-name"))]
    name: String,
    #[arg(long, value_name = "YYYY-MM-DD|YYYY-MM|YYYY", value_parser = born, help = say!("cli-find-born"))]
    born: Option<Date>,
    #[command(flatten)]
    at: At,
    #[arg(long, value_name = "FILE.csv", help = say!("cli-find-out"))]
    out: Option<PathBuf>,
}

/// A case in which the person was found.
struct Hit {
    id: CaseId,
    found: Places,
}

/// Lists the places, and says what could not be looked through.
pub fn run(options: &Options, json: bool) -> Outcome {
    find(options, json).unwrap_or_else(stop)
}

fn find(options: &Options, json: bool) -> Result<Outcome, String> {
    let person = Person { born: options.born.clone(), ..Person::named(&options.name) };
    let sought = Sought::new(&person).ok_or_else(|| say!("cli-find-no-name"))?;
    let (opened, context) = options.at.look_with_context()?;
    let Opened { loaded, identities, .. } = &opened;
    let (looked, restricted) = cases::each(loaded, identities, |id, case, content| {
        if case.is_purged() {
            return (None, None);
        }
        // What the register itself says can be read, even where the referral cannot.
        let unread = content.as_ref().err().map(|closed| (id, *closed));
        let found = places(&sought, &content.map(|content| content.answers).unwrap_or_default(), Some(case));
        (unread, found.map(|found| Hit { id, found }))
    });
    let (mut hits, mut not_read) = (Vec::new(), 0);
    for (unread, hit) in looked {
        hits.extend(hit);
        if let Some((id, closed)) = unread {
            not_read += 1;
            tell(say!("cli-find-not-read", case = called(id), why = closed.words()));
        }
    }
    let rows: Vec<(&Hit, &Place)> =
        hits.iter().flat_map(|hit| hit.found.places.iter().map(move |at| (hit, at))).collect();
    if let Some(out) = &options.out {
        let occasion = casework::occasion(&opened.pack, &context, None, Include::default());
        let bytes = casework::table(&as_table(&rows, &occasion.marking, context.today), Format::Csv)
            .map_err(casework::NotMade::words)?;
        files::write_new(out, &bytes, Readers::Owner).map_err(|error| cannot_write(out, &error))?;
        result(if json {
            json!({"written": out.display().to_string(), "cases": hits.len()}).to_string()
        } else {
            out.display().to_string()
        });
    } else if json {
        hits.iter().map(object).for_each(result);
    } else if !rows.is_empty() {
        let lines = rows.iter().map(|(hit, place)| cells(hit, place));
        table::lines(&std::iter::once(heading()).chain(lines).collect::<Vec<_>>()).iter().for_each(result);
    }
    tell(say!("cli-find-found", count = hits.len()));
    tell(say!("cli-find-read"));
    if restricted > 0 {
        tell(say!("cli-find-restricted", count = restricted));
    }
    let well = restricted == 0 && not_read == 0 && loaded.all_count() && loaded.not_entered() == 0;
    Ok(if well { Outcome::AllWell } else { Outcome::SomeRefused })
}

fn heading() -> [String; 6] {
    [
        say!("cli-list-reference"),
        say!("cli-find-role"),
        say!("cli-find-third-party"),
        say!("cli-find-place"),
        say!("cli-find-how"),
        say!("cli-find-others"),
    ]
}

fn cells(hit: &Hit, place: &Place) -> [String; 6] {
    [
        called(hit.id),
        words::role(place.role),
        if place.role.is_third_party() { say!("cli-find-is-third-party") } else { String::new() },
        place_of(place),
        words::how(place.how),
        hit.found.others.iter().map(|role| words::role(*role)).collect::<Vec<_>>().join(", "),
    ]
}

fn as_table(rows: &[(&Hit, &Place)], marking: &str, today: chrono::NaiveDate) -> Table {
    Table {
        title: say!("cli-find"),
        marking: marking.to_owned(),
        columns: heading().into_iter().map(|heading| Column::new(heading, Kind::Text)).collect(),
        rows: rows.iter().map(|(hit, place)| cells(hit, place).into_iter().map(Cell::text).collect()).collect(),
        footer: vec![say!("cli-find-read")],
        made_on: today,
    }
}

fn object(hit: &Hit) -> Value {
    let places = hit.found.places.iter().map(|place| {
        let mut object = json!({"role": place.role.id(), "place": place_of(place), "third_party": place.role.is_third_party(),
            "how": words::how(place.how)});
        if let crate::domain::find::How::Person(likely) = place.how {
            object["born_otherwise"] = json!(likely.born_otherwise);
        }
        object
    });
    json!({"case": hit.id, "reference": reference(hit.id), "places": places.collect::<Vec<_>>(),
        "others": hit.found.others.iter().map(|role| role.id()).collect::<Vec<_>>()})
}

/// As a correction would name it: `perpetrators.0.name`; a checklist item; `register: noted`.
fn place_of(place: &Place) -> String {
    match &place.at {
        Where::Question(key) => field(*key),
        Where::Item(id) => format!("ric.{id}"),
        Where::Register(kind) => format!("register: {kind}"),
    }
}

fn field(key: Key) -> String {
    match (key.question().group(), key.id.split_once('.')) {
        (Some(group), Some((_, rest))) => format!("{}.{}.{rest}", group.id, key.row),
        _ => key.id.to_owned(),
    }
}

fn born(text: &str) -> Result<Date, String> {
    Date::from_day(text).or_else(|| Date::from_about(text)).ok_or_else(|| say!("cli-find-no-date", text = text))
}
