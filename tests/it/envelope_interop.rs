//! The exit guarantee: Debian's `age` and npm `age-encryption` open what we seal, and we open what they seal.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::archive::{Archive, Entry, read};
use marac_portal::envelope::armor::armor;
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::lock::{WorkFactor, lock, unlock};
use marac_portal::envelope::padding::{NONCE_LEN, SMALLEST, header_len, padding_len};
use marac_portal::envelope::{Family, Identity, Passphrase, Recipient, SealError, open, seal, seal_document};
use tempfile::TempDir;

use crate::envelope_support::{recipients, text_only, with_attachments};

#[test]
fn the_stock_age_command_opens_what_we_seal() {
    let (person, secret) = person();
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key.txt", secret.as_bytes());
    for (name, bytes) in in_every_form(&[person.recipient(), extra()]) {
        let sealed = file(&folder, name, &bytes);
        let opened = run(age(&folder).args(["--decrypt", "--identity", &key, &sealed]));
        assert_is_with_attachments(&opened.stdout);
    }
}

#[test]
fn the_stock_age_command_opens_a_document_that_was_sealed_as_it_is() {
    let (person, secret) = person();
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key.txt", secret.as_bytes());
    for document in [&b""[..], b"<!doctype html>", &[7; 200_000]] {
        let sealed = seal_document(document, &[person.recipient(), extra()]).unwrap();
        let sealed = file(&folder, "marac-case-list-2026-11-22.docx.age", &sealed);
        let opened = run(age(&folder).args(["--decrypt", "--identity", &key, &sealed]));
        assert_eq!(opened.stdout, document);
    }
    assert_eq!(seal_document(b"list", &[]), Err(SealError::NoRecipients));
}

#[test]
fn we_open_what_the_stock_age_command_seals() {
    let (person, _) = person();
    let folder = TempDir::new().unwrap();
    let plain = file(&folder, "plain.zip", &padded_for(Family::Classic, 1));
    for form in ["--output=sealed.age", "--armor"] {
        let mut command = age(&folder);
        let sealed = run(command.args(["--encrypt", "--recipient", person.recipient().as_str(), form, &plain]));
        let bytes = if form == "--armor" { sealed.stdout } else { fs::read(folder.path().join("sealed.age")).unwrap() };
        let opened = open(&bytes, std::slice::from_ref(&person)).unwrap();
        assert_eq!((opened.record, opened.text), (text_only().record, text_only().text));
    }
}

#[test]
fn npm_age_encryption_opens_what_we_seal() {
    let (person, secret) = person();
    let folder = TempDir::new().unwrap();
    for (name, bytes) in in_every_form(&[extra(), person.recipient()]) {
        let sealed = file(&folder, name, &bytes);
        run(node(&folder).args(["open", &secret, &sealed, "plain.zip"]));
        assert_is_with_attachments(&fs::read(folder.path().join("plain.zip")).unwrap());
    }
}

#[test]
fn we_open_what_npm_age_encryption_seals() {
    let people = [person().0, person().0];
    let folder = TempDir::new().unwrap();
    let plain = file(&folder, "plain.zip", &padded_for(Family::Classic, 2));
    let both: Vec<String> = recipients(&people).iter().map(Recipient::to_string).collect();
    run(node(&folder).args(["seal", &both.join(","), &plain, "sealed.age"]));
    let sealed = fs::read(folder.path().join("sealed.age")).unwrap();
    for person in &people {
        let opened = open(&sealed, std::slice::from_ref(person)).unwrap();
        assert_eq!((opened.record, opened.text), (text_only().record, text_only().text));
    }
}

#[test]
fn identity_files_go_both_ways_with_npm_age_encryption() {
    let (person, secret) = person();
    let folder = TempDir::new().unwrap();
    let passphrase = Passphrase::new("north-lamp-river");

    let locked = lock(&person, &passphrase, WorkFactor::new(10).unwrap(), "2026-11-21").unwrap();
    let ours = file(&folder, "ours.key.age", &locked);
    run(node(&folder).args(["unlock", passphrase.reveal(), &ours, "ours.txt"]));
    let text = fs::read_to_string(folder.path().join("ours.txt")).unwrap();
    assert!(text.lines().any(|line| line == secret), "the secret key stands on a line of its own");

    let plain = file(&folder, "theirs.txt", format!("# created: 2026-11-21\n{secret}\n").as_bytes());
    run(node(&folder).args(["lock", passphrase.reveal(), "10", &plain, "theirs.key.age"]));
    let theirs = fs::read(folder.path().join("theirs.key.age")).unwrap();
    assert_eq!(unlock(&theirs, &passphrase).unwrap()[0].recipient(), person.recipient());
}

/// `age` itself unlocks the identity file when it opens a referral: what a coordinator without us would do.
#[test]
fn the_stock_age_command_opens_a_referral_with_a_locked_identity_file() {
    let (person, _) = person();
    let folder = TempDir::new().unwrap();
    let passphrase = Passphrase::new("north-lamp-river");
    let locked = lock(&person, &passphrase, WorkFactor::new(10).unwrap(), "2026-11-21").unwrap();
    file(&folder, "key.age", &locked);
    file(&folder, "sealed.age", seal::<Live>(with_attachments(), &[person.recipient()]).unwrap().bytes());
    assert!(has("script"), "this test needs `script` of util-linux, so that age has a terminal to ask on");
    // age asks on a terminal only: `script` is one.
    let typed = file(&folder, "typed", format!("{}\n", passphrase.reveal()).as_bytes());
    let command = "age --decrypt --identity key.age --output plain.zip sealed.age";
    let mut terminal = Command::new("script");
    terminal.current_dir(folder.path()).stdin(fs::File::open(typed).unwrap());
    run(terminal.args(["--quiet", "--return", "--command", command, "/dev/null"]));
    assert_is_with_attachments(&fs::read(folder.path().join("plain.zip")).unwrap());
}

pub fn assert_is_with_attachments(plain: &[u8]) {
    let files: Vec<(&str, &[u8])> = read(plain).unwrap().iter().map(|entry| (entry.name, entry.bytes)).collect();
    let expected = with_attachments();
    assert_eq!(files[0], ("referral.json", expected.record.as_slice()));
    assert_eq!(files[1], ("referral.txt", expected.text.as_bytes()));
    assert_eq!(files[2], ("attachments/01-body_map.pdf", expected.attachments[0].bytes.as_slice()));
    assert_eq!(files[3], ("attachments/02-llun.jpg", expected.attachments[1].bytes.as_slice()));
    assert_eq!(files.len(), 4);
}

/// A text-only archive, padded for a header without grease, as the other programs write it.
/// Binary and armored, and with the mark of practice in the header.
fn in_every_form(to: &[Recipient]) -> [(&'static str, Vec<u8>); 3] {
    let sealed = seal::<Live>(with_attachments(), to).unwrap().into_bytes();
    let practice = seal::<Practice>(with_attachments(), to).unwrap().into_bytes();
    let armored = armor(&sealed).into_bytes();
    [("sealed.age", sealed), ("sealed.age.txt", armored), ("practice.age", practice)]
}

pub fn padded_for(family: Family, recipients: usize) -> Vec<u8> {
    let content = text_only();
    let archive = Archive::new(vec![
        Entry { name: "referral.json", bytes: &content.record },
        Entry { name: "referral.txt", bytes: content.text.as_bytes() },
    ]);
    let before_stream = header_len(family, recipients) + NONCE_LEN;
    let mut plain = Vec::new();
    archive.write(padding_len(SMALLEST, before_stream, archive.content_len()).unwrap(), &mut plain).unwrap();
    plain
}

/// An identity, and its secret key in text, as other programs want it.
fn person() -> (Identity, String) {
    use age::secrecy::ExposeSecret;
    let secret = age::x25519::Identity::generate().to_string().expose_secret().to_owned();
    (read_plain(&secret).unwrap().remove(0), secret)
}

fn extra() -> Recipient {
    person().0.recipient()
}

pub fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn age(folder: &TempDir) -> Command {
    assert!(
        has("age"),
        "this test needs the stock `age` command: run `.ci/setup test`, or install Debian's package age"
    );
    let mut command = Command::new("age");
    command.current_dir(folder.path());
    command
}

/// The oracle of tests/interop, run in `folder`.
pub fn node(folder: &TempDir) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(has("node"), "this test needs Node: run `.ci/setup test`");
    assert!(root.join("node_modules/age-encryption").exists(), "npm's packages are missing: run `.ci/setup test`");
    let mut command = Command::new("node");
    command.current_dir(folder.path()).arg(root.join("tests/interop/age.mjs"));
    command
}

/// Runs a command that must succeed.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{:?} failed: {said}", command.get_program());
    output
}

pub fn has(program: &str) -> bool {
    let probe = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    probe.is_ok()
}
