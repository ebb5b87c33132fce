//! Drafts on a person's own device: only where they are wanted and allowed, one tab at a time, for a week.

use serde_json::json;

use super::{
    PASSPHRASE, at_tasks, begun, fresh, go_on_here, kept, only_draft, protect, save_file, store_a_draft, to_keep,
    to_section, until_stored,
};
use crate::{axe, browser::Engine, in_every_engine, journey, page::Page};

in_every_engine!(
    nothing_is_stored_unless_it_is_wanted_and_allowed,
    another_tab_is_told_and_overwrites_nothing,
    a_draft_is_deleted_after_a_week_and_when_the_computer_is_cleared,
    a_browser_that_keeps_nothing_says_so_and_everything_else_works,
    own_details_fill_in_the_next_referral,
);

async fn nothing_is_stored_unless_it_is_wanted_and_allowed(engine: Engine) {
    let (server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    page.step("a shared computer");
    at_tasks(&page, &origin, async || page.choose("shared").await).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    to_keep(&page).await;
    page.wait_text("Nothing is kept on this computer").await;
    assert!(!page.has("device-passphrase").await && !page.has("details-remember").await);
    assert!(kept(&page).await.is_empty());

    page.step("an own computer, an area that forbids it");
    server.change_pack(|pack| pack["drafts"] = json!({ "autosave": "off" }));
    fresh(&page, &origin).await;
    at_tasks(&page, &origin, async || protect(&page).await).await;
    to_keep(&page).await;
    page.wait_text("This area does not allow drafts to be kept on a computer").await;
    assert!(!page.has("autosave-on").await);
    axe::finds_nothing(&page).await;
    assert!(kept(&page).await.is_empty());
}

async fn another_tab_is_told_and_overwrites_nothing(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    store_a_draft(&page, &origin).await;

    page.step("a second tab with the same draft");
    let first = browser.driver().window().await.expect("a window");
    let second = browser.driver().new_tab().await.expect("a tab");
    browser.driver().switch_to_window(second).await.expect("a tab");
    page.open(&format!("{origin}/#/keep")).await;
    page.wait_id("device-drafts").await;
    let control = only_draft(&page).await;
    page.fill(&control, PASSPHRASE).await;
    page.press("Go on with this draft").await;
    page.wait_text("This draft is open in another tab or window").await;
    browser.driver().close_window().await.expect("closed");
    browser.driver().switch_to_window(first).await.expect("the first tab");

    page.step("the first goes on, and its draft opens once it has gone");
    page.fill("victim-name", "Marla Quill-Strake").await;
    until_stored(&page).await;
    fresh(&page, &origin).await;
    page.open(&format!("{origin}/#/keep")).await;
    page.wait_id("device-drafts").await;
    let control = only_draft(&page).await;
    page.fill(&control, "not this one").await;
    page.press("Go on with this draft").await;
    page.wait_text("The passphrase does not open this draft").await;
    go_on_here(&page, &origin).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill-Strake");
}

async fn a_draft_is_deleted_after_a_week_and_when_the_computer_is_cleared(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    store_a_draft(&page, &origin).await;
    assert!(kept(&page).await.iter().any(|name| name.starts_with("draft/")));

    page.step("a list shows area and time, and nothing else");
    to_keep(&page).await;
    let listed = page.text_of("#device-drafts").await;
    assert!(listed.contains("Northmere") && !listed.contains("Marla"), "{listed}");

    page.step("a clock that is a month behind deletes nothing");
    age_of_draft(&page, "2027-11-20T09:00Z").await;
    at_own_start(&page, &origin).await;
    page.wait_id("device-drafts").await;

    page.step("after a week");
    age_of_draft(&page, "2026-01-01T09:00Z").await;
    at_own_start(&page, &origin).await;
    page.wait_id("device-passphrase").await;
    assert!(!page.has("device-drafts").await && kept(&page).await.is_empty(), "{:?}", kept(&page).await);

    page.step("clearing this computer");
    page.fill("device-passphrase", PASSPHRASE).await;
    page.press_id("protect").await;
    page.wait_id("autosave-on").await;
    page.press_id("autosave-on").await;
    page.wait_text("From now on your work is saved here").await;
    journey::begin_with(&page, "referral").await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    until_stored(&page).await;
    to_keep(&page).await;
    page.press_id("forget").await;
    page.wait_text("Cleared: this page keeps nothing on this computer any more").await;
    let left = "const done = arguments[arguments.length - 1]; indexedDB.databases().then(all => done(all.length))";
    assert_eq!(page.run_async(left, vec![]).await, 0);
    page.press("All sections").await;
    page.wait_id("tasks").await;
    to_section(&page, "The victim", "victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quill", "what is on the page stays");
}

async fn a_browser_that_keeps_nothing_says_so_and_everything_else_works(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    page.step("from the beginning");
    journey::at_start(&page, &origin).await;
    refuse_storage(&page).await;
    protect(&page).await;
    page.wait_text("This browser keeps nothing for this page").await;
    assert!(!page.has("autosave-on").await);
    journey::begin_with(&page, "referral").await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;
    assert!(save_file(&browser, &page).await.exists());

    page.step("in the middle of it");
    let forget = "const done = arguments[arguments.length - 1];
        indexedDB.deleteDatabase('marac-portal').onsuccess = () => done(true)";
    page.run_async(forget, vec![]).await;
    fresh(&page, &origin).await;
    store_a_draft(&page, &origin).await;
    refuse_storage(&page).await;
    page.fill("victim-name", "Marla Quill-Strake").await;
    page.wait_id("not-stored").await;
    axe::finds_nothing(&page).await;
    page.until("the failure to be said", async || page.text_of("#stored").await.starts_with("Not saved since")).await;
    assert_eq!(page.value("victim-name").await, "Marla Quill-Strake", "what was typed stays");
    assert!(save_file(&browser, &page).await.exists(), "and can be saved in a file");
}

/// From now on the database cannot be written: a later version of it stands in its place. What it held it still holds.
async fn refuse_storage(page: &Page<'_>) {
    let script = "const done = arguments[arguments.length - 1]; const asked = indexedDB.open('marac-portal', 2);
        asked.onsuccess = () => { asked.result.close(); done(true); }";
    page.run_async(script, vec![]).await;
}

async fn own_details_fill_in_the_next_referral(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let origin = recorder.origin();
    at_tasks(&page, &origin, async || protect(&page).await).await;
    to_section(&page, "You and your agency", "referrer-name").await;
    page.fill("referrer-name", "Sam Okafor").await;
    page.fill("referrer-phone", "07700 900321").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", "Marla Quill").await;

    page.step("a file of one's own details");
    to_keep(&page).await;
    let before = browser.downloads();
    page.press_id("details-save").await;
    let file = browser.downloaded(&before).await;
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains("Sam Okafor") && !text.contains("Marla"), "{text}");

    page.step("remembered");
    page.press_id("details-remember").await;
    page.wait_text("This computer remembers your details").await;
    assert_eq!(kept(&page).await, ["details"]);
    at_own_start(&page, &origin).await;
    page.wait_id("details-use").await;
    page.press_id("details-use").await;
    page.wait_text("Your details are filled in").await;
    journey::begin_with(&page, "referral").await;
    to_section(&page, "You and your agency", "referrer-name").await;
    assert_eq!(
        (page.value("referrer-name").await, page.value("referrer-phone").await),
        ("Sam Okafor".into(), "07700 900321".into())
    );
    to_keep(&page).await;
    page.press_id("details-forget").await;
    page.wait_text("This computer does not remember your details any more").await;
    assert!(kept(&page).await.is_empty());

    page.step("from the file");
    fresh(&page, &origin).await;
    at_tasks(&page, &origin, async || {}).await;
    to_keep(&page).await;
    page.attach("details-chosen", &[&file]).await;
    page.press_id("details-file").await;
    page.wait_text("Your details are filled in").await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    to_section(&page, "You and your agency", "referrer-name").await;
    assert_eq!(page.value("referrer-name").await, "Sam Okafor");
}

/// The start page of the area, on an own computer.
async fn at_own_start(page: &Page<'_>, origin: &str) {
    fresh(page, origin).await;
    journey::at_start(page, origin).await;
    page.choose("shared-no").await;
    page.wait_id("device").await;
}

/// Writes another time beside the draft that this device keeps.
async fn age_of_draft(page: &Page<'_>, saved_at: &str) {
    let script = "const [saved_at, done] = arguments; const asked = indexedDB.open('marac-portal');
        asked.onsuccess = () => {
            const store = asked.result.transaction('kept', 'readwrite').objectStore('kept');
            store.openCursor().onsuccess = ({ target }) => {
                const cursor = target.result;
                if (!cursor) return;
                if (cursor.key.startsWith('draft/')) {
                    const [text, ...bytes] = cursor.value;
                    cursor.update([JSON.stringify({ ...JSON.parse(text), saved_at }), ...bytes]);
                }
                cursor.continue();
            };
            store.transaction.oncomplete = () => { asked.result.close(); done(true); };
        }";
    page.run_async(script, vec![json!(saved_at)]).await;
}
