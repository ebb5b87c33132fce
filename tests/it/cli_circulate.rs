//! `marac export --for`: sealed where the pack has the agency's key, and written into the register that it went out.

use std::process::Output;

use marac_portal::envelope::Identity;
use marac_portal::envelope::open::unseal;
use serde_json::{Value, json};

use super::cli_export::harmless;
use super::cli_register_support::{add, sealed};
use super::cli_support::{PACK, desk, identity, said, with_key};
use super::server::Folder;

/// A register with one case, and an area whose police have a key.
fn registered() -> (Folder, Identity) {
    let (folder, police) = (desk(), Identity::generate().unwrap());
    sealed(&folder, "one", harmless);
    assert_eq!(add(&folder, "coordinator", &["in"]).status.code(), Some(0));
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    let agencies = pack["agencies"].as_array_mut().unwrap();
    let listed = agencies.iter_mut().find(|agency| agency["id"] == "police").unwrap();
    listed["age"] = json!(police.recipient().as_str());
    std::fs::write(folder.path(PACK), pack.to_string()).unwrap();
    (folder, police)
}

fn export(folder: &Folder, more: &[&str]) -> Output {
    let fixed = ["export", "caselist", "--area", PACK, "--register", "reg", "--format", "csv"];
    with_key(folder, "coordinator", &[&fixed, more].concat())
}

fn trail(folder: &Folder) -> String {
    let fixed = ["register", "audit", "--area", PACK, "--register", "reg", "--format", "csv", "--out", "trail.csv"];
    let audited = with_key(folder, "coordinator", &fixed);
    assert_eq!(audited.status.code(), Some(0), "{}", said(&audited));
    let trail = String::from_utf8(folder.read("trail.csv")).unwrap();
    std::fs::remove_file(folder.path("trail.csv")).unwrap();
    trail
}

#[test]
fn what_goes_to_an_agency_with_a_key_is_sealed_to_it_and_the_register_knows() {
    let (folder, police) = registered();
    std::fs::create_dir(folder.path("out")).unwrap();
    let before = trail(&folder).lines().count();
    let sent = export(&folder, &["--for", "police", "--out", "out", "--circulated"]);
    assert_eq!(sent.status.code(), Some(0), "{}", said(&sent));
    assert!(said(&sent).contains("The file is sealed"), "{}", said(&sent));
    let [name] = folder.names("out").try_into().unwrap();
    assert!(name.starts_with("marac-case-list-") && name.ends_with(".csv.age"), "{name}");
    let file = folder.read(&format!("out/{name}"));
    let list = unseal(&file, &[police]).expect("the police open it");
    assert!(String::from_utf8_lossy(&list).contains("Marla Quill"));
    let own = identity(&folder, "coordinator");
    assert!(!own.is_empty() && !String::from_utf8_lossy(&file).contains("Marla"));

    let after = trail(&folder);
    assert_eq!(after.lines().count(), before + 1, "one entry more: {after}");
    assert!(after.lines().any(|line| line.contains("police") && line.contains("case_list")), "{after}");
}

#[test]
fn without_a_key_the_file_is_as_it_is_and_without_the_word_nothing_is_written_into_the_register() {
    let (folder, _) = registered();
    let before = trail(&folder);
    let sent = export(&folder, &["--for", "housing", "--out", "housing.csv"]);
    assert_eq!(sent.status.code(), Some(0), "{}", said(&sent));
    assert!(said(&sent).contains("The file is not sealed"), "{}", said(&sent));
    assert!(folder.path("housing.csv").exists());
    assert_eq!(trail(&folder), before);
    let named = export(&folder, &["--for", "police", "--out", "police.csv"]);
    assert_eq!(named.status.code(), Some(0), "{}", said(&named));
    assert!(
        folder.path("police.csv.age").exists() && !folder.path("police.csv").exists(),
        "its name says that it is sealed"
    );
}
