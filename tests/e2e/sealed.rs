//! Sealed referrals made by the tests, as a sender's page would make them or as nobody should.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use marac_portal::{
    domain::mode::Live,
    envelope::{Attachment, Content, Recipient, seal},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::server::Server;

/// Whom the trial area seals to.
pub fn people_of(server: &Server) -> Vec<Recipient> {
    let pack = fs::read(server.data().join("areas/northmere.json")).expect("the trial area's pack");
    let pack: Value = serde_json::from_slice(&pack).expect("JSON");
    let keys = pack["recipients"].as_array().expect("recipients").iter();
    keys.map(|one| Recipient::parse(one["age"].as_str().expect("a key")).expect("a recipient")).collect()
}

/// The recorded example of a referral.
pub fn record() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/record-v1.json");
    serde_json::from_slice(&fs::read(file).expect("the recorded example")).expect("JSON")
}

/// The same with another value at a JSON pointer.
pub fn with(record: &Value, pointer: &str, value: Value) -> Value {
    let mut record = record.clone();
    *record.pointer_mut(pointer).expect("a field of the record") = value;
    // Another submission, or it would be the same referral with other content.
    record["submission"] = json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJR{:03}", pointer.len() + 100));
    record
}

/// A record as it is sealed.
pub fn bytes(record: &Value) -> Vec<u8> {
    serde_json::to_vec(record).expect("JSON")
}

/// A record sealed without attachments.
pub fn sealed(record: &[u8], to: &[Recipient]) -> Vec<u8> {
    sealed_with(record, Vec::new(), to)
}

/// A record sealed with attachments.
pub fn sealed_with(record: &[u8], attachments: Vec<Attachment>, to: &[Recipient]) -> Vec<u8> {
    let content = Content { record: record.to_vec(), text: "MARAC referral".to_owned(), attachments };
    seal::<Live>(content, to).expect("sealed").into_bytes()
}

/// A zip of exactly `len` bytes whose last entry is filled with zeros.
pub fn archive(len: usize, names: &[&str]) -> Vec<u8> {
    let with_padding = |padding: usize| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (n, name) in names.iter().enumerate() {
            zip.start_file(*name, stored).expect("an entry");
            let content = if n == names.len() - 1 { vec![0; padding] } else { bytes(&record()) };
            zip.write_all(&content).expect("into memory");
        }
        zip.finish().expect("into memory").into_inner()
    };
    with_padding(len - with_padding(0).len())
}

/// The same zip with its second entry named as the first, which no writer of zips would do.
pub fn twice(mut zip: Vec<u8>) -> Vec<u8> {
    const OTHER: &[u8] = b"referral_json";
    while let Some(at) = zip.windows(OTHER.len()).position(|part| part == OTHER) {
        zip[at..at + OTHER.len()].copy_from_slice(b"referral.json");
    }
    zip
}

/// Writes a file into a folder.
pub fn write(folder: &TempDir, name: &str, content: &[u8]) -> PathBuf {
    let file = folder.path().join(name);
    fs::write(&file, content).expect("a file");
    file
}
