//! What lies in the store, file by file: each sealed file with the names of its marks, and what the marks come to.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use super::store::{Object, Store, StoreError};
use crate::domain::inbox::{FileName, Key, Mark, Marks};
use crate::wording::say;

/// No mark of ours is longer.
const LONGEST_MARK: u64 = 4096;

/// A sealed file and its marks, by their names alone.
#[derive(Debug, Default)]
pub struct Shelved {
    /// Bytes; nothing where marks have outlived their file.
    pub size: Option<u64>,
    /// When the sealed file came.
    pub received: Option<DateTime<Utc>>,
    pub marks: BTreeSet<Mark>,
}

/// Everything in the store that is ours, by name.
pub async fn all(store: &Store) -> Result<BTreeMap<FileName, Shelved>, StoreError> {
    Ok(sorted(store.list().await?))
}

/// One file; nothing where there is none of this name.
pub async fn one(store: &Store, name: &FileName) -> Result<Option<Shelved>, StoreError> {
    let Some((size, _)) = store.read(&name.file()).await? else { return Ok(None) };
    let mut shelved = sorted(store.markers(&name.file()).await?).remove(name).unwrap_or_default();
    shelved.size = Some(size);
    Ok(Some(shelved))
}

/// Reads what has to be read of the marks to know how the file stands; with `whole`, also who accepted it.
pub async fn marks(store: &Store, name: &FileName, shelved: &Shelved, whole: bool) -> Result<Marks, StoreError> {
    let numbers = shelved.marks.iter().filter_map(|mark| match mark {
        Mark::Claim(number) => Some(*number),
        _ => None,
    });
    let last = numbers.max().unwrap_or_default();
    let has = |mark| shelved.marks.contains(&mark);
    let (released, accepted) = (has(Mark::Release(last)), has(Mark::Accepted));
    let mut marks = Marks { last, released, accepted, ..Marks::default() };
    if accepted && whole {
        marks.acceptance = content(store, &name.mark(Mark::Accepted)).await?;
    }
    if last > 0 && !released && !accepted {
        marks.claim = content(store, &name.mark(Mark::Claim(last))).await?;
    }
    Ok(marks)
}

/// What a mark says; nothing where it is not there or not what belongs there.
pub async fn content<T: DeserializeOwned>(store: &Store, key: &str) -> Result<Option<T>, StoreError> {
    let Some((size, mut pieces)) = store.read(key).await? else { return Ok(None) };
    if size > LONGEST_MARK {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        bytes.extend_from_slice(&piece?);
        if bytes.len() as u64 > LONGEST_MARK {
            return Ok(None);
        }
    }
    Ok(serde_json::from_slice(&bytes).ok())
}

/// Tells the operator that the store failed, and in what way.
pub fn tell(error: StoreError) {
    let _ = writeln!(std::io::stderr(), "{}", say!("serve-store-failed", reason = error.reason()));
}

fn sorted(objects: Vec<Object>) -> BTreeMap<FileName, Shelved> {
    let mut shelves: BTreeMap<FileName, Shelved> = BTreeMap::new();
    for Object { key, size, modified } in objects {
        match Key::parse(&key) {
            Some(Key::File(name)) => {
                let shelved = shelves.entry(name).or_default();
                (shelved.size, shelved.received) = (Some(size), Some(modified));
            }
            Some(Key::Mark(name, mark)) => {
                shelves.entry(name).or_default().marks.insert(mark);
            }
            None => {}
        }
    }
    shelves
}
