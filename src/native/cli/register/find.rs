//! `marac register find`: where a person stands, for somebody who asks what is held about them.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::at::{At, Opened};
use super::cases;
use crate::casework::{self, Format, Hit, called, place_of, reference, search};
use crate::domain::date::Date;
use crate::domain::matching::{Person, Sought};
use crate::native::cli::output::{cannot_write, result, stop, tell};
use crate::native::cli::{Outcome, table};
use crate::native::files::{self, Readers};
use crate::render::outputs::Include;
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

/// Lists the places, and says what could not be looked through.
pub fn run(options: &Options, json: bool) -> Outcome {
    find(options, json).unwrap_or_else(stop)
}

fn find(options: &Options, json: bool) -> Result<Outcome, String> {
    let person = Person { born: options.born.clone(), ..Person::named(&options.name) };
    let sought = Sought::new(&person).ok_or_else(|| say!("cli-find-no-name"))?;
    let (opened, context) = options.at.look_with_context()?;
    let Opened { loaded, identities, .. } = &opened;
    let (looked, restricted) = cases::each(loaded, identities, |id, case, content| search(&sought, id, case, content));
    let (mut hits, mut not_read) = (Vec::new(), 0);
    for searched in looked {
        hits.extend(searched.hit);
        if let Some((id, closed)) = searched.not_read {
            not_read += 1;
            tell(say!("cli-find-not-read", case = called(id), why = closed.words()));
        }
    }
    if let Some(out) = &options.out {
        let occasion = casework::occasion(&opened.pack, &context, None, Include::default());
        let bytes = casework::table(&Hit::table(&hits, &occasion.marking, context.today), Format::Csv)
            .map_err(casework::NotMade::words)?;
        files::write_new(out, &bytes, Readers::Owner).map_err(|error| cannot_write(out, &error))?;
        result(if json {
            json!({"written": out.display().to_string(), "cases": hits.len()}).to_string()
        } else {
            out.display().to_string()
        });
    } else if json {
        hits.iter().map(object).for_each(result);
    } else if !hits.is_empty() {
        let lines = hits.iter().flat_map(Hit::rows);
        table::lines(&std::iter::once(Hit::headings()).chain(lines).collect::<Vec<_>>()).iter().for_each(result);
    }
    tell(say!("cli-find-found", count = hits.len()));
    tell(say!("cli-find-read"));
    if restricted > 0 {
        tell(say!("cli-find-restricted", count = restricted));
    }
    let well = restricted == 0 && not_read == 0 && loaded.all_count() && loaded.not_entered() == 0;
    Ok(if well { Outcome::AllWell } else { Outcome::SomeRefused })
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

fn born(text: &str) -> Result<Date, String> {
    Date::from_day(text).or_else(|| Date::from_about(text)).ok_or_else(|| say!("cli-find-no-date", text = text))
}
