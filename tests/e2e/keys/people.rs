//! Who can open: a leaver is removed, somebody is added, keys are tried, passphrases change.

use std::fs;

use marac_portal::envelope::{
    Identity, Passphrase,
    lock::{WorkFactor, lock, unlock},
};
use serde_json::{Value, json};

use super::{
    picture,
    saved::{made, save},
};
use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, with, write},
    sentinels::Sentinels,
    server::Server,
};

in_every_engine!(a_leaver_is_removed_and_a_successor_added, a_passphrase_is_changed_and_a_key_is_tried);

async fn a_leaver_is_removed_and_a_successor_added(engine: Engine) {
    let server = Server::start().await;
    // An area in earnest: a trial's keys lie on one computer.
    server.change_pack(|pack| pack["trial"] = json!(false));
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = tempfile::tempdir().expect("a folder");
    let old = write(&folder, "1-old.age", &sealed(&bytes(&record()), &people_of(&server)));
    let deputy = Identity::recipient(&identity(&server, "deputy")).fingerprint().short();

    page.step("what removing does and does not do is said before it is done");
    page.open(&format!("{}/desk/#/keys", recorder.origin())).await;
    page.wait_id(&format!("person-{deputy}")).await;
    page.wait_text("was ever tried is not on record").await;
    page.press_id(&format!("remove-{deputy}")).await;
    page.wait_focus(&format!("remove-heading-{deputy}")).await;
    page.wait_text("What was sealed to it before still opens with it").await;
    axe::finds_nothing(&page).await;
    page.press_id(&format!("remove-stay-{deputy}")).await;
    page.until("nothing has changed", async || !page.has("changed-northmere").await).await;
    page.press_id(&format!("remove-{deputy}")).await;
    page.press_id(&format!("remove-go-{deputy}")).await;
    page.wait_focus("changed-heading-northmere").await;
    assert!(page.text_of(&format!("#validity-{deputy}")).await.contains("Removed on"));
    axe::finds_nothing(&page).await;
    picture(&browser, "keys-removed").await;
    let changed = save(&page, &browser, "changed-save-northmere").await;
    page.press_id("changed-look-northmere").await;
    page.wait_text("The site still has version").await;
    fs::copy(changed, server.data().join("areas/northmere.json")).expect("onto the site");
    page.press_id("changed-look-northmere").await;
    page.until("the site has it", async || !page.has("changed-northmere").await).await;
    assert!(page.text_of(&format!("#validity-{deputy}")).await.contains("Removed on"));

    page.step("a successor gets a key of their own, and the pack names both");
    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.press_id("to-keys").await;
    page.select_value("add-role-northmere", "deputy").await;
    page.press_id("add-northmere").await;
    page.wait_id("plan-start").await;
    page.fill("plan-label-0", "Deputy coordinator from December").await;
    page.press_id("plan-start").await;
    let mut sentinels = Sentinels::default();
    let successor = made(&page, &browser, "the successor", &mut sentinels).await;
    page.press_id("made-go-on").await;
    page.wait_id("drill").await;
    page.attach("drill-file", &[&successor.file]).await;
    page.fill("drill-passphrase", &successor.passphrase).await;
    page.press_id("drill").await;
    page.wait_id("finish-people").await;
    let pack = save(&page, &browser, "pack-save").await;
    let pack_json: Value = serde_json::from_slice(&fs::read(&pack).expect("the pack")).expect("JSON");
    assert_eq!(pack_json["recipients"].as_array().map(Vec::len), Some(4), "the leaver stays known");
    assert_eq!(pack_json["recipients"][3]["label"], "Deputy coordinator from December");
    fs::copy(&pack, server.data().join("areas/northmere.json")).expect("onto the site");

    page.step("new files do not open for the leaver, old ones still do");
    let today = pack_json["recipients"].as_array().expect("recipients").iter().filter(|one| one["revoked"].is_null());
    let today: Vec<_> = today.map(|one| one["age"].as_str().expect("a key").parse().expect("a recipient")).collect();
    let other = with(&record(), "/referral/victim/name", json!("Robin Quarry"));
    let new = write(&folder, "2-new.age", &sealed(&bytes(&other), &today));
    desk::unlock(&page, &recorder.origin(), &server, "deputy").await;
    let outcomes = outcomes(&page, &[old.clone(), new.clone()]).await;
    assert_eq!(outcomes, ["opened", "wrong_key"]);
    desk::lock(&page).await;
    page.attach("identity-file", &[&successor.file]).await;
    page.fill("passphrase", &successor.passphrase).await;
    page.press_id("unlock").await;
    page.wait_id("open-files").await;
    assert_eq!(self::outcomes(&page, &[old, new]).await, ["wrong_key", "opened"], "until old files are sealed anew");
}

async fn a_passphrase_is_changed_and_a_key_is_tried(engine: Engine) {
    let server = Server::start().await;
    server.change_pack(|pack| {
        pack["trial"] = json!(false);
        let soon = (chrono::Utc::now().date_naive() + chrono::TimeDelta::days(20)).to_string();
        pack["recipients"][1]["to"] = json!(soon);
    });
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = tempfile::tempdir().expect("a folder");
    let coordinator = identity(&server, "coordinator");
    let short = coordinator.recipient().fingerprint().short();

    page.step("every reason for which a file is not taken has its own sentence");
    page.open(&format!("{}/desk/#/keys/4", recorder.origin())).await;
    page.wait_id("relock").await;
    for secret in ["new-passphrase", "new-passphrase-again"] {
        page.fill(secret, "lantern gravel mitten").await;
    }
    let locked = fs::read(server.identity("coordinator")).expect("the key file");
    let text = |text: &str| text.as_bytes().to_vec();
    for (name, content, said) in [
        ("cut.key.age", locked[..120].to_vec(), "ends too early"),
        ("public.txt", text(&coordinator.recipient().to_string()), "holds the public key"),
        ("id_ed25519", text("-----BEGIN OPENSSH PRIVATE KEY-----\n"), "SSH key"),
        ("token.txt", text("AGE-PLUGIN-YUBIKEY-1QQQQ\n"), "hardware token"),
        ("minutes.txt", text("minutes of the last meeting"), "not an identity file"),
        ("work.key.age", too_much_work(&locked), "far more work"),
    ] {
        page.attach("relock-file", &[&write(&folder, name, &content)]).await;
        page.fill("old-passphrase", &server.passphrase()).await;
        page.press_id("relock").await;
        page.until(format!("{name}: {said}"), async || {
            page.error_summary().await.iter().any(|line| line.contains(said))
        })
        .await;
        assert_eq!(page.value("new-passphrase").await, "lantern gravel mitten", "nothing is cleared");
    }
    axe::finds_nothing(&page).await;

    page.step("the same key under another passphrase");
    page.attach("relock-file", &[&server.identity("coordinator")]).await;
    page.fill("old-passphrase", "wrong").await;
    page.press_id("relock").await;
    page.wait_text("That is not the passphrase of this file").await;
    page.fill("old-passphrase", &server.passphrase()).await;
    page.press_id("relock").await;
    page.wait_id("relock-save").await;
    let relocked = save(&page, &browser, "relock-save").await;
    let again =
        unlock(&fs::read(&relocked).expect("a file"), &Passphrase::new("lantern gravel mitten")).expect("unlocks");
    assert_eq!(again[0].recipient(), coordinator.recipient());

    page.step("a saved key is tried, and the pack says when");
    page.press_id("keys-back").await;
    page.press_id(&format!("try-{short}")).await;
    page.wait_id("drill").await;
    page.attach("drill-file", &[&relocked]).await;
    page.fill("drill-passphrase", "lantern gravel mitten").await;
    page.press_id("drill").await;
    page.wait_text("This is a test referral of Northmere").await;
    let pack = save(&page, &browser, "changed-save-northmere").await;
    let pack: Value = serde_json::from_slice(&fs::read(pack).expect("the pack")).expect("JSON");
    assert!(pack["recipients"][0]["drilled"].is_string() && pack["recipients"][1]["drilled"].is_null());

    page.step("whoever unlocks is reminded of everybody's keys");
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    let due = page.text_of("#keys-due").await;
    assert!(due.contains("ends on") && due.contains("in 20 days"), "the deputy's, told to the coordinator: {due}");
}

async fn outcomes(page: &Page<'_>, files: &[std::path::PathBuf]) -> Vec<String> {
    desk::open_files(page, files).await.into_iter().map(|row| row.outcome).collect()
}

fn identity(server: &Server, role: &str) -> Identity {
    let file = fs::read(server.identity(role)).expect("the key file");
    unlock(&file, &Passphrase::new(server.passphrase())).expect("unlocks").remove(0)
}

/// A key file that asks for 2^20 of work, as somebody would who wants to exhaust a computer.
fn too_much_work(locked: &[u8]) -> Vec<u8> {
    let at = locked.windows(4).position(|part| part == b" 16\n").expect("our work factor");
    [&locked[..at], b" 20\n", &locked[at + 4..]].concat()
}

#[test]
fn the_forged_file_asks_for_more_work_than_ours() {
    let identity = Identity::generate().expect("randomness");
    let file = lock(&identity, &Passphrase::new("x"), WorkFactor::DEFAULT, "2026-11-23").expect("locked");
    assert_ne!(too_much_work(&file), file);
}
