//! The dropboxes of docs/dropboxes.md against the real programs: `make stores`. A referral is sealed in Chromium and sent to each,
//! most with the first answer lost on the way, and what lies in the store is byte for byte what left the page.

mod azure;
mod nginx;
mod s3;
mod webdav;

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    journey,
    page::Page,
    recorder::{Fault, Recorder, Seen},
    server::Server,
};

const CONFIRMED: &str = "The dropbox has confirmed every byte";
const TAKEN: &str = "The dropbox says that it has taken the file";
const UNKNOWN: &str = "Not known whether it arrived";

/// What of the site's own belongs to a store.
struct Store {
    origin: String,
    dropbox: Value,
    /// What the receipt says once it is stored.
    says: &'static str,
    /// `PUT` or `POST`.
    method: &'static str,
    /// Whether the first answer is lost on the way.
    loses_answer: bool,
}

/// A site, and what stands between it and Chromium.
struct Stage {
    server: Server,
    recorder: Recorder,
}

impl Stage {
    async fn start() -> Stage {
        let server = Server::start().await;
        let recorder = Recorder::start(&server.origin()).await;
        Stage { server, recorder }
    }

    /// Seals and sends a referral, with the first answer lost, and compares what the store keeps.
    async fn sends(&self, store: Store, kept: impl Fn() -> Vec<PathBuf>) {
        let Stage { server, recorder } = self;
        recorder.let_out(&store.origin);
        server.change_pack(|pack| pack["delivery"]["dropbox"] = store.dropbox);
        let browser = Browser::start(Engine::Chromium, recorder).await;
        let page = browser.page();
        journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

        page.step("the store keeps it");
        if store.loses_answer {
            recorder.spoil_next(1, store.method, "/", Fault::LoseAnswer);
        }
        send(&page, &[UNKNOWN, store.says]).await;
        assert!(!kept().is_empty(), "it has arrived all the same");
        // Where a connection breaks, some browsers put the same bytes once more by themselves.
        if page.text_of("#stands").await.contains(UNKNOWN) {
            page.step("the same again");
            send(&page, &[store.says]).await;
        }
        let files = kept();
        // A name that is taken may be taken by half a file: then it goes under another, and the ledger knows it for the same.
        assert!(files.len() <= 2, "{files:?}");
        let sent: Vec<_> = recorder
            .seen()
            .into_iter()
            .filter(|one| !one.foreign && one.method == store.method && !one.body.is_empty())
            .collect();
        assert!(sent.len() > usize::from(store.loses_answer));
        for file in &files {
            assert_eq!(fs::read(file).expect("a stored file"), file_in(&sent[0]), "byte for byte");
        }
        assert!(server.dropped().is_empty());
    }
}

async fn send(page: &Page<'_>, says: &[&str]) {
    page.press_id("send").await;
    page.until(format!("{says:?}"), async || {
        let stands = page.text_of("#stands").await;
        says.iter().any(|says| stands.contains(says))
    })
    .await;
}

/// The sealed file of a request: its body, or the last part of a form.
fn file_in(sent: &Seen) -> &[u8] {
    let kind = sent.header("content-type").unwrap_or_default();
    let Some((_, boundary)) = kind.split_once("boundary=") else { return &sent.body };
    let find = |what: &[u8]| sent.body.windows(what.len()).position(|part| part == what).expect("a part of the form");
    let file = find(b"name=\"file\"");
    let begin = file + sent.body[file..].windows(4).position(|four| four == b"\r\n\r\n").expect("the file") + 4;
    &sent.body[begin..find(format!("\r\n--{boundary}--").as_bytes())]
}

/// The code block of a document that begins with these words.
fn block(document: &'static str, begins: &str) -> &'static str {
    document.split("```").map(str::trim_start).find(|block| block.starts_with(begins)).expect("a block of the document")
}

/// Where `.ci/setup stores` puts what Debian does not have.
fn stores(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stores").join(path).display().to_string()
}
