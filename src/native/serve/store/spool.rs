//! An upload under way: on the local disk, hashed as it comes, gone when dropped.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tempfile::TempPath;

use super::StoreError;

/// What unfinished uploads are called, so that the next start can tell them from other files.
pub(super) const UNFINISHED: &str = "upload-";

/// So much of a file is written without another thread's help, which would cost more than it saves: the system takes it
/// into memory. What makes a disk fall behind is longer.
const AT_HAND: u64 = 1024 * 1024;

/// A file that is being received.
pub struct Spool {
    file: Arc<File>,
    path: TempPath,
    size: u64,
    hash: Sha256,
}

/// A file that has been received whole.
pub struct Spooled {
    pub(super) file: Arc<File>,
    pub(super) path: TempPath,
    /// In bytes.
    pub size: u64,
    pub sha256: [u8; 32],
}

impl Spool {
    pub(super) fn new(folder: &Path) -> io::Result<Spool> {
        let (file, path) = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?.into_parts();
        Ok(Spool { file: Arc::new(file), path, size: 0, hash: Sha256::new() })
    }

    pub async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        self.hash.update(piece);
        self.size += piece.len() as u64;
        if self.size <= AT_HAND {
            return Ok((&*self.file).write_all(piece)?);
        }
        let (file, piece) = (self.file.clone(), piece.to_vec());
        let written = tokio::task::spawn_blocking(move || (&*file).write_all(&piece)).await;
        Ok(written.map_err(|_| StoreError::Failed)??)
    }

    /// Bytes so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn finish(self) -> Spooled {
        Spooled { file: self.file, path: self.path, size: self.size, sha256: self.hash.finalize().into() }
    }
}

/// Removes what uploads have left behind that were cut off.
pub(super) fn clean(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    let here = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(here)? {
        let entry = entry.map_err(here)?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(|error| (entry.path(), error))?;
        }
    }
    Ok(())
}
