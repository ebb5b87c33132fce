//! After the end nothing of the case is on the disk, in a storage or in the page, whichever way the work was kept.

use super::{at_tasks, autosave, begun, kept, protect, save_file, until_stored};
use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    sentinels::assert_none,
};

in_every_engine!(in_every_mode_nothing_is_left_behind);

async fn in_every_mode_nothing_is_left_behind(engine: Engine) {
    let (_server, recorder, mut browser) = begun(engine).await;
    let mut case = Case::least();
    case.sentinels.also("passphrase", super::PASSPHRASE);
    for mode in ["shared", "own", "stored", "file"] {
        let page = browser.page();
        page.step(mode);
        at_tasks(&page, &recorder.origin(), async || match mode {
            "shared" => page.choose("shared").await,
            "own" => protect(&page).await,
            "stored" => autosave(&page).await,
            _ => {}
        })
        .await;
        sent_and_finished(&browser, &page, &case, mode).await;
        nothing_left(&browser, &recorder, &case).await;
    }
    browser.quit().await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");
}

async fn sent_and_finished(browser: &Browser, page: &Page<'_>, case: &Case, mode: &str) {
    journey::fill_in(page, case, async |_| {}).await;
    if mode == "stored" {
        until_stored(page).await;
        assert!(!kept(page).await.is_empty());
    }
    if mode == "file" {
        save_file(browser, page).await;
        page.back().await;
        page.wait_heading_ends("Check your answers").await;
    }
    journey::seal(page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
}

async fn nothing_left(browser: &Browser, recorder: &Recorder, case: &Case) {
    let page = browser.page();
    assert!(kept(&page).await.is_empty(), "{:?}", kept(&page).await);
    let stores = "const done = arguments[arguments.length - 1];
        (async () => localStorage.length + sessionStorage.length + (await caches.keys()).length + JSON.stringify(history.state ?? '').length)().then(done)";
    assert_eq!(page.run_async(stores, vec![]).await, 2, "no storage, no cache, nothing in the history");
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}
