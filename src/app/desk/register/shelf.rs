//! Where the sealed files of a register lie: a folder on the person's computer, or the memory of the page until they save it.
//!
//! Nothing here can be read without a key, so a shelf stays when the desk locks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::browser::folder::{self, Folder};
use crate::app::browser::held::Held;

/// The sealed files of one register.
pub enum Shelf {
    Folder(Folder),
    Memory(Memory),
}

/// Files that came out of a zip, or that have not been saved as one yet.
#[derive(Default)]
pub struct Memory {
    files: RefCell<BTreeMap<String, Rc<Vec<u8>>>>,
    /// Files that no saved zip holds.
    unsaved: Cell<usize>,
}

/// A file of the register, and how many bytes it has.
pub type Filed = (String, u64);

/// The folder cannot be used as it should: no access, no room, or it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAccess;

impl Shelf {
    /// Files in memory, as a zip held them.
    pub fn of_zip(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Shelf {
        let files = files.into_iter().map(|(path, bytes)| (path, Rc::new(bytes))).collect();
        Shelf::Memory(Memory { files: RefCell::new(files), unsaved: Cell::new(0) })
    }

    /// Every file below `events` or `bodies`, in the order of their paths.
    pub async fn list(&self, part: &str) -> Result<Vec<Filed>, NoAccess> {
        match self {
            Shelf::Folder(folder) => {
                let entries = folder.list(part).await.map_err(|_| NoAccess)?;
                Ok(entries.into_iter().map(|entry| (entry.path, entry.size)).collect())
            }
            Shelf::Memory(memory) => {
                let files = memory.files.borrow();
                let below = files.iter().filter(|(path, _)| path.starts_with(&format!("{part}/")));
                Ok(below.map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect())
            }
        }
    }

    /// A whole file.
    pub async fn read(&self, path: &str) -> Result<Held, NoAccess> {
        match self {
            Shelf::Folder(folder) => folder.read(path).await.map_err(|_| NoAccess),
            Shelf::Memory(memory) => memory.files.borrow().get(path).map(|bytes| Held::of(bytes)).ok_or(NoAccess),
        }
    }

    /// Writes a file; it is whole, and was read again, when this returns.
    pub async fn write(&self, path: &str, bytes: &[u8]) -> Result<(), NoAccess> {
        match self {
            Shelf::Folder(folder) => folder.write_new(path, bytes).await.map_err(|_| NoAccess),
            Shelf::Memory(memory) => {
                memory.files.borrow_mut().insert(path.to_owned(), Rc::new(bytes.to_vec()));
                memory.unsaved.set(memory.unsaved.get() + 1);
                Ok(())
            }
        }
    }

    /// Takes a file away.
    pub async fn remove(&self, path: &str) -> Result<(), NoAccess> {
        match self {
            Shelf::Folder(folder) => folder.remove(path).await.map_err(|_| NoAccess),
            Shelf::Memory(memory) => {
                memory.files.borrow_mut().remove(path);
                memory.unsaved.set(memory.unsaved.get() + 1);
                Ok(())
            }
        }
    }

    /// Everything that is to go into a zip, where it is not in a folder anyway.
    pub fn all(&self) -> Option<Vec<(String, Rc<Vec<u8>>)>> {
        match self {
            Shelf::Folder(_) => None,
            Shelf::Memory(memory) => {
                Some(memory.files.borrow().iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect())
            }
        }
    }

    /// How many files would be lost with this page.
    pub fn unsaved(&self) -> usize {
        match self {
            Shelf::Folder(_) => 0,
            Shelf::Memory(memory) => memory.unsaved.get(),
        }
    }

    /// A zip with everything has been handed to the person.
    pub fn saved(&self) {
        if let Shelf::Memory(memory) = self {
            memory.unsaved.set(0);
        }
    }

    /// What the folder is called; nothing where there is none.
    pub fn name(&self) -> Option<String> {
        match self {
            Shelf::Folder(folder) => Some(folder.name()),
            Shelf::Memory(_) => None,
        }
    }
}

/// Whether this browser can work in a folder.
pub fn can_pick() -> bool {
    folder::can_pick()
}
