//! Writing events: signed by one person, sealed to the people of the area.

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, SubsecRound, Utc};

use super::folder::Folder;
use crate::domain::private::Private;
use crate::domain::register::{Event, Heard, Id, Proof, What};
use crate::envelope::event::{random_id, seal_event};
use crate::envelope::{Identity, Recipient, SealError};

/// Who writes, where, and for whom.
pub struct Pen<'a> {
    pub folder: &'a Folder,
    pub signer: &'a Identity,
    pub recipients: &'a [Recipient],
    pub area: &'a str,
    pub practice: bool,
    /// The clock of this computer.
    pub now: fn() -> DateTime<Utc>,
}

/// Why an event was not written; nothing of it is there.
#[derive(Debug)]
pub enum NotWritten {
    /// It says more than an event can hold.
    TooLong,
    Sealing(SealError),
    Disk(PathBuf, io::Error),
}

impl Pen<'_> {
    /// Writes an event that takes the place of these; it is on the disk when this returns. What others will hear of it.
    pub fn write(&self, what: What, supersedes: Vec<Id>) -> Result<Heard, NotWritten> {
        let id = random_id().map_err(|error| NotWritten::Sealing(error.into()))?;
        let (area, practice, person) = (self.area.to_owned(), self.practice, self.signer.person());
        let event = Event { id, area, practice, at: (self.now)().trunc_subsecs(0), person, supersedes, what };
        let line = event.to_line().ok_or(NotWritten::TooLong)?;
        let sealed = seal_event(&line, self.signer, self.recipients).map_err(NotWritten::Sealing)?;
        match self.folder.put_event(&event, &sealed) {
            Ok(_) => Ok(Heard { line: Private(line), proof: Proof::By(person) }),
            Err(error) => Err(NotWritten::Disk(self.folder.root.join(event.file_name()), error)),
        }
    }
}
