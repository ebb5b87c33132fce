//! The six invented cases of training, typed in: the counts, the routes and what feeds the form are as their keys say.

use std::{env, fs, path::Path};

use marac_portal::domain::{
    answers::Key,
    form::{Kind, QUESTIONS, Question, Section},
};
use serde_json::Value;

use crate::{
    browser::{Browser, Engine},
    case_files, journey,
    page::Page,
    recorder::Recorder,
    server::Server,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chromium_all_six_come_to_their_counts_and_routes() {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(Engine::Chromium, &recorder).await;
    server.change_pack(|pack| pack["leave_page"] = format!("{}/healthz", recorder.origin()).into());
    for case in case_files::all() {
        come_to_its_key(&browser, &recorder.origin(), &case).await;
    }
}

/// A picture of the page for the guide: with `UPDATE_PICTURES` set it takes the place of the one in `docs/pictures`.
async fn picture(browser: &Browser, case: &Value, name: &str) {
    if case["id"] == "v1" {
        browser.page().run("scrollTo(0, 0)", vec![]).await;
        let folder = if env::var_os("UPDATE_PICTURES").is_some() { "docs/pictures" } else { "target/e2e" };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        fs::create_dir_all(&folder).expect("a folder for pictures");
        browser.screenshot(&folder.join(format!("{name}.png"))).await;
    }
}

async fn come_to_its_key(browser: &Browser, origin: &str, case: &Value) {
    let page = &browser.page();
    journey::begin(page, origin).await;
    picture(browser, case, "sections").await;
    page.press("You and your agency").await;
    for section in Section::ALL {
        page.step(format!("{}: {}", case["id"], section.id()));
        page.wait_heading_ends(&marac_portal::wording::form::section(section)).await;
        for (question, row, value) in answers(case, section) {
            answer(page, question, row, value).await;
        }
        if section == Section::Ric {
            checklist(page, case).await;
            let counts = &case["expected"]["counts"];
            let said = format!(
                "Yes {}, No {}, Don't know {}, not answered 0",
                counts["yes"], counts["no"], counts["dont_know"]
            );
            assert_eq!(page.text_of("#counts").await, said, "{}", case["id"]);
        }
        if matches!(section, Section::SafeContact | Section::Route) {
            picture(browser, case, section.id()).await;
        }
        let at = page.run("return location.hash", vec![]).await;
        page.press_id("continue").await;
        // What the checklist will fill in is not there yet, where the checklist comes later.
        page.until("the next page, or what is missing", async || {
            page.run("return location.hash", vec![]).await != at || page.has("later").await
        })
        .await;
        if page.has("later").await {
            page.press_id("later").await;
        }
    }
    page.wait_heading_ends("Attachments").await;
    page.press_id("continue").await;
    page.wait_heading_ends("Check your answers").await;
    picture(browser, case, "check").await;
    let routes = page.text_of("#recap-criteria-routes").await;
    let all = [
        ("visible_high_risk", "Visible high risk"),
        ("judgement", "Professional judgement"),
        ("escalation", "Potential escalation"),
        ("repeat", "Repeat"),
    ];
    for (id, words) in all {
        let expected =
            case["expected"]["routes"].as_array().is_some_and(|routes| routes.iter().any(|route| route == id));
        assert_eq!(routes.contains(words), expected, "{}: {id} in {routes:?}", case["id"]);
    }
    for (question, value) in case["expected"]["fed"].as_object().into_iter().flatten() {
        let key = Key::of(question).expect("a question");
        if let (Kind::Text { .. } | Kind::LongText { .. }, Some(text)) = (key.question().kind, value.as_str()) {
            let row = page.text_of(&format!("#recap-{}", key.element_id())).await;
            assert!(row.contains(text), "{}: {question} is {row:?}", case["id"]);
        }
    }
    assert!(page.has("seal").await, "{}: it can be sent", case["id"]);
    // Nothing is left for the next case.
    page.press_id("leave").await;
    page.until("the other page", async || {
        page.try_run("return location.pathname", vec![]).await == Some("/healthz".into())
    })
    .await;
}

/// What is answered in a section, in the order of the form; people one after the other.
fn answers(case: &Value, section: Section) -> Vec<(&'static Question, u8, &Value)> {
    let mut found = Vec::new();
    let mut of_section = QUESTIONS.iter().filter(|q| q.section == section).peekable();
    while let Some(first) = of_section.next() {
        let Some(group) = first.group() else {
            found.extend(case["answers"].get(first.id).map(|value| (first, 0, value)));
            continue;
        };
        let mut together = vec![first];
        while let Some(next) = of_section.next_if(|q| q.group() == Some(group)) {
            together.push(next);
        }
        for (row, one) in case["answers"][group.id].as_array().into_iter().flatten().enumerate() {
            let field = |q: &'static Question| q.id.split_once('.').map_or(q.id, |(_, field)| field);
            found.extend(together.iter().filter_map(|q| one.get(field(q)).map(|value| (*q, row as u8, value))));
        }
    }
    found
}

async fn answer(page: &Page<'_>, question: &'static Question, row: u8, value: &Value) {
    let key = Key::at(question.id, row).expect("a question");
    let id = key.element_id();
    journey::make_room(page, key).await;
    page.unfold(&id).await;
    match (question.kind, value) {
        (Kind::Choice(_), Value::String(option)) => drop(journey::choose(page, &id, option).await),
        (Kind::Choices(_), Value::Array(options)) => {
            for option in options.iter().filter_map(Value::as_str) {
                journey::choose(page, &id, option).await;
            }
        }
        (Kind::Date(_), value) => date(page, &id, value).await,
        (_, Value::String(text)) => page.fill(&id, text).await,
        _ => panic!("{id} cannot be answered with {value}"),
    }
}

async fn date(page: &Page<'_>, id: &str, value: &Value) {
    let text = value.as_str().or_else(|| value["about"].as_str()).expect("a date");
    let mut parts = text.split('-');
    for (part, end) in [(parts.next(), "-year"), (parts.next(), "-month"), (parts.next(), "")] {
        if let Some(part) = part {
            page.fill(&format!("{id}{end}"), part).await;
        }
    }
}

async fn checklist(page: &Page<'_>, case: &Value) {
    for (item, given) in case["ric"].as_object().expect("a checklist") {
        journey::choose(page, item, given["answer"].as_str().expect("an answer")).await;
        let detail = format!("{item}-detail");
        if let (Some(text), true) = (given["detail"].as_str(), page.has(&detail).await) {
            page.fill(&detail, text).await;
        }
        for option in given["options"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            page.choose(&format!("{item}-option-{}", option.replace('_', "-"))).await;
        }
    }
}
