//! One sitting: from sealed files to decisions, a meeting, minutes, a case list and the data return; and the same figures from `marac`.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, with, write},
    server::Server,
};

in_every_engine!(from_sealed_files_to_minutes_and_the_return_in_one_sitting);

async fn from_sealed_files_to_minutes_and_the_return_in_one_sitting(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.press_id("register-new").await;
    page.wait_id("register-counts").await;
    let to = people_of(&server);
    let files = [("Marla Quill", "a.age"), ("Orla Finch", "b.age")].map(|(name, file)| {
        let mut referral = with(&record(), "/referral/victim/name", json!(name));
        referral["submission"] =
            json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJRH{}", &name[..2].to_uppercase().replace('O', "0")));
        write(&folder, file, &sealed(&bytes(&referral), &to))
    });
    let files: Vec<&Path> = files.iter().map(|file| file.as_path()).collect();
    page.attach("open-files", &files).await;
    page.until("both are in", async || page.text_of("#register-counts").await.starts_with("2 cases")).await;

    page.step("both are accepted");
    let references = page.texts("#triage tbody th button").await;
    assert_eq!(references.len(), 2);
    for reference in &references {
        desk::read_case(&page, reference.trim()).await;
        page.unfold("decide").await;
        page.select_value("decide-decision", "accept").await;
        page.fill("decide-reason", "Fits the rules").await;
        page.press_id("decide-say").await;
        page.until("it stands", async || page.text_of("#panel-stands").await.contains("Fits the rules")).await;
        page.press_id("back").await;
        page.wait_id("triage").await;
    }

    page.step("a meeting is planned, and both are put on its list");
    turn_to(&page, 4, "plan").await;
    page.unfold("plan").await;
    page.fill("plan-label", "Northmere group").await;
    set(&page, "plan-date", "2026-10-06").await;
    page.press_id("plan-say").await;
    page.until("it is listed or open", async || {
        page.has("waiting-heading").await || !page.texts("[id^=meeting-][id$=-show]").await.is_empty()
    })
    .await;
    if !page.has("waiting").await {
        page.press_id(&first_id(&page, "[id^=meeting-][id$=-show]").await).await;
    }
    page.wait_id("waiting").await;
    let choose =
        "document.querySelectorAll('#waiting input[type=checkbox]').forEach(box => box.checked || box.click())";
    page.run(choose, vec![]).await;
    page.press_id("waiting-put").await;
    page.until("the agenda has both", async || ids(&page, "[id^=agenda-read-]").await.len() == 2).await;
    axe::finds_nothing(&page).await;

    page.step("both are minuted");
    for minutes in ids(&page, "details[id^=minutes-]").await {
        page.unfold(&minutes).await;
        page.choose(&format!("{minutes}-discussed")).await;
        page.fill(&format!("{minutes}-text"), "The school is told.").await;
        page.press_id(&format!("{minutes}-save")).await;
        page.until("it is written", async || {
            let open = page.run("return document.getElementById(arguments[0])?.innerText", vec![json!(minutes)]).await;
            open.as_str().is_some_and(|text| text.contains("discussed") || text.contains("Discussed"))
        })
        .await;
    }

    page.step("the case list is checked, saved, and said to be saved");
    turn_to(&page, 5, "papers-output").await;
    page.select_value("papers-output", "case_list").await;
    page.select_value("papers-about", "-open").await;
    page.select_value("papers-whom", "-team").await;
    page.press_id("papers-check").await;
    page.wait_id("papers-before").await;
    for stop in ids(&page, "input[id^=papers-stop-][id$=-in]").await {
        page.choose(&stop).await;
        page.fill(&stop.replace("-in", "-reason"), "Looked at, for the team alone").await;
    }
    axe::finds_nothing(&page).await;
    let before = browser.downloads();
    page.press_id("papers-make").await;
    let list = fs::read(browser.downloaded(&before).await).expect("the case list");
    assert!(list.starts_with(b"PK"), "a Word or Excel file");
    page.wait_id("papers-given").await;

    page.step("the return is counted and saved");
    turn_to(&page, 6, "counting-count").await;
    page.press_id("counting-count").await;
    page.wait_id("counting-save-csv").await;
    axe::finds_nothing(&page).await;
    let before = browser.downloads();
    page.press_id("counting-save-csv").await;
    let here = fs::read_to_string(browser.downloaded(&before).await).expect("the return");
    assert!(here.contains("cases_discussed") || here.lines().count() > 20, "{here}");

    page.step("the same figures from marac");
    turn_to(&page, 7, "register-save").await;
    axe::finds_nothing(&page).await;
    turn_to(&page, 3, "register-save").await;
    axe::finds_nothing(&page).await;
    let before = browser.downloads();
    page.press_id("register-save").await;
    let register = folder.path().join("register");
    let zip = fs::File::open(browser.downloaded(&before).await).expect("the zip");
    ZipArchive::new(zip).expect("a zip").extract(&register).expect("its files");
    let there = marac(&server, &["return", "--register", register.to_str().expect("UTF-8")]);
    assert_eq!(here.trim_start_matches('\u{feff}'), there.trim_start_matches('\u{feff}'));
    let listed = marac(&server, &["--json", "list", "--register", register.to_str().expect("UTF-8")]);
    let cases: Vec<Value> = listed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let accepted = cases.iter().filter(|case| case["decisions"] == json!(["accept"])).count();
    assert_eq!((cases.len(), accepted), (2, 2), "{listed}");
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

async fn turn_to(page: &Page<'_>, number: u32, stands: &str) {
    let go = "document.querySelector(`.desk-nav a[href='#/${arguments[0]}']`).click()";
    page.run(go, vec![json!(number)]).await;
    page.wait_id(stands).await;
}

/// Sets a control for a date, which every browser wants typed in another way.
async fn set(page: &Page<'_>, id: &str, value: &str) {
    let script = "const control = document.getElementById(arguments[0]); control.value = arguments[1];
        control.dispatchEvent(new Event('input', { bubbles: true }));
        control.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![json!(id), json!(value)]).await;
}

async fn ids(page: &Page<'_>, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(found => found.id)";
    let found = page.run(script, vec![json!(selector)]).await;
    found.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect()
}

async fn first_id(page: &Page<'_>, selector: &str) -> String {
    ids(page, selector).await.swap_remove(0)
}

/// Runs `marac` as the coordinator of the trial area; what it prints.
fn marac(server: &Server, arguments: &[&str]) -> String {
    let (pack, identity) = (server.data().join("areas/northmere.json"), server.identity("coordinator"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_marac"));
    command.args(arguments).arg("--area").arg(pack).arg("--identity").arg(identity);
    let ran = command.env("MARAC_PASSPHRASE", server.passphrase()).output().expect("marac");
    String::from_utf8(ran.stdout).expect("UTF-8")
}
