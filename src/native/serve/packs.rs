//! The area packs that are served: those of the data folder over those of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::area::{Directory, DirectoryError, Entry, Pack, PackError};

/// The length of an upload that is accepted when no pack says how much may be attached.
const DEFAULT_MOST: u64 = 40 * 1024 * 1024;

/// The two folders that packs come from.
#[derive(Clone, Debug)]
pub struct Packs {
    /// `<data>/areas`.
    pub overlay: PathBuf,
    /// `<site>/areas`.
    pub site: PathBuf,
}

/// Something in the two folders that is not served as its author meant it.
#[derive(Debug)]
pub enum Unusable {
    Pack { path: PathBuf, why: PackError },
    Directory { path: PathBuf, why: DirectoryError },
}

impl Packs {
    /// The directory of areas: the site's, then what the data folder's lists, then packs that nobody listed.
    ///
    /// A directory that cannot be read counts as empty; [`Packs::unusable`] names it.
    pub fn directory(&self) -> Directory {
        let listed = |folder: &Path| {
            let bytes = fs::read(folder.join("index.json")).ok();
            bytes.and_then(|bytes| Directory::parse(&bytes).ok()).unwrap_or_default()
        };
        let directory = listed(&self.site).overlaid_with(listed(&self.overlay));
        let unlisted: Directory = (self.load().filter_map(|(_, pack)| pack.ok()))
            .filter(|pack| directory.areas.iter().all(|entry| entry.id != pack.id))
            .map(|pack| Entry::from(&pack))
            .collect();
        directory.overlaid_with(unlisted)
    }

    /// Every pack that loads.
    pub fn usable(&self) -> Vec<Pack> {
        self.load().filter_map(|(_, pack)| pack.ok()).collect()
    }

    /// Every pack and directory that does not load.
    pub fn unusable(&self) -> Vec<Unusable> {
        let mut all: Vec<Unusable> =
            self.load().filter_map(|(path, pack)| Some(Unusable::Pack { path, why: pack.err()? })).collect();
        for path in [self.site.join("index.json"), self.overlay.join("index.json")] {
            let parsed = fs::read(&path).ok().map(|bytes| Directory::parse(&bytes));
            if let Some(Err(why)) = parsed {
                all.push(Unusable::Directory { path, why });
            }
        }
        all
    }

    /// The longest upload to accept: what the packs allow to be attached, sealed.
    pub fn most_bytes(&self) -> u64 {
        // Padding adds at most an eighth; the record, its text and the header fit in the megabyte.
        let sealed = |total: u64| total.saturating_add(total / 8).saturating_add(1024 * 1024);
        self.usable().iter().map(|pack| sealed(pack.attachments.total_bytes)).max().unwrap_or(DEFAULT_MOST)
    }

    /// The origins of the areas' dropboxes, other than this server's own; each once.
    pub fn dropbox_origins(&self) -> Vec<String> {
        let packs = self.usable();
        let targets = packs.iter().filter_map(|pack| pack.delivery.dropbox.as_ref()?.target());
        let origins: BTreeSet<String> = targets.filter_map(|target| target.origin().map(str::to_owned)).collect();
        origins.into_iter().collect()
    }

    /// By file name, one of each name: the data folder's stands before the site's.
    fn load(&self) -> impl Iterator<Item = (PathBuf, Result<Pack, PackError>)> {
        let mut files = BTreeMap::new();
        for folder in [&self.site, &self.overlay] {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let is_pack = name
                    .to_str()
                    .is_some_and(|name| name.ends_with(".json") && name != "index.json" && !name.starts_with('.'));
                if is_pack {
                    files.insert(name, entry.path());
                }
            }
        }
        files.into_values().filter_map(|path| {
            let pack = Pack::parse(&fs::read(&path).ok()?);
            Some((path, pack))
        })
    }
}
