//! `marac register purge`: cases are removed, and a certificate of each stays.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::json;

use super::add::not_written;
use super::at::{At, ToWrite};
use super::due::Due;
use super::named::Named;
use crate::area::london_time;
use crate::casework::{called, person, reference};
use crate::domain::date::{iso_day, iso_minute};
use crate::domain::due::Matter;
use crate::domain::register::{CaseId, Day};
use crate::native::cli::Outcome;
use crate::native::cli::output::{reason, result, stop, tell};
use crate::native::clock;
use crate::native::register::NotPurged;
use crate::wording::{date, say};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    at: At,
    #[arg(long, value_name = "REFERENCE", num_args = 1.., help = say!("cli-purge-reference"))]
    reference: Vec<String>,
    #[arg(long, conflicts_with = "reference", help = say!("cli-purge-due"))]
    due: bool,
    #[arg(long, requires = "due", help = say!("cli-purge-yes"))]
    yes: bool,
    #[arg(long, value_name = "TEXT", help = say!("cli-purge-why"))]
    why: Option<String>,
}

/// Removes them; what must not or could not go is named.
pub fn run(options: &Options, json: bool) -> Outcome {
    purge(options, json).unwrap_or_else(stop)
}

/// A case to purge, and the last day that it was kept for.
type Ends = (CaseId, Option<Day>);

fn purge(options: &Options, json: bool) -> Result<Outcome, String> {
    let to_write = options.at.write()?;
    let opened = &to_write.opened;
    let (ends, mut refused) = if options.due { due(&to_write, json) } else { named(options, &to_write)? };
    if options.due && !options.yes {
        tell(say!("cli-purge-listed", count = ends.len()));
        return Ok(Outcome::AllWell);
    }
    if ends.is_empty() && refused == 0 {
        return Err(say!("cli-purge-none"));
    }
    let pen = to_write.pen()?;
    let why = options.why.clone().filter(|why| !why.trim().is_empty());
    let why = match (why, options.due) {
        (Some(why), _) => why,
        (None, true) => say!("purge-kept", months = opened.pack.retention_months),
        (None, false) => return Err(say!("cli-purge-no-why")),
    };
    let mut purged = BTreeMap::new();
    for (id, kept_until) in ends {
        match pen.purge(&opened.loaded.register, id, kept_until, &why) {
            Ok(()) => drop(purged.insert(id, kept_until)),
            Err(NotPurged::Held) => refuse(&mut refused, id, &say!("cli-purge-held")),
            Err(NotPurged::NotHere) => refuse(&mut refused, id, &say!("cli-list-not-brought")),
            Err(NotPurged::NotWritten(error)) => {
                // The files of those before it still have to go.
                refuse(&mut refused, id, &not_written(error));
                break;
            }
        }
    }
    let after = options.at.again(opened)?;
    for id in purged.keys() {
        let certificates = after.register.cases.get(id).map(|case| case.purged.as_slice()).unwrap_or_default();
        let Some(said) = certificates.iter().max_by_key(|said| said.by) else { continue };
        let (by, at) = (person(&after.scope, said.by.person), iso_minute(said.by.at));
        let kept_until = said.value.kept_until.map(|day| iso_day(day.0));
        if json {
            result(json!({"outcome": "purged", "case": id, "reference": reference(*id), "event": said.by.event,
                "at": at, "by": by, "kept_until": kept_until, "why": said.value.why}));
        } else {
            let why = &said.value.why.0;
            result(say!(
                "cli-purge-certificate",
                case = called(*id),
                at = date::stamp(&at),
                by = by,
                why = why,
                event = said.by.event
            ));
        }
    }
    let swept = after.sweep(&opened.folder);
    for (path, error) in &swept.left {
        tell(say!("cli-purge-left", file = path.display(), reason = reason(error)));
    }
    tell(say!("cli-purge-done", count = purged.len(), files = swept.removed.len()));
    let well = refused == 0 && swept.left.is_empty();
    Ok(if well { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// The cases that were named, and how many of them must not go.
fn named(options: &Options, to_write: &ToWrite) -> Result<(Vec<Ends>, usize), String> {
    if options.reference.is_empty() {
        return Err(say!("cli-purge-which"));
    }
    let opened = &to_write.opened;
    let names = Named::of(&opened.loaded.register);
    let (mut ends, mut refused): (Vec<Ends>, usize) = (Vec::new(), 0);
    for typed in &options.reference {
        match names.case(typed) {
            Err(why) => {
                refused += 1;
                tell(say!("cli-purge-refused", case = typed, why = why));
            }
            Ok(id) if !opened.may_read(&opened.loaded.register.cases[&id]) => {
                refuse(&mut refused, id, &say!("stop-restricted"));
            }
            Ok(id) if ends.iter().any(|(other, _)| *other == id) => {}
            Ok(id) => ends.push((id, None)),
        }
    }
    Ok((ends, refused))
}

/// The cases whose retention is over, each said; those that are held are said too and stay.
fn due(to_write: &ToWrite, json: bool) -> (Vec<Ends>, usize) {
    let Due { items, restricted } = Due::of(&to_write.opened, london_time(clock::now()), 0);
    let (mut ends, mut held) = (Vec::new(), 0);
    for item in items {
        let (kept_until, is_held) = match item.matter {
            Matter::RetentionOver { kept_until } => (kept_until, false),
            Matter::Held { kept_until, .. } => (kept_until, true),
            _ => continue,
        };
        let (case, day) = (called(item.case), date::day(kept_until));
        if is_held {
            held += 1;
            tell(say!("cli-purge-refused", case = case, why = say!("cli-purge-held")));
        } else {
            if json {
                result(json!({"outcome": "due", "case": item.case, "kept_until": iso_day(kept_until)}));
            }
            tell(say!("cli-purge-is-due", case = case, day = day));
            ends.push((item.case, Some(Day(kept_until))));
        }
    }
    if restricted > 0 {
        tell(say!("cli-list-restricted", count = restricted));
    }
    (ends, held)
}

fn refuse(refused: &mut usize, id: CaseId, why: &str) {
    *refused += 1;
    tell(say!("cli-purge-refused", case = called(id), why = why));
}
