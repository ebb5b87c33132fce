//! The browser is killed on every page of the journey, and everything that was stored is there again.

use std::path::PathBuf;

use marac_portal::domain::form::Section;
use marac_portal::wording::form as words;
use tempfile::TempDir;

use super::{at_tasks, autosave, begun, fresh, go_on_here, until_stored};
use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    sealed::write,
    sentinels::assert_none,
};

in_every_engine!(killed_on_every_page_everything_comes_back, reload_back_and_forward_lose_nothing_that_is_stored);

const LETTER: &[u8] = b"%PDF-1.7 an invented letter";

async fn killed_on_every_page_everything_comes_back(engine: Engine) {
    let (_server, recorder, mut browser) = begun(engine).await;
    let case = Case::least();
    let origin = recorder.origin();
    at_tasks(&browser.page(), &origin, async || autosave(&browser.page()).await).await;
    browser.page().press("You and your agency").await;
    for section in Section::ALL {
        let page = browser.page();
        page.step(format!("killed at {}", section.id()));
        page.wait_heading_ends(&words::section(section)).await;
        journey::fill_section(&page, &case, section).await;
        until_stored(&page).await;
        browser = lost(browser, &recorder).await;
        let page = browser.page();
        go_on_here(&page, &origin).await;
        page.wait_heading_ends(&words::section(section)).await;
        for answer in case.of(section) {
            journey::assert_holds(&page, answer).await;
        }
        page.press_id("continue").await;
    }

    let page = browser.page();
    page.step("killed with a file attached");
    page.wait_heading_ends("Attachments").await;
    let folder = TempDir::new().expect("a folder");
    attach(&page, write(&folder, "letter.pdf", LETTER)).await;
    until_stored(&page).await;
    browser = lost(browser, &recorder).await;
    let page = browser.page();
    go_on_here(&page, &origin).await;
    page.wait_id("attached-0").await;
    assert!(page.text_of("#attached-0").await.contains("letter.pdf"));
    page.press_id("continue").await;

    page.step("killed before sealing");
    page.wait_heading_ends("Check your answers").await;
    until_stored(&page).await;
    browser = lost(browser, &recorder).await;
    let page = browser.page();
    go_on_here(&page, &origin).await;
    page.wait_heading_ends("Check your answers").await;
    assert!(page.text_of("#recap-attachments").await.contains("letter.pdf"));
    journey::seal(&page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    assert!(super::kept(&page).await.is_empty(), "what was sent is not kept");
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}

async fn reload_back_and_forward_lose_nothing_that_is_stored(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    at_tasks(&page, &origin, async || autosave(&page).await).await;
    page.press("The victim").await;
    page.wait_id("victim-name").await;
    page.fill("victim-name", "Marla Quill").await;

    page.step("back and forward keep what is on the page");
    page.back().await;
    page.wait_id("tasks").await;
    page.forward().await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill");

    page.step("a reload empties the page, and the draft brings it back");
    until_stored(&page).await;
    page.reload().await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "", "nothing comes back by itself");
    go_on_here(&page, &origin).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill");

    page.step("a page that goes out of sight is stored at once");
    page.fill("victim-name", "Marla Quill-Strake").await;
    let hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: true });
        document.dispatchEvent(new Event('visibilitychange'))";
    page.run(hide, vec![]).await;
    until_stored(&page).await;
    fresh(&page, &origin).await;
    go_on_here(&page, &origin).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill-Strake");
}

/// The power goes. WebKitGTK's driver gives a browser that keeps nothing once it ends: there the page is torn away.
async fn lost(browser: Browser, recorder: &Recorder) -> Browser {
    match browser.engine() {
        Engine::WebKit => {
            fresh(&browser.page(), &recorder.origin()).await;
            browser
        }
        _ => browser.killed_and_started(recorder).await,
    }
}

async fn attach(page: &Page<'_>, file: PathBuf) {
    page.attach("attach", &[&file]).await;
    page.wait_id("attached-0").await;
}
