//! What a person's own device keeps (IndexedDB), as a worker sees it: sealed bytes under names, and a short text beside them.
//!
//! The database is opened for each act and closed after it, so that none is in the way of another tab.

use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, TransactionMode, TransactionResult};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Nothing was stored or read: the browser keeps no storage for this page, or it is full. What stood there stands there still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoStorage;

/// What stands under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub text: String,
    pub bytes: Vec<Vec<u8>>,
}

/// Whether anything is there: looking makes nothing.
async fn is_there() -> bool {
    let all = async {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
        let list: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
        let all = JsFuture::from(list.call0(&factory).ok()?.dyn_into::<Promise>().ok()?).await.ok()?;
        let named = |one: JsValue| Reflect::get(&one, &"name".into()).is_ok_and(|name| name == NAME);
        Some(all.dyn_into::<Array>().ok()?.iter().any(named))
    };
    all.await.unwrap_or(true)
}

/// Whether the browser lets this page store anything.
pub async fn can_store() -> Result<(), NoStorage> {
    let was_there = is_there().await;
    open().await?.close();
    if was_there { Ok(()) } else { forget().await }
}

/// All names, in order.
pub async fn names() -> Result<Vec<String>, NoStorage> {
    if !is_there().await {
        return Ok(Vec::new());
    }
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let names = transaction.object_store(STORE)?.get_all_keys(None, None)?.await?;
    database.close();
    Ok(names.iter().filter_map(JsValue::as_string).collect())
}

/// What stands under a name, if anything does.
pub async fn get(name: &str) -> Result<Option<Stored>, NoStorage> {
    if !is_there().await {
        return Ok(None);
    }
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(STORE)?.get(JsValue::from_str(name))?.await?;
    database.close();
    Ok(found.and_then(|found| read(&found)))
}

/// Puts all of these in their places and takes away what stands under the other names: everything or nothing. Where nothing
/// is left, the database goes too.
pub async fn put(all: &[(String, Stored)], without: &[String]) -> Result<(), NoStorage> {
    if all.is_empty() && !is_there().await {
        return Ok(());
    }
    let database = open().await?;
    let written = write(&database, all, without).await;
    database.close();
    written?;
    if all.is_empty() && names().await?.is_empty() { forget().await } else { Ok(()) }
}

/// Takes away everything, the database itself too.
pub async fn forget() -> Result<(), NoStorage> {
    if !is_there().await {
        return Ok(());
    }
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.clear()?;
    let cleared = transaction.await?;
    database.close();
    Factory::new()?.delete(NAME)?.await?;
    if cleared.is_committed() { Ok(()) } else { Err(NoStorage) }
}

async fn write(database: &Database, all: &[(String, Stored)], without: &[String]) -> Result<(), NoStorage> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store: ObjectStore = transaction.object_store(STORE)?;
    for (name, Stored { text, bytes }) in all {
        let value = Array::of1(&text.as_str().into());
        for bytes in bytes {
            value.push(&Uint8Array::from(bytes.as_slice()));
        }
        store.put(&value, Some(&name.as_str().into()))?;
    }
    for name in without {
        store.delete(JsValue::from_str(name))?;
    }
    match transaction.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(NoStorage),
    }
}

async fn open() -> Result<Database, NoStorage> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        let database = event.database();
        let _ = database.and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
    });
    Ok(request.await?)
}

fn read(value: &JsValue) -> Option<Stored> {
    let parts: &Array = value.dyn_ref()?;
    let bytes = (1..parts.length()).map(|at| parts.get(at).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()));
    Some(Stored { text: parts.get(0).as_string()?, bytes: bytes.collect::<Result<_, _>>().ok()? })
}

/// Its text may quote what was to be stored: it goes no further.
impl From<idb::Error> for NoStorage {
    fn from(_: idb::Error) -> NoStorage {
        NoStorage
    }
}

/// boot.js looks for the same name.
const NAME: &str = "marac-portal";
const STORE: &str = "kept";
