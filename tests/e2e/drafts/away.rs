//! Nobody is there: the work goes from the screen; with a passphrase it is sealed, without one it is cleared in the end.

use thirtyfour::Key;

use super::{PASSPHRASE, at_tasks, autosave, begun, go_on_here, protect, to_section};
use crate::{axe, browser::Engine, case::Case, in_every_engine, page::Page, sentinels::assert_none};

in_every_engine!(
    with_a_passphrase_the_work_is_locked_and_comes_back,
    without_one_a_countdown_can_be_stopped_and_else_clears,
    leaving_seals_first,
);

const TEN_MINUTES: i64 = 10 * 60_000 + 1_000;

async fn with_a_passphrase_the_work_is_locked_and_comes_back(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let case = Case::least();
    at_tasks(&page, &recorder.origin(), async || protect(&page).await).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", case.written("victim.name")).await;

    page.step("locked");
    page.later(TEN_MINUTES).await;
    page.wait_heading_ends("Locked").await;
    page.wait_id("lock-passphrase").await;
    axe::finds_nothing(&page).await;
    nothing_is_seen(&page, &case).await;
    page.fill("lock-passphrase", "not this one").await;
    page.key(Key::Enter).await;
    page.wait_text("The passphrase does not open this draft").await;
    nothing_is_seen(&page, &case).await;

    page.step("unlocked, as it was");
    page.fill("lock-passphrase", PASSPHRASE).await;
    page.key(Key::Enter).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));
    page.fill("victim-name", "Somebody Else").await;

    page.step("locked again, and cleared by somebody who does not know it");
    page.later(2 * TEN_MINUTES).await;
    page.wait_id("drop-work").await;
    page.press_id("drop-work").await;
    page.wait_heading_ends("Cleared").await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}

async fn without_one_a_countdown_can_be_stopped_and_else_clears(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let case = Case::least();
    at_tasks(&page, &recorder.origin(), async || {}).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", case.written("victim.name")).await;

    page.step("asked");
    page.later(TEN_MINUTES).await;
    page.wait_heading_ends("Are you still there?").await;
    page.wait_id("draft-passphrase").await;
    axe::finds_nothing(&page).await;
    nothing_is_seen(&page, &case).await;
    let left = page.text_of("#left").await;
    assert!(left.contains("In 5:00") || left.contains("In 4:5"), "{left}");

    page.step("still there");
    page.press_id("stay").await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));

    page.step("nobody");
    page.later(2 * TEN_MINUTES).await;
    page.wait_heading_ends("Are you still there?").await;
    page.later(2 * TEN_MINUTES + 5 * 60_000).await;
    page.wait_heading_ends("Cleared").await;
    page.back().await;
    page.open(&format!("{}/#/a/northmere/4", recorder.origin())).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}

async fn leaving_seals_first(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let neutral = format!("{}/healthz?weather", recorder.origin());
    let page = browser.page();
    let case = Case::least();
    let origin = recorder.origin();

    page.step("stored on this computer");
    at_tasks(&page, &origin, async || autosave(&page).await).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", case.written("victim.name")).await;
    page.press_id("leave").await;
    page.until_at(&neutral).await;
    assert!(browser.downloads().is_empty());
    go_on_here(&page, &origin).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));

    page.step("handed over as a file");
    super::to_keep(&page).await;
    page.press_id("forget").await;
    page.wait_text("Cleared: this page keeps nothing").await;
    super::fresh(&page, &origin).await;
    at_tasks(&page, &origin, async || protect(&page).await).await;
    to_section(&page, "The victim", "victim-name").await;
    page.fill("victim-name", case.written("victim.name")).await;
    let before = browser.downloads();
    page.press_id("leave").await;
    page.until_at(&neutral).await;
    let file = browser.downloaded(&before).await;
    page.open(&format!("{origin}/#/keep")).await;
    page.wait_id("open-file").await;
    super::open_file(&page, &file, PASSPHRASE).await;
    page.wait_id("take").await;
    page.press_id("take").await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}

/// Nothing of the case stands in the document, not even hidden.
async fn nothing_is_seen(page: &Page<'_>, case: &Case) {
    let all = "return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(one => one.value)";
    let all = page.run(all, vec![]).await;
    assert!(!all.as_str().expect("a page").contains(case.written("victim.name")));
}
