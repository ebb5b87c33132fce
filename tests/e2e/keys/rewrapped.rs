//! Old files sealed anew at the desk: into a folder, or as zips, with a ledger; a newcomer opens them, a leaver does not.

use std::{collections::BTreeMap, fs, io::Read, path::PathBuf};

use marac_portal::envelope::{Identity, open};
use serde_json::{Value, json};
use zip::ZipArchive;

use super::saved::save;
use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, with, write},
    server::Server,
};

in_every_engine!(old_files_are_sealed_anew);

async fn old_files_are_sealed_anew(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = tempfile::tempdir().expect("a folder");
    let (newcomer, stranger) = (Identity::generate().expect("a key"), Identity::generate().expect("a key"));
    let before = people_of(&server);
    let file = |name: &str, content: &[u8]| write(&folder, name, content);
    let other = |at: usize| bytes(&with(&record(), "/referral/victim/name", json!(format!("Robin Quarry {at}"))));
    let first = sealed(&other(1), &before);
    let mut damaged = sealed(&other(2), &before);
    damaged[90_000] ^= 1;
    let files: Vec<PathBuf> = vec![
        file("1.age", &first),
        file("2.age", &sealed(&other(3), &before)),
        file("3.age", &damaged),
        file("4.age", &first[..70_000]),
        file("5.age", &sealed(&other(4), &[stranger.recipient()])),
        file("6.age", &first),
        file("7.txt", b"minutes of the last meeting"),
    ];
    server.change_pack(|pack| {
        let today = chrono::Utc::now().date_naive().to_string();
        pack["recipients"][1]["revoked"] = json!(today);
        let comes = json!({"role": "deputy", "label": "New deputy", "age": newcomer.recipient().to_string()});
        pack["recipients"].as_array_mut().expect("recipients").push(comes);
    });

    page.step("without a key nothing can be opened");
    page.open(&format!("{}/desk/#/keys/5", recorder.origin())).await;
    page.wait_id("rewrap-unlock").await;
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    // Zips in every engine: no driver answers the dialogue for a folder.
    page.run("delete window.showDirectoryPicker; delete Window.prototype.showDirectoryPicker", vec![]).await;
    page.press_id("to-keys").await;
    page.press_id("to-rewrap").await;
    page.wait_id("rewrap-files").await;
    let people = page.text_of("#rewrap-people").await;
    assert!(people.contains("New deputy") && !people.contains("Deputy coordinator"), "{people}");
    page.press_id("rewrap-go").await;
    page.wait_text("Choose the sealed files, or a folder").await;
    axe::finds_nothing(&page).await;

    page.step("every file has its row");
    let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
    page.attach("rewrap-files", &paths).await;
    page.press_id("rewrap-go").await;
    page.wait_id("rewrap-part-save").await;
    let zip = save(&page, &browser, "rewrap-part-save").await;
    page.wait_focus("rewrap-ended").await;
    assert_eq!(page.text_of("#rewrap-sums").await, "7 files: 2 sealed anew, 1 duplicate, 4 not.");
    assert!(page.text().await.contains("The old files still open for everybody they were sealed to"));
    axe::finds_nothing(&page).await;

    page.step("the new ones open for the newcomer, with the same content, and not for the leaver");
    let inside = unzipped(&zip);
    let (ledgers, anew): (Vec<_>, Vec<_>) = inside.iter().partition(|(name, _)| name.ends_with(".csv"));
    assert_eq!((ledgers.len(), anew.len()), (1, 2));
    let ledger = String::from_utf8_lossy(ledgers[0].1);
    for (name, outcome) in [
        ("1", "rewrapped"),
        ("2", "rewrapped"),
        ("3", "damaged"),
        ("4", "truncated"),
        ("5", "wrong_key"),
        ("6", "duplicate"),
    ] {
        assert!(ledger.contains(&format!("{name}.age,{outcome},")), "{ledger}");
    }
    assert!(ledger.contains("7.txt,not_a_referral,"), "{ledger}");
    let mut names: Vec<Value> = Vec::new();
    for (name, file) in anew {
        let opened = open(file, std::slice::from_ref(&newcomer)).expect("opens for the newcomer");
        assert_eq!(*name, format!("{}.age", opened.reference));
        assert!(ledger.contains(&opened.reference.to_string()));
        let record: Value = serde_json::from_slice(&opened.record).expect("a record");
        names.push(record["referral"]["victim"]["name"].clone());
    }
    names.sort_by_key(Value::to_string);
    assert_eq!(names, ["Robin Quarry 1", "Robin Quarry 3"]);
    assert_eq!(fs::read(&files[0]).expect("the original"), first, "as it was");

    page.step("where the browser can write into a folder, the new files lie there");
    if page.run(CAN_WRITE, vec![]).await != json!(true) {
        return;
    }
    page.run(PICK, vec![]).await;
    page.press_id("keys-back").await;
    page.press_id("to-rewrap").await;
    page.wait_text("the browser asks for a folder").await;
    page.attach("rewrap-files", &paths).await;
    page.press_id("rewrap-go").await;
    page.wait_focus("rewrap-ended").await;
    let written = page.run_async(NAMES, vec![]).await;
    let written: Vec<&str> = written.as_array().expect("names").iter().filter_map(Value::as_str).collect();
    let ending = |ending: &str| written.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!((ending(".age"), ending(".csv"), written.len()), (2, 1, 3), "{written:?}");
}

/// A folder of the browser's own stands in for one that a person picks: no driver can answer that dialogue.
const PICK: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory()
    .then(root => root.getDirectoryHandle('anew', { create: true }))";
const CAN_WRITE: &str = "return 'FileSystemFileHandle' in window && 'createWritable' in FileSystemFileHandle.prototype";
const NAMES: &str = "const done = arguments[arguments.length - 1];
    (async () => { const names = [], root = await navigator.storage.getDirectory();
        for await (const name of (await root.getDirectoryHandle('anew')).keys()) names.push(name);
        return names; })().then(done, error => done(String(error)))";

fn unzipped(zip: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(fs::File::open(zip).expect("the zip")).expect("a zip");
    let mut all = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        all.insert(entry.name().expect("a name").into_owned(), content);
    }
    all
}
