//! A register at the desk: in a folder, in a zip, with somebody else's word beside one's own.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
};

use serde_json::json;
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

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

in_every_engine!(
    a_register_in_a_folder_is_worked_on_and_opened_again,
    two_copies_of_a_register_come_together_and_their_conflict_is_settled,
);

/// A folder of the browser's own stands in for one that a person picks: no driver can answer that dialogue.
const PICK: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory()
    .then(root => root.getDirectoryHandle('register-northmere', { create: true }))";

async fn a_register_in_a_folder_is_worked_on_and_opened_again(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let files = referrals(&folder, &server);

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    let writes = "return 'FileSystemFileHandle' in window && 'createWritable' in FileSystemFileHandle.prototype";
    if page.run(writes, vec![]).await != json!(true) {
        eprintln!("{engine}: no page can write into a folder here; the zip has a journey of its own");
        return;
    }
    page.run(PICK, vec![]).await;
    // What can be picked is asked for when the page is drawn.
    desk::lock(&page).await;
    desk::unlock_here(&page, &server, "coordinator").await;
    page.step("a folder without a register asks before it starts one");
    page.press_id("register-folder").await;
    page.wait_id("register-start-here").await;
    page.press_id("register-start-here").await;
    counts(&page, "0 cases, 0 entries that count.").await;
    axe::finds_nothing(&page).await;

    page.step("what is given goes in, and what is no referral does not");
    give(&page, &files).await;
    counts(&page, "2 cases, 2 entries that count.").await;

    page.step("a case is turned away only with a reason and a second person");
    let reference = read_first(&page).await;
    page.unfold("decide").await;
    page.select_value("decide-decision", "not_criteria").await;
    page.press_id("decide-say").await;
    page.until("a reason is asked for", async || page.text_of("#decide-wrong").await.contains("Give the reason."))
        .await;
    page.fill("decide-reason", "No route is met, and the sender agrees").await;
    page.press_id("decide-say").await;
    page.until("so is the second person", async || {
        page.text_of("#decide-wrong").await.contains("Name the second person")
    })
    .await;
    page.select_value("decide-decision", "accept").await;
    page.fill("decide-reason", "Fits the rules").await;
    page.press_id("decide-say").await;
    stands(&page, "Fits the rules").await;
    axe::finds_nothing(&page).await;

    page.step("text that was typed is not lost when the desk locks");
    page.unfold("note").await;
    page.fill("note-text", "Ring the school on Tuesday").await;
    desk::lock(&page).await;
    desk::unlock_here(&page, &server, "coordinator").await;
    page.press_id("register-folder").await;
    // In, twice; decided; the unfinished note; what was read.
    counts(&page, "2 cases, 5 entries that count.").await;
    page.until("both are listed", async || page.texts("#triage tbody tr").await.len() == 2).await;
    let rows = page.texts("#triage tbody tr").await;
    assert_eq!(rows.iter().filter(|row| row.contains(&reference) && row.contains("accepted")).count(), 1, "{rows:?}");
    read(&page, &reference).await;
    stands(&page, "Ring the school on Tuesday").await;

    page.step("colleagues' computers see sealed files alone");
    let left = page.run_async(EVERY_FILE, vec![]).await;
    let left = left.as_array().expect("files");
    assert_eq!(left.len(), 7, "{left:?}");
    assert!(left.iter().all(|file| file[1] == "age-encryption.org/v1"), "{left:?}");
    desk::lock(&page).await;
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

async fn two_copies_of_a_register_come_together_and_their_conflict_is_settled(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let files = referrals(&folder, &server);

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.press_id("register-new").await;
    counts(&page, "0 cases, 0 entries that count.").await;
    give(&page, &files[..1]).await;
    counts(&page, "1 case, 1 entry that counts.").await;
    let first = save(&page, &browser).await;

    page.step("the coordinator accepts it");
    decide(&page, "accept", "Fits the rules").await;
    let accepted = save(&page, &browser).await;
    desk::lock(&page).await;

    page.step("the deputy, who has the copy from before, asks for more");
    desk::unlock_here(&page, &server, "deputy").await;
    unzip(&page, &folder, &first).await;
    counts(&page, "1 case, 1 entry that counts.").await;
    decide(&page, "ask_for_more", "The safe number is missing").await;
    let asked = save(&page, &browser).await;
    desk::lock(&page).await;

    page.step("both copies in one");
    let together: BTreeMap<String, Vec<u8>> = [&accepted, &asked].into_iter().flat_map(|zip| entries(zip)).collect();
    assert!(together.len() >= 4, "{:?}", together.keys());
    desk::unlock_here(&page, &server, "coordinator").await;
    unzip(&page, &folder, &zipped(&together)).await;
    page.until("one case", async || page.texts("#triage tbody tr").await.len() == 1).await;
    page.until("the zip to be in", async || !page.has("open-progress").await).await;
    let row = page.texts("#triage tbody tr").await.concat();
    assert!(row.contains("CONFLICT"), "{row}");
    read_first(&page).await;
    let all = page.text_of("#panel-stands").await;
    assert!(all.contains("Fits the rules") && all.contains("The safe number is missing"), "{all}");
    assert!(page.text_of("#panel-conflict").await.contains("decision"));
    axe::finds_nothing(&page).await;

    page.step("what is said now settles it");
    decide_here(&page, "accept", "Settled on the phone with the deputy").await;
    assert!(!page.has("panel-conflict").await);
    page.press_id("back").await;
    page.wait_id("triage").await;
    assert!(!page.texts("#triage tbody tr").await.concat().contains("CONFLICT"));
    policy::was_kept(&page, &recorder).await;
}

/// Two referrals, the first of them twice, and something else.
fn referrals(folder: &TempDir, server: &Server) -> Vec<PathBuf> {
    let to = people_of(server);
    let one = sealed(&bytes(&record()), &to);
    let other = sealed(&bytes(&with(&record(), "/referral/victim/name", json!("Orla Finch"))), &to);
    let files = [("a.age", one.clone()), ("b.age", other), ("c.age", one), ("d.age", b"minutes".to_vec())];
    files.into_iter().map(|(name, bytes)| write(folder, name, &bytes)).collect()
}

async fn give(page: &Page<'_>, files: &[PathBuf]) {
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    page.attach("open-files", &files).await;
}

async fn counts(page: &Page<'_>, expected: &str) {
    page.until(expected, async || {
        page.has("register-counts").await && page.text_of("#register-counts").await.starts_with(expected)
    })
    .await;
}

/// Reads the first case of the table; its reference.
async fn read_first(page: &Page<'_>) -> String {
    let reference = page.text_of("#triage tbody tr:first-child th button").await.trim().to_owned();
    read(page, &reference).await;
    reference
}

async fn read(page: &Page<'_>, reference: &str) {
    desk::read_case(page, reference).await;
}

async fn stands(page: &Page<'_>, words: &str) {
    page.until(words, async || page.text_of("#panel-stands").await.contains(words)).await;
}

async fn decide(page: &Page<'_>, decision: &str, reason: &str) {
    page.until("the case is listed", async || page.texts("#triage tbody tr").await.len() == 1).await;
    read_first(page).await;
    decide_here(page, decision, reason).await;
    page.press_id("back").await;
    page.wait_id("triage").await;
}

async fn decide_here(page: &Page<'_>, decision: &str, reason: &str) {
    page.unfold("decide").await;
    page.select_value("decide-decision", decision).await;
    page.fill("decide-reason", reason).await;
    page.press_id("decide-say").await;
    stands(page, reason).await;
}

async fn save(page: &Page<'_>, browser: &Browser) -> Vec<u8> {
    let before = browser.downloads();
    // A zip is named by its second, and WebKit puts a later one in the place of one with its name.
    page.until("a second without a zip", async || {
        let now = page.run("return new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')", vec![]).await;
        let now = now.as_str().unwrap_or_default().to_owned();
        !before.iter().any(|file| file.to_string_lossy().contains(&now))
    })
    .await;
    page.press_id("register-save").await;
    let zip = fs::read(browser.downloaded(&before).await).expect("the zip");
    page.wait_text("Everything is in a saved zip.").await;
    zip
}

async fn unzip(page: &Page<'_>, folder: &TempDir, zip: &[u8]) {
    let file = write(folder, "register.zip", zip);
    page.attach("register-zip", &[&file]).await;
    page.wait_id("register-counts").await;
}

fn entries(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let all = zip.len();
    let entry = |at| {
        let mut file = zip.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..all).map(entry).collect()
}

fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("into memory");
    }
    zip.finish().expect("into memory").into_inner()
}

/// Every file below the folder, with its first line.
const EVERY_FILE: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const found = [];
        const walk = async (folder) => {
            for await (const [name, handle] of folder.entries()) {
                if (handle.kind === 'directory') await walk(handle);
                else found.push([name, (await (await handle.getFile()).text()).split('\\n')[0]]);
            }
        };
        await walk(await navigator.storage.getDirectory());
        return found;
    })().then(done, (error) => done(String(error)));";
