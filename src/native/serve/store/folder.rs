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

use super::keeper::Keeper;
use super::spool::UNFINISHED;
use super::{Kept, Object, Pieces, Spooled, StoreError, is_key};
use crate::native::files;

const PIECE: usize = 64 * 1024;

/// A folder that only ever gains files.
#[derive(Clone)]
pub(super) struct Folder {
    path: PathBuf,
    /// For what is not whole yet; on the same file system.
    spool: PathBuf,
    keeper: Arc<Keeper>,
}

impl Folder {
    pub(super) fn new(path: PathBuf, spool: PathBuf) -> Folder {
        let keeper = Arc::new(Keeper::new(path.clone()));
        Folder { path, spool, keeper }
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
        match self.keeper.name(received.file, received.path, key.clone()).await? {
            true => Ok(Kept::New),
            false => self.blocking(move |folder| sha256(&folder.join(key))).await.map(Kept::Taken),
        }
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
        let written = self.blocking(move |_| {
            let (mut file, path) = NamedTempFile::with_prefix_in(UNFINISHED, spool)?.into_parts();
            file.write_all(&bytes)?;
            Ok((file, path))
        });
        let (file, path) = written.await?;
        self.keeper.name(Arc::new(file), path, key).await
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
