//! The dropbox on disk: a file is there whole under its name, or not at all.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, TempPath};

use crate::native::files;

/// What unfinished uploads are called, so that the next start can tell them from other files.
const UNFINISHED: &str = "upload-";

/// A folder that only ever gains files.
#[derive(Clone, Debug)]
pub struct Store {
    drop: PathBuf,
    spool: PathBuf,
}

/// What came of keeping a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is there and stays there, whatever happens to this program or to the power.
    New,
    /// The name was taken; the SHA-256 of what stands there.
    Taken([u8; 32]),
}

impl Store {
    /// `spool` must be on the same file system as `drop`.
    pub(super) fn new(drop: PathBuf, spool: PathBuf) -> Store {
        Store { drop, spool }
    }

    /// An empty file to receive an upload; it disappears when dropped.
    pub fn spool(&self) -> io::Result<(File, TempPath)> {
        Ok(tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.spool)?.into_parts())
    }

    /// Keeps a received file under `name`. Blocks.
    pub fn keep(&self, file: &File, received: &Path, name: &str) -> io::Result<Kept> {
        let kept = self.drop.join(name);
        file.sync_all()?;
        match fs::hard_link(received, &kept) {
            Ok(()) => {
                files::sync_folder(&self.drop)?;
                Ok(Kept::New)
            }
            // Whoever linked it may not have come to the sync.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                files::sync_folder(&self.drop)?;
                Ok(Kept::Taken(sha256(&kept)?))
            }
            Err(error) => Err(error),
        }
    }

    /// Removes what uploads have left behind that were cut off.
    pub(super) fn clean(&self) -> Result<(), (PathBuf, io::Error)> {
        let in_spool = |error| (self.spool.clone(), error);
        for entry in fs::read_dir(&self.spool).map_err(in_spool)? {
            let entry = entry.map_err(in_spool)?;
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                fs::remove_file(entry.path()).map_err(|error| (entry.path(), error))?;
            }
        }
        Ok(())
    }

    /// Links and removes a file, so that a folder that cannot do it is found out before somebody sends a referral.
    pub(super) fn try_out(&self) -> Result<(), (PathBuf, io::Error)> {
        let tried = || {
            let file = NamedTempFile::with_prefix_in(UNFINISHED, &self.spool)?;
            let name = file.path().file_name().unwrap_or_default();
            let link = self.drop.join(format!(".{}", name.to_string_lossy()));
            fs::hard_link(file.path(), &link)?;
            fs::remove_file(link)?;
            files::sync_folder(&self.drop)
        };
        tried().map_err(|error| (self.drop.clone(), error))
    }
}

fn sha256(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&piece[..read]),
        }
    }
}
