//! `marac register add` and `marac list`: from sealed files to a register that several people share, and a list of it.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};

use super::cli_seal_open::{desk, marac_seal, record, rows, said};
use super::server::Folder;

const PACK: &str = "data/areas/northmere.json";

fn with_key(folder: &Folder, role: &str, arguments: &[&str]) -> Output {
    let identity = folder.names("data/keys").into_iter().find(|name| name.contains(role)).unwrap();
    let identity = format!("data/keys/{identity}");
    let keys = ["--identity", &identity, "--passphrase-file", "data/keys/passphrase.txt", "--json"];
    folder.marac(&[arguments, &keys].concat())
}

fn add(folder: &Folder, role: &str, inputs: &[&str]) -> Output {
    with_key(folder, role, &[&["register", "add", "--register", "reg", "--area", PACK], inputs].concat())
}

fn list(folder: &Folder, role: &str) -> Output {
    with_key(folder, role, &["list", "--register", "reg", "--area", PACK])
}

/// Seals a record under a name of its own in `in/`; its row.
fn sealed(folder: &Folder, name: &str, change: impl FnOnce(&mut Value)) -> Value {
    folder.write("one.json", record(change));
    let row = rows(&marac_seal(folder, &["one.json", "--json"])).remove(0);
    folder.write(&format!("in/{name}.age"), folder.read(row["written"].as_str().unwrap()));
    row
}

/// The rows of cases, without those about events.
fn cases(output: &Output) -> Vec<Value> {
    rows(output).into_iter().filter(|row| row.get("case").is_some()).collect()
}

#[test]
fn what_one_person_puts_in_another_lists() {
    let folder = desk();
    let calm = sealed(&folder, "calm", |_| {});
    let urgent = sealed(&folder, "urgent", |record| {
        record["referral"]["urgent"] = json!({"is_urgent": "yes", "why": "Tonight", "who_was_rung": "IDVA"});
        record["referral"]["household"] = json!([{"kind": "child"}, {"kind": "child"}]);
        record["referral"]["referrer"].as_object_mut().unwrap().remove("name");
    });
    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    assert!(said(&added).contains("2 files: 2 put in, 0 in the register already, 0 not put in"));
    assert_eq!(folder.names("reg/bodies").len(), 2);

    let listed = list(&folder, "deputy");
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    let listed = cases(&listed);
    assert_eq!([&listed[0]["reference"], &listed[1]["reference"]], [&urgent["reference"], &calm["reference"]]);
    let first = &listed[0];
    assert_eq!((&first["case"], &first["urgent"]), (&urgent["sha256"], &json!(true)));
    assert_eq!((&first["children"], &first["missing"], &first["yes"]), (&json!(2), &json!(1), &json!(17)));
    assert_eq!((&first["decisions"], &first["conflicts"]), (&json!([]), &json!([])));
    assert_eq!((&listed[1]["dont_know"], &listed[1]["agency"]), (&json!(4), &json!("health-visiting")));

    let again = add(&folder, "deputy", &["in"]);
    assert_eq!(rows(&again).iter().filter(|row| row["outcome"] == "duplicate").count(), 2, "{}", said(&again));
    assert_eq!(fs::read_dir(folder.path("reg/events")).unwrap().count(), 1);
    assert_eq!(cases(&list(&folder, "coordinator")).len(), 2);
}
