//! A whole referral, every question answered, is sent and opened again.

use std::{collections::BTreeMap, fs};

use marac_portal::domain::form::Section;
use serde_json::Value;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::{Act, Case},
    desk, in_every_engine, journey, policy,
    recorder::Recorder,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(a_referral_reaches_the_coordinator);

async fn a_referral_reaches_the_coordinator(engine: Engine) {
    let server = Server::start().await;
    server.change_pack(|pack| pack["immigration_questions"] = true.into());
    let recorder = Recorder::start(&server.origin()).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let mut case = Case::full();

    journey::begin(&page, &recorder.origin()).await;
    axe::finds_nothing(&page).await;
    let said = journey::fill_in(&page, &case, async |_: Section| axe::finds_nothing(&page).await).await;
    axe::finds_nothing(&page).await;
    journey::assert_says(&page, &said).await;
    assert!(recorder.requests("PUT", "/").is_empty(), "nothing is sent before it is asked for");

    let receipt = journey::seal(&page).await;
    // Who has it can speak for the sender: it is for paper alone.
    case.sentinels.also("amend key", &receipt.amend_key);
    axe::finds_nothing(&page).await;
    page.step("saving the sealed file");
    let before = browser.downloads();
    page.press_id("save").await;
    let saved = browser.downloaded(&before).await;
    assert_eq!(saved.file_name().and_then(|name| name.to_str()), Some(format!("{}.age", receipt.reference).as_str()));
    assert!(recorder.requests("PUT", "/").is_empty(), "saving sends nothing");

    page.step("sending");
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    axe::finds_nothing(&page).await;
    let sent = recorder.requests("PUT", "/drop/");
    assert_eq!(sent.len(), 1, "one object, one request");
    assert_eq!(sent[0].header("if-none-match"), Some("*"));
    assert_eq!(sent[0].header("cookie"), None);
    assert_eq!(sent[0].header("referer"), None);
    assert_eq!(fs::read(&saved).expect("the saved file"), sent[0].body, "what is saved is what is sent");
    let dropped = server.dropped();
    assert_eq!(dropped.len(), 1, "{dropped:?}");
    assert_eq!(fs::read(&dropped[0]).expect("the stored file"), sent[0].body);
    assert_eq!(sent[0].body.len(), 128 * 1024);

    page.step("nothing leaks while the page is open");
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk before the page is cleared");

    page.step("clearing");
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    axe::finds_nothing(&page).await;

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.step("opening what was sent");
    let rows = desk::open_files(&page, &dropped).await;
    assert_eq!(rows[0].outcome, "opened", "{rows:?}");
    assert!(rows[0].text.contains(&receipt.reference), "{rows:?}");
    desk::read(&page, 1).await;
    axe::finds_nothing(&page).await;
    assert_eq!(page.text_of("#reference").await, receipt.reference);
    assert!(
        !page.text().await.contains(case.written("victim.address")),
        "an address that is to be kept secret is folded"
    );
    page.unfold("need-to-know").await;
    journey::assert_says(&page, &said).await;
    page.step("printing");
    if let Some(paper) = browser.printed().await {
        for word in ["victim.name", "safe_contact.number", "reason.narrative", "agreement.decided_by"] {
            let written = case.written(word).lines().next().expect("a line");
            assert!(paper.contains(written), "{word} is not on paper:\n{paper}");
        }
        assert!(paper.contains(&receipt.reference));
    }
    page.step("nothing leaks at the desk");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk while the desk is open");
    desk::lock(&page).await;
    assert!(!page.text().await.contains(case.written("victim.name")));

    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
    browser.quit().await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");

    assert_recorded(&case, &server.record_in(&saved));
}

/// Compares every answer with the record that the coordinator opens.
fn assert_recorded(case: &Case, record: &Value) {
    let mut wrong = BTreeMap::new();
    for answer in &case.answers {
        let (pointer, expected) = answer.recorded();
        let found = record.pointer(&pointer).cloned().unwrap_or_default();
        let same = match &answer.act {
            // The route that follows from the count is added to those that were chosen.
            Act::Tick(ids) => ids.iter().all(|id| found.as_array().is_some_and(|all| all.iter().any(|one| one == id))),
            _ => found == expected,
        };
        if !same {
            wrong.insert(pointer, (expected, found));
        }
    }
    for item in &case.items {
        let found = &record["referral"]["ric"][&item.id];
        if found["answer"] != item.answer || found["source"] != item.source.as_str() {
            wrong.insert(item.id.clone(), (item.answer.into(), found.clone()));
        }
    }
    assert!(wrong.is_empty(), "sent and opened differ: {wrong:#?}");
}
