//! Nothing that was typed is lost by going about, and leaving with something typed asks first.

use marac_portal::domain::form::Section;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(back_and_forward_lose_nothing, leaving_while_it_seals_loses_nothing);

async fn back_and_forward_lose_nothing(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    journey::begin(&page, &recorder.origin()).await;
    assert!(!leaving_asks(&page).await, "nothing has been typed yet");
    let said = journey::fill_in(&page, &case, async |_| {}).await;
    journey::assert_says(&page, &said).await;
    assert!(leaving_asks(&page).await);

    page.step("back through every section");
    page.back().await;
    page.wait_heading_ends("Attachments").await;
    for section in Section::ALL.into_iter().rev() {
        page.back().await;
        assert_holds(&page, &case, section).await;
    }
    page.step("forward again");
    for section in Section::ALL.into_iter().skip(1) {
        page.forward().await;
        assert_holds(&page, &case, section).await;
    }
    page.forward().await;
    page.wait_heading_ends("Attachments").await;
    page.forward().await;
    page.wait_heading_ends("Check your answers").await;
    journey::assert_says(&page, &said).await;

    page.step("a change of mind hides an answer");
    page.press("All sections").await;
    page.press("Safe contact").await;
    page.choose("safe-contact-safe-to-phone").await;
    page.fill("safe-contact-number", "07700 900499").await;
    page.choose("safe-contact-safe-to-phone-no").await;
    page.until("the question to go", async || !page.has("safe-contact-number").await).await;
    page.press("All sections").await;
    page.press_id("to-check").await;
    page.wait_id("left-out").await;
    assert!(page.text_of("#left-out").await.contains("Safe phone number"), "what does not go is named");
    assert!(!page.has("recap-safe-contact-number").await);
    page.back().await;
    page.press("Safe contact").await;
    page.choose("safe-contact-safe-to-phone").await;
    assert_eq!(page.value("safe-contact-number").await, "07700 900499", "and comes back with the answer");

    page.step("an address of another page in between");
    page.open(&format!("{}/#/", recorder.origin())).await;
    page.wait_id("areas").await;
    page.press("Northmere (this computer)").await;
    page.wait_id("start-now").await;
    page.press_id("start-now").await;
    page.press("What has happened").await;
    assert_holds(&page, &case, Section::Reason).await;
}

async fn leaving_while_it_seals_loses_nothing(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let said = journey::until_sealing(&page, &recorder.origin(), &Case::least()).await;
    let seal_and_go = "document.getElementById('seal').click(); location.hash = arguments[0]";

    page.step("to the list of areas");
    page.run(seal_and_go, vec!["#/".into()]).await;
    page.wait_id("areas").await;
    page.press("Northmere (this computer)").await;
    page.press_id("start-now").await;
    page.press_id("to-check").await;
    page.wait_heading_ends("Check your answers").await;
    journey::assert_says(&page, &said).await;

    page.step("to another section");
    page.choose("confirm-area").await;
    page.run(seal_and_go, vec!["#/a/northmere/4".into()]).await;
    page.wait_id("victim-name").await;
    page.press("All sections").await;
    page.press_id("to-check").await;
    journey::seal(&page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
}

/// Whether the browser would ask before it closes the page.
pub async fn leaving_asks(page: &Page<'_>) -> bool {
    let script = "const leaving = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leaving); return leaving.defaultPrevented";
    page.run(script, vec![]).await == true
}

async fn assert_holds(page: &Page<'_>, case: &Case, section: Section) {
    for answer in case.of(section) {
        let id = answer.key.element_id();
        page.wait_id(&id).await;
        journey::assert_holds(page, answer).await;
    }
}
