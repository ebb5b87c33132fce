//! Recorded drafts: every later version opens them and reads what was typed, to the letter.

use std::fs;
use std::path::{Path, PathBuf};

use marac_portal::domain::answers::Key;
use marac_portal::domain::draft::Draft;
use marac_portal::domain::draft::file::DraftFile;
use marac_portal::domain::instrument::Tri;
use marac_portal::envelope::device::{Unlocked, unbundle};
use marac_portal::envelope::draft::unlock_draft;
use serde_json::{Value as Json, json};

use crate::drafts::{TEXT, passphrase};
use crate::drafts_support::recorded;

const PDF: &[u8] = b"%PDF-1.4 invented\n";
const SHA256: &str = "2b330390b8ad3e54af287a124f55e0c46b9f2ac4c24c978b18be6e85ccb283aa";

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

#[test]
fn the_recorded_draft_file_opens_as_it_was_recorded() {
    let draft = unlock_draft(&fs::read(vector("draft-v1.age")).unwrap(), &passphrase()).unwrap();
    let files: Vec<(&str, &[u8])> = draft.attachments.iter().map(|f| (f.name.as_str(), &f.bytes[..])).collect();
    assert_eq!(files, [("01-body_map.pdf", PDF)]);
    is_as_recorded(&DraftFile::read(&draft.json).unwrap());
}

#[test]
fn the_recorded_bundle_opens_as_it_was_recorded() {
    let (key, pieces) = unbundle(&fs::read(vector("draft-v1-bundle.zip")).unwrap()).unwrap();
    let unlocked = Unlocked::unlock(&key, &passphrase()).unwrap();
    let names: Vec<&str> = pieces.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [TEXT, SHA256]);
    is_as_recorded(&DraftFile::read(&unlocked.open(TEXT, &pieces[0].1).unwrap()).unwrap());
    assert_eq!(&unlocked.open(SHA256, &pieces[1].1).unwrap()[..], PDF);
    // Whoever goes on with it seals with the same key.
    assert_eq!(&unlocked.open("a", &unlocked.key.seal("a", b"later").unwrap()).unwrap()[..], b"later");
}

/// What the page does with it is tested beside the code; that the file is what it takes, here.
#[test]
fn the_recorded_details_are_rows_of_a_draft_and_of_the_referrer_alone() {
    let details: Json = serde_json::from_slice(&fs::read(vector("my-details-v1.json")).unwrap()).unwrap();
    assert_eq!(details["format"], "marac-portal/my-details@1");
    let (draft, without_place) = Draft::from_json(&details);
    assert!(without_place.is_empty());
    let text = |id: &str| draft.text(Key::of(id).unwrap()).to_owned();
    assert_eq!(draft.choice(Key::of("referrer.agency").unwrap()), Some("health"));
    assert_eq!([text("referrer.name"), text("referrer.phone")], ["Priya Anand", "07700 900222"]);
    let rows = details["typed"].as_array().unwrap();
    assert!(rows.iter().all(|row| row[0].as_str().unwrap().starts_with("referrer.")));
}

fn is_as_recorded(file: &DraftFile) {
    let (draft, without_place) = file.draft();
    assert_eq!((without_place.len(), draft.answered()), (0, ANSWERED));
    let text = |id: &str| draft.text(Key::of(id).unwrap()).to_owned();
    assert_eq!(text("victim.name"), "Marla Quill");
    assert_eq!(text("victim.address"), "Flat 2, 14 Tern Street\nNorthmere");
    assert_eq!(text("safe_contact.number"), "07700 900111");
    assert_eq!(text("perpetrators.name"), "Devon Strake");
    let born = draft.date(Key::of("victim.born").unwrap());
    assert_eq!([born.day, born.month, born.year], ["13", "4", "1991"]);
    let item = |id: &str| draft.item(id).and_then(|given| given.answer);
    assert_eq!([item("dash-01"), item("dash-13"), item("dash-18")], [Tri::Yes, Tri::No, Tri::DontKnow].map(Some));
    assert_eq!(draft.item("dash-15").unwrap().detail, "In March he squeezed her throat.");
    assert!(draft == recorded(), "every other answer too");

    let work = file.work();
    assert_eq!((file.text("saved_at"), file.text("build")), ("2026-11-21T17:35Z", "0.1.0+test"));
    assert_eq!((file.text("area"), file.text("area_name")), ("northmere", "Northmere"));
    assert_eq!((&work["area_version"], &work["step"]), (&json!(3), &json!(7)));
    assert_eq!(work["unconfirmed"], json!(["victim"]));
    assert_eq!((&work["before"], &work["earlier"]), (&Json::Null, &Json::Null));
    assert_eq!((&work["instrument"]["id"], &work["instrument"]["version"]), (&json!("dash-ric"), &json!(1)));
    assert_eq!(work["instrument"]["items"].as_array().map(Vec::len), Some(24));
    let listed = json!([{ "name": "body map.pdf", "stored": "body_map.pdf", "kind": "PDF", "sha256": SHA256,
        "gps_removed": false, "here": false }]);
    assert_eq!(work["files"], listed);
}

/// Questions of the form, without the checklist.
const ANSWERED: usize = 51;
