//! The recorder notes what passes and spoils what it is told to, without a browser.

use crate::{
    browser::Engine,
    harness::practice_site,
    recorder::{Fault, Recorder},
};

#[tokio::test]
async fn a_request_is_handed_on_and_kept_as_it_was() {
    let site = practice_site::start().await;
    let recorder = Recorder::start(&format!("http://{}", site.address())).await;
    let client = reqwest::Client::new();
    let put = client
        .put(format!("{}/drop/abc.age?x=1", recorder.origin()))
        .header("if-none-match", "*")
        .body("sealed")
        .send()
        .await;
    assert_eq!(put.expect("an answer").text().await.expect("a text"), "ok");
    let seen = recorder.requests("PUT", "/drop/");
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].path(), "/drop/abc.age?x=1");
    assert_eq!(seen[0].body, b"sealed");
    assert_eq!(seen[0].header("if-none-match"), Some("*"));
    assert!(recorder.foreign(Engine::Firefox).is_empty());
}

#[tokio::test]
async fn each_fault_happens_and_only_where_it_is_meant() {
    let site = practice_site::start().await;
    let recorder = Recorder::start(&format!("http://{}", site.address())).await;
    let client = reqwest::Client::new();
    let drop = format!("{}/drop/abc.age", recorder.origin());
    let put = || client.put(&drop).body("sealed").send();

    recorder.spoil_next(1, "PUT", "/drop/", Fault::Answer(429, vec![("retry-after", "1".to_owned())]));
    let refused = put().await.expect("an answer");
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(put().await.expect("an answer").status(), 200, "the fault was for one request");

    recorder.spoil("PUT", "/drop/", Fault::HangUp);
    assert!(put().await.is_err());
    recorder.spoil("PUT", "/drop/", Fault::LoseAnswer);
    assert!(put().await.is_err());
    recorder.spoil("PUT", "/drop/", Fault::Digest(Some("sha-256=:d3Jvbmc=:".to_owned())));
    assert_eq!(put().await.expect("an answer").headers()["repr-digest"], "sha-256=:d3Jvbmc=:");
    recorder.spoil("PUT", "/drop/", Fault::Digest(None));
    assert!(!put().await.expect("an answer").headers().contains_key("repr-digest"));
    recorder.mend();
    assert_eq!(put().await.expect("an answer").headers()["repr-digest"], "sha-256=:dGVzdA==:");

    let script = format!("{}/good.js", recorder.origin());
    let whole = client.get(&script).send().await.expect("an answer").bytes().await.expect("a body");
    recorder.spoil("GET", "good.js", Fault::FlipByte);
    let flipped = client.get(&script).send().await.expect("an answer").bytes().await.expect("a body");
    assert_eq!(whole.len(), flipped.len());
    assert_eq!(whole.iter().zip(&flipped).filter(|(one, other)| one != other).count(), 1);
    assert_eq!(recorder.seen().len(), 9);
}

#[tokio::test]
async fn a_request_for_elsewhere_is_noted_and_refused() {
    let site = practice_site::start().await;
    let recorder = Recorder::start(&format!("http://{}", site.address())).await;
    let proxy = reqwest::Proxy::all(recorder.origin()).expect("an address");
    let client = reqwest::Client::builder().proxy(proxy).build().expect("a client");
    assert_eq!(client.get("http://elsewhere.example.org/x").send().await.expect("an answer").status(), 502);
    // Around the recorder to the server behind it is elsewhere too.
    assert_eq!(client.get(format!("http://{}/x", site.address())).send().await.expect("an answer").status(), 502);
    assert_eq!(client.get(format!("{}/x", recorder.origin())).send().await.expect("an answer").status(), 200);
    let foreign: Vec<String> = recorder.foreign(Engine::Firefox).into_iter().map(|one| one.url).collect();
    assert_eq!(foreign, ["http://elsewhere.example.org/x".to_owned(), format!("http://{}/x", site.address())]);
}
