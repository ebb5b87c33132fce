//! One build at a time: the next one waits, and a page of the one before goes on to its end.

use serde_json::{Value, json};

use super::{ask, kept, next_build::Published, reload, visited_with};
use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(
    a_next_build_waits_until_it_is_taken,
    a_page_of_the_build_before_still_seals,
    an_area_that_asks_for_a_newer_page_gets_it,
    a_withdrawn_site_leaves_nothing,
);

async fn a_next_build_waits_until_it_is_taken(engine: Engine) {
    let published = Published::new();
    let (_server, _recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    page.run("addEventListener('marac-new-version', () => { window.told = true })", vec![]).await;
    let look = "const done = arguments[0]; navigator.serviceWorker.getRegistration()
        .then((found) => found.update()).then(() => done(true), () => done(false))";

    page.step("a build that is damaged");
    published.publish_damaged();
    page.run_async(look, vec![]).await;
    page.until("its end", async || {
        let ended = "const done = arguments[0]; navigator.serviceWorker.getRegistration().then(({ installing }) => done(!installing))";
        page.run_async(ended, vec![]).await == true
    })
    .await;
    assert_eq!(ask(&page, "state").await, "on");
    assert_eq!(kept(&page).await[1].as_array().map(Vec::len), Some(2), "one build and what changes without one");

    page.step("a build that is whole");
    published.publish_next();
    page.run_async(look, vec![]).await;
    page.until("the news", async || page.run("return window.told === true", vec![]).await == true).await;
    for _ in 0..2 {
        reload(&page).await;
        page.wait_id("start-now").await;
        assert!(!is_next(&page).await, "nobody has taken it");
        assert_eq!(ask(&page, "state").await, "new");
    }

    page.step("taking it");
    swap(&page).await;
    page.wait_id("start-now").await;
    assert_eq!(ask(&page, "state").await, "on");
    page.until("the end of the one before", async || kept(&page).await[1].as_array().is_some_and(|all| all.len() == 2))
        .await;
}

async fn a_page_of_the_build_before_still_seals(engine: Engine) {
    let published = Published::new();
    let (_server, recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    published.publish_next();
    page.step("another page takes the next build");
    reload(&page).await;
    page.wait_id("start-now").await;
    page.until("the next build", async || ask(&page, "state").await == "new").await;
    let driver = browser.driver();
    let first = driver.window().await.expect("this page");
    let second = driver.new_tab().await.expect("a second page");
    driver.switch_to_window(second).await.expect("the second page");
    page.open(&format!("{}/", recorder.origin())).await;
    page.wait_id("areas").await;
    swap(&page).await;

    page.step("the first page goes on");
    driver.switch_to_window(first).await.expect("the first page");
    journey::begin_with(&page, "referral").await;
    journey::fill_in(&page, &Case::least(), async |_| {}).await;
    journey::seal(&page).await;
    assert!(!is_next(&page).await, "it is still the page it was");
}

async fn an_area_that_asks_for_a_newer_page_gets_it(engine: Engine) {
    let published = Published::new();
    let (server, recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    published.publish_next();
    server.change_pack(|pack| pack["min_build"] = json!("99.0.0"));
    page.open(&format!("{}/#/a/northmere/1", recorder.origin())).await;
    reload(&page).await;
    page.until("the next build", async || is_next(&page).await).await;
    // It is not new enough either, and says so once.
    page.wait_text("This page is older than the area asks for").await;
    assert_eq!(ask(&page, "state").await, "on");
}

async fn a_withdrawn_site_leaves_nothing(engine: Engine) {
    let published = Published::new();
    let (_server, _recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    published.withdraw();
    reload(&page).await;
    page.until("nothing kept", async || kept(&page).await == json!([[], []])).await;
    reload(&page).await;
    page.wait_id("start-now").await;
    assert_eq!(ask(&page, "state").await, "off");
}

async fn visited_at(engine: Engine, published: &Published) -> (Server, Recorder, Browser) {
    visited_with(engine, Server::with_site(published.folder()).await).await
}

/// Takes the next build; the page starts anew with it.
async fn swap(page: &Page<'_>) {
    page.run("window.marac.offline('swap')", vec![]).await;
    page.until("the next build", async || is_next(page).await).await;
}

async fn is_next(page: &Page<'_>) -> bool {
    let script = "return document.querySelector('meta[name=next-build]') !== null";
    page.try_run(script, vec![]).await == Some(Value::Bool(true))
}
