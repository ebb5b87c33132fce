//! The end of what has been collected: after so many days an accepted file goes with its marks, and a record of how many
//! went stays. What nobody has accepted is never removed.

use std::io::Write;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::domain::date::iso_day;
use crate::domain::hex::hex;
use crate::domain::inbox::{Acceptance, FileName, Mark};
use crate::native::clock;
use crate::native::serve::shelf;
use crate::native::serve::store::{Store, StoreError};
use crate::wording::say;

/// Looks every hour, and once at the start.
pub async fn run(store: Store, days: u32, mut stopping: watch::Receiver<bool>) {
    loop {
        match purge(&store, days, clock::now()).await {
            Ok(0) => {}
            Ok(files) => {
                let _ = writeln!(std::io::stderr(), "{}", say!("serve-purged", files = files));
            }
            Err(error) => shelf::tell(error),
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(3600)) => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
    }
}

/// Removes the files that were accepted more than so many days ago; how many.
///
/// The mark that says so goes last: whatever is cut off half-way is finished the next time.
async fn purge(store: &Store, days: u32, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let mut gone: Vec<FileName> = Vec::new();
    for (name, shelved) in shelf::all(store).await? {
        if !shelved.marks.contains(&Mark::Accepted) {
            continue;
        }
        let acceptance: Option<Acceptance> = shelf::content(store, &name.mark(Mark::Accepted)).await?;
        if acceptance.is_none_or(|acceptance| now - acceptance.at <= TimeDelta::days(days.into())) {
            continue;
        }
        store.remove(&name.file()).await?;
        for mark in shelved.marks.iter().filter(|mark| **mark != Mark::Accepted) {
            store.remove(&name.mark(*mark)).await?;
        }
        gone.push(name);
    }
    if !gone.is_empty() {
        record(store, &gone, days, now).await?;
    }
    for name in &gone {
        store.remove(&name.mark(Mark::Accepted)).await?;
    }
    Ok(gone.len())
}

/// Says how many went, and nothing about which. Two servers that remove the same files make one record.
async fn record(store: &Store, gone: &[FileName], days: u32, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut hash = Sha256::new();
    gone.iter().for_each(|name| hash.update(name.as_str()));
    let on = iso_day(now.date_naive());
    let key = format!("{}.purged-{on}", hex(&hash.finalize()[..16]));
    let record = json!({"format": "marac-portal/purged@1", "on": on, "files": gone.len(), "retained_days": days});
    store.create(&key, record.to_string().into_bytes()).await.map(drop)
}
