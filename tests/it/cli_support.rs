//! A desk for the tests of `marac`: a folder with an area and a record, and the commands as they are typed.

use std::process::Output;

use marac_portal::area::Pack;
use marac_portal::envelope::Recipient;
use serde_json::{Value, json};

use super::record::RECORD_V1;
use super::server::Folder;

/// The pack of the trial area.
pub const PACK: &str = "data/areas/northmere.json";

/// A folder with the trial area, and the complete invented record as `record.json`.
pub fn desk() -> Folder {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    folder.write("record.json", record(|_| {}));
    folder
}

pub fn record(change: impl FnOnce(&mut Value)) -> String {
    let mut record: Value = serde_json::from_slice(RECORD_V1).unwrap();
    record["referral"]["referrer"]["agency"] = json!("health-visiting");
    change(&mut record);
    record.to_string()
}

/// Other people than those of the record, of these names, and nothing of it that would tell the first ones.
pub fn people(record: &mut Value, victim: &str, perpetrator: &str) {
    let referral = &mut record["referral"];
    for (person, name) in [("/victim", victim), ("/perpetrators/0", perpetrator)] {
        let person = referral.pointer_mut(person).unwrap();
        let number = name.bytes().fold(7, |number, byte| (number * 31 + u32::from(byte)) % 997);
        person["name"] = json!(name);
        person["born"] = json!(format!("{}-06-{:02}", 1950 + number % 50, number % 28 + 1));
        person["address"] = json!(format!("{number} Gull Road\nNorthmere"));
        person.as_object_mut().unwrap().remove("other_names");
        if person.get("phone").is_some() {
            person["phone"] = json!(format!("07700 900{number:03}"));
            person["postcode"] = json!(format!("NM{} {}AB", number % 9 + 1, number / 9 % 10));
        }
    }
    referral["safe_contact"]["number"] = referral["victim"]["phone"].clone();
}

pub fn marac_seal(folder: &Folder, more: &[&str]) -> Output {
    let area = ["--area", PACK, "--out", "sealed"];
    folder.marac(&[&["seal"], more, &area].concat())
}

pub fn marac_open(folder: &Folder, role: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["open"], more].concat())
}

/// The locked identity of somebody of the trial area.
pub fn identity(folder: &Folder, role: &str) -> String {
    let file = folder.names("data/keys").into_iter().find(|name| name.contains(role)).unwrap();
    format!("data/keys/{file}")
}

/// A command of somebody who opens: with their identity and its passphrase.
pub fn marac_as(folder: &Folder, role: &str, arguments: &[&str]) -> Output {
    let keys = ["--identity", &identity(folder, role), "--passphrase-file", "data/keys/passphrase.txt"];
    folder.marac(&[arguments, &keys].concat())
}

/// The same, with its results as JSON.
pub fn with_key(folder: &Folder, role: &str, arguments: &[&str]) -> Output {
    marac_as(folder, role, &[arguments, &["--json"]].concat())
}

/// What `--json` wrote: one object a line.
pub fn rows(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn recipients(folder: &Folder) -> Vec<Recipient> {
    let pack = Pack::parse(&folder.read(PACK)).unwrap();
    pack.keyholders().iter().map(|keyholder| keyholder.recipient.clone()).collect()
}
