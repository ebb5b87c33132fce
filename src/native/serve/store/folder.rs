//! A store in a local folder. Our own, because `object_store` neither syncs to disk nor streams into a folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncReadExt;
use tokio::sync::Semaphore;

use super::spool::UNFINISHED;
use super::{Kept, Object, Pieces, Spooled, StoreError, is_key};
use crate::native::files;

/// So many files are synced to disk at once.
const AT_ONCE: usize = 8;
const PIECE: usize = 64 * 1024;

/// A folder that only ever gains files.
#[derive(Clone)]
pub(super) struct Folder {
    path: PathBuf,
    /// For what is not whole yet; on the same file system.
    spool: PathBuf,
    storing: Arc<Semaphore>,
}

impl Folder {
    pub(super) fn new(path: PathBuf, spool: PathBuf) -> Folder {
        Folder { path, spool, storing: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Links and removes a file, as keeping and retention do.
    pub(super) async fn try_out(&self) -> Result<(), StoreError> {
        let spool = self.spool.clone();
        self.blocking(move |folder| {
            let file = NamedTempFile::with_prefix_in(UNFINISHED, &spool)?;
            let name = file.path().file_name().unwrap_or_default();
            let link = folder.join(format!(".{}", name.to_string_lossy()));
            fs::hard_link(file.path(), &link)?;
            fs::remove_file(link)?;
            files::sync_folder(folder)
        })
        .await
    }

    pub(super) async fn check(&self) -> Result<(), StoreError> {
        self.blocking(|folder| fs::read_dir(folder).map(drop)).await
    }

    pub(super) async fn keep(&self, received: Spooled, key: String) -> Result<Kept, StoreError> {
        let _turn = self.storing.acquire().await.map_err(|_| StoreError::Failed)?;
        self.blocking(move |folder| match link(folder, &received.file, &received.path, &key)? {
            true => Ok(Kept::New),
            false => Ok(Kept::Taken(sha256(&folder.join(key))?)),
        })
        .await
    }

    /// Objects whose key begins with `stem`; files that others have put here are not seen.
    pub(super) async fn list(&self, stem: String) -> Result<Vec<Object>, StoreError> {
        self.blocking(move |folder| {
            let mut objects = Vec::new();
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let Some(key) = entry.file_name().to_str().filter(|key| is_key(key)).map(str::to_owned) else {
                    continue;
                };
                if !key.starts_with(&stem) {
                    continue;
                }
                match entry.metadata() {
                    Ok(file) if file.is_file() => {
                        let modified = DateTime::<Utc>::from(file.modified()?);
                        objects.push(Object { key, size: file.len(), modified });
                    }
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            Ok(objects)
        })
        .await
    }

    pub(super) async fn read(&self, key: String) -> Result<Option<(u64, Pieces)>, StoreError> {
        let file = match tokio::fs::File::open(self.path.join(key)).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let size = file.metadata().await?.len();
        let pieces = stream::try_unfold(file, |mut file| async move {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece).await?;
            piece.truncate(read);
            Ok((read > 0).then(|| (Bytes::from(piece), file)))
        });
        Ok(Some((size, pieces.boxed())))
    }

    pub(super) async fn create(&self, key: String, bytes: Vec<u8>) -> Result<bool, StoreError> {
        let spool = self.spool.clone();
        self.blocking(move |folder| {
            let mut file = NamedTempFile::with_prefix_in(UNFINISHED, spool)?;
            file.write_all(&bytes)?;
            link(folder, file.as_file(), file.path(), &key)
        })
        .await
    }

    pub(super) async fn remove(&self, key: String) -> Result<(), StoreError> {
        self.blocking(move |folder| match fs::remove_file(folder.join(key)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => files::sync_folder(folder),
        })
        .await
    }

    /// Does what blocks where it may, and to its end even when nobody waits for it any more.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        let done = tokio::task::spawn_blocking(move || work(&path)).await;
        Ok(done.map_err(|_| StoreError::Failed)??)
    }
}

/// Gives a finished file its name for good; `false` if the name was taken.
fn link(folder: &Path, file: &File, path: &Path, key: &str) -> io::Result<bool> {
    file.sync_all()?;
    let linked = match fs::hard_link(path, folder.join(key)) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(error),
    };
    // Also when the name was taken: whoever linked it may not have come to this.
    files::sync_folder(folder)?;
    Ok(linked)
}

fn sha256(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&piece[..read]),
        }
    }
}
