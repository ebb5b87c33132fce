//! What is added to a referral that was sent: it carries what changed, and proves where it comes from.

use marac_portal::{domain::form::Section, envelope::AmendKey, wording::form as words};
use serde_json::json;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    desk, in_every_engine, journey,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(an_update_to_a_sent_referral_carries_the_new_number_alone);

async fn an_update_to_a_sent_referral_carries_the_new_number_alone(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    let receipt = journey::seal_least(&page, &recorder.origin(), &case).await;
    send(&page).await;
    let referral = server.dropped();
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;

    page.step("half a key");
    journey::at_start(&page, &recorder.origin()).await;
    page.choose("start-in-area").await;
    page.choose("start-old-enough").await;
    page.choose("start-kind-update").await;
    page.fill("start-refers-to", &receipt.reference.to_lowercase()).await;
    page.fill("start-amend-key", &receipt.amend_key[..20]).await;
    page.press_id("start-now").await;
    page.until("what is wrong", async || !page.error_summary().await.is_empty()).await;
    assert_eq!(
        page.error_summary().await,
        ["\"Key for later additions\" must have 26 letters and digits, as they stand on the receipt"]
    );
    axe::finds_nothing(&page).await;

    page.step("the update");
    page.fill("start-amend-key", &receipt.amend_key).await;
    page.press_id("start-now").await;
    page.wait_id("tasks").await;
    assert!(!page.texts("#tasks li").await.iter().any(|row| row.starts_with(&words::section(Section::Ric))));
    page.press(&words::section(Section::Referrer)).await;
    page.wait_heading_ends(&words::section(Section::Referrer)).await;
    journey::fill_section(&page, &case, Section::Referrer).await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press_id("to-check").await;
    page.wait_text("Nothing is changed yet").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press(&words::section(Section::SafeContact)).await;
    page.wait_id("safe-contact-safe-to-phone").await;
    page.choose("safe-contact-safe-to-phone").await;
    page.fill("safe-contact-number", "07700 900777").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press_id("to-check").await;
    page.wait_heading_ends("Check your answers").await;
    axe::finds_nothing(&page).await;
    page.choose("confirm-area").await;
    page.press_id("seal").await;
    page.wait_heading_ends("Your sealed referral").await;
    assert!(!page.has("amend-key").await, "the key is the referral's own");
    send(&page).await;

    let update = server.dropped().into_iter().find(|file| !referral.contains(file)).expect("a second file");
    let files = [referral[0].clone(), update.clone()];
    let (before, update) = (server.record_in(&referral[0]), server.record_in(&update));
    assert_eq!(update["kind"], "update");
    assert_eq!(update["refers_to"], receipt.reference.as_str());
    let key = AmendKey::parse(update["amend_key"].as_str().expect("a key")).expect("a key of ours");
    assert_eq!(before["amend_hash"], key.hash().as_str());
    let blocks: Vec<&String> = update["referral"].as_object().expect("blocks").keys().collect();
    assert_eq!(blocks, ["referrer", "safe_contact"]);
    assert_eq!(update["referral"]["safe_contact"], json!({ "safe_to_phone": "yes", "number": "07700 900777" }));

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    let rows = desk::open_files(&page, &files).await;
    // In the order of their names, which are random.
    let update = rows.iter().position(|row| row.proved == "yes");
    assert!(update.is_some(), "{rows:?}");
    desk::read(&page, if update == Some(0) { 2 } else { 1 }).await;
    assert!(page.text_of("#since").await.contains("07700 900777"), "what came since stands above the referral");
}

async fn send(page: &crate::page::Page<'_>) {
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
}
