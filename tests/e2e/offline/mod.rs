//! The use without a network on one's own device: only where it was turned on, only what was published, and one build at a time.

mod builds;
pub mod next_build;

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
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
    everything_else_goes_to_the_network_untouched,
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
    let headers =
        "const done = arguments[0]; fetch('areas/northmere.json', { cache: 'no-store' }).then(({ headers }) =>
        done(['date', 'content-type', 'content-security-policy'].map((name) => headers.get(name))))";
    let headers = page.run_async(headers, vec![]).await;
    assert_eq!(headers[0], Value::Null, "an old date is no date");
    assert_eq!(headers[1], "application/json");
    assert!(headers[2].as_str().is_some_and(|policy| policy.contains("default-src 'none'")), "{headers}");
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
    page.step("the script that turns it on");
    recorder.spoil("GET", "/offline-", Fault::FlipByte);
    assert_eq!(ask(&page, "on").await, Value::Null);
    assert_nothing_kept(&page).await;
    recorder.mend();
    reload(&page).await;
    page.wait_id("start-now").await;
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

async fn everything_else_goes_to_the_network_untouched(engine: Engine) {
    let (_server, recorder, browser) = visited(engine).await;
    let page = browser.page();
    assert_eq!(ask(&page, "on").await, true);
    let script = "return document.querySelector('script[data-worker]').dataset.worker";
    let worker = page.run(script, vec![]).await.as_str().expect("the worker's script").to_owned();
    let sending = format!("{worker}?https%3A%2F%2Fdrop.example.org");
    for (method, path, goes) in [
        ("GET", worker.as_str(), false),
        ("GET", &format!("{worker}?again=5"), false),
        ("GET", &sending, true),
        ("GET", "areas/northmere.json", true),
        ("GET", "areas/northmere.json?who", true),
        ("GET", "desk/", true),
        ("GET", "healthz", true),
        ("GET", "assets.json", true),
        ("POST", "inbox/challenge", true),
        ("POST", &worker, true),
        ("PUT", "drop/00000000000000000000000000000000.age", true),
    ] {
        let asked = recorder.requests(method, &format!("/{path}")).len();
        let script = "const [method, path, done] = arguments;
            fetch(path, { method, cache: 'no-store' }).then(({ status }) => done(status), done)";
        page.run_async(script, vec![json!(method), json!(path)]).await;
        let gone = recorder.requests(method, &format!("/{path}")).len() > asked;
        assert_eq!(gone, goes, "{engine}: {method} {path}");
    }
    let names = "const done = arguments[0]; Promise.all([caches.keys()].map(async (names) => (await Promise.all((await names).map(
        async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat())).then(([urls]) => done(urls))";
    let urls = page.run_async(names, vec![]).await.to_string();
    assert!(
        urls.contains(&worker)
            && !["?", "/drop/", "/inbox/", "/desk/", "assets.json"].iter().any(|one| urls.contains(one)),
        "{urls}"
    );
}

/// The first page of the site in a fresh browser.
async fn visited(engine: Engine) -> (Server, Recorder, Browser) {
    visited_with(engine, Server::start().await).await
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
pub async fn reload(page: &Page<'_>) {
    page.run("window.isBefore = true; location.reload()", vec![]).await;
    page.until("another document", async || {
        let script = "return window.isBefore === undefined && document.readyState === 'complete'";
        page.try_run(script, vec![]).await == Some(Value::Bool(true))
    })
    .await;
}
