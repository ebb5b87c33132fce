//! Whichever way a sealed referral reaches the desk, it opens; what came with it is saved as it was sent.

use std::fs;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use marac_portal::envelope::{Attachment, armor::armor};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, sealed_with, write},
    server::Server,
};

in_every_engine!(every_way_in_leads_to_the_list);

async fn every_way_in_leads_to_the_list(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let ours = people_of(&server);
    let referral = |number: u32| sealed(&bytes(&numbered(number)), &ours);
    let folder = TempDir::new().expect("a folder");

    desk::unlock(&page, &recorder.origin(), &server, "deputy").await;
    page.step("chosen files");
    let map = Attachment { name: "body map.pdf".to_owned(), bytes: b"%PDF-1.7 invented".to_vec() };
    let with_map = sealed_with(&bytes(&numbered(1)), vec![map.clone()], &ours);
    let rows = desk::open_files(&page, &[write(&folder, "1.age", &with_map)]).await;
    assert_eq!(rows[0].outcome, "opened", "{rows:?}");

    page.step("a folder");
    choose_folder(&page, &[("2.age", &referral(2)), ("deep/3.age", &referral(3)), ("notes.txt", b"ring Monday")]).await;
    assert_opened(&page, 4, &["in/2.age", "in/deep/3.age"]).await;

    page.step("dropped on the page");
    drop_on(&page, &[("4.age", &referral(4)), ("5.age", &referral(5))]).await;
    assert_opened(&page, 6, &["4.age", "5.age"]).await;

    page.step("pasted out of a letter");
    let letter = format!("Dear coordinator,\n\n{}\nYours, Priya", armor(&referral(6)));
    page.run("document.getElementById('armor').value = arguments[0]", vec![json!(letter)]).await;
    page.press_id("open-armor").await;
    assert_opened(&page, 7, &["Pasted text 1"]).await;
    assert_eq!(page.value("armor").await, "", "what was pasted does not stay");
    assert!(page.text_of("#ledger-total").await.starts_with("7 "));
    axe::finds_nothing(&page).await;

    page.step("what came with it");
    desk::read(&page, 1).await;
    let before = browser.downloads();
    page.press_id("attachment-1-save").await;
    assert_eq!(fs::read(browser.downloaded(&before).await).expect("the attachment"), map.bytes);
    axe::finds_nothing(&page).await;
    page.back().await;
    page.wait_focus("ledger-1-read").await;

    page.step("locking");
    desk::lock(&page).await;
    assert!(recorder.requests("PUT", "/").is_empty() && recorder.requests("POST", "/").is_empty());
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

/// Waits for so many rows; each of these names has one that opened.
async fn assert_opened(page: &Page<'_>, rows: usize, names: &[&str]) {
    page.until(format!("{rows} rows"), async || {
        desk::rows(page).await.len() == rows && !page.has("open-progress").await
    })
    .await;
    let rows = desk::rows(page).await;
    for name in names {
        let opened = rows.iter().any(|row| row.outcome == "opened" && row.text.contains(name));
        assert!(opened, "{name} is not among {rows:#?}");
    }
}

/// Chooses a folder `in` that holds these files. Only Chromium's driver can; the others are given what choosing one leads to.
async fn choose_folder(page: &Page<'_>, files: &[(&str, &[u8])]) {
    if page.engine() == Engine::Chromium {
        let folder = TempDir::new().expect("a folder");
        for (name, content) in files {
            let file = folder.path().join("in").join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, content).expect("a file");
        }
        page.attach("open-folder", &[&folder.path().join("in")]).await;
        // The browser has the files' places, not their content: the folder stays until they are read.
        return assert_opened(page, 4, &[]).await;
    }
    let script = "const input = document.getElementById('open-folder');
        for (const file of carried.files) Object.defineProperty(file, 'webkitRelativePath', { value: 'in/' + file.name });
        input.files = carried.files;
        return input.dispatchEvent(new Event('change', { bubbles: true }))";
    assert_eq!(carrying(page, files, script).await, true);
}

/// Lets files fall on the page, which must have said that it takes them: another would go to them, and show them.
async fn drop_on(page: &Page<'_>, files: &[(&str, &[u8])]) {
    let script =
        "const event = name => new DragEvent(name, { dataTransfer: carried, bubbles: true, cancelable: true });
        return ['dragover', 'drop'].map(name => !document.body.dispatchEvent(event(name)))";
    assert_eq!(carrying(page, files, script).await, json!([true, true]));
}

/// Runs a script that finds the files in `carried`.
async fn carrying(page: &Page<'_>, files: &[(&str, &[u8])], script: &str) -> Value {
    let carried = "const carried = new DataTransfer();
        for (const [name, base64] of arguments[0])
            carried.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name));";
    let files: Vec<Value> = files.iter().map(|(name, content)| json!([name, STANDARD.encode(content)])).collect();
    page.run(&format!("{carried} {script}"), vec![json!(files)]).await
}

/// The recorded example as one of many submissions.
fn numbered(number: u32) -> Value {
    let mut record = record();
    record["submission"] = json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJR{:03}", 500 + number));
    record
}
