//! The way out at once: nothing of the form is seen, kept or asked about.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey, kept,
    page::Page,
    recorder::Recorder,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(leaving_shows_another_page_and_keeps_nothing, hidden_work_comes_back_by_its_code_and_else_is_gone);

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
        page.until_at(&neutral).await;
        page.back().await;
        page.open(&format!("{}/#/a/northmere/4", recorder.origin())).await;
        page.wait_id("victim-name").await;
        assert_eq!(page.value("victim-name").await, "", "nothing is kept");
    }
}

async fn hidden_work_comes_back_by_its_code_and_else_is_gone(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let neutral = format!("{}/healthz?weather", recorder.origin());
    server.change_pack(|pack| pack["leave_page"] = json!(neutral));
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let mut case = Case::least();
    case.sentinels.also("code", CODE);

    page.step("setting a code");
    hide_behind_a_code(&page, &recorder.origin(), &case).await;
    let (title, at) = (page.title().await, page.run("return location.hash", vec![]).await);

    page.step("three times Shift");
    for _ in 0..3 {
        page.key(Key::Shift).await;
    }
    assert_covered(&page, &case).await;
    axe::finds_nothing(&page).await;
    assert!(!kept::leaving_asks(&page).await, "a question would tell that there is something");
    page.key(Key::Tab).await;
    page.key(Key::Tab).await;
    page.key(Key::Tab).await;
    assert!(
        ["cover-code", "button", "body", ""].contains(&page.focused().await.as_str()),
        "the keyboard stays on the cover"
    );
    page.fill("cover-code", "0000").await;
    page.key(Key::Enter).await;
    page.wait_text("Try again").await;
    page.fill("cover-code", &CODE.to_uppercase()).await;
    page.key(Key::Enter).await;
    page.wait_focus("victim-address").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));
    assert_eq!((page.title().await, page.run("return location.hash", vec![]).await), (title, at), "as it was");
    assert!(kept::leaving_asks(&page).await);

    page.step("the button, and within two minutes");
    page.press_id("leave").await;
    assert_covered(&page, &case).await;
    page.later(119_000).await;
    page.fill("cover-code", CODE).await;
    page.press("Go").await;
    page.wait_focus("victim-address").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));

    page.step("two minutes are over when the device wakes");
    page.press_id("leave").await;
    assert_covered(&page, &case).await;
    page.later(121_000).await;
    page.try_run("window.dispatchEvent(new Event('focus'))", vec![]).await;
    assert_gone(&page, &recorder, &neutral).await;

    page.step("three wrong codes");
    hide_behind_a_code(&page, &recorder.origin(), &case).await;
    page.press_id("leave").await;
    assert_covered(&page, &case).await;
    for wrong in ["1111", "2222", "3333"] {
        page.fill("cover-code", wrong).await;
        page.key(Key::Enter).await;
    }
    assert_gone(&page, &recorder, &neutral).await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
}

const CODE: &str = "kestrel7";

/// Sets the code on the start page and types something on the page of the victim.
async fn hide_behind_a_code(page: &Page<'_>, origin: &str, case: &Case) {
    page.open(&format!("{origin}/#/a/northmere/1")).await;
    page.wait_id("start-now").await;
    page.press("If somebody may come in: set a code to hide your work").await;
    page.fill("leave-code", "12").await;
    page.press_id("set-code").await;
    page.wait_text("Use 4 to 8 digits or letters, nothing else").await;
    page.fill("leave-code", CODE).await;
    page.press_id("set-code").await;
    page.wait_text("A code is set.").await;
    assert_eq!(page.value("leave-code").await, "", "it is not shown any more");
    journey::begin_with(page, "referral").await;
    page.press("The victim").await;
    page.fill("victim-name", case.written("victim.name")).await;
    page.press_id("victim-address").await;
    page.wait_focus("victim-address").await;
}

/// Nothing of ours is seen, heard or found: the title, the text, what a reader of the screen is given.
async fn assert_covered(page: &Page<'_>, case: &Case) {
    page.wait_id("cover-code").await;
    page.wait_focus("cover-code").await;
    assert_eq!(page.title().await, "New tab");
    let text = page.text().await;
    assert_eq!(text.split_whitespace().collect::<String>(), "CodeGo", "all that can be found on the page");
    let seen = "return [...document.querySelectorAll('body *')].filter(one => one.getClientRects().length > 0).map(one => one.value || '').join(' ')";
    let seen = page.run(seen, vec![]).await;
    assert!(!seen.as_str().unwrap_or_default().contains(case.written("victim.name")), "{seen}");
}

async fn assert_gone(page: &Page<'_>, recorder: &Recorder, neutral: &str) {
    page.until_at(neutral).await;
    page.open(&format!("{}/#/a/northmere/4", recorder.origin())).await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "", "nothing is kept");
    page.press_id("leave").await;
    page.until_at(neutral).await;
}
