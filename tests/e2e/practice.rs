//! Practice: an invented case from the trainer's link to the code, with the network gone; and the way out where it was real.

use marac_portal::domain::form::Section;
use marac_portal::domain::instrument::Tri;
use marac_portal::domain::practice::code::{HandIn, SessionMark};

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    desk, in_every_engine, journey,
    page::Page,
    policy,
    recorder::{Fault, Recorder},
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(
    a_learner_practises_and_hands_in_without_a_network,
    what_was_real_goes_into_the_live_form_and_is_confirmed_there,
    a_case_is_asked_about_and_its_faulty_form_mended,
);

const SENT: &str = "NOTHING WILL BE SENT";

/// Follows a trainer's link to a case, and goes on from its content note.
async fn begin(page: &Page<'_>, origin: &str, case: &str) {
    page.step("the trainer's link");
    page.open(&format!("{origin}/#/practice/s/k7/{case}")).await;
    page.wait_id("go-on").await;
    assert!(page.text_of("#content-note").await.contains("You may skip it"), "what it speaks of stands first");
    assert!(!page.has("interview").await && !page.has("story").await, "and nothing else before it");
    axe::finds_nothing(page).await;
    page.press_id("go-on").await;
    page.wait_id("interview").await;
}

async fn assert_marked(page: &Page<'_>) {
    assert!(page.title().await.starts_with("PRACTICE: "), "{}", page.title().await);
    let text = page.text().await;
    assert!(text.contains(SENT) && text.contains("07700 900130"), "banner and support numbers: {text}");
    assert!(page.run("return !!document.querySelector('.practice-watermark')", vec![]).await == true);
}

async fn a_learner_practises_and_hands_in_without_a_network(engine: Engine) {
    let server = Server::start().await;
    server.change_pack(|pack| pack["immigration_questions"] = true.into());
    let recorder = Recorder::start(&server.origin()).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let mut case = Case::full();
    case.sentinels.also("the name on the record", "Zadie Invented");
    begin(&page, &recorder.origin(), "v1-marla-quill").await;
    assert_marked(&page).await;

    page.step("the network goes");
    page.wait_text("All of it is on this device now").await;
    recorder.spoil("GET", "/", Fault::HangUp);
    page.press_id("to-form").await;
    page.wait_id("tasks").await;
    let said = journey::fill_in(&page, &case, async |section| {
        if section == Section::Ric {
            assert_marked(&page).await;
            axe::finds_nothing(&page).await;
        }
    })
    .await;
    assert_marked(&page).await;
    assert!(!page.has("confirm-area").await, "nobody is named who could get it");
    axe::finds_nothing(&page).await;

    page.step("the end");
    page.press_id("seal").await;
    page.wait_heading_ends("Nothing was sent").await;
    assert_marked(&page).await;
    assert!(!page.has("send").await && !page.has("armor-copy").await, "no way to send it");
    axe::finds_nothing(&page).await;
    if let Some(paper) = browser.printed().await {
        let sheets: Vec<&str> = paper.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(sheets.iter().all(|sheet| sheet.contains("PRACTICE: invented people")), "{paper}");
    }
    let before = browser.downloads();
    page.press_id("save").await;
    let file = browser.downloaded(&before).await;
    let name = file.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
    assert!(name.starts_with("PRACTICE-") && name.ends_with(".age"), "{name}");

    page.step("now be the coordinator");
    page.press_id("to-coordinator").await;
    page.wait_id("opened").await;
    journey::assert_says(&page, &said).await;
    axe::finds_nothing(&page).await;
    page.back().await;

    page.step("beside the key");
    page.wait_id("to-compare").await;
    page.press_id("to-compare").await;
    page.wait_id("look-again").await;
    let text = page.text().await;
    assert!(!text.contains('%') && !text.to_lowercase().contains("score"), "nobody is given a mark: {text}");
    axe::finds_nothing(&page).await;
    // As in the key, and so folded.
    let first = page.run("return document.getElementById('marked-dash-01').textContent", vec![]).await;
    let first = first.as_str().expect("a text");
    assert!(first.contains("Key: Yes") && first.contains("On Sunday he held my wrist"), "{first}");
    page.back().await;

    page.step("the short code");
    page.wait_id("to-hand-in").await;
    page.press_id("to-hand-in").await;
    page.wait_id("code").await;
    axe::finds_nothing(&page).await;
    let handed = HandIn::read(&page.text_of("#code").await).expect("a code");
    assert_eq!(handed.session, SessionMark::read("K7").expect("a session"));
    for (given, item) in handed.answers.iter().zip(&case.items) {
        let expected = [("yes", Tri::Yes), ("no", Tri::No), ("dont_know", Tri::DontKnow)];
        let expected = expected.into_iter().find(|(id, _)| *id == item.answer).map(|(_, tri)| tri);
        assert_eq!(*given, expected, "{}", item.id);
    }

    page.step("a name for paper alone");
    page.back().await;
    page.wait_id("to-record").await;
    page.press_id("to-record").await;
    page.wait_id("cpd-name").await;
    page.fill("cpd-name", "Zadie Invented").await;
    page.until("the name on the paper", async || page.text_of("#cpd-who").await == "Zadie Invented").await;
    axe::finds_nothing(&page).await;
    let kept = page
        .run("return JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.title])", vec![])
        .await;
    assert!(!kept.as_str().expect("text").contains("Zadie"), "{kept}");
    recorder.mend();
    journey::assert_nothing_was_put(&page, &recorder).await;

    page.step("a live coordinator is given the practice file");
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    let rows = desk::open_files(&page, &[file]).await;
    assert_eq!(rows[0].outcome, "wrong_key", "{:?}", rows[0].text);
    policy::was_kept(&page, &recorder).await;
    browser.quit().await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
    assert_none(&case.sentinels.in_folder(&browser.profile()), "on the disk after quitting");
}

async fn what_was_real_goes_into_the_live_form_and_is_confirmed_there(engine: Engine) {
    let server = Server::start().await;
    server.change_pack(|pack| pack["immigration_questions"] = true.into());
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::full();
    begin(&page, &recorder.origin(), "v2-samira-vale").await;
    page.press_id("to-form").await;
    page.wait_id("tasks").await;
    let said = journey::fill_in(&page, &case, async |_: Section| {}).await;

    page.step("this was real");
    page.press_id("to-real").await;
    page.wait_id("was-real").await;
    axe::finds_nothing(&page).await;
    page.press_id("was-real").await;
    page.wait_id("start-now").await;
    let title = page.title().await;
    assert!(!title.contains("PRACTICE"), "{title}");
    assert!(
        page.run("return !document.querySelector('[class*=practice]')", vec![]).await == true,
        "no sign of practice"
    );
    journey::begin_with(&page, "referral").await;
    let tags = page.texts("#tasks .govuk-tag").await;
    assert_eq!(tags.iter().filter(|tag| *tag == "Confirm again").count(), Section::ALL.len(), "{tags:?}");

    page.step("nothing can be sealed before every section is confirmed");
    page.press_id("to-check").await;
    page.wait_heading_ends("Check your answers").await;
    page.wait_text("Your answers came from practice").await;
    assert!(!page.has("seal").await);
    journey::assert_says(&page, &said).await;
    page.back().await;
    page.wait_id("tasks").await;
    page.press("You and your agency").await;
    for (at, section) in Section::ALL.into_iter().enumerate() {
        page.wait_heading_ends(&marac_portal::wording::form::section(section)).await;
        page.press_id("continue").await;
        if at + 1 == Section::ALL.len() {
            page.wait_heading_ends("Attachments").await;
            page.press_id("continue").await;
        }
    }
    page.wait_heading_ends("Check your answers").await;
    journey::assert_says(&page, &said).await;
    journey::assert_nothing_was_put(&page, &recorder).await;
    let receipt = journey::seal(&page).await;
    page.press_id("send").await;
    page.wait_text("In the dropbox").await;
    let dropped = server.dropped();
    assert_eq!(dropped.len(), 1);
    let record = server.record_in(&dropped[0]);
    assert_eq!(record["mode"], "live");
    assert_eq!(receipt.reference.len(), 14);
    policy::was_kept(&page, &recorder).await;
}

async fn a_case_is_asked_about_and_its_faulty_form_mended(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();

    page.step("a link that names a key");
    page.open(&format!("{}/#/practice/s/k7/v1-marla-quill/age1qyqszqgpqyqszqgpqyqszqgpqyqszqgp", recorder.origin()))
        .await;
    page.wait_text("This link names a key").await;
    axe::finds_nothing(&page).await;

    begin(&page, &recorder.origin(), "v1-marla-quill").await;
    page.step("nothing is learned before it is asked");
    assert!(!page.text().await.contains("squeezed"));
    page.press_id("ask-breathing").await;
    page.wait_focus("said-breathing").await;
    assert!(page.text_of("#said-breathing").await.contains("squeezed"));
    assert!(page.text_of("#interview").await.contains("You have asked about 1 of 16 topics"));
    axe::finds_nothing(&page).await;
    page.press_id("read-story").await;
    page.wait_id("story").await;
    axe::finds_nothing(&page).await;

    page.step("the other cases, and a form with faults");
    page.open(&format!("{}/#/practice/northmere", recorder.origin())).await;
    page.wait_id("cases").await;
    assert_eq!(page.texts("#cases h3").await.len(), 11, "ten cases and an exercise");
    assert_eq!(page.value("session").await, "K7");
    axe::finds_nothing(&page).await;
    page.press("A form with six faults").await;
    page.wait_id("go-on").await;
    page.press_id("go-on").await;
    page.wait_id("to-form").await;
    page.press_id("to-form").await;
    page.wait_id("tasks").await;
    page.press("The victim").await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, "Marla Quil");
    page.fill("victim-name", "Marla Quill").await;
    page.run("location.hash = location.hash.replace(/[0-9]+$/, '19')", vec![]).await;
    page.wait_id("faults-mended").await;
    assert_eq!(page.text_of("#faults-mended").await, "You have mended 1 of 6 faults.");
    axe::finds_nothing(&page).await;
    policy::was_kept(&page, &recorder).await;
}
