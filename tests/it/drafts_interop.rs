//! The exit guarantee for drafts: stock `age`, npm `age-encryption` and any unzip open what we lock, and we open theirs.

use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;

use marac_portal::envelope::archive::{Archive, Entry};
use marac_portal::envelope::device::{DeviceKey, bundle};
use marac_portal::envelope::draft::unlock_draft;
use tempfile::TempDir;

use crate::drafts::{TEXT, WORDS, locked, passphrase, pieces};
use crate::drafts_support::{Work, cheap, sha256_of};
use crate::envelope_interop::{file, has, node, run};

#[test]
fn the_stock_age_command_and_any_unzip_open_a_draft_file() {
    let (work, folder) = (Work::invented(), TempDir::new().unwrap());
    file(&folder, "draft-2026-11-21.age", &locked(&work));
    age_with_passphrase(&folder, "--decrypt --output draft.zip draft-2026-11-21.age");
    let zip = fs::read(folder.path().join("draft.zip")).unwrap();
    assert_eq!(unzipped(&zip, TEXT), work.file().to_bytes());
    assert_eq!(unzipped(&zip, "attachments/01-body_map.pdf"), work.files[0].bytes);
}

#[test]
fn the_stock_age_command_opens_every_piece_of_a_bundle_with_the_key_in_it() {
    let (work, folder) = (Work::invented(), TempDir::new().unwrap());
    let (key, secret) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let bundle = bundle(&secret, &pieces(&key, &work)).unwrap();
    let hash = sha256_of(&work.files[0]);
    for name in ["key.age", "draft.json.age", &format!("{hash}.age")] {
        file(&folder, name, &unzipped(&bundle, name));
    }
    for (name, expected) in [(TEXT, work.file().to_bytes()), (hash.as_str(), work.files[0].bytes.clone())] {
        age_with_passphrase(&folder, &format!("--decrypt --identity key.age --output {name}.zip {name}.age"));
        let zip = fs::read(folder.path().join(format!("{name}.zip"))).unwrap();
        assert_eq!(unzipped(&zip, name), expected);
    }
}

#[test]
fn npm_age_encryption_opens_a_draft_file_and_we_open_theirs() {
    let (work, folder) = (Work::invented(), TempDir::new().unwrap());
    let ours = file(&folder, "ours.age", &locked(&work));
    run(node(&folder).args(["unlock", WORDS, &ours, "ours.zip"]));
    let zip = fs::read(folder.path().join("ours.zip")).unwrap();
    assert_eq!(unzipped(&zip, TEXT), work.file().to_bytes());

    let plain = file(&folder, "theirs.zip", &zip);
    run(node(&folder).args(["lock", WORDS, "10", &plain, "theirs.age"]));
    let theirs = unlock_draft(&fs::read(folder.path().join("theirs.age")).unwrap(), &passphrase()).unwrap();
    assert_eq!(theirs.json, work.file().to_bytes());
    assert_eq!(theirs.attachments[0].bytes, work.files[0].bytes);
}

/// age asks for a passphrase on a terminal only: `script` is one.
fn age_with_passphrase(folder: &TempDir, arguments: &str) {
    assert!(has("age") && has("script"), "this test needs `age`, and `script` of util-linux: run `.ci/setup test`");
    let typed = file(folder, "typed", format!("{WORDS}\n").as_bytes());
    let mut terminal = Command::new("script");
    terminal.current_dir(folder.path()).stdin(fs::File::open(typed).unwrap());
    run(terminal.args(["--quiet", "--return", "--command", &format!("age {arguments}"), "/dev/null"]));
}

/// One file of a zip, as a common library reads it.
fn unzipped(zip: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// A file of an archive.
pub fn entry(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    (name.to_owned(), bytes.to_vec())
}

/// An archive of any files whatever, each stored.
pub fn stored(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let entries = files.iter().map(|(name, bytes)| Entry { name, bytes }).collect();
    Archive::new(entries).write(0, &mut bytes).unwrap();
    bytes
}

/// Locked with the passphrase of these tests, by age alone.
pub fn locked_by_age(plain: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(WORDS.to_owned().into());
    recipient.set_work_factor(2);
    age::encrypt(&recipient, plain).unwrap()
}
