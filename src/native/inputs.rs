//! Files as named, and everything in the folders named, in name order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Lists files and the content of folders by name; hidden files and the folder `except` are passed over.
///
/// Links to folders are not followed: they may lead round in a circle. Errors name the path.
pub fn list(named: &[PathBuf], except: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let except = except.canonicalize().ok();
    let mut files = Vec::new();
    for path in named {
        let kind = fs::metadata(path).map_err(|error| (path.clone(), error))?;
        if kind.is_dir() {
            walk(path, except.as_deref(), &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, except: Option<&Path>, files: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    if except.is_some_and(|except| folder.canonicalize().is_ok_and(|folder| folder == except)) {
        return Ok(());
    }
    let here = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(here)? {
        let entry = entry.map_err(here)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type().map_err(here)?;
        if kind.is_dir() {
            walk(&path, except, files)?;
        } else if kind.is_file() || path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_name_order_whatever_order_they_were_named_in() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for sub in ["in/b", "in/out", "in/.hidden"] {
            fs::create_dir_all(at(sub)).unwrap();
        }
        for file in
            ["in/c.age", "in/a.age", "in/b/z.age", "in/out/old.age", "in/.DS_Store", "in/.hidden/x.age", "0.age"]
        {
            fs::write(at(file), b"").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("in"), at("in/b/round")).unwrap();
        let listed = list(&[at("in"), at("0.age")], &at("in/out")).unwrap();
        assert_eq!(listed, ["0.age", "in/a.age", "in/b/z.age", "in/c.age"].map(at));
    }
}
