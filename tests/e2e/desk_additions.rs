//! What is added to a referral later: joined to it by its key, and loud without; a referral is never overwritten.

use std::path::PathBuf;

use marac_portal::envelope::{AmendKey, Reference, reference::sha256};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, write},
    server::Server,
};

in_every_engine!(an_update_joins_its_referral_by_its_key_alone);

const OLD: &str = "07700 900111";
const NEW: &str = "07700 900144";

async fn an_update_joins_its_referral_by_its_key_alone(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let ours = people_of(&server);
    let key = AmendKey::random().expect("randomness");
    let file = |name: &str, record: &Value| write(&folder, name, &sealed(&bytes(record), &ours));

    let mut first = record();
    first["amend_hash"] = json!(key.hash());
    first["referral"]["referrer"]["agency"] = json!("police");
    let referral = file("referral.age", &first);
    let reference = reference_of(&referral);
    let wrong = json!("0".repeat(26));
    let typed = key.reveal().to_lowercase();
    let update = file("update.age", &addition(1, "update", &reference.to_lowercase(), Some(json!(typed))));
    let withdrawal = file("withdrawal.age", &addition(2, "withdrawal", &reference, Some(wrong)));
    let incident = file("incident.age", &addition(3, "new_incident", &reference, None));

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.step("an update before its referral");
    let rows = desk::open_files(&page, &[update]).await;
    assert_eq!(rows[0].proved, "unknown", "{rows:?}");
    assert!(rows[0].text.contains("Its referral has not been opened here"), "{rows:?}");
    desk::read(&page, 1).await;
    assert!(page.text_of("#adds-to").await.contains("nothing is proved yet"));
    assert!(!page.text().await.contains("Before:"));
    page.press_id("back").await;
    page.wait_focus("ledger-1-read").await;

    page.step("its referral, and two without the key");
    desk::open_files(&page, &[referral]).await;
    desk::open_files(&page, &[withdrawal.clone(), incident.clone()]).await;
    let rows = desk::rows(&page).await;
    let proved: Vec<&str> = rows.iter().map(|row| row.proved.as_str()).collect();
    assert_eq!(proved, ["yes", "", "no", "no"], "{rows:#?}");
    assert!(rows[0].text.contains(&format!("Adds to {reference}, proved by its key. It stands in row 2.")), "{rows:?}");
    // Given in the order of names, and beneath in the order of time, the newest first.
    assert!(rows[2].text.contains("New incident") && rows[2].text.contains("UNPROVED: ring the switchboard."));
    assert!(rows[3].text.contains("Withdrawal") && rows[3].text.contains("UNPROVED: ring the switchboard."));
    assert_eq!(desk::order(&page).await, ["2", "3", "4", "1"], "{rows:#?}");
    assert!(rows.iter().all(|row| row.outcome == "opened"), "a withdrawal hides nothing: {rows:#?}");
    axe::finds_nothing(&page).await;

    page.step("above the referral stands what came since, and the referral stands as it was");
    desk::read(&page, 2).await;
    let since = page.text_of("#since").await;
    assert!(since.contains("1 addition since, proved by the sender's key"), "{since}");
    assert_eq!(lines(&page, "#since-1-safe-contact-number").await, [format!("Now: {NEW}"), format!("Before: {OLD}")]);
    let number = page.text_of("#recap-safe-contact-number").await;
    assert!(number.starts_with(OLD) && number.contains("CHANGED SINCE") && number.contains(NEW), "{number}");
    assert_eq!(page.text_of("#recap-victim-name").await.trim(), "Marla Quill");
    let unproved = page.text_of("#unproved").await;
    for said in [reference_of(&withdrawal), reference_of(&incident), "Withdrawal".into(), "New incident".into()] {
        assert!(unproved.contains(&said), "{said}: {unproved}");
    }
    assert!(page.text_of("#unproved-ring").await.contains("07700 900140"), "{unproved}");
    assert_eq!(
        page.run("return document.body.innerHTML.includes(arguments[0])", vec![json!(key.reveal())]).await,
        false
    );
    axe::finds_nothing(&page).await;

    page.step("the update's own page, and back to the referral");
    page.press_id("since-1-read").await;
    page.wait_id("read-referral").await;
    page.wait_focus("heading").await;
    assert!(page.text_of("#adds-to").await.contains("proved by its key"));
    assert_eq!(lines(&page, "#recap-safe-contact-number").await, [format!("Now: {NEW}"), format!("Before: {OLD}")]);
    assert!(page.text_of("#sender-ring").await.contains("07700 900140"));
    axe::finds_nothing(&page).await;
    page.press_id("read-referral").await;
    page.wait_id("since").await;
    page.press_id("back").await;
    page.wait_focus("ledger-2-read").await;

    page.step("without the right key nothing is shown as a change");
    desk::read(&page, 4).await;
    let said = page.text_of("#addition").await;
    assert!(said.contains("Withdrawal. UNPROVED: ring the switchboard."), "{said}");
    assert!(said.contains("A withdrawal closes nothing by itself."), "{said}");
    assert!(!page.text().await.contains("Before:"));
    axe::finds_nothing(&page).await;

    page.step("locking");
    desk::lock(&page).await;
    assert!(!page.has("since").await && !page.has("unproved").await && !page.has("addition").await);
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

/// A change of the safe number, the `nth` to be sealed.
fn addition(nth: u32, kind: &str, refers_to: &str, key: Option<Value>) -> Value {
    let mut addition = record();
    addition.as_object_mut().expect("a record").remove("amend_hash");
    addition["submission"] = json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJR{:03}", 700 + nth));
    addition["sealed_at"] = json!(format!("2026-11-22T10:0{nth}Z"));
    addition["kind"] = json!(kind);
    addition["refers_to"] = json!(refers_to);
    if let Some(key) = key {
        addition["amend_key"] = key;
    }
    addition["referral"] = json!({ "safe_contact": { "safe_to_phone": "yes", "number": NEW } });
    addition
}

fn reference_of(file: &PathBuf) -> String {
    Reference::from_sha256(&sha256(&std::fs::read(file).expect("the sealed file"))).to_string()
}

/// What stands in an element, line by line.
async fn lines(page: &Page<'_>, selector: &str) -> Vec<String> {
    page.text_of(selector).await.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}
