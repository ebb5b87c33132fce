//! What comes between while a file is on its way: the lid of a laptop, a second tab, a wrong clock, work that is asked for first.

use std::collections::BTreeSet;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    policy,
    recorder::{Fault, Recorder},
    server::{Server, site},
};

in_every_engine!(
    the_lid_is_closed_while_a_file_is_on_its_way,
    the_same_bytes_from_two_tabs_arrive_once,
    a_clock_that_is_wrong_makes_nobody_wait_for_hours,
    a_dropbox_under_attack_asks_for_work_and_the_page_does_it
);

const UNKNOWN: &str = "Not known whether it arrived";
const STORED: &str = "The dropbox has confirmed every byte";

async fn the_lid_is_closed_while_a_file_is_on_its_way(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let receipt = journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

    page.step("asleep, and the line is gone meanwhile");
    recorder.spoil("PUT", "/drop/", Fault::Silence);
    page.press_id("send").await;
    page.until("a request", async || !recorder.requests("PUT", "/drop/").is_empty()).await;
    browser.sleep();
    recorder.spoil("PUT", "/drop/", Fault::HangUp);
    recorder.cut_silent();
    browser.wake();
    page.until("unknown", async || page.text_of("#stands").await.contains(UNKNOWN)).await;
    assert_eq!(page.text_of("#reference").await, receipt.reference, "all is still there");
    assert!(server.dropped().is_empty());

    page.step("the line is back");
    recorder.mend();
    page.press_id("send").await;
    stored(&page).await;
    arrived_once(&recorder, &server);
}

async fn the_same_bytes_from_two_tabs_arrive_once(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

    page.step("the first tab hears nothing");
    recorder.spoil("PUT", "/drop/", Fault::Silence);
    page.press_id("send").await;
    page.until("a request", async || !recorder.requests("PUT", "/drop/").is_empty()).await;
    recorder.mend();
    let sent = recorder.requests("PUT", "/drop/").remove(0);

    page.step("the second sends the same");
    let driver = browser.driver();
    let first = driver.window().await.expect("the first tab");
    let second = driver.new_tab().await.expect("a second tab");
    driver.switch_to_window(second).await.expect("the second tab");
    page.open(&format!("{}/healthz", recorder.origin())).await;
    let script = "const [address, text, done] = arguments;
        const body = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
        const headers = {'Content-Type': 'application/octet-stream', 'If-None-Match': '*'};
        fetch(address, {method: 'PUT', headers, body}).then(answer => done(answer.status), () => done(0));";
    let body = BASE64_STANDARD.encode(&sent.body);
    assert_eq!(page.run_async(script, vec![json!(sent.path()), json!(body)]).await, json!(201));
    driver.switch_to_window(first).await.expect("the first tab");

    page.step("the first tries again");
    page.press_id("stop").await;
    page.until("unknown", async || page.text_of("#stands").await.contains(UNKNOWN)).await;
    page.press_id("send").await;
    stored(&page).await;
    arrived_once(&recorder, &server);
}

async fn a_clock_that_is_wrong_makes_nobody_wait_for_hours(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;
    let until = |date: &str| Fault::Answer(503, vec![("retry-after", date.to_owned())]);

    page.step("the store's clock is ahead of ours");
    recorder.spoil_next(1, "PUT", "/drop/", until("Wed, 01 Jan 2098 00:00:00 GMT"));
    page.press_id("send").await;
    page.until("a minute", async || page.text_of("#stands").await.contains("Trying again in 60 seconds")).await;
    page.press_id("stop").await;
    page.until("stopped", async || page.text_of("#stands").await.contains("You stopped it")).await;

    page.step("and behind it");
    recorder.spoil_next(1, "PUT", "/drop/", until("Thu, 01 Jan 2015 00:00:00 GMT"));
    page.press_id("send").await;
    stored(&page).await;
    assert_eq!(recorder.requests("PUT", "/drop/").len(), 3);
    arrived_once(&recorder, &server);
}

async fn a_dropbox_under_attack_asks_for_work_and_the_page_does_it(engine: Engine) {
    let recorder = Recorder::start("").await;
    let dropbox = ["--allow-origin", &recorder.origin(), "--proof-of-work", "1"];
    let dropbox = Server::with(&site(), &dropbox).await;
    let server = Server::start().await;
    recorder.hand_on_to(&server.origin());
    recorder.let_out(&dropbox.origin());
    server.change_pack(|pack| {
        pack["delivery"]["dropbox"] = json!({"kind": "put", "url": format!("{}/drop/", dropbox.origin())});
    });
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;
    page.press_id("send").await;
    stored(&page).await;
    let puts = recorder.requests("PUT", "/drop/");
    let proofs: Vec<bool> = puts.iter().map(|put| put.header("proof-of-work").is_some()).collect();
    assert_eq!(proofs, [false, true]);
    arrived_once(&recorder, &dropbox);
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

async fn stored(page: &Page<'_>) {
    page.until(STORED, async || page.text_of("#stands").await.contains(STORED)).await;
    assert!(!page.has("stop").await && !page.has("send").await, "there is nothing left to do");
}

/// Every try was of the same bytes under the same name, and one file is there.
fn arrived_once(recorder: &Recorder, server: &Server) {
    let puts = recorder.requests("PUT", "/drop/");
    let names: BTreeSet<&str> = puts.iter().map(|put| put.path()).collect();
    let bodies: BTreeSet<&[u8]> = puts.iter().map(|put| put.body.as_slice()).collect();
    assert_eq!((names.len(), bodies.len()), (1, 1), "{names:?}");
    assert_eq!(server.dropped().len(), 1);
}
