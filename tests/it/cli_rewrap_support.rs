//! An area that somebody joins and somebody leaves, for the tests of `marac rewrap`.

use std::collections::BTreeMap;
use std::process::Output;

use marac_portal::domain::mode::Live;
use marac_portal::envelope::lock::unlock;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{Attachment, Content, Identity, Passphrase, Recipient, seal};
use serde_json::{Value, json};

use super::cli_support::{PACK, identity, record, with_key};
use super::server::Folder;

/// The pack once somebody has joined and the coordinator has left.
pub const NEW_PACK: &str = "new.json";

pub fn content(number: usize) -> Content {
    let submission = json!(format!("{number:026}"));
    let scan = |bytes: usize| Attachment { name: format!("scan {bytes}.pdf"), bytes: vec![number as u8; bytes] };
    Content {
        record: record(|r| r["submission"] = submission).into_bytes(),
        text: format!("An invented referral, number {number}\n"),
        attachments: if number % 100 == 7 { vec![scan(1_000), scan(200_000)] } else { vec![] },
    }
}

pub fn sealed(number: usize, to: &[Recipient]) -> Vec<u8> {
    seal::<Live>(content(number), to).unwrap().into_bytes()
}

pub fn pack(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) {
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    change(&mut pack);
    folder.write(name, pack.to_string());
}

/// A new colleague joins and the coordinator leaves: from now on the area has [`NEW_PACK`].
pub fn colleague_joins(folder: &Folder) -> Identity {
    let colleague = Identity::generate().unwrap();
    let age = colleague.recipient().to_string();
    pack(folder, NEW_PACK, |pack| {
        let people = pack["recipients"].as_array_mut().unwrap();
        let coordinator = people.iter_mut().find(|person| person["role"] == "coordinator").unwrap();
        coordinator["revoked"] = json!("2020-01-01");
        people.push(json!({"role": "staff", "label": "New colleague", "age": age}));
    });
    colleague
}

pub fn unlocked(folder: &Folder, role: &str) -> Identity {
    let passphrase = String::from_utf8(folder.read("data/keys/passphrase.txt")).unwrap();
    unlock(&folder.read(&identity(folder, role)), &Passphrase::new(passphrase.trim_end())).unwrap().remove(0)
}

pub fn marac_rewrap(folder: &Folder, role: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["rewrap"], more, &["--area", NEW_PACK]].concat())
}

/// Of every file in a folder, its name and its hash.
pub fn hashes(folder: &Folder, name: &str) -> BTreeMap<String, [u8; 32]> {
    let hash = |file: String| (file.clone(), sha256(&folder.read(&format!("{name}/{file}"))));
    folder.names(name).into_iter().map(hash).collect()
}

pub fn sealed_files(folder: &Folder, name: &str) -> Vec<String> {
    folder.names(name).into_iter().filter(|name| name.ends_with(".age")).collect()
}

pub fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap()
}

pub fn outcomes(rows: &[Value]) -> BTreeMap<&str, usize> {
    rows.iter().fold(BTreeMap::new(), |mut counts, row| {
        *counts.entry(field(row, "outcome")).or_default() += 1;
        counts
    })
}
