//! What goes wrong on the way to a dropbox: nothing is called sent that is not, nothing is lost, nothing arrives twice.

use std::{collections::BTreeSet, fs};

use marac_portal::envelope::header::{MOST, looks_complete};
use serde_json::json;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    policy,
    recorder::{Fault, Recorder},
    server::{Server, site},
};

in_every_engine!(
    nothing_that_goes_wrong_on_the_way_is_called_sent,
    a_dropbox_on_another_host_is_reached_by_the_worker_alone
);

const GUIDE: &str = include_str!("../../docs/dropboxes.md");
const UNKNOWN: &str = "Not known whether it arrived";
const STORED: &str = "The dropbox has confirmed every byte";

async fn nothing_that_goes_wrong_on_the_way_is_called_sent(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

    for (step, fault, says) in [
        ("the connection breaks during the body", Fault::CutBody, UNKNOWN),
        ("the connection breaks after the body", Fault::HangUp, UNKNOWN),
        ("the dropbox points elsewhere", moved(), UNKNOWN),
        ("a gateway without a store", Fault::Answer(502, vec![]), UNKNOWN),
        ("the disk is full", Fault::Answer(507, vec![]), "The dropbox is full"),
    ] {
        page.step(step);
        recorder.mend();
        recorder.spoil("PUT", "/drop/", fault);
        send(&page, &recorder).await;
        page.until(says, async || page.text_of("#stands").await.contains(says)).await;
        assert!(!page.has("stop").await, "{step}: nothing is under way");
    }
    assert!(server.dropped().is_empty(), "so far the store was never asked");

    page.step("busy for a while, and stopped");
    recorder.mend();
    recorder.spoil("PUT", "/drop/", Fault::Answer(429, vec![("retry-after", "50".to_owned())]));
    send(&page, &recorder).await;
    page.until("the wait", async || page.text_of("#stands").await.contains("Trying again in 50 seconds")).await;
    page.press_id("stop").await;
    page.until("not sent", async || page.text_of("#stands").await.contains("You stopped it")).await;

    page.step("no answer, and stopped");
    recorder.mend();
    recorder.spoil("PUT", "/drop/", Fault::Silence);
    send(&page, &recorder).await;
    page.press_id("stop").await;
    page.until("unknown", async || page.text_of("#stands").await.contains(UNKNOWN)).await;

    page.step("the line is back");
    recorder.mend();
    send(&page, &recorder).await;
    page.until("stored", async || page.text_of("#stands").await.contains(STORED)).await;
    let puts = recorder.requests("PUT", "/drop/");
    let names: BTreeSet<&str> = puts.iter().map(|put| put.path()).collect();
    assert_eq!(names.len(), 1, "every try was under one name: {names:?}");
    let bodies: BTreeSet<&[u8]> = puts.iter().map(|put| put.body.as_slice()).filter(|body| !body.is_empty()).collect();
    assert_eq!(bodies.len(), 1, "every try was of the same bytes");
    assert_eq!(server.dropped().len(), 1, "it arrived once");
    assert!(!page.has("stop").await && !page.has("send").await);

    page.step("the store sees what the guide says, and nothing else");
    let row = GUIDE.lines().find(|line| line.starts_with("| these headers")).expect("the row");
    let said: BTreeSet<&str> = row.split('|').nth(1).expect("a cell").split('`').skip(1).step_by(2).collect();
    for put in &puts {
        // The recorder stands there as a proxy; it is told one thing more.
        let to_store = put.headers.iter().filter(|(name, _)| name != "proxy-connection");
        let unsaid: Vec<_> = to_store.filter(|(name, _)| !said.contains(name.as_str())).collect();
        assert!(unsaid.is_empty(), "the guide does not say that a store sees {unsaid:?}");
    }
    let stored = fs::read(&server.dropped()[0]).expect("the stored file");
    let header = looks_complete(&stored[..MOST.min(stored.len())], stored.len() as u64).expect("a sealed referral");
    assert_eq!(header.classic, 3, "how many can open it");
    let public = String::from_utf8_lossy(&stored[..header.len]);
    let kinds: BTreeSet<&str> = public.lines().filter_map(|line| line.strip_prefix("-> ")?.split(' ').next()).collect();
    assert!(kinds.iter().all(|kind| *kind == "X25519" || kind.ends_with("-grease")), "{kinds:?}");

    page.step("whether it was read is asked with its code, here and later");
    page.press_id("status-ask").await;
    page.until("nobody has", async || page.text_of("#status").await.contains("Nobody has taken it yet")).await;
    let code = page.text_of("#status-code").await;
    assert_eq!(
        code.replace(' ', ""),
        names.first().expect("a name").trim_start_matches("/drop/").trim_end_matches(".age")
    );
    page.open(&format!("{}/#/a/northmere/17", recorder.origin())).await;
    page.wait_heading_ends("Has my referral been read?").await;
    page.fill("status-code", &code).await;
    page.press_id("status-ask").await;
    page.until("nobody has", async || page.text_of("#status").await.contains("Nobody has taken it yet")).await;
    page.fill("status-code", "no code").await;
    page.press_id("status-ask").await;
    page.until("no code", async || page.text_of("#status").await.contains("That is no code")).await;
    axe::finds_nothing(&page).await;
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

/// An answer that leads to another host, where nothing may go.
fn moved() -> Fault {
    Fault::Answer(307, vec![("location", "http://elsewhere.example.org/drop/".to_owned())])
}

async fn a_dropbox_on_another_host_is_reached_by_the_worker_alone(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let dropbox = Server::with(&site(), &["--allow-origin", &recorder.origin()]).await;
    recorder.let_out(&dropbox.origin());
    server.change_pack(|pack| {
        pack["delivery"]["dropbox"] = json!({"kind": "put", "url": format!("{}/drop/", dropbox.origin())});
    });
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

    page.step("the dropbox does not let pages of this site in");
    recorder.spoil("OPTIONS", "/drop/", Fault::Answer(204, vec![]));
    page.press_id("send").await;
    page.until("unknown", async || page.text_of("#stands").await.contains(UNKNOWN)).await;
    assert!(recorder.requests("PUT", "/drop/").is_empty() && dropbox.dropped().is_empty());

    page.step("it does");
    recorder.mend();
    send(&page, &recorder).await;
    page.until("stored", async || page.text_of("#stands").await.contains(STORED)).await;
    assert_eq!((dropbox.dropped().len(), server.dropped().len()), (1, 0));

    page.step("the page itself may not speak to it");
    let script = "const done = arguments[1]; fetch(arguments[0]).then(() => done('let out'), () => done('kept in'))";
    let healthz = format!("{}/healthz", dropbox.origin());
    assert_eq!(page.run_async(script, vec![json!(healthz)]).await, json!("kept in"));
    assert!(recorder.requests("GET", "/healthz").is_empty());
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

/// Presses the button that sends, and waits until a request has come.
async fn send(page: &Page<'_>, recorder: &Recorder) {
    let before = recorder.requests("PUT", "/drop/").len();
    page.press_id("send").await;
    page.until("a request", async || recorder.requests("PUT", "/drop/").len() > before).await;
}
