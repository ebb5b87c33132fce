//! Something that may be a sealed referral, and what became of it.

use std::rc::Rc;

use super::inbox::Client;
use super::register::Shelf;
use crate::app::browser::files::{CannotRead, ChosenFile};
use crate::app::browser::held::Held;
use crate::app::worker::{Kept, NotOpened};
use crate::domain::ledger::Marks;

/// Only its address or its sealed bytes are held.
#[derive(Clone)]
pub struct Input {
    pub name: String,
    pub source: Source,
}

/// Where the sealed bytes are.
#[derive(Clone)]
pub enum Source {
    File(ChosenFile),
    Pasted(Rc<Vec<u8>>),
    /// A sealed file in the dropbox of the site; fetched whenever it is needed.
    Inbox {
        client: Rc<Client>,
        name: String,
        size: u64,
    },
    /// A sealed file of the register that is open.
    Shelf {
        shelf: Rc<Shelf>,
        path: String,
        size: u64,
    },
}

/// An input that has its row next.
pub struct Looked {
    pub input: Input,
    /// Which one opened it; nothing where none was asked.
    pub worker: Option<usize>,
    pub entry: Result<(Marks, Kept), NotOpened>,
}

impl Input {
    /// The sealed bytes.
    pub async fn bytes(&self) -> Result<Held, CannotRead> {
        match &self.source {
            Source::File(file) => file.hold().await,
            Source::Pasted(bytes) => Ok(Held::of(bytes)),
            Source::Inbox { client, name, .. } => client.file(name).await.map_err(|_| CannotRead),
            Source::Shelf { shelf, path, .. } => shelf.read(path).await.map_err(|_| CannotRead),
        }
    }

    /// Length in bytes, known before reading.
    pub fn size(&self) -> u64 {
        match &self.source {
            Source::File(file) => file.size(),
            Source::Pasted(bytes) => bytes.len() as u64,
            Source::Inbox { size, .. } | Source::Shelf { size, .. } => *size,
        }
    }
}
