//! What was fetched and could not be put into the register: kept beside it as it came, so that it is not fetched again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::inbox::FileName;
use crate::native::cli::output::cannot_write;
use crate::native::files::{self, Readers};

/// Such files of one register, under the names that they have in the inbox.
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    pub fn of(register: &Path) -> Kept {
        Kept { folder: register.join("unopened") }
    }

    /// The file, where all of it is here.
    pub fn read(&self, name: &FileName, size: u64) -> Option<Vec<u8>> {
        let bytes = fs::read(self.path(name)).ok()?;
        (bytes.len() as u64 == size).then_some(bytes)
    }

    /// Keeps it; where it is.
    pub fn put(&self, name: &FileName, bytes: &[u8]) -> Result<PathBuf, String> {
        let path = self.path(name);
        let placed = files::create_folder(&self.folder, Readers::Default).and_then(|()| files::place_new(&path, bytes));
        match placed {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(cannot_write(&path, &error)),
            _ => Ok(path),
        }
    }

    /// Removes it, now that it is in a register.
    pub fn remove(&self, name: &FileName) -> Result<(), String> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot_write(&path, &error)),
            _ => Ok(()),
        }
    }

    fn path(&self, name: &FileName) -> PathBuf {
        self.folder.join(name.file())
    }
}
