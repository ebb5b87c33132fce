//! A register on disk for the tests of `marac`: what is put in, what is listed, and who writes into it.

use std::process::Output;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use marac_portal::domain::mode::Live;
use marac_portal::domain::register::cases::{Decided, Decision};
use marac_portal::domain::register::{CaseId, Heard, What};
use marac_portal::envelope::event::Author;
use marac_portal::envelope::lock::unlock;
use marac_portal::envelope::{Content, Identity, Passphrase, Recipient, seal};
use marac_portal::native::register::{Folder as RegisterFolder, Pen};
use serde_json::Value;

use super::cli_support::{PACK, desk, identity, marac_seal, recipients, record, rows, said, with_key};
use super::register_support::decided;
use super::server::Folder;

/// A register with a referral of each of these names, put in by the coordinator; their rows.
pub fn register_of<const N: usize>(names: [&str; N]) -> (Folder, [Value; N]) {
    let folder = desk();
    let sealed = names.map(|name| sealed(&folder, name, |_| {}));
    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    (folder, sealed)
}

pub fn add(folder: &Folder, role: &str, inputs: &[&str]) -> Output {
    with_key(folder, role, &[&["register", "add", "--register", "reg", "--area", PACK], inputs].concat())
}

pub fn list(folder: &Folder, role: &str) -> Output {
    with_key(folder, role, &["list", "--register", "reg", "--area", PACK])
}

/// Seals a record under a name of its own in `in/`; its row.
pub fn sealed(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) -> Value {
    folder.write("one.json", record(change));
    let row = rows(&marac_seal(folder, &["one.json", "--json"])).remove(0);
    folder.write(&format!("in/{name}.age"), folder.read(row["written"].as_str().unwrap()));
    row
}

/// The file and the outcome of a row.
pub fn outcome(row: &Value) -> String {
    format!("{} {}", row["file"].as_str().unwrap(), row["outcome"].as_str().unwrap())
}

/// The rows of cases, without those about events.
pub fn cases(output: &Output) -> Vec<Value> {
    rows(output).into_iter().filter(|row| row.get("case").is_some()).collect()
}

/// Who writes into the register `reg` from the tests.
pub struct Desk<'a> {
    folder: &'a Folder,
    register: RegisterFolder,
    recipients: Vec<Recipient>,
}

impl Desk<'_> {
    pub fn at(folder: &Folder) -> Desk<'_> {
        Desk { folder, register: RegisterFolder::create(&folder.path("reg")).unwrap(), recipients: recipients(folder) }
    }

    pub fn person(&self, role: &str) -> Identity {
        let passphrase = String::from_utf8(self.folder.read("data/keys/passphrase.txt")).unwrap();
        let file = self.folder.read(&identity(self.folder, role));
        unlock(&file, &Passphrase::new(passphrase.trim())).unwrap().remove(0)
    }

    pub fn say(&self, person: &Identity, what: What) -> Heard {
        let (folder, recipients) = (&self.register, &self.recipients[..]);
        let author = Author { signer: person, recipients, area: "northmere", practice: false };
        Pen { folder, author, now: clock }.write(what, Vec::new()).unwrap().heard
    }
}

pub fn clock() -> DateTime<Utc> {
    let since_epoch = SystemTime::UNIX_EPOCH.elapsed().unwrap();
    DateTime::from_timestamp(since_epoch.as_secs() as i64, 0).unwrap()
}

pub fn decision(case: &Value, decision: Decision) -> What {
    let What::Decided(decided) = decided(1, decision, "As agreed") else { unreachable!() };
    What::Decided(Decided { case: case_id(case), ..decided })
}

pub fn case_id(sealed: &Value) -> CaseId {
    sealed["sha256"].as_str().unwrap().parse().unwrap()
}

/// Seals what `marac seal` refuses; under this name in `in/`.
pub fn seal_anyway(folder: &Folder, name: &str, record: impl Into<Vec<u8>>) -> Vec<u8> {
    let content = Content { record: record.into(), text: String::new(), attachments: vec![] };
    let sealed = seal::<Live>(content, &recipients(folder)).unwrap().into_bytes();
    folder.write(&format!("in/{name}.age"), &sealed);
    sealed
}
