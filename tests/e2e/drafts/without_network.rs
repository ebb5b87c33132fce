//! An own computer without a network: the whole journey, and a new version that never comes by itself.

use serde_json::json;
use tempfile::TempDir;

use super::{at_tasks, autosave, go_on_here, protect, to_keep, to_section, until_stored};
use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    offline::{next_build::Published, reload},
    page::Page,
    recorder::{Fault, Recorder},
    sealed::write,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(the_whole_journey_works_without_a_network, a_new_version_waits_for_a_choice_and_a_draft_survives_it);

const LETTER: &[u8] = b"%PDF-1.7 an invented letter";

async fn the_whole_journey_works_without_a_network(engine: Engine) {
    let (server, recorder, browser) = super::begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    let case = Case::least();
    journey::at_start(&page, &origin).await;
    protect(&page).await;
    page.step("keeping a copy of the site");
    page.press_id("offline-on").await;
    page.wait_text("This site works without a network on this computer").await;
    axe::finds_nothing(&page).await;

    page.step("the network goes");
    for method in ["GET", "PUT", "POST"] {
        recorder.spoil(method, "/", Fault::HangUp);
    }
    reload(&page).await;
    at_tasks(&page, &origin, async || protect(&page).await).await;
    page.press("Attachments").await;
    page.wait_id("attach").await;
    let folder = TempDir::new().expect("a folder");
    page.attach("attach", &[&write(&folder, "letter.pdf", LETTER)]).await;
    page.wait_id("attached-0").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    journey::fill_in(&page, &case, async |_| {}).await;
    let file = super::save_file(&browser, &page).await;
    assert!(file.exists());
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    journey::seal(&page).await;
    assert!(page.text_of("#stands").await.contains("Sealed, and NOT sent yet"));
    page.press_id("send").await;
    page.wait_text("Not known whether it arrived").await;
    let before = browser.downloads();
    page.press_id("save").await;
    browser.downloaded(&before).await;
    assert!(server.dropped().is_empty(), "nothing was queued");

    page.step("the network is back: nothing goes by itself");
    let tried = recorder.requests("PUT", "/").len();
    recorder.mend();
    journey::last_request(&page).await;
    assert_eq!(recorder.requests("PUT", "/").len(), tried);
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    assert_eq!(server.dropped().len(), 1);
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk, with the copy of the site");

    page.step("the copy is removed");
    to_keep(&page).await;
    page.press_id("offline-off").await;
    page.until("the copy to go", async || !page.has("offline-off").await).await;
    let left = "const done = arguments[arguments.length - 1]; caches.keys().then(all => done(all.length))";
    assert_eq!(page.run_async(left, vec![]).await, 0);
}

async fn a_new_version_waits_for_a_choice_and_a_draft_survives_it(engine: Engine) {
    let published = Published::new();
    let server = Server::with_site(published.folder()).await;
    server.change_pack(|pack| pack["drafts"] = json!({ "autosave": "offer" }));
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let origin = recorder.origin();
    journey::at_start(&page, &origin).await;
    autosave(&page).await;
    page.press_id("offline-on").await;
    page.wait_text("This site works without a network on this computer").await;

    page.step("another version");
    published.publish_next();
    reload(&page).await;
    page.wait_id("start-now").await;
    page.wait_id("newer").await;
    assert!(!is_next(&page).await, "not by itself");
    at_tasks(&page, &origin, async || autosave(&page).await).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    until_stored(&page).await;
    page.press_id("newer").await;
    page.wait_id("offline-swap").await;
    axe::finds_nothing(&page).await;
    page.run("window.onbeforeunload = null", vec![]).await;
    page.press_id("offline-swap").await;
    page.until("the next version", async || is_next(&page).await).await;

    page.step("the draft of the version before");
    go_on_here(&page, &origin).await;
    page.wait_id("tasks").await;
    to_section(&page, "The victim", "victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill");
}

async fn is_next(page: &Page<'_>) -> bool {
    page.try_run(
        "return !!document.querySelector('meta[name=next-build]') && !!document.querySelector('#app *')",
        vec![],
    )
    .await
        == Some(json!(true))
}
