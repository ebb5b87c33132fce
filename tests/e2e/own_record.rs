//! What a sender keeps: the sealed referral as text, and the own record on paper, as text and as a file.

use std::fs;

use marac_portal::domain::{form::Section, own_record::OwnRecord, record::Record};
use marac_portal::envelope::armor::dearmor;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(a_sender_keeps_the_referral_and_can_finish_without_a_file);

const MARKING: &str = "OFFICIAL-SENSITIVE when complete";
const HIDE: &str = "Hide it from online access";
/// A browser that prints nothing and counts how often it was asked to; and a clipboard that takes or refuses.
const PAPER: &str = "window.prints = 0; window.print = () => { window.prints += 1 };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText: async text => { if (window.closed_to_pages) throw new DOMException('no', 'NotAllowedError'); window.copied = text } } })";

async fn a_sender_keeps_the_referral_and_can_finish_without_a_file(engine: Engine) {
    let server = Server::start().await;
    server.change_pack(|pack| pack["immigration_questions"] = true.into());
    let recorder = Recorder::start(&server.origin()).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let mut case = Case::full();
    journey::begin(&page, &recorder.origin()).await;
    let said = journey::fill_in(&page, &case, async |_: Section| {}).await;
    let receipt = journey::seal(&page).await;
    case.sentinels.also("amend key", &receipt.amend_key);
    page.run(PAPER, vec![]).await;

    page.step("the receipt says nothing of the case");
    assert!(page.text_of("#ring-now").await.contains("the mark alerts nobody"), "urgent: ring");
    let text = page.text().await;
    for word in ["victim.name", "safe_contact.number", "reason.narrative", "referrer.name"] {
        assert!(!text.contains(case.written(word).lines().next().expect("a line")), "{word} is on the receipt");
    }
    if let Some(paper) = browser.printed().await {
        for needed in [MARKING, &receipt.reference, "Northmere", "Sealed, and NOT sent yet", &receipt.amend_key] {
            assert!(paper.contains(needed), "{needed:?} is not on paper:\n{paper}");
        }
        assert!(!paper.contains("For your own records") && !paper.contains("BEGIN AGE"), "{paper}");
        for word in ["victim.name", "safe_contact.number", "reason.narrative", "referrer.name"] {
            assert!(
                !paper.contains(case.written(word).lines().next().expect("a line")),
                "{word} is on the paper receipt"
            );
        }
    }

    page.step("a clipboard that refuses");
    page.run("window.closed_to_pages = true", vec![]).await;
    page.press_id("armor-copy").await;
    page.wait_text("The browser did not let this page copy").await;
    page.press_id("finish").await;
    page.wait_text("the referral has not left it").await;
    page.press("Show the text of the sealed referral").await;
    page.wait_id("armor-text").await;
    axe::finds_nothing(&page).await;
    let shown = page.value("armor-text").await;
    page.press("Show the text of the sealed referral").await;
    page.until("the text to go", async || !page.has("armor-text").await).await;

    page.step("a clipboard that takes it");
    page.run("window.closed_to_pages = false", vec![]).await;
    page.press_id("armor-copy").await;
    page.wait_text("Copied is not sent").await;
    assert_eq!(page.run("return window.copied", vec![]).await, shown.as_str());
    let sealed = dearmor(&shown).expect("whole armor");
    let before = browser.downloads();
    page.press_id("save-text").await;
    let file = browser.downloaded(&before).await;
    assert!(file.ends_with(format!("{}.age.txt", receipt.reference)), "{file:?}");
    assert_eq!(fs::read_to_string(&file).expect("the text file"), shown);

    page.step("the own record as text");
    assert!(!page.text().await.contains(case.written("victim.name")), "not shown before it is asked for");
    page.press_id("own-copy").await;
    page.until("the text", async || page.text_of("#own-said").await.starts_with("Copied")).await;
    let text = page.run("return window.copied", vec![]).await;
    let text = text.as_str().expect("a text");
    for needed in [&receipt.reference, &receipt.amend_key, HIDE, MARKING, case.written("safe_contact.number")] {
        assert!(text.contains(needed), "{needed:?} is not in the text");
    }

    page.step("the own record as a file");
    let before = browser.downloads();
    page.press_id("own-save").await;
    let file = browser.downloaded(&before).await;
    assert!(file.ends_with(format!("{}-own-record.json", receipt.reference)), "{file:?}");
    let own = OwnRecord::read(&fs::read(&file).expect("the own record")).expect("an own record");
    assert_eq!((&own.reference, own.amend_key.as_deref()), (&receipt.reference, Some(&receipt.amend_key)));

    page.step("the own record on paper");
    page.press_id("own-print").await;
    page.wait_heading_ends("Your own record of the referral").await;
    page.wait_focus("heading").await;
    page.until("the print dialogue", async || page.run("return window.prints", vec![]).await == 1).await;
    axe::finds_nothing(&page).await;
    journey::assert_says(&page, &said).await;
    let sheet = "return ['top', 'bottom'].map(end => document.querySelector(`.print-sheet__${end}`).textContent)";
    let sheet = page.run(sheet, vec![]).await;
    assert!(sheet[0].as_str().is_some_and(|top| top.contains(MARKING)), "{sheet}");
    assert!(sheet[1].as_str().is_some_and(|end| end.contains(MARKING) && end.contains(&receipt.reference)), "{sheet}");
    if let Some(paper) = browser.printed().await {
        for needed in [HIDE, &receipt.amend_key, case.written("victim.name"), case.written("safe_contact.number")] {
            assert!(paper.contains(needed), "{needed:?} is not on paper:\n{paper}");
        }
        let sheets: Vec<&str> = paper.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(
            sheets.len() > 1 && sheets.iter().all(|sheet| sheet.contains(MARKING)),
            "a sheet without the marking:\n{paper}"
        );
    }
    page.press_id("own-back").await;
    page.wait_focus("own-print").await;

    page.step("what is sent is what was copied");
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    page.wait_focus("stands").await;
    let sent = &recorder.requests("PUT", "/drop/")[0];
    assert_eq!(sent.body, sealed);
    let received = server.record_in(&server.dropped()[0]);
    let received = Record::read(received.to_string().as_bytes()).expect("a record");
    assert_eq!(received, own.record, "the sender keeps what the coordinator reads");

    finish_after_copying(&page, &recorder).await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk");
    browser.quit().await;
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");
}

/// Seals again, copies and finishes: a computer that forbids files and a dropbox that nobody asks are no way to lose it.
async fn finish_after_copying(page: &Page<'_>, recorder: &Recorder) {
    page.step("finished with nothing but the clipboard");
    page.back().await;
    page.wait_heading_ends("Check your answers").await;
    journey::seal(page).await;
    let sent = recorder.requests("PUT", "/drop/").len();
    page.press_id("armor-copy").await;
    page.wait_text("Copied is not sent").await;
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;
    assert_eq!(recorder.requests("PUT", "/drop/").len(), sent);
    assert_eq!(
        page.run("return Object.keys(localStorage).length + Object.keys(sessionStorage).length", vec![]).await,
        0
    );
}
