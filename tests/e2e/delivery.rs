//! What each answer of the dropbox means for the sender: honest words, and text and bytes still there.

use std::fs;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::{Fault, Recorder},
    server::Server,
};

in_every_engine!(each_answer_of_the_dropbox_is_told_as_it_is);

const EXPIRED: &str = "The area's permission to use its dropbox has run out.";
const BUSY: &str = "The dropbox is too busy.";
const OTHER: &str = "The dropbox holds something other than what was sent.";
const UNKNOWN: &str = "Not known whether it arrived";
const STORED: &str = "The dropbox has confirmed every byte";

async fn each_answer_of_the_dropbox_is_told_as_it_is(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();
    let receipt = journey::seal_least(&page, &recorder.origin(), &case).await;

    for (status, says, tries) in [
        (401, EXPIRED, 1),
        (403, EXPIRED, 1),
        (411, "refused the file (answer 411)", 1),
        (413, "refused the file (answer 413)", 1),
        (415, "refused the file (answer 415)", 1),
        (422, "refused the file (answer 422)", 1),
        (429, BUSY, 3),
        (503, BUSY, 3),
    ] {
        page.step(format!("answer {status}"));
        recorder.spoil("PUT", "/drop/", Fault::Answer(status, vec![("retry-after", "1".to_owned())]));
        assert_eq!(send(&page, &recorder, says).await, tries, "requests after an answer {status}");
        assert_stands(&page, "NOT sent").await;
    }
    page.step("another digest than ours");
    let other = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:";
    recorder.spoil("PUT", "/drop/", Fault::Answer(201, vec![("repr-digest", other.to_owned())]));
    send(&page, &recorder, OTHER).await;
    assert_stands(&page, "NOT sent").await;
    for (step, fault) in [
        ("a store without a digest", Fault::Answer(201, vec![])),
        ("a server that breaks", Fault::Answer(500, vec![])),
        ("a broken connection", Fault::HangUp),
    ] {
        page.step(step);
        recorder.spoil("PUT", "/drop/", fault);
        send(&page, &recorder, UNKNOWN).await;
        assert!(!page.text_of("#stands").await.contains("NOT sent"), "{step}: we do not know that either");
    }
    axe::finds_nothing(&page).await;
    assert!(server.dropped().is_empty(), "so far the store was never asked");

    page.step("text and bytes are still there");
    assert_eq!(page.text_of("#reference").await, receipt.reference);
    let before = browser.downloads();
    page.press_id("save").await;
    let saved = fs::read(browser.downloaded(&before).await).expect("the saved file");
    for sent in recorder.requests("PUT", "/drop/") {
        assert_eq!(sent.body, saved, "every try was of the same bytes");
    }
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    assert!(page.text().await.contains(case.written("reason.narrative").lines().next().expect("a line")));
    page.forward().await;
    page.wait_id("send").await;

    page.step("an answer that is lost, and the same again");
    recorder.mend();
    recorder.spoil_next(1, "PUT", "/drop/", Fault::LoseAnswer);
    page.press_id("send").await;
    page.until("what became of it", async || {
        let stands = page.text_of("#stands").await;
        stands.contains(UNKNOWN) || stands.contains(STORED)
    })
    .await;
    // Where the connection breaks, WebKit puts the same bytes once more by itself.
    if page.text_of("#stands").await.contains(UNKNOWN) {
        send(&page, &recorder, STORED).await;
    }
    let puts = recorder.requests("PUT", "/drop/");
    let [.., lost, again] = &puts[..] else { panic!("two requests") };
    assert_eq!(lost.path(), again.path(), "the same bytes go under the same name");
    assert_eq!(server.dropped().len(), 1, "it arrived once");
    assert!(!page.has("send").await, "there is nothing left to send");

    page.step("a name that somebody else has taken");
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    journey::seal(&page).await;
    recorder.spoil_next(1, "PUT", "/drop/", Fault::Answer(412, vec![]));
    assert_eq!(send(&page, &recorder, STORED).await, 2);
    let puts = recorder.requests("PUT", "/drop/");
    let [.., taken, fresh] = &puts[..] else { panic!("two requests") };
    assert_ne!(taken.path(), fresh.path(), "another name");

    page.step("busy once");
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    journey::seal(&page).await;
    recorder.spoil_next(1, "PUT", "/drop/", Fault::Answer(503, vec![("retry-after", "1".to_owned())]));
    assert_eq!(send(&page, &recorder, STORED).await, 2);
    assert_eq!(server.dropped().len(), 3);
}

/// Presses the button that sends, waits for the words, and gives the number of requests it took.
async fn send(page: &Page<'_>, recorder: &Recorder, says: &str) -> usize {
    let before = recorder.requests("PUT", "/drop/").len();
    page.press_id("send").await;
    page.until(format!("a request and {says:?}"), async || {
        recorder.requests("PUT", "/drop/").len() > before && page.text_of("#stands").await.contains(says)
    })
    .await;
    recorder.requests("PUT", "/drop/").len() - before
}

async fn assert_stands(page: &Page<'_>, heading: &str) {
    let stands = page.text_of("#stands").await;
    assert!(stands.contains(heading), "{heading:?} is not in {stands:?}");
    assert!(!stands.contains("In the dropbox"), "{stands:?}");
}
