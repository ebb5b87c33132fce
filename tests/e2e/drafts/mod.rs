//! Nothing typed is lost, and nothing is left behind: draft files, drafts on an own device, the lock, leaving, own details.

mod again;
mod away;
mod device;
mod file;
mod killed;
mod left_behind;
mod private;
mod without_network;

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Engine},
    journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

const PASSPHRASE: &str = "abbot-basket-canyon-damp";

/// A site whose area offers to keep drafts on a device, and a browser on its first page.
async fn begun(engine: Engine) -> (Server, Recorder, Browser) {
    let server = Server::start().await;
    server.change_pack(|pack| {
        pack["drafts"] = json!({ "autosave": "offer" });
        pack["immigration_questions"] = json!(true);
    });
    let recorder = Recorder::start(&server.origin()).await;
    let neutral = format!("{}/healthz?weather", recorder.origin());
    server.change_pack(|pack| pack["leave_page"] = json!(neutral));
    let browser = Browser::start(engine, &recorder).await;
    (server, recorder, browser)
}

/// Says that nobody else uses this computer, and sets a passphrase on it.
async fn protect(page: &Page<'_>) {
    page.step("a passphrase for this computer");
    page.choose("shared-no").await;
    page.wait_id("device-passphrase").await;
    page.fill("device-passphrase", PASSPHRASE).await;
    page.press_id("protect").await;
    page.wait_text("The passphrase is set until this page is closed").await;
}

/// The same, and has the work stored by itself.
async fn autosave(page: &Page<'_>) {
    protect(page).await;
    page.press_id("autosave-on").await;
    page.wait_text("From now on your work is saved here by itself").await;
}

/// Begins a referral that is stored by itself, with a name in it.
async fn store_a_draft(page: &Page<'_>, origin: &str) {
    at_tasks(page, origin, async || autosave(page).await).await;
    to_section(page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    until_stored(page).await;
}

/// Waits until everything that was typed is stored.
async fn until_stored(page: &Page<'_>) {
    page.until("everything to be stored", async || page.text_of("#stored").await.starts_with("Saved")).await;
}

/// Goes to the page on which work is kept.
async fn to_keep(page: &Page<'_>) {
    page.press_id("keep").await;
    page.wait_heading_ends("Save your work, or go on with it").await;
    page.wait_id("open-file").await;
}

/// Goes on with the only draft that this device keeps, from the first page of the site.
async fn go_on_here(page: &Page<'_>, origin: &str) {
    page.step("going on with the draft of this computer");
    page.open(&format!("{origin}/")).await;
    page.wait_id("kept-here").await;
    page.press("Go on with what this computer keeps: a draft, or your own details").await;
    page.wait_id("device-drafts").await;
    let control = only_draft(page).await;
    page.fill(&control, PASSPHRASE).await;
    page.press("Go on with this draft").await;
    page.wait_id("take").await;
    page.press_id("take").await;
}

/// The control for the passphrase of the only draft in the list.
async fn only_draft(page: &Page<'_>) -> String {
    let found =
        page.run("return [...document.querySelectorAll('#device-drafts input')].map(one => one.id)", vec![]).await;
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    found[0].as_str().expect("an id").to_owned()
}

/// What the database of the page holds, by name; nothing where there is none.
async fn kept(page: &Page<'_>) -> Vec<String> {
    let script = "const done = arguments[arguments.length - 1];
        indexedDB.databases().then(all => {
            if (!all.some(({ name }) => name === 'marac-portal')) return done([]);
            const asked = indexedDB.open('marac-portal');
            asked.onsuccess = () => {
                const names = asked.result.transaction('kept').objectStore('kept').getAllKeys();
                names.onsuccess = () => { asked.result.close(); done(names.result); };
            };
        })";
    let names = page.run_async(script, vec![]).await;
    names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Loads the page afresh; whatever it asks before it goes is answered with yes.
async fn fresh(page: &Page<'_>, origin: &str) {
    page.open("about:blank").await;
    page.open(&format!("{origin}/")).await;
    page.wait_id("areas").await;
}

/// Saves the draft into a file.
async fn save_file(browser: &Browser, page: &Page<'_>) -> std::path::PathBuf {
    to_keep(page).await;
    let before = browser.downloads();
    page.fill("draft-passphrase", PASSPHRASE).await;
    page.press_id("save").await;
    page.wait_text("was handed to the browser to be saved").await;
    let file = browser.downloaded(&before).await;
    // WebKitGTK writes a second file of this name over the first.
    let aside = file.with_file_name(format!("aside-{}", before.len())).join(file.file_name().expect("a name"));
    std::fs::create_dir_all(aside.parent().expect("a folder")).expect("a folder");
    std::fs::rename(&file, &aside).expect("put aside");
    aside
}

/// Goes on with a draft file in the page at hand.
async fn open_file(page: &Page<'_>, file: &std::path::Path, passphrase: &str) {
    page.attach("open-file", &[file]).await;
    page.fill("open-passphrase", passphrase).await;
    page.press_id("open").await;
}

/// From the list of sections to one of them.
async fn to_section(page: &Page<'_>, name: &str, control: &str) {
    page.press(name).await;
    page.wait_id(control).await;
}

/// The page after the questions at the start.
async fn at_tasks(page: &Page<'_>, origin: &str, prepare: impl AsyncFnOnce()) {
    journey::at_start(page, origin).await;
    prepare().await;
    journey::begin_with(page, "referral").await;
}
