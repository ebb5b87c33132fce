//! The way out at once: nothing of the form is seen, kept or asked about.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(leaving_shows_another_page_and_keeps_nothing);

async fn leaving_shows_another_page_and_keeps_nothing(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let neutral = format!("{}/healthz?weather", recorder.origin());
    server.change_pack(|pack| pack["leave_page"] = json!(neutral));
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    for way in ["the button", "three times Shift"] {
        page.step(way);
        journey::begin(&page, &recorder.origin()).await;
        page.press("The victim").await;
        page.wait_id("victim-name").await;
        page.fill("victim-name", case.written("victim.name")).await;
        if way == "the button" {
            page.press_id("leave").await;
        } else {
            page.press_id("victim-address").await;
            for _ in 0..3 {
                page.key(Key::Shift).await;
            }
        }
        page.until("the neutral page", async || {
            page.try_run("return location.href", vec![]).await == Some(Value::String(neutral.clone()))
        })
        .await;
        page.back().await;
        page.open(&format!("{}/#/a/northmere/4", recorder.origin())).await;
        page.wait_id("victim-name").await;
        assert_eq!(page.value("victim-name").await, "", "nothing is kept");
    }
}
