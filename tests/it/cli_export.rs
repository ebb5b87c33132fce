//! `marac export`: from sealed files or a register to one file, with everything that stays out said.

use std::process::Output;

use serde_json::{Value, json};

use super::cli_support::{desk, marac_seal, record, rows, said};
use super::server::Folder;

const PACK: &str = "data/areas/northmere.json";

fn export(folder: &Folder, more: &[&str]) -> Output {
    let identity = folder.names("data/keys").into_iter().find(|name| name.contains("coordinator")).unwrap();
    let identity = format!("data/keys/{identity}");
    let keys = ["--identity", &identity, "--passphrase-file", "data/keys/passphrase.txt", "--area", PACK, "--json"];
    folder.marac(&[&["export"], more, &keys].concat())
}

/// Seals a record as `in/<name>.age`; its row.
fn sealed(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) -> Value {
    folder.write("one.json", record(change));
    let row = rows(&marac_seal(folder, &["one.json", "--json"])).remove(0);
    folder.write(&format!("in/{name}.age"), folder.read(row["written"].as_str().unwrap()));
    row
}

fn text(folder: &Folder, file: &str) -> String {
    String::from_utf8(folder.read(file)).unwrap()
}

#[test]
fn sealed_files_become_a_case_list_and_what_is_none_of_it_is_named() {
    let folder = desk();
    sealed(&folder, "a", |record| record["referral"]["victim"]["name"] = json!("=Marla"));
    let other = sealed(&folder, "b", |_| {});
    folder.write("in/c.age", "not a referral");
    let exported = export(&folder, &["caselist", "in", "--format", "csv", "--out", "list.csv"]);
    assert_eq!(exported.status.code(), Some(1), "{}", said(&exported));
    assert!(said(&exported).contains("in/c.age: Not a sealed referral"), "{}", said(&exported));
    assert!(said(&exported).contains("2 cases written"), "{}", said(&exported));
    let list = text(&folder, "list.csv");
    assert!(list.contains("\"'=Marla\"") && list.contains(other["reference"].as_str().unwrap()), "{list}");

    let one = ["--reference", other["reference"].as_str().unwrap(), "--format", "csv", "--out", "one.csv"];
    export(&folder, &[&["agenda", "in"], &one[..]].concat());
    let one = text(&folder, "one.csv");
    assert_eq!((one.matches("Not sent").count(), one.matches("OFFICIAL").count()), (0, 1), "{one}");
}

#[test]
fn no_file_is_ever_written_over_and_its_own_name_tells_of_nobody() {
    let folder = desk();
    sealed(&folder, "marla-quill", |_| {});
    folder.write("out/keep.txt", "");
    let exported = export(&folder, &["caselist", "in", "--format", "xlsx", "--out", "out"]);
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
    let names = folder.names("out");
    assert!(names.iter().any(|name| name.starts_with("marac-case-list-20") && name.ends_with(".xlsx")), "{names:?}");
    let again = export(&folder, &["caselist", "in", "--format", "xlsx", "--out", "out"]);
    assert_eq!(again.status.code(), Some(2), "{}", said(&again));
    assert_eq!(folder.names("out"), names);
}
