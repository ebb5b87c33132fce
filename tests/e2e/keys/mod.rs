//! Keys that are never lost: the ceremony from the page alone, a lost key, the deputy's file, the paper.

mod kept;
mod offline;
mod people;
mod rewrapped;
mod saved;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use marac_portal::envelope::Recipient;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, record, sealed, write},
    sentinels::{Sentinels, assert_none},
    server::Server,
};
use kept::stores_nothing;
use saved::{made, made_but_not_saved, mistyped, save};

in_every_engine!(keys_are_made_tried_and_survive_the_loss_of_one);

async fn keys_are_made_tried_and_survive_the_loss_of_one(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let mut sentinels = Sentinels::default();

    page.step("the way there, and the plan");
    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.press_id("to-keys").await;
    page.wait_heading_ends("Who can open today").await;
    axe::finds_nothing(&page).await;
    picture(&browser, "keys-people").await;
    page.press_id("ceremony-begin").await;
    page.wait_id("plan-start").await;
    page.press_id("plan-start").await;
    page.wait_focus("error-summary").await;
    assert_eq!(page.error_summary().await.len(), 3, "name, short name, phone");
    page.fill("plan-name", "South Mere").await;
    assert_eq!(page.value("plan-id").await, "south-mere");
    page.fill("plan-phone", "07700 900100").await;
    page.select_value("plan-nation", "wales").await;
    axe::finds_nothing(&page).await;
    picture(&browser, "keys-plan").await;
    page.press_id("plan-start").await;

    page.step("a passphrase that would not do");
    page.wait_id("make").await;
    page.fill("new-passphrase", "too short").await;
    page.fill("new-passphrase-again", "too short").await;
    page.press_id("make").await;
    page.wait_text("at least 15 characters").await;
    axe::finds_nothing(&page).await;

    page.step("the first key");
    let coordinator = made(&page, &browser, "MARAC coordinator", &mut sentinels).await;
    page.press_id("made-go-on").await;
    page.wait_text("Make the key: Deputy").await;

    page.step("interrupted: saved progress is gone on with after the page is loaded again");
    let progress = save(&page, &browser, "progress-save").await;
    assert!(fs::read_to_string(&progress).expect("JSON").contains("marac-portal/ceremony@1"));
    resume(&page, &recorder, &progress).await;
    page.wait_text("Make the key: Deputy").await;

    page.step("interrupted between making and saving: the key was never counted");
    let lost = made_but_not_saved(&page).await;
    sentinels.also("lost", &lost);
    // By the window's own name: Firefox's driver runs scripts beside the page, with another Date.
    page.run("const own = window.Date.now; window.Date.now = () => own() + 660000", vec![]).await;
    page.wait_text("the key that was not saved yet has been forgotten").await;
    assert!(!page.has("key-file").await, "nobody was there for a while");
    resume(&page, &recorder, &progress).await;
    page.wait_text("Make the key: Deputy").await;
    let deputy = made(&page, &browser, "Deputy", &mut sentinels).await;
    page.press_id("made-go-on").await;

    page.step("the recovery key, on paper too");
    page.wait_text("Make the key: Recovery").await;
    let recovery = made(&page, &browser, "Recovery", &mut sentinels).await;
    page.press_id("made-go-on").await;
    page.wait_text("Print the paper copy first").await;
    page.run("window.print = () => {}", vec![]).await;
    axe::finds_nothing(&page).await;
    if let Some(printed) = browser.printed().await {
        let groups = recovery.paper.split(' ').collect::<Vec<_>>();
        // Letters stand apart, so that they are told apart.
        let together: String = printed.split_whitespace().collect();
        assert!(groups.iter().all(|group| together.contains(group)), "the sheet has every group:\n{printed}");
        assert!(printed.contains("Log of use") && !printed.contains("It is saved, go on"), "{printed}");
    }
    page.press_id("paper-print").await;
    // No key stands in a guide, not even one of a test.
    page.run(
        "document.querySelectorAll('.desk-paper__letters').forEach(one => one.textContent = '•••••');
         document.querySelector('#paper img').style.visibility = 'hidden'",
        vec![],
    )
    .await;
    picture_of(&browser, "keys-paper", "paper").await;
    page.press_id("made-go-on").await;

    page.step("the drill: a wrong file and a wrong passphrase lose nothing");
    page.wait_text("Try the key: MARAC coordinator").await;
    assert!(!page.has("pack-save").await, "no pack before every key was tried");
    page.attach("drill-file", &[&deputy.file]).await;
    page.fill("drill-passphrase", &deputy.passphrase).await;
    page.press_id("drill").await;
    page.wait_text("This is the key “Deputy coordinator”").await;
    page.attach("drill-file", &[&coordinator.file]).await;
    page.fill("drill-passphrase", "not the words on paper").await;
    page.press_id("drill").await;
    page.wait_text("That is not the passphrase of this file").await;
    axe::finds_nothing(&page).await;
    page.fill("drill-passphrase", &coordinator.passphrase).await;
    page.press_id("drill").await;
    page.wait_text("This is a test referral of South Mere. Its word is").await;
    picture(&browser, "keys-drill").await;

    page.step("interrupted in the drill, and gone on with on another day");
    let progress = save(&page, &browser, "progress-save").await;
    resume(&page, &recorder, &progress).await;
    for (label, saved) in [("Deputy", &deputy), ("Recovery", &recovery)] {
        page.wait_text(&format!("Try the key: {label}")).await;
        page.attach("drill-file", &[&saved.file]).await;
        page.fill("drill-passphrase", &saved.passphrase).await;
        page.press_id("drill").await;
    }

    page.step("from paper: a typing mistake is found in its group");
    page.wait_text("Try the recovery key from paper").await;
    page.fill("drill-paper", &mistyped(&recovery.paper, 7)).await;
    page.until("the group is named", async || page.text_of("#drill-paper-groups").await.contains("group 7.")).await;
    page.press_id("drill-typed").await;
    page.wait_focus("error-summary").await;
    assert!(page.error_summary().await[0].starts_with("Group 7 does not fit"), "{:?}", page.error_summary().await);
    axe::finds_nothing(&page).await;
    page.fill("drill-paper", &recovery.paper.to_lowercase()).await;
    page.press_id("drill-typed").await;

    page.step("the pack");
    page.wait_text("Every key was tried").await;
    axe::finds_nothing(&page).await;
    picture(&browser, "keys-finish").await;
    let pack = save(&page, &browser, "pack-save").await;
    let directory = save(&page, &browser, "directory-save").await;
    for (file, name) in [(&pack, "south-mere.json"), (&directory, "index.json")] {
        assert_eq!(file.file_name().and_then(|name| name.to_str()), Some(name));
        fs::copy(file, server.data().join("areas").join(name)).expect("into the site");
    }
    page.press_id("finish-done").await;
    stores_nothing(&page).await;

    page.step("referrals come, the coordinator's key is lost, and the deputy opens them all");
    let (folder, referrals) = referrals(&pack);
    fs::remove_file(&coordinator.file).expect("lost");
    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.attach("identity-file", &[&deputy.file]).await;
    page.fill("passphrase", &deputy.passphrase).await;
    page.press_id("unlock").await;
    opens_all(&page, &referrals).await;
    desk::lock(&page).await;
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));

    page.step("and on another computer the paper opens them all");
    let elsewhere = Browser::start(engine, &recorder).await;
    let page = elsewhere.page();
    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.press("Unlock with the paper copy of a recovery key").await;
    page.fill("identity-paper", &mistyped(&recovery.paper, 3)).await;
    page.press_id("unlock").await;
    page.wait_text("Group 3 does not fit").await;
    page.fill("identity-paper", &recovery.paper).await;
    page.press_id("unlock").await;
    opens_all(&page, &referrals).await;
    desk::lock(&page).await;
    drop(folder);

    page.step("nothing secret is left");
    sentinels.also("paper", &recovery.paper.replace(' ', ""));
    sentinels.also("paper as typed", &recovery.paper);
    for one in [&browser, &elsewhere] {
        assert_none(&sentinels.in_folder(&one.profile()), "on the disk");
    }
    assert_none(&sentinels.in_requests(&recorder.seen()), "in requests");
}

/// Loads the page again, as after a closed window, and goes on with a saved ceremony.
async fn resume(page: &Page<'_>, recorder: &Recorder, progress: &Path) {
    // The browser would ask whether to leave what is not saved; no driver answers alike in all engines.
    page.run("window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)", vec![]).await;
    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.press_id("to-keys").await;
    page.wait_id("ceremony-file").await;
    page.attach("ceremony-file", &[progress]).await;
    page.wait_id("steps").await;
}

/// Three referrals, sealed to the people of a pack.
fn referrals(pack: &Path) -> (TempDir, Vec<PathBuf>) {
    let pack: Value = serde_json::from_slice(&fs::read(pack).expect("the pack")).expect("JSON");
    let keys = pack["recipients"].as_array().expect("recipients").iter();
    let people: Vec<Recipient> =
        keys.map(|one| Recipient::parse(one["age"].as_str().expect("a key")).expect("a recipient")).collect();
    let folder = TempDir::new().expect("a folder");
    let files = (0..3).map(|at| {
        let mut record = record();
        record["area"] = json!("south-mere");
        record["submission"] = json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJR{:03}", 200 + at));
        write(&folder, &format!("referral-{at}.age"), &sealed(&bytes(&record), &people))
    });
    let files = files.collect();
    (folder, files)
}

async fn opens_all(page: &Page<'_>, referrals: &[PathBuf]) {
    page.wait_id("open-files").await;
    let rows = desk::open_files(page, referrals).await;
    assert!(rows.iter().all(|row| row.outcome == "opened") && rows.len() == referrals.len(), "{rows:?}");
}

/// A picture of the page for the guide: with `UPDATE_PICTURES` set it takes the place of the one in `docs/pictures`.
async fn picture(browser: &Browser, name: &str) {
    picture_of(browser, name, "app").await;
}

/// The same from an element of the page on.
async fn picture_of(browser: &Browser, name: &str, from: &str) {
    if browser.engine() != Engine::Chromium {
        return;
    }
    browser.page().run("document.getElementById(arguments[0]).scrollIntoView()", vec![json!(from)]).await;
    let folder = if env::var_os("UPDATE_PICTURES").is_some() { "docs/pictures" } else { "target/e2e" };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::create_dir_all(&folder).expect("a folder for pictures");
    browser.screenshot(&folder.join(format!("{name}.png"))).await;
}
