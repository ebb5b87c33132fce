//! The use without a network on one's own device: only where it was turned on, only what was published, and one build at a time.

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    next_build::Published,
    page::Page,
    policy,
    recorder::{Fault, Recorder},
    server::Server,
};

in_every_engine!(
    a_visit_registers_and_keeps_nothing,
    turned_on_the_site_works_without_a_network,
    turned_off_nothing_is_left,
    one_altered_byte_and_nothing_is_kept,
    an_altered_copy_is_never_given_out,
    areas_are_as_fresh_as_the_network_allows,
    a_next_build_waits_until_it_is_taken,
    a_page_of_the_build_before_still_seals,
    an_area_that_asks_for_a_newer_page_gets_it,
);

async fn a_visit_registers_and_keeps_nothing(engine: Engine) {
    let (_server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    journey::begin_with(&page, "referral").await;
    assert_nothing_kept(&page).await;
    for part in ["/sw.js", "/offline-", "/site.webmanifest", "/icons/"] {
        assert!(recorder.requests("GET", part).is_empty(), "{part} was asked for");
    }
    assert_eq!(ask(&page, "state").await, "off");
    assert_nothing_kept(&page).await;
}

async fn turned_on_the_site_works_without_a_network(engine: Engine) {
    let (server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    assert_eq!(ask(&page, "state").await, "on");

    page.step("the network goes");
    recorder.spoil("GET", "/", Fault::HangUp);
    reload(&page).await;
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;
    assert!(!page.text().await.contains("The clock of this computer is wrong"), "an old date was believed");
    let before = browser.downloads();
    page.press_id("save").await;
    browser.downloaded(&before).await;

    page.step("the network is back");
    recorder.mend();
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    assert_eq!(server.dropped().len(), 1, "what is sent goes past what is kept");

    page.step("practice, without a network");
    recorder.spoil("GET", "/", Fault::HangUp);
    page.open(&format!("{}/#/practice", recorder.origin())).await;
    reload(&page).await;
    page.wait_text("All of it is on this device now").await;
    // The reports stand in the header alone: it is in force without a network too.
    policy::was_kept(&page, &recorder).await;
}

async fn turned_off_nothing_is_left(engine: Engine) {
    let (_server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    for _ in 0..2 {
        assert_eq!(ask(&page, "on").await, true);
        assert_eq!(ask(&page, "off").await, true);
        assert_eq!(ask(&page, "state").await, "off");
        // The page that turned it off is still open, and asks for files.
        journey::at_start(&page, &recorder.origin()).await;
        assert_nothing_kept(&page).await;
    }
}

async fn one_altered_byte_and_nothing_is_kept(engine: Engine) {
    let (_server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    for (file, fault) in [("/worker-", Fault::FlipByte), ("/practice-", Fault::FlipByte), ("/icons/", Fault::HangUp)] {
        page.step(format!("{file} altered"));
        recorder.spoil("GET", file, fault);
        assert_eq!(ask(&page, "on").await, false);
        assert_nothing_kept(&page).await;
        recorder.mend();
    }
    page.step("no areas");
    recorder.spoil("GET", "/areas/", Fault::HangUp);
    assert_eq!(ask(&page, "on").await, false);
    assert_nothing_kept(&page).await;

    page.step("whole again");
    recorder.mend();
    assert_eq!(ask(&page, "on").await, true);
}

async fn an_altered_copy_is_never_given_out(engine: Engine) {
    let (_server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    let alter = "const done = arguments[0]; (async () => {
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const one of await cache.keys()) if (/portal-.*js$/.test(one.url)) {
                const { headers } = await cache.match(one);
                await cache.put(one, new Response('document.title = \"taken over\"', { headers }));
            }
        }
    })().then(done)";
    page.run_async(alter, vec![]).await;
    recorder.spoil("GET", "/", Fault::HangUp);
    reload(&page).await;
    page.wait_text("This page has not started").await;

    page.step("the network mends it");
    recorder.mend();
    reload(&page).await;
    page.wait_id("start-now").await;
    recorder.spoil("GET", "/", Fault::HangUp);
    reload(&page).await;
    page.wait_id("start-now").await;
}

async fn areas_are_as_fresh_as_the_network_allows(engine: Engine) {
    let (server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    let called = |name: &str| server.change_pack(|pack| pack["name"] = json!({ "en": name }));
    let open = async |shows: &str| {
        page.open(&format!("{}/healthz", recorder.origin())).await;
        page.open(&format!("{}/#/a/northmere/1", recorder.origin())).await;
        page.wait_text(shows).await;
    };
    for (step, name, fault) in [
        ("no answer", "Northmere first", Fault::Silence),
        ("a server that has broken down", "Northmere second", Fault::Answer(503, vec![])),
    ] {
        page.step(step);
        called(name);
        open(name).await;
        called("Northmere not yet");
        recorder.spoil("GET", "/areas/", fault);
        open(name).await;
        recorder.cut_silent();
        recorder.mend();
    }
    page.step("an answer that is no area");
    called("Northmere third");
    open("Northmere third").await;
    recorder.spoil("GET", "/areas/", Fault::Answer(200, vec![]));
    open("The area's file cannot be used").await;
    recorder.spoil("GET", "/", Fault::HangUp);
    reload(&page).await;
    page.wait_text("Northmere third").await;
    recorder.mend();

    page.step("an area that was taken away");
    open("Northmere third").await;
    recorder.spoil("GET", "/areas/northmere.json", Fault::Answer(404, vec![]));
    open("This site has no such area").await;
    recorder.spoil("GET", "/", Fault::HangUp);
    reload(&page).await;
    page.wait_text("The area's details could not be loaded").await;
}

async fn a_next_build_waits_until_it_is_taken(engine: Engine) {
    let published = Published::new();
    let (_server, _recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    page.run("addEventListener('marac-new-version', () => { window.told = true })", vec![]).await;
    let look = "const done = arguments[0]; navigator.serviceWorker.getRegistration()
        .then((found) => found.update()).then(() => done(true), () => done(false))";

    page.step("a build that is damaged");
    published.publish_damaged();
    page.run_async(look, vec![]).await;
    page.until("its end", async || {
        let ended = "const done = arguments[0]; navigator.serviceWorker.getRegistration().then(({ installing }) => done(!installing))";
        page.run_async(ended, vec![]).await == true
    })
    .await;
    assert_eq!(ask(&page, "state").await, "on");
    assert_eq!(kept(&page).await[1].as_array().map(Vec::len), Some(2), "one build and what changes without one");

    page.step("a build that is whole");
    published.publish_next();
    page.run_async(look, vec![]).await;
    page.until("the news", async || page.run("return window.told === true", vec![]).await == true).await;
    for _ in 0..2 {
        reload(&page).await;
        page.wait_id("start-now").await;
        assert!(!is_next(&page).await, "nobody has taken it");
        assert_eq!(ask(&page, "state").await, "new");
    }

    page.step("taking it");
    swap(&page).await;
    page.wait_id("areas").await;
    assert_eq!(ask(&page, "state").await, "on");
    page.until("the end of the one before", async || kept(&page).await[1].as_array().is_some_and(|all| all.len() == 2))
        .await;
}

async fn a_page_of_the_build_before_still_seals(engine: Engine) {
    let published = Published::new();
    let (_server, recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    published.publish_next();
    page.step("another page takes the next build");
    reload(&page).await;
    page.wait_id("start-now").await;
    page.until("the next build", async || ask(&page, "state").await == "new").await;
    let driver = browser.driver();
    let first = driver.window().await.expect("this page");
    let second = driver.new_tab().await.expect("a second page");
    driver.switch_to_window(second).await.expect("the second page");
    page.open(&format!("{}/", recorder.origin())).await;
    page.wait_id("areas").await;
    swap(&page).await;

    page.step("the first page goes on");
    driver.switch_to_window(first).await.expect("the first page");
    journey::begin_with(&page, "referral").await;
    journey::fill_in(&page, &Case::least(), async |_| {}).await;
    journey::seal(&page).await;
    assert!(!is_next(&page).await, "it is still the page it was");
}

async fn an_area_that_asks_for_a_newer_page_gets_it(engine: Engine) {
    let published = Published::new();
    let (server, recorder, browser) = visited_at(engine, &published).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    published.publish_next();
    server.change_pack(|pack| pack["min_build"] = json!("99.0.0"));
    page.open(&format!("{}/#/a/northmere/1", recorder.origin())).await;
    reload(&page).await;
    page.until("the next build", async || is_next(&page).await).await;
    // It is not new enough either, and says so once.
    page.wait_text("This page is older than the area asks for").await;
    assert_eq!(ask(&page, "state").await, "on");
}

/// The first page of the site in a fresh browser.
async fn visited(engine: Engine) -> (Server, Recorder, Browser) {
    visited_with(engine, Server::start().await).await
}

async fn visited_at(engine: Engine, published: &Published) -> (Server, Recorder, Browser) {
    visited_with(engine, Server::with_site(published.folder()).await).await
}

async fn visited_with(engine: Engine, server: Server) -> (Server, Recorder, Browser) {
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    journey::at_start(&browser.page(), &recorder.origin()).await;
    (server, recorder, browser)
}

/// Asks as the program of the page does.
async fn ask(page: &Page<'_>, what: &str) -> Value {
    let script =
        "const [what, done] = arguments; window.marac.offline(what).then(done, (refused) => done(String(refused)))";
    page.run_async(script, vec![json!(what)]).await
}

/// Takes the next build; the page starts anew with it.
async fn swap(page: &Page<'_>) {
    page.run("window.marac.offline('swap')", vec![]).await;
    page.until("the next build", async || is_next(page).await).await;
}

async fn is_next(page: &Page<'_>) -> bool {
    let script = "return document.querySelector('meta[name=next-build]') !== null";
    page.try_run(script, vec![]).await == Some(Value::Bool(true))
}

/// The scopes that are registered, and the names of the caches.
async fn kept(page: &Page<'_>) -> Value {
    let script = "const done = arguments[0]; Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
        .then(([found, names]) => done([found.map(({ scope }) => scope), names]))";
    page.run_async(script, vec![]).await
}

async fn assert_nothing_kept(page: &Page<'_>) {
    assert_eq!(kept(page).await, json!([[], []]));
}

/// What the button of the browser does. In Firefox the driver's own reload asks for everything anew, past what is kept.
async fn reload(page: &Page<'_>) {
    page.run("window.isBefore = true; location.reload()", vec![]).await;
    page.until("another document", async || {
        let script = "return window.isBefore === undefined && document.readyState === 'complete'";
        page.try_run(script, vec![]).await == Some(Value::Bool(true))
    })
    .await;
}
