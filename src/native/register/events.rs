//! Reading all the events of a folder, on as many cores as there are.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::folder::{EVENTS, Folder};
use crate::domain::register::Heard;
use crate::envelope::event::{LARGEST, open_event};
use crate::envelope::{Identity, OpenError};
use crate::native::{inputs, parallel};

/// One file below `events/`, whatever it is called.
#[derive(Debug)]
pub struct EventFile {
    pub path: PathBuf,
    pub heard: Result<Heard, Unread>,
}

/// Why a file told nothing. None of these is final: a program that syncs may not have finished it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The system did not hand it out; it may have gone again.
    NoAccess,
    /// Some other file.
    NotAnEvent,
    /// It ends too early.
    Truncated,
    /// Sealed to other people.
    WrongKey,
    /// Changed, or never an event.
    Damaged,
}

impl Folder {
    /// Opens every event, in the order of names.
    pub fn events(&self, identities: &[Identity]) -> Result<Vec<EventFile>, (PathBuf, io::Error)> {
        let folder = self.root.join(EVENTS);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let paths = inputs::list(&[folder], Path::new(""))?;
        let heard = parallel::map(&paths, |path| read(path, identities));
        Ok(paths.into_iter().zip(heard).map(|(path, heard)| EventFile { path, heard }).collect())
    }
}

impl Unread {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Unread::NoAccess => "no_access",
            Unread::NotAnEvent => "not_an_event",
            Unread::Truncated => "truncated",
            Unread::WrongKey => "wrong_key",
            Unread::Damaged => "damaged",
        }
    }
}

fn read(path: &Path, identities: &[Identity]) -> Result<Heard, Unread> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(|_| Unread::NoAccess)?;
    if bytes.is_empty() {
        return Err(Unread::Truncated);
    }
    open_event(&bytes, identities).map_err(|error| match error {
        OpenError::NotAReferral => Unread::NotAnEvent,
        OpenError::Truncated => Unread::Truncated,
        OpenError::WrongKey => Unread::WrongKey,
        OpenError::Damaged => Unread::Damaged,
    })
}
