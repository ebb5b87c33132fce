//! A whole journey in a window as narrow as a browser goes: nothing lies beside the page, and it is sent.

use marac_portal::domain::form::Section;
use serde_json::json;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(a_referral_is_sent_from_a_narrow_window);

async fn a_referral_is_sent_from_a_narrow_window(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    browser.resize(400, 800).await;
    let page = browser.page();

    journey::begin(&page, &recorder.origin()).await;
    assert_fits(&page).await;
    journey::fill_in(&page, &Case::least(), async |_: Section| assert_fits(&page).await).await;
    assert_fits(&page).await;
    journey::seal(&page).await;
    assert_fits(&page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    assert_eq!(server.dropped().len(), 1);
}

/// Nothing has to be scrolled for sideways (WCAG 1.4.10), and the window is a narrow one.
async fn assert_fits(page: &Page<'_>) {
    let widths = "const page = document.documentElement; return [innerWidth < 560, page.scrollWidth <= innerWidth]";
    assert_eq!(page.run(widths, vec![]).await, json!([true, true]), "narrow, and nothing beside it");
}
