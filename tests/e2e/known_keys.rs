//! The keys of an area on one's own computer: remembered by choice alone, silent while they stay, loud when one is another.

use marac_portal::{domain::form::Section, envelope::Identity};
use serde_json::{Value, json};

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    policy,
    recorder::{Fault, Recorder},
    server::Server,
};

in_every_engine!(keys_are_remembered_by_choice_and_a_change_is_loud);

const PLACE: &str = "marac-portal/known-keys@1";
const KEPT: &str = "This computer remembers these keys from now on";

async fn keys_are_remembered_by_choice_and_a_change_is_loud(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let neutral = format!("{}/desk/", recorder.origin());
    server.change_pack(|pack| pack["leave_page"] = json!(neutral));
    recorder.keep_nothing();
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();

    page.step("nothing is stored unasked");
    journey::at_start(&page, &recorder.origin()).await;
    assert!(recorder.requests("GET", "/worker-").is_empty(), "a first visit does without the worker");
    unfold(&page).await;
    assert!(!page.chosen("remember-keys").await);
    axe::finds_nothing(&page).await;
    assert_eq!(stored(&page).await, json!({}));

    page.step("a browser that refuses");
    page.run(
        "window.own = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new Error('full') }",
        vec![],
    )
    .await;
    page.press_id("remember-keys").await;
    page.wait_text("The browser did not let this page store").await;
    page.until("no tick", async || !page.chosen("remember-keys").await && !page.has("forget-keys").await).await;
    page.run("Storage.prototype.setItem = window.own", vec![]).await;

    page.step("chosen");
    page.choose("remember-keys").await;
    page.wait_text(KEPT).await;
    axe::finds_nothing(&page).await;
    assert_eq!(fingerprints(&page).await.len(), 3);

    page.step("the same keys: silent");
    journey::at_start(&page, &recorder.origin()).await;
    page.until("the worker", async || !recorder.requests("GET", "/worker-").is_empty()).await;
    unfold(&page).await;
    page.wait_text("they have not changed").await;
    assert!(page.chosen("remember-keys").await);
    assert_eq!(page.text_of("#keys-changed").await, "");

    page.step("what compares them does not come: not silent");
    recorder.spoil("GET", "/worker-", Fault::HangUp);
    journey::at_start(&page, &recorder.origin()).await;
    page.until("a warning", async || page.text_of("#keys-changed").await.contains("could not be checked")).await;
    recorder.mend();

    page.step("another key: loud from the first page on");
    let other = Identity::generate().expect("a key").recipient();
    server.change_pack(|pack| pack["recipients"][1]["age"] = json!(other.as_str()));
    journey::at_start(&page, &recorder.origin()).await;
    let words = other.fingerprint().words().join(" ");
    assert_loud(&page, &words).await;
    axe::finds_nothing(&page).await;
    journey::begin_with(&page, "referral").await;
    journey::fill_in(&page, &Case::least(), async |_: Section| {}).await;
    assert_loud(&page, &words).await;
    assert_stands_right_above(&page, "seal").await;
    axe::finds_nothing(&page).await;

    page.step("it stops nobody");
    journey::seal(&page).await;
    assert_loud(&page, &words).await;
    assert_stands_right_above(&page, "send").await;
    axe::finds_nothing(&page).await;

    page.step("accepted");
    let before = fingerprints(&page).await;
    page.press_id("keys-accept").await;
    page.until("no warning", async || page.text_of("#keys-changed").await.starts_with(KEPT)).await;
    page.wait_focus("keys-changed").await;
    let now = fingerprints(&page).await;
    assert!(now != before && now.contains(&json!(other.fingerprint().hex())), "{now:?}");
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;

    page.step("finishing and leaving keep what was chosen, and add nothing");
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    assert_eq!(fingerprints(&page).await, now);
    journey::at_start(&page, &recorder.origin()).await;
    page.press_id("leave").await;
    page.until("the neutral page", async || {
        // The desk, once it has started, adds its own first address.
        let at = page.try_run("return location.href", vec![]).await.unwrap_or_default();
        at.as_str().is_some_and(|at| at.starts_with(&neutral))
    })
    .await;
    assert_eq!(fingerprints(&page).await, now);

    page.step("forgotten");
    journey::at_start(&page, &recorder.origin()).await;
    unfold(&page).await;
    page.wait_text("they have not changed").await;
    page.press_id("forget-keys").await;
    page.wait_text("this computer stores nothing of Northmere").await;
    page.wait_focus("remember-keys").await;
    assert!(!page.chosen("remember-keys").await && !page.has("forget-keys").await);
    assert_eq!(stored(&page).await, json!({}));
    server.change_pack(|pack| {
        pack["recipients"][1]["age"] = json!(Identity::generate().expect("a key").recipient().as_str())
    });
    journey::at_start(&page, &recorder.origin()).await;
    unfold(&page).await;
    assert_eq!(page.text_of("#keys-changed").await, "", "nothing is compared");
    policy::was_kept(&page, &recorder).await;
}

async fn unfold(page: &Page<'_>) {
    page.press("Check these keys by phone").await;
    page.wait_id("remember-keys").await;
}

async fn assert_loud(page: &Page<'_>, words: &str) {
    page.wait_id("keys-accept").await;
    let changed = page.text_of("#keys-changed").await;
    for needed in [
        "not the keys of Northmere",
        "New: Deputy coordinator",
        words,
        "Not there any more",
        "not the one on this page",
    ] {
        assert!(changed.contains(needed), "{needed:?} is not in {changed:?}");
    }
}

/// Between the warning and the button there is nothing that anybody could read or press.
async fn assert_stands_right_above(page: &Page<'_>, button: &str) {
    let script = "const [one, other] = ['keys-changed', arguments[0]].map(id => document.getElementById(id));
        const between = document.createRange();
        between.setStartAfter(one);
        between.setEndBefore(other);
        return between.toString().trim()";
    assert_eq!(page.run(script, vec![json!(button)]).await, "");
}

/// All that the page has stored.
async fn stored(page: &Page<'_>) -> Value {
    page.run("return { ...localStorage, ...sessionStorage }", vec![]).await
}

/// The fingerprints of the area's keys, and that nothing but them and its name is stored.
async fn fingerprints(page: &Page<'_>) -> Vec<Value> {
    let stored = stored(page).await;
    let text = stored[PLACE].as_str().unwrap_or_else(|| panic!("{stored}"));
    let known: Value = serde_json::from_str(text).expect("JSON");
    let keys = known["areas"]["northmere"]["keys"].clone();
    let area = json!({ "name": "Northmere (this computer)", "keys": keys });
    assert_eq!(known, json!({ "format": PLACE, "areas": { "northmere": area } }));
    assert_eq!(stored.as_object().map(|all| all.len()), Some(1));
    keys.as_array().expect("a list").clone()
}
