//! A register, or a bulk of files, as one zip.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// More files than this come from no register.
const MOST_FILES: usize = 100_000;

/// The most bytes that a file of it may have: what a sealed referral can have.
const LONGEST: u64 = crate::envelope::padding::LARGEST;

/// The most bytes that all of it may come to: more would not fit into a page.
const MOST_BYTES: u64 = 1 << 30;

/// The files of a zip with their paths, as they lie below the folder that holds them; nothing where it is none, or too much.
pub fn unzip(bytes: &[u8]) -> Option<(Vec<String>, Vec<Vec<u8>>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_FILES {
        return None;
    }
    let (mut names, mut files, mut all) = (Vec::new(), Vec::new(), 0);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).ok()?;
        if entry.is_dir() {
            continue;
        }
        // A path that leads out of the zip is nobody's.
        let name = entry.enclosed_name()?.to_str()?.replace('\\', "/");
        let mut file = Vec::new();
        entry.take(LONGEST + 1).read_to_end(&mut file).ok()?;
        all += file.len() as u64;
        if file.len() as u64 > LONGEST || all > MOST_BYTES {
            return None;
        }
        names.push(name);
        files.push(file);
    }
    Some((names, files))
}

/// The paths of a register: whoever zipped its folder may have zipped the folders above it too.
pub fn below_register(names: &mut [String]) {
    for name in names {
        let at = ["events/", "bodies/"].into_iter().filter_map(|part| {
            if name.starts_with(part) { Some(0) } else { name.find(&format!("/{part}")).map(|at| at + 1) }
        });
        if let Some(at) = at.min() {
            *name = name.split_off(at);
        }
    }
}

/// One zip of these files, stored as they are: what is sealed cannot be made smaller.
pub fn zip(names: &[String], files: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, file) in names.iter().zip(files) {
        writer.start_file(name.as_str(), options).ok()?;
        writer.write_all(file).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_comes_out_of_a_zip_as_it_went_in_whatever_folder_stood_around_it() {
        let names = ["events/2026-11/a.age", "bodies/b.age"].map(str::to_owned);
        let files = [b"one".to_vec(), b"two".to_vec()];
        let (back, bytes) = unzip(&zip(&names, &files).unwrap()).unwrap();
        assert_eq!((back.as_slice(), bytes.as_slice()), (names.as_slice(), files.as_slice()));
        let mut around = ["register-northmere/events/2026-11/a.age", "bodies/b.age", "notes.txt"].map(str::to_owned);
        below_register(&mut around);
        assert_eq!(around, ["events/2026-11/a.age", "bodies/b.age", "notes.txt"]);
    }

    #[test]
    fn what_is_no_zip_or_leads_out_of_it_is_refused() {
        assert!(unzip(b"minutes of the last meeting").is_none());
        assert!(unzip(&zip(&["../events/a.age".to_owned()], &[vec![1]]).unwrap()).is_none());
    }
}
