//! Purging: first the certificates are on the disk, then files go.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::bodies::Bodies;
use super::events::EventFile;
use super::folder::Folder;
use super::pen::{NotWritten, Pen};
use crate::domain::private::Private;
use crate::domain::register::cases::Purged;
use crate::domain::register::{CaseId, Day, Heard, Register, What};

/// Why a case is not purged.
#[derive(Debug)]
pub enum NotPurged {
    /// There is no such case.
    NotHere,
    /// There is a legal hold on it.
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
        let state = register.cases.get(&case).filter(|state| state.is_here()).ok_or(NotPurged::NotHere)?;
        let alone = |body: &CaseId| register.cases.get(body).is_some_and(|addition| addition.filed_under.len() == 1);
        let additions = state.additions.iter().map(|body| CaseId::Body(*body)).filter(alone);
        // The case last: as long as it is there, the purge can be repeated.
        let all: Vec<CaseId> = additions.chain([case]).collect();
        if all.iter().any(|case| register.cases[case].is_held()) {
            return Err(NotPurged::Held);
        }
        for case in all {
            let ends = register.trail_of(case).filter(|event| event.what.goes_with_its_case()).map(|event| event.id);
            let purged = Purged { case, kept_until, why: Private(why.to_owned()), more: Default::default() };
            self.write(What::Purged(purged), ends.collect()).map_err(NotPurged::NotWritten)?;
        }
        Ok(())
    }
}

impl Folder {
    /// Takes away the files of everything that was purged, and the copies of them that turned up again since.
    pub fn sweep(&self, register: &Register, events: &[EventFile], bodies: &Bodies) -> Swept {
        let ended: BTreeSet<&Heard> = register.purged().map(|entry| &entry.heard).collect();
        let told = events.iter().filter(|file| file.heard.as_ref().is_ok_and(|heard| ended.contains(heard)));
        let purged = register.cases.iter().filter(|(_, case)| case.is_purged()).filter_map(|(id, _)| match id {
            CaseId::Body(body) => Some(bodies.places(*body)),
            CaseId::Entered(_) => None,
        });
        let mut swept = Swept::default();
        for path in told.map(|file| &file.path).chain(purged.flatten()) {
            match fs::remove_file(path) {
                Ok(()) => swept.removed.push(path.clone()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => swept.left.push((path.clone(), error)),
            }
        }
        swept
    }
}
