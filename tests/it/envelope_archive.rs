//! The archive: any zip program reads what we write, and ours accounts for every byte.

use std::io::{Cursor, Read, Write};

use marac_portal::envelope::archive::{Archive, Entry, read};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

pub const RECORD: &[u8] = br#"{"format":"marac-portal/referral@1"}"#;
pub const TEXT: &[u8] = b"MARAC referral\n";
/// The two files that every referral has.
pub const USUAL: [(&str, &[u8]); 2] = [("referral.json", RECORD), ("referral.txt", TEXT)];

#[test]
fn an_independent_program_reads_what_we_write() {
    let bytes = written(&[USUAL[0], USUAL[1], ("attachments/01-scan.pdf", b"%PDF")], 1_000);
    let mut oracle = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = oracle.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["referral.json", "referral.txt", "attachments/01-scan.pdf", "padding"]);
    for (name, expected) in [("referral.json", RECORD), ("referral.txt", TEXT), ("padding", &[0; 1_000])] {
        let mut content = Vec::new();
        let mut file = oracle.by_name(name).unwrap();
        assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        file.read_to_end(&mut content).unwrap();
        assert_eq!(content, expected, "{name}");
    }
}

#[test]
fn we_read_what_an_independent_program_stores() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [USUAL[0], USUAL[1], ("padding", &[0; 40])] {
        writer.start_file(name, stored).unwrap();
        writer.write_all(content).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let entries: Vec<(&str, &[u8])> = read(&bytes).unwrap().iter().map(|entry| (entry.name, entry.bytes)).collect();
    assert_eq!(entries, USUAL);
}

#[test]
fn an_archive_has_the_length_that_was_announced() {
    let announced = archive(&USUAL).content_len();
    for padding in [0, 1, 4_095, 4_096, 70_000] {
        assert_eq!(written(&USUAL, padding).len() as u64, announced + padding as u64);
    }
}

#[test]
fn an_archive_cut_anywhere_is_refused() {
    let bytes = usual(64);
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_flipped_bit_is_refused_or_changes_nothing_that_is_read() {
    let bytes = usual(64);
    let original = read(&bytes).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        // "Made by" and the attributes of the directory are read by nobody.
        if let Ok(entries) = read(&flipped) {
            assert!(entries == original, "bit {bit}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        files in proptest::collection::btree_map("[a-z0-9_-]{1,20}(/[A-Z.]{3,9}x)?", proptest::collection::vec(any::<u8>(), 0..300), 0..20),
        padding in 0usize..10_000,
    ) {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        prop_assume!(files.iter().all(|(name, _)| *name != "padding"));
        let bytes = written(&files, padding);
        let entries: Vec<(&str, &[u8])> = read(&bytes).unwrap().iter().map(|entry| (entry.name, entry.bytes)).collect();
        prop_assert_eq!(entries, files);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), end in any::<bool>()) {
        if end {
            bytes.extend(&usual(0)[usual(0).len() - 22..]);
        }
        let _ = read(&bytes);
    }
}

fn archive<'a>(files: &[(&'a str, &'a [u8])]) -> Archive<'a> {
    Archive::new(files.iter().map(|(name, bytes)| Entry { name, bytes }).collect())
}

/// An archive of these files with so many zeros of padding.
pub fn written(files: &[(&str, &[u8])], padding: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive(files).write(padding as u64, &mut bytes).unwrap();
    bytes
}

/// An archive of the usual files.
pub fn usual(padding: usize) -> Vec<u8> {
    written(&USUAL, padding)
}
