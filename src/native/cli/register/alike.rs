//! `marac register alike`: the cases that look like one another, and why.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::json;

use super::at::{At, Opened};
use super::{Loaded, cases};
use crate::area::Pack;
use crate::casework::{Alike, Beside, LookAlikes, against, alike, beside, called, person};
use crate::domain::register::CaseId;
use crate::domain::register::cases::Finding;
use crate::native::cli::Outcome;
use crate::native::cli::output::{result, stop, tell};
use crate::native::cli::references::references;
use crate::native::cli::table::one_line;
use crate::wording::{date, matching as words, say};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    at: At,
    #[arg(long, value_name = "REFERENCE", help = say!("cli-alike-reference"))]
    reference: Vec<String>,
    #[arg(long, help = say!("cli-alike-beside"))]
    beside: bool,
}

/// Two cases that look alike: a case, another one, and them side by side if that was asked for.
struct Two {
    case: CaseId,
    other: Alike,
    beside: Vec<Beside>,
}

/// Lists each two cases once, under the one that came later; of named cases, all that look like them.
pub fn run(options: &Options, json: bool) -> Outcome {
    list(options, json).unwrap_or_else(stop)
}

fn list(options: &Options, json: bool) -> Result<Outcome, String> {
    let only = references(&options.reference)?;
    let Opened { pack, identities, loaded, .. } = options.at.look()?;
    let (read, restricted) = cases::each(&loaded, &identities, |id, case, content| (id, case, content));
    let look_alikes = LookAlikes::of(&read, &loaded.scope);
    let all = all_two(&loaded, &look_alikes, &pack, &only, options.beside);
    for two in &all {
        if json { result(described(two, &loaded)) } else { lines(two, &loaded).iter().for_each(result) }
    }
    let open = all.iter().filter(|two| two.other.open).count();
    tell(say!("cli-alike-count", count = all.len(), open = open));
    if restricted > 0 {
        tell(say!("cli-list-restricted", count = restricted));
    }
    let missing = only.iter().filter(|named| {
        !loaded.register.cases.keys().any(|id| look_alikes.case(*id).is_some() && called(*id) == **named)
    });
    let missing = missing.map(|named| tell(say!("cli-export-not-there", case = named))).count();
    let well = loaded.all_count() && missing == 0;
    Ok(if well { Outcome::AllWell } else { Outcome::SomeRefused })
}

fn all_two(loaded: &Loaded, look_alikes: &LookAlikes, pack: &Pack, only: &[String], side_by_side: bool) -> Vec<Two> {
    let register = &loaded.register;
    let mut cases: Vec<CaseId> = register.cases.keys().copied().collect();
    cases.sort_by_key(|id| std::cmp::Reverse(register.cases[id].brought().map(|by| (by.at, *id))));
    let mut told: BTreeSet<(CaseId, CaseId)> = BTreeSet::new();
    let mut all = Vec::new();
    for case in cases.into_iter().filter(|case| only.is_empty() || only.contains(&called(*case))) {
        for other in alike(register, look_alikes, case, pack.criteria.repeat) {
            if only.is_empty() && !told.insert((case.min(other.case), case.max(other.case))) {
                continue;
            }
            let beside = side_by_side.then(|| beside(look_alikes, case, other.case, pack.name.en())).flatten();
            all.push(Two { case, other, beside: beside.unwrap_or_default() });
        }
    }
    all
}

fn lines(two: &Two, loaded: &Loaded) -> Vec<String> {
    let mut lines = vec![say!("cli-alike-two", case = called(two.case), other = two.other.called)];
    let open = two.other.open.then(|| say!("alike-open"));
    lines.extend(found(two, loaded).into_iter().map(|(_, words)| words).chain(open).map(|line| format!("  {line}")));
    for way in &two.other.ways {
        lines.push(format!("  {}", way.words));
        let people = way.people.iter().map(|one| one.words());
        let said = people.chain(against(&way.against)).chain(way.arithmetic.iter().cloned());
        lines.extend(said.map(|line| format!("    {line}")));
    }
    let beside =
        two.beside.iter().map(|line| format!("  {}: {} | {}", line.label, one_line(&line.here), one_line(&line.there)));
    lines.extend(beside);
    lines
}

/// What people found of the two, each in their own words.
fn found(two: &Two, loaded: &Loaded) -> Vec<(Finding, String)> {
    let settled = loaded.register.cases.get(&two.case).and_then(|case| case.matches.get(&two.other.case));
    let sides = settled.into_iter().flat_map(|settled| settled.sides());
    let side = sides.filter_map(|side| {
        let by = side.said.first()?;
        let day = date::day(by.at.date_naive());
        let said = words::found(side.value.finding, &side.value.reason);
        let words = say!("panel-by", words = said, who = person(&loaded.scope, by.person), day = day);
        Some((side.value.finding, one_line(&words)))
    });
    side.collect()
}

fn described(two: &Two, loaded: &Loaded) -> serde_json::Value {
    let findings = found(two, loaded).into_iter().map(|(finding, words)| json!({"finding": finding, "words": words}));
    let mut described = json!({
        "case": two.case,
        "reference": called(two.case),
        "other": two.other.case,
        "other_reference": two.other.called,
        "open": two.other.open,
        "ways": two.other.ways,
        "findings": findings.collect::<Vec<_>>(),
    });
    if !two.beside.is_empty() {
        described["beside"] = json!(two.beside);
    }
    described
}
