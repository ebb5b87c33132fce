//! Writing events: signed by one person, sealed to the people of the area.

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::folder::Folder;
use crate::domain::register::{Id, What};
use crate::envelope::event::{Author, NotSealed, SealedEvent};

/// Who writes, and where.
pub struct Pen<'a> {
    pub folder: &'a Folder,
    pub author: Author<'a>,
    /// The clock of this computer.
    pub now: fn() -> DateTime<Utc>,
}

/// Why an event was not written; nothing of it is there.
#[derive(Debug)]
pub enum NotWritten {
    NotSealed(NotSealed),
    Disk(PathBuf, io::Error),
}

impl Pen<'_> {
    /// Writes an event that takes the place of these; it is on the disk when this returns.
    pub fn write(&self, what: What, supersedes: Vec<Id>) -> Result<SealedEvent, NotWritten> {
        let sealed = self.author.say(what, supersedes, (self.now)()).map_err(NotWritten::NotSealed)?;
        match self.folder.put_event(&sealed.event, &sealed.file) {
            Ok(_) => Ok(sealed),
            Err(error) => Err(NotWritten::Disk(self.folder.root.join(sealed.event.file_name()), error)),
        }
    }
}
