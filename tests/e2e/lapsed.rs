//! Keys that have expired or were revoked: who is left out is named, and a lapse of the office silences nobody.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, TimeDelta};
use marac_portal::{
    area::london_date,
    domain::form::Section,
    envelope::header::{MOST, looks_complete},
};
use serde_json::{Value, json};

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

/// One engine: what is sealed to whom is the same in all of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chromium_says_who_is_left_out_and_seals_to_the_others() {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(Engine::Chromium, &recorder).await;
    let page = browser.page();
    let case = Case::least();
    journey::begin(&page, &recorder.origin()).await;
    let said = journey::fill_in(&page, &case, async |_: Section| {}).await;

    page.step("one of three has expired");
    server.change_pack(|pack| dates(pack, [Some(90), Some(-1), None]));
    come_again(&page, &recorder).await;
    assert_reads(&page, &["MARAC coordinator", "Recovery key, kept in a safe"]).await;
    assert!(
        page.text().await.contains(&format!("Deputy coordinator: left out, because the key expired on {}", spoken(-1)))
    );
    assert!(!page.text().await.contains("You can still send until"), "others read it day by day");
    to_check(&page).await;
    journey::assert_says(&page, &said).await;
    let sealed = send(&page, &server).await;
    assert_opens(&server, &sealed, [true, false, true]);

    page.step("one of three is revoked");
    server.change_pack(|pack| {
        dates(pack, [None, None, None]);
        pack["recipients"][0]["revoked"] = json!(in_days(0));
    });
    come_again(&page, &recorder).await;
    assert_reads(&page, &["Deputy coordinator", "Recovery key, kept in a safe"]).await;
    assert!(
        page.text()
            .await
            .contains(&format!("MARAC coordinator: left out, because the key was revoked on {}", spoken(0)))
    );
    to_check(&page).await;
    let sealed = send(&page, &server).await;
    assert_opens(&server, &sealed, [false, true, true]);

    page.step("all have expired, within grace");
    server.change_pack(|pack| dates(pack, [Some(-3), Some(-30), Some(-1)]));
    come_again(&page, &recorder).await;
    assert_grace(&page, 27).await;
    assert!(!page.text().await.contains("left out"), "whoever still serves is not left out");
    axe::finds_nothing(&page).await;
    to_check(&page).await;
    assert_grace(&page, 27).await;
    let sealed = send(&page, &server).await;
    assert_opens(&server, &sealed, [true, true, true]);

    page.step("all have expired, beyond grace");
    server.change_pack(|pack| {
        dates(pack, [Some(-31), Some(-40), Some(-1)]);
        pack["fallback"] = json!({ "note": "Bring the paper form to the town hall.", "blank_form": "https://northmere.example.org/form.pdf" });
    });
    come_again(&page, &recorder).await;
    assert_cannot(&page).await;
    assert!(!page.has("start-now").await && !page.has("readers").await);
    axe::finds_nothing(&page).await;
    to_check(&page).await;
    assert_cannot(&page).await;
    assert!(!page.has("seal").await);
    journey::assert_says(&page, &said).await;
    axe::finds_nothing(&page).await;
    assert_eq!(server.dropped().len(), 3);
}

/// To the first page and back to the area, whose file is read anew; nothing that was typed is lost by it.
async fn come_again(page: &Page<'_>, recorder: &Recorder) {
    page.open(&format!("{}/#/", recorder.origin())).await;
    page.wait_id("areas").await;
    page.press("Northmere (this computer)").await;
    page.wait_heading_ends("Refer a case to Northmere (this computer) MARAC").await;
}

async fn to_check(page: &Page<'_>) {
    page.run("location.hash = location.hash.replace(/[0-9]+$/, '15')", vec![]).await;
    page.wait_heading_ends("Check your answers").await;
}

/// Seals and sends; the sealed file.
async fn send(page: &Page<'_>, server: &Server) -> Vec<u8> {
    let before = server.dropped();
    journey::seal(page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    let sent = server.dropped().into_iter().find(|file| !before.contains(file)).expect("one more");
    std::fs::read(sent).expect("the sealed file")
}

async fn assert_reads(page: &Page<'_>, labels: &[&str]) {
    assert_eq!(page.texts("#readers li").await, labels);
    assert!(page.text().await.contains("07700 900100"), "whom to ring");
}

async fn assert_grace(page: &Page<'_>, last: i64) {
    let text = page.text().await;
    assert!(text.contains(&format!("You can still send until {}", spoken(last))), "{text}");
    assert_reads(page, &["MARAC coordinator", "Deputy coordinator", "Recovery key, kept in a safe"]).await;
}

/// Why, whom to ring, and what else there is.
async fn assert_cannot(page: &Page<'_>) {
    let cannot = page.text_of("#cannot-seal").await;
    for needed in [
        "Nothing can be sealed for this area today",
        &format!("MARAC coordinator: left out, because the key expired on {}", spoken(-31)),
        &format!("Deputy coordinator: left out, because the key expired on {}", spoken(-40)),
        "07700 900100",
        "Bring the paper form to the town hall.",
        "Blank form of the area",
    ] {
        assert!(cannot.contains(needed), "{needed:?} is not in {cannot:?}");
    }
}

/// Who of coordinator, deputy and whoever holds the recovery key opens it; the others' keys open nothing.
fn assert_opens(server: &Server, sealed: &[u8], expected: [bool; 3]) {
    let header = looks_complete(&sealed[..MOST], sealed.len() as u64).expect("a sealed referral");
    assert_eq!(header.classic, expected.iter().filter(|opens| **opens).count(), "one stanza for each reader");
    let opened = ["coordinator", "deputy", "recovery"].map(|role| server.opens(role, sealed));
    assert_eq!(opened, expected);
}

/// Gives the three keys their last days, counted from today.
fn dates(pack: &mut Value, last: [Option<i64>; 3]) {
    for (recipient, last) in pack["recipients"].as_array_mut().expect("recipients").iter_mut().zip(last) {
        let recipient = recipient.as_object_mut().expect("a recipient");
        recipient.retain(|field, _| !["from", "to", "revoked"].contains(&field.as_str()));
        if let Some(last) = last {
            recipient.insert("to".to_owned(), json!(in_days(last)));
        }
    }
}

fn in_days(days: i64) -> String {
    (london_date(now()) + TimeDelta::days(days)).to_string()
}

/// `21 November 2026`.
fn spoken(days: i64) -> String {
    marac_portal::wording::date::day(london_date(now()) + TimeDelta::days(days))
}

fn now() -> DateTime<chrono::Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    DateTime::from_timestamp(since.as_secs() as i64, 0).expect("a time")
}
