//! Another key for the same person, made and tried while the network is off; both are in force for a while.

use std::fs;

use chrono::{Days, Utc};
use serde_json::Value;

use super::saved::{made, save};
use crate::{
    browser::{Browser, Engine},
    page::Page,
    recorder::Recorder,
    sentinels::Sentinels,
    server::Server,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chromium_makes_a_new_key_without_a_network() {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(Engine::Chromium, &recorder).await;
    let page = browser.page();

    page.step("the plan is the last that needs the site");
    page.open(&format!("{}/desk/#/keys", recorder.origin())).await;
    page.wait_id("area-northmere").await;
    let pack = fs::read(server.data().join("areas/northmere.json")).expect("the pack");
    let old: Value = serde_json::from_slice(&pack).expect("JSON");
    page.run("document.querySelector('[id^=replace-]').click()", vec![]).await;
    page.wait_id("plan-start").await;
    let until = Utc::now().date_naive() + Days::new(30);
    assert_eq!(page.value("plan-until-0").await, until.to_string(), "the old key serves for a while");
    page.until("the worker is loaded", async || has_worker(&page).await).await;
    drop(server);
    assert!(
        reqwest::get(format!("{}/healthz", recorder.origin())).await.is_ok_and(|answer| !answer.status().is_success())
    );

    page.step("the key is made, saved and tried");
    page.press_id("plan-start").await;
    let saved = made(&page, &browser, "the same person", &mut Sentinels::default()).await;
    page.press_id("made-go-on").await;
    page.wait_id("drill").await;
    page.attach("drill-file", &[&saved.file]).await;
    page.fill("drill-passphrase", &saved.passphrase).await;
    page.press_id("drill").await;
    page.wait_id("finish-people").await;
    let pack = save(&page, &browser, "pack-save").await;
    let pack: Value = serde_json::from_slice(&fs::read(pack).expect("the pack")).expect("JSON");
    let recipients = pack["recipients"].as_array().expect("recipients");
    assert_eq!((recipients.len(), &recipients[0]["to"]), (4, &Value::String(until.to_string())));
    assert_eq!(recipients[3]["label"], recipients[0]["label"]);
    assert_ne!(recipients[3]["age"], recipients[0]["age"]);
    assert_eq!(pack["version"].as_u64(), old["version"].as_u64().map(|version| version + 1));
}

async fn has_worker(page: &Page<'_>) -> bool {
    let script = "return performance.getEntriesByType('resource').some(one => /clerk.*\\.wasm/.test(one.name) && one.responseEnd > 0)";
    page.run(script, vec![]).await == true
}
