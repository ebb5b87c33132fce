//! The inbox at the desk: what arrived is taken, opened, kept, and only then said to be kept; the sender hears of each step.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, with},
    server::{Server, site},
};

in_every_engine!(
    what_arrived_is_taken_opened_and_kept_before_the_inbox_is_told,
    a_computer_that_dies_between_taking_and_keeping_loses_nothing
);

async fn what_arrived_is_taken_opened_and_kept_before_the_inbox_is_told(engine: Engine) {
    let elsewhere = Server::start().await;
    let recorder = Recorder::start("").await;
    let server = Server::with(&site(), &["--public-origin", &recorder.origin()]).await;
    recorder.hand_on_to(&server.origin());
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let to = people_of(&server);
    let first = drop_in(&server, 1, &sealed(&bytes(&record()), &to)).await;
    let orla = json!("Orla Finch");
    drop_in(&server, 2, &sealed(&bytes(&with(&record(), "/referral/victim/name", orla)), &to)).await;
    drop_in(&server, 3, &sealed(&bytes(&record()), &people_of(&elsewhere))).await;
    assert_eq!(status(&server, &first).await, "waiting");

    page.step("looking shows how many there are, and takes nothing");
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.press_id("inbox-look").await;
    counts(&page, "Waiting: 3.").await;
    axe::finds_nothing(&page).await;
    assert_eq!(status(&server, &first).await, "waiting");

    page.step("what is taken goes into the register, in this page alone");
    page.press_id("register-new").await;
    page.wait_id("register-counts").await;
    page.press_id("inbox-take").await;
    page.until("both are in", async || page.text_of("#register-counts").await.starts_with("2 cases")).await;
    page.wait_text("2 from the inbox are in this page alone.").await;
    counts(&page, "Waiting: 0. Taken by somebody, not in a register yet: 3.").await;
    page.wait_text("1 could not be opened").await;
    assert!(!page.has("inbox-accept").await, "nobody can say that it is kept while it is nowhere else");
    assert_eq!(status(&server, &first).await, "claimed");
    axe::finds_nothing(&page).await;

    page.step("once it is saved the inbox is told, and what was not opened is given back");
    let before = browser.downloads();
    page.press_id("register-save").await;
    assert!(fs::metadata(browser.downloaded(&before).await).expect("the zip").len() > 0);
    page.press_id("inbox-accept").await;
    counts(&page, "In a register: 2.").await;
    assert_eq!(status(&server, &first).await, "accepted");
    page.press_id("inbox-release").await;
    counts(&page, "Waiting: 1.").await;
    desk::lock(&page).await;

    page.step("a colleague sees the same");
    desk::unlock_here(&page, &server, "deputy").await;
    page.press_id("inbox-look").await;
    counts(&page, "Waiting: 1.").await;
    counts(&page, "In a register: 2.").await;
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
    assert_eq!(server.dropped().len(), 3, "nothing is deleted");
}

async fn a_computer_that_dies_between_taking_and_keeping_loses_nothing(engine: Engine) {
    let recorder = Recorder::start("").await;
    let server = Server::with(&site(), &["--public-origin", &recorder.origin()]).await;
    recorder.hand_on_to(&server.origin());
    let to = people_of(&server);
    let first = drop_in(&server, 1, &sealed(&bytes(&record()), &to)).await;
    let orla = json!("Orla Finch");
    let second = drop_in(&server, 2, &sealed(&bytes(&with(&record(), "/referral/victim/name", orla)), &to)).await;

    let browser = Browser::start(engine, &recorder).await;
    take_into_a_new_register(&browser.page(), &recorder, &server).await;
    assert_eq!((status(&server, &first).await, status(&server, &second).await), ("claimed".into(), "claimed".into()));
    // Nothing is asked, nothing is saved: every process of it is ended at once.
    drop(browser);
    assert_eq!(status(&server, &first).await, "claimed", "nobody says that it is kept");

    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    page.step("a colleague sees who has them, and leaves them");
    desk::unlock(&page, &recorder.origin(), &server, "deputy").await;
    page.press_id("inbox-look").await;
    counts(&page, "Waiting: 0. Taken by somebody, not in a register yet: 2.").await;
    assert!(!page.has("inbox-take").await);
    desk::lock(&page).await;
    page.step("the same person takes them once more, and each is one case");
    page.open("about:blank").await;
    take_into_a_new_register(&page, &recorder, &server).await;
    let before = browser.downloads();
    page.press_id("register-save").await;
    browser.downloaded(&before).await;
    page.press_id("inbox-accept").await;
    counts(&page, "In a register: 2.").await;
    assert_eq!((status(&server, &first).await, status(&server, &second).await), ("accepted".into(), "accepted".into()));
    assert_eq!(server.dropped().len(), 2);
}

/// The coordinator unlocks the desk and takes what is there, two referrals, into a register that nothing has saved yet.
async fn take_into_a_new_register(page: &Page<'_>, recorder: &Recorder, server: &Server) {
    desk::unlock(page, &recorder.origin(), server, "coordinator").await;
    page.press_id("inbox-look").await;
    page.wait_id("inbox-take").await;
    page.press_id("register-new").await;
    page.wait_id("register-counts").await;
    page.press_id("inbox-take").await;
    page.until("both are in", async || page.text_of("#register-counts").await.starts_with("2 cases")).await;
}

/// Puts a sealed file into the dropbox as any sender does; its address.
async fn drop_in(server: &Server, number: u32, file: &[u8]) -> String {
    let address = format!("{}/drop/{number:032x}.age", server.origin());
    let put = reqwest::Client::new()
        .put(&address)
        .header("Content-Type", "application/octet-stream")
        .header("If-None-Match", "*")
        .body(file.to_vec());
    assert_eq!(put.send().await.expect("an answer").status(), 201);
    address
}

/// What the sender is told.
async fn status(server: &Server, address: &str) -> String {
    let name = Path::new(address).file_stem().and_then(|name| name.to_str()).expect("a name");
    let asked = reqwest::get(format!("{}/drop/{name}/status", server.origin())).await.expect("an answer");
    asked.text().await.expect("a word").trim().to_owned()
}

async fn counts(page: &Page<'_>, expected: &str) {
    page.until(expected, async || page.text_of("#inbox-counts").await.contains(expected)).await;
}
