//! The folder, and what is written into it.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::register::{Event, Sha256};
use crate::envelope::reference::sha256;
use crate::native::files::{self, Readers};

/// The folder of a register: `events/<yyyy-mm>/...age`, `bodies/<sha256>.age`.
#[derive(Clone, Debug)]
pub struct Folder {
    pub(super) root: PathBuf,
}

impl Folder {
    /// A folder that is there already; `NotFound` where it is not, so that a slip of the pen makes no second register.
    pub fn open(root: &Path) -> io::Result<Folder> {
        if root.metadata()?.is_dir() {
            Ok(Folder { root: root.to_owned() })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// The same, and makes it where it is not there.
    pub fn create(root: &Path) -> io::Result<Folder> {
        let folder = Folder { root: root.to_owned() };
        for part in [EVENTS, BODIES] {
            files::create_folder(&folder.root.join(part), Readers::Default)?;
        }
        Ok(folder)
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a sealed event under its name; it is on the disk when this returns.
    pub fn put_event(&self, event: &Event, sealed: &[u8]) -> io::Result<PathBuf> {
        let path = self.root.join(event.file_name());
        files::create_folder(path.parent().unwrap_or(&self.root), Readers::Default)?;
        files::place_new(&path, sealed)?;
        Ok(path)
    }

    /// Writes a received file as it came, unless the same bytes are there; it is on the disk when this returns.
    pub fn put_body(&self, sealed: &[u8]) -> io::Result<Sha256> {
        let body = Sha256(sha256(sealed));
        let name = |more: &str| self.root.join(BODIES).join(format!("{body}{more}.age"));
        files::create_folder(&self.root.join(BODIES), Readers::Default)?;
        // What stands under its name may be half of it, which a program that syncs has not finished: beside it, then.
        for number in 1.. {
            let path = if number == 1 { name("") } else { name(&format!("-{number}")) };
            match files::place_new(&path, sealed) {
                Ok(()) => break,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if std::fs::read(&path).is_ok_and(|there| there == sealed) {
                        break;
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(body)
    }
}

pub(super) const EVENTS: &str = "events";
pub(super) const BODIES: &str = "bodies";
