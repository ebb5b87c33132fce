//! Files that are written once, whole, and never over another.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// Who may read a new file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// The account that runs the program, and nobody else.
    Owner,
    /// Whoever the system's defaults allow.
    Default,
}

/// What came of writing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// The same bytes stood there already.
    Identical,
}

/// Writes a file that does not exist yet; `AlreadyExists` if it does.
///
/// A write that fails leaves nothing behind.
pub fn write_new(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = std::fs::remove_file(path);
    }
    written
}

/// Writes a file unless the same bytes stand there already; `AlreadyExists` if something else does.
pub fn write_or_find(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<Written> {
    match write_new(path, bytes, readers) {
        Ok(()) => Ok(Written::New),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && holds(path, bytes)? => Ok(Written::Identical),
        Err(error) => Err(error),
    }
}

/// The same, and what stands there gives way if it is one of `outdated`: files that the program itself wrote earlier.
pub fn write_or_renew(path: &Path, bytes: &[u8], outdated: &[Vec<u8>], readers: Readers) -> io::Result<Written> {
    match write_or_find(path, bytes, readers) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            for old in outdated {
                if holds(path, old)? {
                    let beside = path.with_extension("new");
                    write_new(&beside, bytes, readers)?;
                    std::fs::rename(&beside, path)?;
                    return Ok(Written::New);
                }
            }
            Err(error)
        }
        written => written,
    }
}

/// Writes a file that others may be waiting for: under its name it is whole or not there; `AlreadyExists` if something is.
///
/// For a folder that several people share: it gets the rights that the system gives a new file there.
pub fn place_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Hidden, so that no reader takes it for one of the files.
    builder.prefix(".").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Err(error.error),
        // A network share may know neither links nor renaming without replacing; names of ours are random or hashes.
        Err(_) if path.symlink_metadata().is_ok() => return Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) => drop(error.file.persist(path)?),
    }
    sync_folder(folder)
}

/// Makes a folder and those above it; with [`Readers::Owner`] nobody else may look into the new ones.
pub fn create_folder(path: &Path, readers: Readers) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Whether any account of this computer may read a file, where the system has such rights.
pub fn others_may_read(path: &Path) -> io::Result<bool> {
    let found = path.metadata()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Ok(found.permissions().mode() & 0o004 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        Ok(false)
    }
}

/// Makes the names in a folder survive a power cut.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    // Windows cannot open a folder as a file; NTFS journals names by itself.
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if !path.symlink_metadata()?.is_file() {
        return Ok(false);
    }
    let mut file = File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut found = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut found)?;
    Ok(found == bytes)
}
