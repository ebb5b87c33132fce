//! The received files of a register: found by their SHA-256, whatever a program that syncs has called its copies.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{BODIES, Folder};
use crate::domain::register::Sha256;
use crate::envelope::padding::LARGEST;
use crate::envelope::reference::sha256;
use crate::native::inputs;

/// Where each received file lies; several places where there are copies.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    named: BTreeMap<Sha256, Vec<PathBuf>>,
    /// Files whose names are none of ours.
    pub others: Vec<PathBuf>,
}

impl Folder {
    /// Lists the received files by their names.
    pub fn bodies(&self) -> Result<Bodies, (PathBuf, io::Error)> {
        let folder = self.root.join(BODIES);
        let mut bodies = Bodies::default();
        if !folder.exists() {
            return Ok(bodies);
        }
        for path in inputs::list(&[folder], Path::new(""))? {
            match path.file_name().and_then(|name| Sha256::in_name(name.to_str()?)) {
                Some(body) => bodies.named.entry(body).or_default().push(path),
                None => bodies.others.push(path),
            }
        }
        Ok(bodies)
    }
}

impl Bodies {
    /// The received file with this SHA-256, if one of its copies is whole.
    pub fn read(&self, body: Sha256) -> Option<Vec<u8>> {
        self.places(body).iter().find_map(|path| {
            let may_be = fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST);
            let bytes = may_be.then(|| fs::read(path).ok()).flatten()?;
            (sha256(&bytes) == body.0).then_some(bytes)
        })
    }

    /// Every received file, by name.
    pub fn all(&self) -> impl Iterator<Item = Sha256> {
        self.named.keys().copied()
    }

    /// The files that are called so, whole or not.
    pub fn places(&self, body: Sha256) -> &[PathBuf] {
        self.named.get(&body).map(Vec::as_slice).unwrap_or_default()
    }
}
