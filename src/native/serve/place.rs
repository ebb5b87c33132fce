//! The folders that `serve` works in, checked before anything is served.

use std::fs::{self, File};
use std::io;
use std::net::IpAddr;
use std::path::{Component, Path, PathBuf};

use super::packs::Packs;
use super::store::{Address, Store};
use crate::native::files::{self, Readers};

/// The folders of one server: checked, made, locked against a second server, and rid of unfinished uploads.
pub struct Place {
    pub site: PathBuf,
    pub data: PathBuf,
    /// Where received files lie when they are kept in a folder; `<data>/drop` otherwise.
    pub drop: PathBuf,
    pub store: Store,
    pub packs: Packs,
    /// Held as long as the server lives; the system frees it however the program ends.
    _lock: File,
}

/// Why `serve` does not start.
#[derive(Debug)]
pub enum StartError {
    /// The site has no `index.html`: it was not built, or `--site` names something else.
    NoSite { site: PathBuf },
    /// The data folder lies inside the site, so that everything in it would be public.
    DataInsideSite,
    /// The dropbox lies inside the site.
    StoreInsideSite,
    /// Another server works in this folder.
    InUse { folder: PathBuf },
    /// A folder cannot be made or written.
    Folder { path: PathBuf, error: io::Error },
}

impl Place {
    /// Checks and prepares the folders; `store` is the dropbox when it is not `<data>/drop`.
    ///
    /// The store itself is not asked anything yet: see [`Store::try_out`].
    pub fn prepare(site: &Path, data: &Path, store: Option<Address>) -> Result<Place, StartError> {
        let named = if let Some(Address::Folder(folder)) = &store { folder.clone() } else { data.to_owned() };
        let no_site = || StartError::NoSite { site: site.to_owned() };
        let site = site.canonicalize().map_err(|_| no_site())?;
        if !site.join("index.html").is_file() {
            return Err(no_site());
        }
        let data = destination(data)?;
        if data.starts_with(&site) {
            return Err(StartError::DataInsideSite);
        }
        let (drop, remote, spool) = match store {
            None => (data.join("drop"), None, data.join("tmp")),
            Some(Address::Folder(folder)) => (destination(&folder)?, None, destination(&folder)?.join(".tmp")),
            Some(remote) => (data.join("drop"), Some(remote), data.join("tmp")),
        };
        if drop.starts_with(&site) {
            return Err(StartError::StoreInsideSite);
        }
        let areas = data.join("areas");
        let address = remote.unwrap_or_else(|| Address::Folder(drop.clone()));
        let kept = matches!(address, Address::Folder(_)).then_some(&drop);
        for folder in [&data, &areas, &spool].into_iter().chain(kept) {
            files::create_folder(folder, Readers::Owner).map_err(|error| at(folder, error))?;
        }
        let lock = lock(&spool, named)?;
        let store = Store::at(address, spool);
        store.clean().map_err(|(path, error)| at(&path, error))?;
        let packs = Packs { overlay: areas, site: site.join("areas") };
        Ok(Place { site, data, drop, store, packs, _lock: lock })
    }

    /// Whether nobody has used this data folder yet: no area, no key, no upload.
    pub fn is_unused(&self) -> bool {
        let empty = |path: &Path| fs::read_dir(path).map_or(true, |mut entries| entries.next().is_none());
        empty(&self.data.join("areas")) && empty(&self.data.join("keys")) && empty(&self.data.join("drop"))
    }
}

/// Whether only this computer can reach the address.
pub fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Two servers in one folder would clear away each other's uploads.
fn lock(spool: &Path, named: PathBuf) -> Result<File, StartError> {
    let path = &spool.join("serve.lock");
    let file = File::options().create(true).write(true).truncate(false).open(path).map_err(|error| at(path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StartError::InUse { folder: named }),
        Err(fs::TryLockError::Error(error)) => Err(at(path, error)),
    }
}

/// Where a folder is, or will be once it is made: links resolved as far as it exists.
fn destination(path: &Path) -> Result<PathBuf, StartError> {
    let whole = std::path::absolute(path).map_err(|error| at(path, error))?;
    let mut missing = Vec::new();
    let mut existing = whole.as_path();
    loop {
        match existing.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, part| path.join(part))),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(path, error)),
            Err(error) => match (existing.components().next_back(), existing.parent()) {
                (Some(Component::Normal(name)), Some(parent)) => {
                    missing.push(name.to_owned());
                    existing = parent;
                }
                _ => return Err(at(path, error)),
            },
        }
    }
}

fn at(path: &Path, error: io::Error) -> StartError {
    StartError::Folder { path: path.to_owned(), error }
}
