//! A checklist copied from paper: the sheet of 24 rows by keyboard, and one source for all of it.

use crate::{
    axe,
    browser::{Browser, Engine},
    in_every_engine, journey,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(a_checklist_on_paper_is_copied_by_keys);

async fn a_checklist_on_paper_is_copied_by_keys(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = &browser.page();
    journey::begin(page, &recorder.origin()).await;
    page.press("Risk checklist").await;
    journey::choose(page, "assessment-how", "from_paper").await;
    page.wait_id("sheet").await;

    page.step("24 answers by keys");
    page.tab_to("dash-01").await;
    for (n, answer) in "ynydnyyynnddyyynnnyyyydn".chars().enumerate() {
        page.wait_focus(&format!("dash-{:02}", n + 1)).await;
        page.keys(answer.to_string()).await;
    }
    page.wait_text("24 of 24").await;
    assert!(page.chosen("dash-01").await && page.chosen("dash-24-no").await);
    let counts = page.text_of("#counts").await;
    for count in ["12", "8", "4", "0"] {
        assert!(counts.contains(count), "{count}: {counts}");
    }

    page.step("a source that is too long is said and not cut");
    page.unfold("source-all").await;
    page.fill("source-all", &"police report ".repeat(9)).await;
    page.press_id("source-all-act").await;
    page.wait_text("by 25 characters").await;
    assert_eq!(page.value("dash-01-source").await, "");
    page.fill("source-all", "Health visitor, 3 November").await;
    page.press_id("source-all-act").await;
    page.wait_text("24 questions").await;
    page.unfold("dash-24-source").await;
    assert_eq!(page.value("dash-24-source").await, "Health visitor, 3 November");
    axe::finds_nothing(page).await;
}
