//! A store of a cloud, or one that speaks like it: S3, Azure Blob Storage, Google Cloud Storage.
//!
//! A file of at most [`LONGEST`] bytes is put in one request that the store refuses when the name is taken. A longer one
//! is sent in parts, so that little of it is in memory at a time; no store offers that together with "only if new"
//! through one interface, so there we look before the first part and again before the last step. The parts appear under
//! the name all at once. What is left is a race of two senders of one random name of 128 bits: one sender.

use std::io::Seek;
use std::time::Duration;

use axum::body::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use object_store::list::PaginatedListOptions;
use object_store::path::Path;
use object_store::{Error, GetOptions, MultipartUpload, ObjectStore, ObjectStoreExt, PutMode, PutMultipartOptions};
use sha2::{Digest, Sha256};
use tokio::time::{sleep, timeout};

use super::address::Objects;
use super::pieces::{self, LONGEST};
use super::{Creates, Kept, Object, Pieces, Spooled, StoreError, is_key};

const TRIES: u32 = 3;
/// Longer than this no sender waits for a store that does not answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// A monitor is told earlier.
const SHORT_PATIENCE: Duration = Duration::from_secs(10);
/// Slower than this, in bytes a second, a store is not waited for.
const SLOWEST: u64 = 256 * 1024;
/// Stands beside the files of every store that we have tried out, and is never removed: that needs no right to do so.
const TRIED: &str = "marac-serve-was-here";

/// Objects under one prefix.
#[derive(Clone)]
pub(super) struct Remote {
    objects: Objects,
    prefix: Path,
    creates: Creates,
    pieces: pieces::Pieces,
}

/// What came of one attempt.
#[derive(PartialEq, Eq)]
enum Put {
    Done,
    Taken,
}

impl Remote {
    pub(super) fn new(objects: Objects, prefix: Path) -> Remote {
        Remote { objects, prefix, creates: Creates::LookFirst, pieces: pieces::Pieces::new() }
    }

    /// Puts one object twice, reads it and lists.
    pub(super) async fn try_out(&mut self) -> Result<Creates, StoreError> {
        let tried = async {
            let path = self.path(TRIED);
            let mut creates = Creates::LookFirst;
            for _ in 0..2 {
                creates = match self.objects.writing.put_opts(&path, "\n".into(), PutMode::Create.into()).await {
                    Ok(_) => Creates::LookFirst,
                    Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Creates::Once,
                    Err(error) if not_known(&error) => {
                        self.objects.writing.put(&path, "\n".into()).await?;
                        Creates::LookFirst
                    }
                    Err(error) => return Err(error.into()),
                };
            }
            self.objects.reading.head(&path).await?;
            self.list(TRIED).await?;
            Ok(creates)
        };
        self.creates = timeout(PATIENCE, tried).await.unwrap_or(Err(StoreError::Unreachable))?;
        Ok(self.creates)
    }

    pub(super) async fn check(&self) -> Result<(), StoreError> {
        let asked = timeout(SHORT_PATIENCE, self.is_there(TRIED)).await;
        if asked.unwrap_or(Err(StoreError::Unreachable))? { Ok(()) } else { Err(StoreError::Failed) }
    }

    pub(super) async fn keep(&self, received: &Spooled, key: &str) -> Result<Kept, StoreError> {
        let patience = PATIENCE + Duration::from_secs(received.size / SLOWEST);
        let keeping = async {
            let _turn = self.pieces.turn(received.size).await?;
            self.keep_trying(received, key).await
        };
        timeout(patience, keeping).await.unwrap_or(Err(StoreError::Unreachable))
    }

    /// Between an attempt that failed and the next, what stands under the name decides: an answer may have been lost.
    async fn keep_trying(&self, received: &Spooled, key: &str) -> Result<Kept, StoreError> {
        let mut failure = None;
        for attempt in 0..TRIES {
            if attempt > 0 {
                sleep(Duration::from_millis(250) * attempt).await;
            }
            match self.put(received, key).await {
                Ok(Put::Done) => return Ok(Kept::New),
                Ok(Put::Taken) => match self.sha256(key).await? {
                    Some(sha256) if failure.is_some() && sha256 == received.sha256 => return Ok(Kept::New),
                    Some(sha256) => return Ok(Kept::Taken(sha256)),
                    // Another put of this name is under way.
                    None => failure = Some(StoreError::Failed),
                },
                Err(StoreError::Forbidden) => return Err(StoreError::Forbidden),
                Err(error) => {
                    failure = Some(error);
                    match self.sha256(key).await {
                        Ok(Some(sha256)) if sha256 == received.sha256 => return Ok(Kept::New),
                        Ok(Some(sha256)) => return Ok(Kept::Taken(sha256)),
                        Ok(None) | Err(_) => {}
                    }
                }
            }
        }
        Err(failure.unwrap_or(StoreError::Failed))
    }

    async fn put(&self, received: &Spooled, key: &str) -> Result<Put, StoreError> {
        if received.size > LONGEST {
            return self.put_parts(received, key).await;
        }
        let (mut file, pieces, size) = (received.file.try_clone()?, self.pieces.clone(), received.size);
        let bytes = blocking(move || {
            file.rewind()?;
            pieces.read(&mut file, size)
        })
        .await?;
        self.put_once(key, bytes).await
    }

    async fn put_once(&self, key: &str, bytes: Bytes) -> Result<Put, StoreError> {
        if self.creates == Creates::LookFirst && self.is_there(key).await? {
            return Ok(Put::Taken);
        }
        let mode = if self.creates == Creates::Once { PutMode::Create } else { PutMode::Overwrite };
        match self.objects.writing.put_opts(&self.path(key), bytes.into(), mode.into()).await {
            Ok(_) => Ok(Put::Done),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(Put::Taken),
            Err(error) => Err(error.into()),
        }
    }

    async fn put_parts(&self, received: &Spooled, key: &str) -> Result<Put, StoreError> {
        if self.is_there(key).await? {
            return Ok(Put::Taken);
        }
        let path = self.path(key);
        let mut upload = self.objects.writing.put_multipart_opts(&path, PutMultipartOptions::default()).await?;
        let sent = match self.send_parts(upload.as_mut(), received).await {
            Ok(()) => self.is_there(key).await,
            Err(error) => Err(error),
        };
        match sent {
            Ok(false) => {
                upload.complete().await?;
                Ok(Put::Done)
            }
            taken_or_failed => {
                // Parts that cannot be taken back are cleared away by the rule for unfinished uploads of the store.
                let _ = upload.abort().await;
                taken_or_failed.map(|_| Put::Taken)
            }
        }
    }

    async fn send_parts(&self, upload: &mut dyn MultipartUpload, received: &Spooled) -> Result<(), StoreError> {
        let mut file = received.file.try_clone()?;
        file.rewind()?;
        let mut left = received.size;
        while left > 0 {
            let pieces = self.pieces.clone();
            let bytes;
            (bytes, file) = blocking(move || Ok((pieces.read(&mut file, left)?, file))).await?;
            left -= bytes.len() as u64;
            upload.put_part(bytes.into()).await?;
        }
        Ok(())
    }

    /// Objects whose key begins with `stem`; what others have put here is not seen.
    pub(super) async fn list(&self, stem: &str) -> Result<Vec<Object>, StoreError> {
        let begins = match self.prefix.as_ref() {
            "" => Some(stem.to_owned()).filter(|stem| !stem.is_empty()),
            prefix => Some(format!("{prefix}/{stem}")),
        };
        let (mut objects, mut page_token) = (Vec::new(), None);
        loop {
            let options = PaginatedListOptions { delimiter: Some("/".into()), page_token, ..Default::default() };
            let page = self.objects.listing.list_paginated(begins.as_deref(), options).await?;
            for object in page.result.objects {
                let key = object.location.filename().unwrap_or_default().to_owned();
                if is_key(&key) {
                    objects.push(Object { key, size: object.size, modified: object.last_modified });
                }
            }
            page_token = page.page_token;
            if page_token.is_none() {
                return Ok(objects);
            }
        }
    }

    pub(super) async fn read(&self, key: &str) -> Result<Option<(u64, Pieces)>, StoreError> {
        match self.objects.reading.get_opts(&self.path(key), GetOptions::default()).await {
            Ok(found) => {
                let size = found.meta.size;
                Ok(Some((size, found.into_stream().map_err(StoreError::from).boxed())))
            }
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// An answer that was lost is asked after: what stands there then is ours if it is the same.
    pub(super) async fn create(&self, key: &str, bytes: Bytes) -> Result<bool, StoreError> {
        let _turn = self.pieces.turn(bytes.len() as u64).await?;
        match self.put_once(key, bytes.clone()).await {
            Ok(put) => Ok(put == Put::Done),
            Err(error) => match self.sha256(key).await? {
                Some(sha256) => Ok(sha256 == <[u8; 32]>::from(Sha256::digest(&bytes))),
                None => Err(error),
            },
        }
    }

    pub(super) async fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self.objects.writing.delete(&self.path(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn is_there(&self, key: &str) -> Result<bool, StoreError> {
        match self.objects.reading.head(&self.path(key)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn sha256(&self, key: &str) -> Result<Option<[u8; 32]>, StoreError> {
        let Some((_, mut pieces)) = self.read(key).await? else { return Ok(None) };
        let mut hash = Sha256::new();
        while let Some(piece) = pieces.try_next().await? {
            hash.update(&piece);
        }
        Ok(Some(hash.finalize().into()))
    }

    fn path(&self, key: &str) -> Path {
        self.prefix.clone().join(key)
    }
}

/// The store has never heard of "only if new".
fn not_known(error: &Error) -> bool {
    matches!(error, Error::NotImplemented { .. } | Error::NotSupported { .. })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Failed)??)
}
