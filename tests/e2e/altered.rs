//! A site of which one byte is not as it was published does not start.

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Engine},
    case::Case,
    desk, in_every_engine, journey,
    page::Page,
    recorder::{Fault, Recorder},
    server::{Server, site},
};

in_every_engine!(
    one_altered_byte_stops_the_page,
    one_altered_byte_of_the_worker_seals_nothing,
    one_altered_byte_of_the_worker_unlocks_nothing,
);

async fn one_altered_byte_stops_the_page(engine: Engine) {
    let server = Server::start().await;
    for (address, folder, files) in
        [("", "", programs("")), ("desk/", "desk/", programs("desk/")), ("#/practice", "", practice_parts())]
    {
        for file in files {
            let recorder = Recorder::start(&server.origin()).await;
            if file.starts_with("boot-") {
                // No script of ours can ask again for the first one: it recovers only where the altered copy was not kept.
                recorder.keep_nothing();
            }
            recorder.spoil("GET", &file, Fault::FlipByte);
            // A fresh browser each time: WebKit keeps scripts in its memory whatever the server says.
            let browser = Browser::start(engine, &recorder).await;
            let page = browser.page();
            page.step(format!("{folder}{file} altered"));
            page.open(&format!("{}/{address}", recorder.origin())).await;
            if file.starts_with("boot-") {
                // The very first script: what the document itself says stays on the screen.
                assert_eq!(page.run("return /native code/.test(window.fetch)", vec![]).await, true, "{file} ran");
                page.wait_text("If nothing else appears").await;
            } else {
                wait_shown(&page, "not-started").await;
                page.wait_text("This page has not started").await;
            }
            assert_eq!(page.text_of("#app").await, "", "{engine} started with an altered {file}");
            assert!(!recorder.requests("GET", &format!("/{folder}{file}")).is_empty(), "{file} was not asked for");

            page.step(format!("{folder}{file} whole again"));
            recorder.mend();
            page.reload().await;
            wait_started(&page).await;
        }
    }
}

async fn one_altered_byte_of_the_worker_seals_nothing(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    recorder.keep_nothing();
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let said = journey::until_sealing(&page, &recorder.origin(), &Case::least()).await;
    for file in worker_programs("") {
        page.step(format!("{file} altered"));
        recorder.spoil("GET", &file, Fault::FlipByte);
        let asked = recorder.requests("GET", &format!("/{file}")).len();
        // The worker is asked for when the answers are read back: once more from there.
        page.back().await;
        page.wait_id("continue").await;
        page.forward().await;
        page.wait_id("seal").await;
        page.press_id("seal").await;
        page.until("the notice that nothing was sealed and new requests for the worker", async || {
            page.text_of("#not-sealed").await.contains("NOT sealed and NOT sent: a part of this page")
                && recorder.requests("GET", &format!("/{file}")).len() > asked
        })
        .await;
        journey::assert_says(&page, &said).await;
        recorder.mend();
    }
    journey::assert_nothing_was_put(&page, &recorder).await;

    page.step("the worker whole again");
    journey::seal(&page).await;
}

async fn one_altered_byte_of_the_worker_unlocks_nothing(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    recorder.keep_nothing();
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    for file in worker_programs("desk/") {
        page.step(format!("{file} altered"));
        recorder.spoil("GET", &file, Fault::FlipByte);
        page.open(&format!("{}/desk/", recorder.origin())).await;
        page.attach("identity-file", &[&server.identity("coordinator")]).await;
        page.fill("passphrase", &server.passphrase()).await;
        page.press_id("unlock").await;
        page.until("the sentence for it", async || {
            page.error_summary().await.iter().any(|line| line.contains("holds your key could not be loaded"))
        })
        .await;
        assert!(!page.has("open-files").await, "{engine} unlocked with an altered {file}");
        recorder.mend();
        page.reload().await;
    }
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
}

const STARTED: &str = "const app = document.getElementById('app'); return app !== null && app.childElementCount > 0";

async fn wait_started(page: &Page<'_>) {
    page.until("the page to start", async || page.try_run(STARTED, vec![]).await == Some(Value::Bool(true))).await;
}

/// The scripts and programs that a page loads when it starts; the worker's come later, and those of practice where it is asked for.
fn programs(folder: &str) -> Vec<String> {
    let later = |path: &String| {
        is_worker(path) || path.starts_with("practice-") || path.starts_with("offline-") || path == "sw.js"
    };
    let (_, programs): (Vec<String>, _) = published(folder).into_iter().partition(later);
    assert_eq!(programs.len(), 3, "boot, glue and program: {programs:?}");
    programs
}

/// What practice is made of: the list of its parts, its script, its program and its style.
fn practice_parts() -> Vec<String> {
    let parts: Vec<String> = files("").into_iter().filter(|path| path.starts_with("practice-")).collect();
    assert_eq!(parts.len(), 4, "list, script, program and style: {parts:?}");
    parts
}

/// The script and program of a page's worker.
fn worker_programs(folder: &str) -> Vec<String> {
    let (programs, _): (Vec<String>, _) = published(folder).into_iter().partition(|path| is_worker(path));
    assert_eq!(programs.len(), 2, "script and program: {programs:?}");
    programs
}

/// The portal has one worker, the desk another.
fn is_worker(path: &str) -> bool {
    path.starts_with("worker-") || path.starts_with("clerk-")
}

/// Every script and program of a page.
fn published(folder: &str) -> Vec<String> {
    files(folder).into_iter().filter(|path| path.ends_with(".js") || path.ends_with(".wasm")).collect()
}

/// Every file that the manifest of a page names.
fn files(folder: &str) -> Vec<String> {
    let manifest = std::fs::read_to_string(site().join(folder).join("assets.json")).expect("the manifest of the site");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let files = manifest["files"].as_array().expect("a list of files").iter().filter_map(|file| file["path"].as_str());
    files.map(str::to_owned).collect()
}

/// Waits until one of the document's own notices is shown.
async fn wait_shown(page: &Page<'_>, id: &str) {
    let script = "const one = document.getElementById(arguments[0]); return one !== null && !one.hidden";
    page.until(format!("the notice #{id}"), async || {
        page.try_run(script, vec![json!(id)]).await == Some(Value::Bool(true))
    })
    .await;
}
