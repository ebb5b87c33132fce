//! From the file of an unfinished case to a case: what follows from the rest is put in, and nothing that is missing.

use serde_json::{Value as Json, json};

use super::case::Case;
use super::{CaseFault, case_json};
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::date::read_day;
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::json::{self, Fault};

/// The case, or all its faults.
pub(super) fn case(file: &Json, instrument: &Instrument) -> Result<Case, Vec<CaseFault>> {
    let mut file = file.clone();
    let faults = not_written(&mut file);
    unkeyed(&mut file);
    by_count(&mut file);
    if file["id"].as_str().is_none_or(|id| id.trim().is_empty()) {
        file["id"] = id_of(&file).into();
    }
    let read = json::read(&file, case_json::read);
    let case = read.map_err(|Fault { path, detail }| vec![CaseFault::Field { path, line: 0, detail }])?;
    match case.checked(instrument) {
        Ok(case) if faults.is_empty() => Ok(case),
        Ok(_) => Err(faults),
        Err(more) => Err(faults.into_iter().chain(more).collect()),
    }
}

/// Puts an empty place where a file lacks one that a fresh case has.
pub(super) fn fill(file: &mut Json, shape: &Json) {
    if let (Json::Object(fields), Json::Object(shape)) = (file, shape) {
        for (name, shape) in shape {
            fill(fields.entry(name.clone()).or_insert_with(|| shape.clone()), shape);
        }
    }
}

/// Takes a fact out of every list that names it.
pub(super) fn forget_fact(file: &mut Json, id: &str) {
    let forget = |list: Option<&mut Json>| {
        if let Some(Json::Array(names)) = list {
            names.retain(|name| name != id);
        }
    };
    for keyed in file["key"].as_object_mut().into_iter().flat_map(|key| key.values_mut()) {
        forget(keyed.get_mut("facts"));
    }
    for list in ["traps", "discussion"] {
        for point in file[list].as_array_mut().into_iter().flatten() {
            forget(point.get_mut("facts"));
        }
    }
    file["uses"].as_object_mut().into_iter().flat_map(|uses| uses.values_mut()).for_each(|list| forget(Some(list)));
}

/// Numbers and days that are not: each is told, and something readable stands in meanwhile.
fn not_written(file: &mut Json) -> Vec<CaseFault> {
    let mut faults = Vec::new();
    for number in ["version", "minutes"] {
        if !file[number].is_u64() {
            file[number] = 0.into();
        }
    }
    if file["as_of"].as_str().and_then(read_day).is_none() {
        faults.push(CaseFault::NotAnAnswer { at: "as_of".into() });
        file["as_of"] = "2000-01-01".into();
    }
    for (at, key) in file["routes"].as_array_mut().into_iter().flatten().enumerate() {
        let numbers = ["yes_at_least", "escalation/events", "escalation/months", "repeat/months"];
        for number in numbers {
            let Some(found) = key.pointer_mut(&format!("/when/{number}")).filter(|found| !found.is_u64()) else {
                continue;
            };
            *found = 0.into();
            faults.push(CaseFault::NotAnAnswer { at: format!("routes[{at}].when.{}", number.replace('/', ".")) });
        }
    }
    faults
}

/// An item that is not answered is not keyed.
fn unkeyed(file: &mut Json) {
    if let Some(key) = file["key"].as_object_mut() {
        key.retain(|_, keyed| keyed.get("answer").is_some_and(|answer| !answer.is_null()));
    }
}

/// Visible high risk follows from the count: nobody writes it.
fn by_count(file: &mut Json) {
    let keyed_yes = |keyed: &&Json| keyed["answer"] == Tri::Yes.id();
    let yes = file["key"].as_object().map_or(0, |key| key.values().filter(keyed_yes).count()) as u64;
    for key in file["routes"].as_array_mut().into_iter().flatten() {
        let reached = yes >= key["when"]["yes_at_least"].as_u64().unwrap_or_default();
        if let Some(Json::Array(routes)) = key.get_mut("routes") {
            routes.retain(|route| route != VISIBLE_HIGH_RISK);
            if reached {
                routes.insert(0, json!(VISIBLE_HIGH_RISK));
            }
        }
    }
}

/// `own-` and the title, as far as an id can say it.
fn id_of(file: &Json) -> String {
    let title = &file["title"];
    let title = title.get("en").unwrap_or(title).as_str().unwrap_or_default().to_lowercase();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = words.fold("own".to_owned(), |id, word| format!("{id}-{word}"));
    id.truncate(40);
    id.trim_end_matches('-').to_owned()
}
