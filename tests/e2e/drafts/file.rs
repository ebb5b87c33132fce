//! A draft as one file under a passphrase: everything comes back, and nothing else than it is taken.

use std::fs;

use marac_portal::domain::form::Section;
use marac_portal::envelope::draft::{Draft, lock_draft, unlock_draft};
use marac_portal::envelope::lock::WorkFactor;
use marac_portal::envelope::{Passphrase, hex, reference};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{PASSPHRASE, at_tasks, begun, open_file, save_file, to_keep, to_section};
use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    sealed::write,
    sentinels::assert_none,
};

in_every_engine!(
    a_draft_file_brings_everything_back_on_another_computer,
    what_is_no_draft_is_told_apart_and_nothing_is_replaced,
);

const LETTER: &[u8] = b"%PDF-1.7 an invented letter";

async fn a_draft_file_brings_everything_back_on_another_computer(engine: Engine) {
    let (_server, recorder, mut browser) = begun(engine).await;
    let page = browser.page();
    let mut case = Case::full();
    case.sentinels.also("passphrase", PASSPHRASE);
    let folder = TempDir::new().expect("a folder");
    let letter = write(&folder, "letter.pdf", LETTER);
    at_tasks(&page, &recorder.origin(), async || {}).await;
    page.press("Attachments").await;
    page.wait_id("attach").await;
    page.attach("attach", &[&letter]).await;
    page.wait_id("attached-0").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    let said = journey::fill_in(&page, &case, async |_| {}).await;

    page.step("saving it");
    to_keep(&page).await;
    axe::finds_nothing(&page).await;
    page.fill("draft-passphrase", "short").await;
    page.press_id("save").await;
    page.wait_text("This passphrase is too short").await;
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    let file = save_file(&browser, &page).await;
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with("draft-2") && name.ends_with(".age"), "{name}");
    let draft = unlock_draft(&fs::read(&file).expect("the draft"), &Passphrase::new(PASSPHRASE)).expect("a draft");
    assert_eq!(
        draft.attachments.iter().map(|one| (&*one.name, &*one.bytes)).collect::<Vec<_>>(),
        [("01-letter.pdf", LETTER)]
    );
    let json: Value = serde_json::from_slice(&draft.json).expect("JSON");
    assert_eq!((&json["format"], &json["area"]), (&json!("marac-portal/draft@1"), &json!("northmere")));
    assert_eq!(json["files"][0]["sha256"], hex(&reference::sha256(LETTER)));
    let copy = folder.path().join("copy.age");
    fs::copy(&file, &copy).expect("a copy on a stick");

    page.step("nothing of it stays on this computer");
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press_id("leave").await;
    page.until("another page", async || {
        page.try_run("return !document.querySelector('#tasks')", vec![]).await == Some(json!(true))
    })
    .await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
    browser.quit().await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");

    let other = Browser::start(engine, &recorder).await;
    let page = other.page();
    page.step("on another computer, by keyboard");
    page.open(&format!("{}/#/keep", recorder.origin())).await;
    page.wait_id("open-file").await;
    page.attach("open-file", &[&copy]).await;
    page.fill("open-passphrase", PASSPHRASE).await;
    page.key(thirtyfour::Key::Enter).await;
    page.wait_focus("draft-opened-heading").await;
    axe::finds_nothing(&page).await;
    let told = page.text_of("#draft-opened").await;
    assert!(
        told.contains("Northmere") && told.contains("24 items of the checklist") && told.contains("one file, 27 bytes"),
        "{told}"
    );
    assert!(!told.contains(case.written("victim.name")), "it says what it contains without showing it: {told}");
    page.press_id("take").await;
    page.wait_heading_ends("Your referral").await;
    page.press("Check answers and send").await;
    page.wait_heading_ends("Check your answers").await;
    journey::assert_says(&page, &said).await;
    assert!(page.text_of("#recap-attachments").await.contains("letter.pdf"));
    let before = other.downloads();
    journey::seal(&page).await;
    page.press_id("save").await;
    other.downloaded(&before).await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
}

async fn what_is_no_draft_is_told_apart_and_nothing_is_replaced(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    at_tasks(&page, &recorder.origin(), async || {}).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    let file = save_file(&browser, &page).await;
    let good = fs::read(&file).expect("the draft");
    let locked = |json: Value| {
        let draft = Draft { json: json.to_string().into_bytes(), attachments: Vec::new() };
        lock_draft(&draft, &Passphrase::new(PASSPHRASE), WorkFactor::new(4).expect("a factor")).expect("locked")
    };
    let mut damaged = good.clone();
    damaged[90_000] ^= 1;

    page.step("what is no draft");
    page.press_id("open").await;
    page.wait_text("Choose the draft file first").await;
    for (name, bytes, passphrase, said) in [
        ("good.age", good.clone(), "another passphrase", "The passphrase does not open this draft"),
        ("cut.age", good[..60].to_vec(), PASSPHRASE, "This file is not complete"),
        ("damaged.age", damaged, PASSPHRASE, "changed since it was saved"),
        ("note.txt", b"hello".to_vec(), PASSPHRASE, "This is not a draft"),
        (
            "later.age",
            locked(json!({ "format": "marac-portal/draft@2" })),
            PASSPHRASE,
            "saved by a newer version of this page",
        ),
    ] {
        let file = write(&folder, name, &bytes);
        open_file(&page, &file, passphrase).await;
        page.wait_text(said).await;
        assert_eq!(fs::read(&file).expect("untouched"), bytes);
    }

    page.step("it asks before it replaces");
    let other = json!({ "format": "marac-portal/draft@1", "form": { "typed": [["victim.name", 0, "Somebody Else"], ["victim.shoe_size", 0, "5"]] },
        "area": "northmere", "area_name": "Northmere", "area_version": 999, "step": 4, "saved_at": "2026-11-20T09:00Z",
        "instrument": { "sha256": "0", "items": [["dash-01", "Worded otherwise?"]] }, "files": [] });
    let other = write(&folder, "other.age", &locked(other));
    open_file(&page, &other, PASSPHRASE).await;
    page.wait_text("What is typed on this page now is replaced by it").await;
    page.wait_text("One answer has no place in this version of the form").await;
    page.press_id("put-away").await;
    page.wait_text("The draft was put away").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    to_section(&page, "The victim", "victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill");

    page.step("the checklist and the area have changed since");
    to_keep(&page).await;
    open_file(&page, &other, PASSPHRASE).await;
    page.wait_id("take").await;
    page.press_id("take").await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Somebody Else");
    page.wait_text("The checklist has been replaced since you saved this draft").await;
    page.wait_text("Was: “Worded otherwise?”").await;
    page.wait_text("The area has changed its settings").await;
    axe::finds_nothing(&page).await;
    page.press("I have seen this").await;
    page.until("the notice to go", async || !page.has("draft-changes").await).await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    assert_eq!(page.text_of(&format!("#status-{}", Section::Ric.id())).await.trim(), "Confirm again");

    page.step("the area is gone: what was typed is kept, and another can be chosen");
    let gone = json!({ "format": "marac-portal/draft@1", "form": { "typed": [["victim.name", 0, "Marla Quill"]] },
        "area": "gone", "area_name": "Gone", "step": 4, "saved_at": "2026-11-20T09:00Z", "files": [] });
    to_keep(&page).await;
    open_file(&page, &write(&folder, "gone.age", &locked(gone)), PASSPHRASE).await;
    page.wait_id("take").await;
    page.press_id("take").await;
    page.wait_text("This site has no such area").await;
    page.press("Choose an area").await;
    page.wait_id("areas").await;
    page.press("Northmere (this computer)").await;
    page.wait_id("start-now").await;
    journey::begin_with(&page, "referral").await;
    to_section(&page, "The victim", "victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill");
}
