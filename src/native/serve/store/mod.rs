//! What has been received: whole under its name, or not at all, in a local folder or in a store of a cloud.
//!
//! Objects are only ever added; nothing but retention removes one. Several servers may share a store and nothing else.

mod address;
mod failure;
mod folder;
mod keeper;
mod pieces;
mod remote;
mod spool;

use std::path::PathBuf;

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;

pub use address::{Address, AddressError};
pub use failure::StoreError;
use folder::Folder;
use remote::Remote;
pub use spool::{Spool, Spooled};

/// A shared view of one store.
#[derive(Clone)]
pub struct Store {
    home: Home,
    spool: PathBuf,
}

#[derive(Clone)]
enum Home {
    Folder(Folder),
    Remote(Remote),
}

/// One object: a sealed file `<32 hex>.age`, or a marker `<32 hex>.<something>` beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub key: String,
    /// In bytes.
    pub size: u64,
    pub modified: DateTime<Utc>,
}

/// What came of keeping a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is there and stays there, whatever happens to this program or to the power.
    New,
    /// The name was taken; the SHA-256 of what stands there.
    Taken([u8; 32]),
}

/// How a store keeps two servers from taking one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Creates {
    /// The store refuses a name that is taken.
    Once,
    /// The store would overwrite: we look first, then put.
    LookFirst,
}

/// The pieces of an object, as they are read.
pub type Pieces = BoxStream<'static, Result<Bytes, StoreError>>;

impl Store {
    /// The store at an address; uploads under way are kept in the folder `spool`.
    ///
    /// Of a local folder, `spool` must be on the same file system. Nothing is read or written yet.
    pub fn at(address: Address, spool: PathBuf) -> Store {
        let home = match address {
            Address::Folder(folder) => Home::Folder(Folder::new(folder, spool.clone())),
            Address::Remote { objects, prefix } => Home::Remote(Remote::new(objects, prefix)),
        };
        Store { home, spool }
    }

    /// Finds out whether the store can be reached, read and written, before somebody sends a referral.
    pub async fn try_out(&mut self) -> Result<Creates, StoreError> {
        match &mut self.home {
            Home::Folder(folder) => folder.try_out().await.map(|()| Creates::Once),
            Home::Remote(remote) => remote.try_out().await,
        }
    }

    /// Asks whether the store answers, as cheaply as it can be asked.
    pub async fn check(&self) -> Result<(), StoreError> {
        match &self.home {
            Home::Folder(folder) => folder.check().await,
            Home::Remote(remote) => remote.check().await,
        }
    }

    /// An empty file to receive an upload; it disappears when dropped.
    pub fn spool(&self) -> Result<Spool, StoreError> {
        Ok(Spool::new(&self.spool)?)
    }

    /// Keeps a received file under `name`, `<32 hex>.age`. An answer that was lost is asked after.
    pub async fn keep(&self, received: Spooled, name: &str) -> Result<Kept, StoreError> {
        let key = known(name)?;
        match &self.home {
            Home::Folder(folder) => folder.keep(received, key).await,
            Home::Remote(remote) => remote.keep(&received, &key).await,
        }
    }

    /// Everything, sealed files and markers alike, by key.
    pub async fn list(&self) -> Result<Vec<Object>, StoreError> {
        self.beginning_with("").await
    }

    /// The length in bytes and the pieces of an object; `None` if it is not there.
    pub async fn read(&self, key: &str) -> Result<Option<(u64, Pieces)>, StoreError> {
        let key = known(key)?;
        match &self.home {
            Home::Folder(folder) => folder.read(key).await,
            Home::Remote(remote) => remote.read(&key).await,
        }
    }

    /// Creates a small marker; `false` if its key was taken.
    ///
    /// After an error it may be there or not: create it again.
    pub async fn create(&self, key: &str, bytes: Vec<u8>) -> Result<bool, StoreError> {
        let key = known(key)?;
        match &self.home {
            Home::Folder(folder) => folder.create(key, bytes).await,
            Home::Remote(remote) => remote.create(&key, bytes.into()).await,
        }
    }

    /// The markers beside the sealed file `name`, by key.
    pub async fn markers(&self, name: &str) -> Result<Vec<Object>, StoreError> {
        let stem = name.strip_suffix("age").filter(|_| is_key(name)).ok_or(StoreError::NotAKey)?;
        let mut markers = self.beginning_with(stem).await?;
        markers.retain(|marker| marker.key != name);
        Ok(markers)
    }

    /// Removes an object. For retention only; one that is not there is no error.
    pub async fn remove(&self, key: &str) -> Result<(), StoreError> {
        let key = known(key)?;
        match &self.home {
            Home::Folder(folder) => folder.remove(key).await,
            Home::Remote(remote) => remote.remove(&key).await,
        }
    }

    async fn beginning_with(&self, stem: &str) -> Result<Vec<Object>, StoreError> {
        let mut objects = match &self.home {
            Home::Folder(folder) => folder.list(stem.to_owned()).await?,
            Home::Remote(remote) => remote.list(stem).await?,
        };
        objects.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(objects)
    }

    /// Removes what uploads have left behind that were cut off.
    pub(super) fn clean(&self) -> Result<(), (PathBuf, std::io::Error)> {
        spool::clean(&self.spool)
    }
}

fn known(key: &str) -> Result<String, StoreError> {
    if is_key(key) { Ok(key.to_owned()) } else { Err(StoreError::NotAKey) }
}

/// 32 lower-case hex digits, a dot, and a name of small letters, digits, dots and dashes: the same in every store.
fn is_key(key: &str) -> bool {
    let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    let sign = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
    key.split_once('.').is_some_and(|(random, rest)| {
        random.len() == 32 && random.bytes().all(hex) && (1..=80).contains(&rest.len()) && rest.bytes().all(sign)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_beside_its_file() {
        for key in ["00112233445566778899aabbccddeeff.age", "00112233445566778899aabbccddeeff.claim-0001"] {
            assert!(is_key(key), "{key}");
        }
        for key in [
            "00112233445566778899aabbccddeeff",
            "00112233445566778899aabbccddeeff.",
            "00112233445566778899aabbccddeeff./../x",
            "00112233445566778899AABBCCDDEEFF.age",
            "../00112233445566778899aabbccddee.age",
            ".age",
            "",
        ] {
            assert!(!is_key(key), "{key}");
        }
    }
}
