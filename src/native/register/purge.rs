//! Purging: first the certificates are on the disk, then files go.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::bodies::Bodies;
use super::events::EventFile;
use super::folder::Folder;
use super::pen::{NotWritten, Pen};
use crate::casework::{self, Certificate, Ended, certificates};
use crate::domain::register::{CaseId, Day, Register, What};

/// Why a case is not purged.
#[derive(Debug)]
pub enum NotPurged {
    /// There is no such case.
    NotHere,
    /// There is a legal hold on it, or on what was added to it.
    Held,
    /// Its certificate could not be written, so nothing was taken away.
    NotWritten(NotWritten),
}

/// What was taken away, and what could not be.
#[derive(Debug, Default)]
pub struct Swept {
    pub removed: Vec<PathBuf>,
    pub left: Vec<(PathBuf, io::Error)>,
}

impl From<casework::NotPurged> for NotPurged {
    fn from(why: casework::NotPurged) -> NotPurged {
        match why {
            casework::NotPurged::NotHere => NotPurged::NotHere,
            casework::NotPurged::Held => NotPurged::Held,
        }
    }
}

impl Pen<'_> {
    /// Writes the certificates of a case and of what adds to no other; [`Folder::sweep`] takes the files away. `kept_until`
    /// where a retention period ended.
    pub fn purge(
        &self,
        register: &Register,
        case: CaseId,
        kept_until: Option<Day>,
        why: &str,
    ) -> Result<(), NotPurged> {
        for Certificate { purged, supersedes } in certificates(register, case, kept_until, why)? {
            self.write(What::Purged(purged), supersedes).map_err(NotPurged::NotWritten)?;
        }
        Ok(())
    }
}

impl Folder {
    /// Takes away the files of everything that was purged, and the copies of them that turned up again since.
    pub fn sweep(&self, register: &Register, events: &[EventFile], bodies: &Bodies) -> Swept {
        let ended = Ended::of(register);
        let told = events.iter().filter(|file| file.heard.as_ref().is_ok_and(|heard| ended.events.contains(heard)));
        let purged = ended.bodies.iter().flat_map(|body| bodies.places(*body));
        let mut swept = Swept::default();
        for path in told.map(|file| &file.path).chain(purged) {
            match fs::remove_file(path) {
                Ok(()) => swept.removed.push(path.clone()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => swept.left.push((path.clone(), error)),
            }
        }
        swept
    }
}
