//! When the program breaks: "NOT sent" stands there, the text is still there, and nothing leaves.

use serde_json::Value;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(a_trap_says_not_sent_and_keeps_the_text, a_worker_that_says_nothing_is_given_up);

/// A trap inside the program: a control whose text no memory can hold, once, so that the program ends in the middle of what it does.
const TRAP: &str = "const kind = HTMLInputElement.prototype, own = Object.getOwnPropertyDescriptor(kind, 'value');
    Object.defineProperty(kind, 'value', { ...own, get() {
        Object.defineProperty(kind, 'value', own);
        return { length: 0xffffffff, charCodeAt: () => 65 };
    } })";

/// The same for good: what the page's own script asks of such a control does not work any more either.
const BROKEN: &str = "Object.defineProperty(HTMLTextAreaElement.prototype, 'value', {
    get() { return { length: 0xffffffff, charCodeAt: () => 65, toString() { throw new Error('broken') } } },
    set() {}, configurable: true })";

/// An exception that goes through the program: what it hands to the worker that sends cannot be made.
const NO_COPY: &str = "window.Uint8Array = undefined";

async fn a_trap_says_not_sent_and_keeps_the_text(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    journey::begin(&page, &recorder.origin()).await;
    page.step("a trap while typing");
    page.press("You and your agency").await;
    let name = case.written("referrer.name");
    page.fill("referrer-name", name).await;
    page.press("All sections").await;
    page.press("The victim").await;
    let victim = case.written("victim.name");
    page.fill("victim-name", victim).await;
    page.fill("victim-address", case.written("victim.address")).await;
    page.press_id("victim-postcode").await;
    page.run(TRAP, vec![]).await;
    page.keys("N").await;
    assert_not_sent(&page).await;
    let place = page.run("return document.getElementById('not-sent').dataset.place", vec![]).await;
    let place = place.as_str().expect("the place of the trap");
    assert!(place.contains("wasm-function") && !place.contains(name), "{place:?}");
    let kept = page.value("not-sent-text").await;
    assert!(kept.contains(name), "what was typed on the page before: {kept:?}");
    assert!(kept.contains(case.written("victim.address").lines().next().expect("a line")), "this page: {kept:?}");
    axe::finds_nothing(&page).await;

    page.reload().await;
    journey::begin(&page, &recorder.origin()).await;
    page.step("a trap that also takes what gathers the text");
    page.press("What has happened").await;
    page.fill("reason-narrative", "What stands here").await;
    page.run(BROKEN, vec![]).await;
    page.keys("N").await;
    assert_not_sent(&page).await;
    assert!(page.has("reason-narrative").await, "what was typed is still on the page");

    page.reload().await;
    let case = Case::least();
    journey::seal_least(&page, &recorder.origin(), &case).await;
    page.step("an exception through the program, with a sealed referral");
    page.run(NO_COPY, vec![]).await;
    page.press_id("send").await;
    assert_not_sent(&page).await;
    assert!(
        page.value("not-sent-text").await.contains(case.written("reason.narrative").lines().next().expect("a line"))
    );
    page.run("document.getElementById('send')?.click(); document.getElementById('save')?.click()", vec![]).await;
    journey::assert_nothing_was_put(&page, &recorder).await;
}

/// A worker that hears nothing; and a clock on which a minute is half a second.
const SILENT: &str = "window.ownPost = Worker.prototype.postMessage; Worker.prototype.postMessage = () => {};
    const own = window.setTimeout; window.setTimeout = (act, time) => own(act, time / 120)";

async fn a_worker_that_says_nothing_is_given_up(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let said = journey::until_sealing(&page, &recorder.origin(), &Case::least()).await;
    page.run(SILENT, vec![]).await;
    page.press_id("seal").await;
    page.until("the notice", async || page.text_of("#not-sealed").await.contains("NOT sealed and NOT sent")).await;
    journey::assert_says(&page, &said).await;
    journey::assert_nothing_was_put(&page, &recorder).await;
    page.run("Worker.prototype.postMessage = window.ownPost", vec![]).await;
    journey::seal(&page).await;
}

async fn assert_not_sent(page: &Page<'_>) {
    let script = "const one = document.getElementById('not-sent'); return one !== null && !one.hidden";
    page.until("the notice that nothing was sent", async || {
        page.try_run(script, vec![]).await == Some(Value::Bool(true))
    })
    .await;
    let text = page.text_of("#not-sent").await;
    assert!(text.starts_with("NOT sent: this page has stopped working"), "{text:?}");
    assert_eq!(page.focused().await, "not-sent");
}
