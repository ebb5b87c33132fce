//! The whole journey without a mouse.

use thirtyfour::Key;

use crate::{
    browser::{Browser, Engine},
    case::{Act, Case},
    in_every_engine, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

use marac_portal::domain::form::Section;

in_every_engine!(a_referral_is_sent_with_the_keyboard_alone);

async fn a_referral_is_sent_with_the_keyboard_alone(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    page.step("start");
    page.open(&format!("{}/", recorder.origin())).await;
    page.wait_focus("heading").await;
    page.tab_to_text("Northmere (this computer)").await;
    page.key(Key::Enter).await;
    page.wait_id("start-now").await;
    for answer in ["start-in-area", "start-old-enough", "start-kind"] {
        page.tab_to(answer).await;
        page.keys(" ").await;
    }
    page.tab_to("start-now").await;
    page.key(Key::Enter).await;
    page.wait_id("tasks").await;
    page.step("the link over the navigation");
    let at = page.run("document.querySelector('.govuk-skip-link').focus(); return location.hash", vec![]).await;
    page.key(Key::Enter).await;
    page.wait_focus("heading").await;
    assert_eq!(page.run("return location.hash", vec![]).await, at, "it leads nowhere else");
    page.tab_to_text("You and your agency").await;
    page.key(Key::Enter).await;
    for section in Section::ALL {
        page.step(section.id());
        let at = page.run("return location.hash", vec![]).await;
        for answer in case.of(section) {
            answer_by_keys(&page, &answer.key.element_id(), &answer.act).await;
        }
        page.tab_to("continue").await;
        page.key(Key::Enter).await;
        page.until("the next page", async || page.run("return location.hash", vec![]).await != at).await;
        page.wait_focus("heading").await;
    }
    page.step("past the attachments");
    page.tab_to("continue").await;
    page.key(Key::Enter).await;
    page.wait_id("confirm-area").await;
    page.step("sealing and sending");
    page.tab_to("confirm-area").await;
    page.keys(" ").await;
    page.tab_to("seal").await;
    page.key(Key::Enter).await;
    page.wait_id("send").await;
    page.tab_to("send").await;
    page.keys(" ").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    assert_eq!(server.dropped().len(), 1);
}

async fn answer_by_keys(page: &Page<'_>, id: &str, act: &Act) {
    page.wait_id(id).await;
    page.tab_to(id).await;
    match act {
        Act::Write(text) => page.keys(text.as_str()).await,
        Act::Date(day, month, year) => {
            page.keys(day.to_string()).await;
            page.key(Key::Tab).await;
            page.keys(month.to_string()).await;
            page.key(Key::Tab).await;
            page.keys(year.to_string()).await;
        }
        Act::Choose(option) if journey::is_list(page, id).await => {
            while page.value(id).await != *option {
                page.key(Key::Down).await;
            }
        }
        Act::Choose(option) => {
            let wanted = journey::control(page, id, option).await;
            page.keys(" ").await;
            while page.focused().await != wanted {
                page.key(Key::Down).await;
            }
            page.until(format!("#{wanted} to be chosen"), async || page.chosen(&wanted).await).await;
        }
        Act::Tick(options) => {
            assert_eq!(*options, ["judgement"], "the first box is the question's own");
            page.keys(" ").await;
        }
    }
}
