//! What is missing or wrong is said at the top and beside the question, in the same words, and the way there is one press.

use thirtyfour::Key;

use crate::{
    axe,
    browser::{Browser, Engine},
    in_every_engine, journey,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(what_is_missing_is_said_twice_and_led_to);

async fn what_is_missing_is_said_twice_and_led_to(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();

    journey::begin(&page, &recorder.origin()).await;
    page.press("The victim").await;
    page.wait_focus("heading").await;
    page.step("nothing answered");
    page.press_id("continue").await;
    page.wait_focus("error-summary").await;
    let summary = page.error_summary().await;
    assert_eq!(
        summary,
        [
            "Enter the victim's full name, or say why it is not known",
            "Enter the victim's date of birth, or say why it is not known",
            "Enter the victim's address, or say why it is not known",
        ]
    );
    for (line, id) in summary.iter().zip(["victim-name", "victim-born", "victim-address"]) {
        let beside = page.text_of(&format!("#{id}-error")).await;
        assert!(beside.trim_start_matches("Error:").trim() == line, "beside: {beside:?}, in the summary: {line:?}");
    }
    assert!(page.title().await.starts_with("Error:"), "{:?}", page.title().await);
    axe::finds_nothing(&page).await;
    page.press(&summary[1]).await;
    page.wait_focus("victim-born").await;

    page.step("a date that cannot be");
    page.fill_date("victim-born", 13, 13, 1991).await;
    page.press_id("continue").await;
    page.until("the problem with the month", async || {
        page.error_summary().await.iter().any(|line| line.contains("Date of birth") && line.contains("month"))
    })
    .await;

    page.step("not known, with a reason");
    page.key(Key::Escape).await;
    page.run("document.querySelectorAll('details.not-known').forEach(one => one.open = true)", vec![]).await;
    for id in ["victim-name", "victim-born", "victim-address"] {
        page.choose(&format!("{id}-not-known-no-time")).await;
    }
    axe::finds_nothing(&page).await;
    page.press_id("continue").await;
    page.wait_id("safe-contact-safe-to-phone").await;

    page.step("going on without");
    page.press_id("continue").await;
    page.wait_focus("error-summary").await;
    page.press_id("later").await;
    page.wait_id("perpetrators-0-name").await;
    page.press("All sections").await;
    page.press_id("to-check").await;
    page.wait_id("to-mend").await;
    assert!(!page.has("seal").await, "nothing can be sealed yet");
    axe::finds_nothing(&page).await;
    page.press("Say whether it is safe to phone the victim").await;
    page.wait_focus("safe-contact-safe-to-phone").await;
}
