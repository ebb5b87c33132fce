//! What `marac rewrap` is for: people come and go, a key is lost, and an area changes the kind of its keys.

use std::fs;

use marac_portal::envelope::{Family, Identity, open};
use serde_json::json;

use super::cli_rewrap_support::{
    NEW_PACK, colleague_joins, content, field, marac_rewrap, outcomes, pack, sealed, sealed_files,
};
use super::cli_support::{desk, identity, marac_open, marac_seal, recipients, record, rows, said};

#[test]
fn whoever_left_opens_what_was_sealed_before_and_nothing_that_is_sealed_anew() {
    let folder = desk();
    folder.write("in/old.age", sealed(1, &recipients(&folder)));
    let coordinator = |inputs: &str, out: &str| {
        let opened = marac_open(&folder, "coordinator", &[inputs, "--out", out]);
        outcomes(&rows(&opened)).into_keys().map(str::to_owned).collect::<Vec<_>>()
    };
    let colleague = [colleague_joins(&folder)];
    let later = folder.marac(&["seal", "record.json", "--area", NEW_PACK, "--out", "later"]);
    assert!(later.status.success(), "{}", said(&later));
    assert_eq!(coordinator("later", "out-1"), ["wrong_key"]);
    assert_eq!(coordinator("in", "out-2"), ["opened"], "what was sent before they left");

    let rewrapped = marac_rewrap(&folder, "deputy", &["in", "--out", "anew"]);
    assert_eq!(rewrapped.status.code(), Some(0));
    let said = said(&rewrapped);
    assert!(said.contains("MARAC coordinator: the key has been revoked"), "{said}");
    assert!(said.contains("Sealing to: Deputy coordinator; Recovery key, kept in a safe; New colleague\n"), "{said}");
    assert_eq!(coordinator("in", "out-3"), ["opened"], "until the originals are deleted");
    fs::remove_dir_all(folder.path("in")).unwrap();
    let anew = format!("anew/{}", sealed_files(&folder, "anew")[0]);
    assert_eq!(coordinator(&anew, "out-4"), ["wrong_key"]);
    assert!(open(&folder.read(&anew), &colleague).is_ok());
    assert_eq!(marac_open(&folder, "deputy", &[&anew, "--out", "out-5"]).status.code(), Some(0));
}

#[test]
fn without_the_first_identity_file_deputy_and_recovery_key_each_open_and_hand_on_everything() {
    let folder = desk();
    for number in 0..5 {
        folder.write("one.json", record(|r| r["submission"] = json!(format!("{number:026}"))));
        assert!(marac_seal(&folder, &["one.json"]).status.success());
    }
    fs::remove_file(folder.path(&identity(&folder, "coordinator"))).unwrap();
    colleague_joins(&folder);
    for role in ["deputy", "recovery"] {
        let opened = marac_open(&folder, role, &["sealed", "--out", &format!("opened-{role}")]);
        assert_eq!((opened.status.code(), outcomes(&rows(&opened))), (Some(0), [("opened", 5)].into()));
        let rewrapped = marac_rewrap(&folder, role, &["sealed", "--out", &format!("anew-{role}")]);
        assert_eq!((rewrapped.status.code(), outcomes(&rows(&rewrapped))), (Some(0), [("rewrapped", 5)].into()));
    }
}

#[test]
fn an_area_that_goes_over_to_post_quantum_keys_takes_what_it_has_with_it() {
    let folder = desk();
    for number in [1, 7] {
        folder.write(&format!("in/{number}.age"), sealed(number, &recipients(&folder)));
    }
    let people = [(); 3].map(|()| Identity::generate_of(Family::PostQuantum).unwrap());
    pack(&folder, NEW_PACK, |pack| {
        for (person, identity) in pack["recipients"].as_array_mut().unwrap().iter_mut().zip(&people) {
            person["age"] = json!(identity.recipient().as_str());
        }
    });
    let rewrapped = marac_rewrap(&folder, "deputy", &["in", "--out", "out"]);
    assert_eq!(rewrapped.status.code(), Some(0), "{}", said(&rewrapped));
    for (row, number) in rows(&rewrapped).iter().zip([1, 7]) {
        let file = folder.read(&format!("out/{}.age", field(row, "new_reference")));
        for person in &people {
            assert_eq!(open(&file, std::slice::from_ref(person)).unwrap().record, content(number).record);
        }
    }
}
