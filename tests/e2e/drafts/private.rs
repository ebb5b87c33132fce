//! A private window: the whole journey, and everything that keeps work works or says why not.

use super::{PASSPHRASE, at_tasks, protect, to_keep};
use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    recorder::Recorder,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(a_private_window_completes_the_journey);

async fn a_private_window_completes_the_journey(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let mut browser = Browser::start_private(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();
    at_tasks(&page, &recorder.origin(), async || protect(&page).await).await;
    journey::fill_in(&page, &case, async |_| {}).await;
    to_keep(&page).await;
    page.fill("draft-passphrase", PASSPHRASE).await;
    page.press_id("save").await;
    page.wait_text("was handed to the browser to be saved").await;
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    journey::seal(&page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    assert_eq!(server.dropped().len(), 1);
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
    browser.quit().await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");
}
