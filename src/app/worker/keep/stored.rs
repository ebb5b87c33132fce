//! What this device keeps of drafts, by name: `draft/<id>`, the locked key and the sealed text, beside them when and of which area;
//! `file/<id>/<SHA-256>`, one sealed attachment.

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value as Json, json};

use crate::app::browser::claim::{self, Claim, NotClaimed};
use crate::app::browser::database::{self, NoStorage, Stored};
use crate::domain::date::read_day;

/// A draft on this device, as a list shows it.
pub struct Row {
    pub id: String,
    pub area: String,
    pub saved_at: String,
}

/// The locked key and the sealed text of a draft, and what stands beside them.
pub async fn get(id: &str) -> Option<([Vec<u8>; 2], String)> {
    let stored = database::get(&format!("{DRAFT}{id}")).await.ok().flatten()?;
    Some((stored.bytes.try_into().ok()?, stored.text))
}

/// The sealed attachments of a draft, by SHA-256; nothing where one is missing.
pub async fn files(id: &str, beside: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let beside: Json = serde_json::from_str(beside).unwrap_or_default();
    let mut files = Vec::new();
    for hash in beside["files"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        let piece = database::get(&format!("{FILE}{id}/{hash}")).await.ok().flatten();
        files.push((hash.to_owned(), piece?.bytes.pop()?));
    }
    Some(files)
}

/// Stores a draft as it is now: the locked key and the sealed text, and those of its attachments that are not stored yet. Those
/// that it has no more go.
pub async fn put(
    id: &str,
    draft: [Vec<u8>; 2],
    hashes: &[String],
    sealed: &[(String, Vec<u8>)],
    about: &Json,
) -> Result<(), NoStorage> {
    let beside = json!({ "saved_at": about["now"], "area": about["area_name"], "files": hashes });
    let mut all = vec![(format!("{DRAFT}{id}"), Stored { text: beside.to_string(), bytes: draft.into() })];
    let prefix = format!("{FILE}{id}/");
    // Looked up each time: another tab may have cleared this device meanwhile.
    let (new, gone) = changes(&database::names().await?, &prefix, hashes);
    let new = sealed.iter().filter(|(hash, _)| new.contains(hash));
    all.extend(new.map(|(hash, sealed)| {
        (format!("{prefix}{hash}"), Stored { text: String::new(), bytes: vec![sealed.clone()] })
    }));
    database::put(&all, &gone).await
}

/// Has a draft for this tab alone.
pub async fn claim(id: &str) -> Result<Claim, NotClaimed> {
    claim::claim(&format!("marac-portal/draft/{id}")).await
}

/// The drafts of this device, the last one first; with a day given, those that are older than a week on it are deleted first.
/// Nothing where the browser keeps no storage.
pub async fn list(tries: bool, today: &str) -> Option<Vec<Row>> {
    // Where nothing is going to be stored nothing is made, not even to try.
    if tries {
        database::can_store().await.ok()?;
    }
    let names = database::names().await.ok()?;
    let mut rows = Vec::new();
    for id in names.iter().filter_map(|name| name.strip_prefix(DRAFT)) {
        let Some(stored) = database::get(&format!("{DRAFT}{id}")).await.ok().flatten() else { continue };
        let beside: Json = serde_json::from_str(&stored.text).unwrap_or_default();
        let text = |name: &str| beside[name].as_str().unwrap_or_default().to_owned();
        let row = Row { id: id.to_owned(), area: text("area"), saved_at: text("saved_at") };
        match is_too_old(&row.saved_at, read_day(today)) {
            true => drop(drop_one(id).await),
            false => rows.push(row),
        }
    }
    rows.sort_by(|one, other| other.saved_at.cmp(&one.saved_at));
    Some(rows)
}

/// Deletes one draft with its files.
pub async fn drop_one(id: &str) -> Result<(), NoStorage> {
    let own = [format!("{DRAFT}{id}"), format!("{FILE}{id}/")];
    let names = database::names().await?;
    let names: Vec<String> = names.into_iter().filter(|name| *name == own[0] || name.starts_with(&own[1])).collect();
    database::put(&[], &names).await
}

/// One that comes from the future was written by a wrong clock, and stays.
fn is_too_old(saved_at: &str, today: Option<NaiveDate>) -> bool {
    let saved = saved_at.get(..10).and_then(read_day);
    saved.zip(today).is_some_and(|(saved, today)| today - saved > TimeDelta::days(KEPT_FOR))
}

/// Of the files that a draft has: those that are not stored under this prefix yet, and the names of those that it has no more.
fn changes(names: &[String], prefix: &str, hashes: &[String]) -> (Vec<String>, Vec<String>) {
    let stored: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix(prefix)).collect();
    let new = hashes.iter().filter(|hash| !stored.contains(&hash.as_str())).cloned().collect();
    let gone = stored.into_iter().filter(|name| hashes.iter().all(|hash| hash != name));
    (new, gone.map(|name| format!("{prefix}{name}")).collect())
}

const DRAFT: &str = "draft/";
const FILE: &str = "file/";
/// Days.
const KEPT_FOR: i64 = 7;

#[cfg(test)]
mod tests;
