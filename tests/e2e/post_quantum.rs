//! A referral to an area whose keys are post-quantum, from the page to the desk.

use std::{collections::BTreeSet, fs, process::Command};

use marac_portal::envelope::{
    Family, Passphrase, Recipient,
    header::{MOST, looks_complete},
    lock::unlock,
    open,
};
use serde_json::Value;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    desk, in_every_engine, journey, policy,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(a_referral_sealed_to_post_quantum_keys_opens_everywhere);

async fn a_referral_sealed_to_post_quantum_keys_opens_everywhere(engine: Engine) {
    let server = Server::start().await;
    make_keys(&server);
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();

    journey::begin(&page, &recorder.origin()).await;
    let said = journey::fill_in(&page, &case, async |_| {}).await;
    page.step("the six words of keys of two thousand characters");
    page.press("Check these keys by phone").await;
    for recipient in recipients(&server) {
        page.wait_text(&recipient.fingerprint().words().join(" ")).await;
    }
    axe::finds_nothing(&page).await;
    let receipt = journey::seal(&page).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;

    page.step("what anybody may see of it");
    let dropped = server.dropped();
    let sealed = fs::read(&dropped[0]).expect("the stored file");
    let header = looks_complete(&sealed[..MOST], sealed.len() as u64).expect("a sealed referral");
    assert_eq!((header.classic, header.post_quantum, sealed.len()), (0, 3, 128 * 1024), "as long as any other");
    let public = String::from_utf8_lossy(&sealed[..header.len]);
    let kinds: BTreeSet<&str> = public.lines().filter_map(|line| line.strip_prefix("-> ")?.split(' ').next()).collect();
    assert!(kinds.iter().all(|kind| *kind == "mlkem768x25519" || kind.ends_with("-grease")), "{kinds:?}");

    page.step("each key opens it");
    let name = case.written("victim.name");
    assert_eq!(server.record_in(&dropped[0])["referral"]["victim"]["name"], name, "with marac open");
    for role in ["coordinator", "deputy", "recovery"] {
        let locked = fs::read(server.identity(role)).expect("an identity file");
        let identities = unlock(&locked, &Passphrase::new(server.passphrase())).expect("unlocked");
        let opened = open(&sealed, &identities).expect("opened");
        assert_eq!(opened.reference.to_string(), receipt.reference, "{role}");
        assert!(opened.text.contains(name), "{role}");
    }

    desk::unlock(&page, &recorder.origin(), &server, "deputy").await;
    let rows = desk::open_files(&page, &dropped).await;
    assert_eq!(rows[0].outcome, "opened", "{rows:?}");
    desk::read(&page, 1).await;
    page.unfold("need-to-know").await;
    journey::assert_says(&page, &said).await;
    desk::lock(&page).await;
    policy::was_kept(&page, &recorder).await;
}

/// Puts post-quantum keys of `marac keygen`, under the same passphrase, in the place of those of the trial.
fn make_keys(server: &Server) {
    let (keys, passphrase) = (server.data().join("keys"), server.passphrase());
    fs::remove_dir_all(&keys).expect("the trial's keys");
    let mut keygen = Command::new(env!("CARGO_BIN_EXE_marac"));
    keygen.args(["keygen", "--area", "northmere", "--post-quantum", "--out"]).arg(&keys);
    let made = keygen.env("MARAC_PASSPHRASE", &passphrase).output().expect("marac keygen");
    assert!(made.status.success(), "marac keygen: {}", String::from_utf8_lossy(&made.stderr));
    fs::write(keys.join("passphrase.txt"), passphrase).expect("the passphrase");
    let made: Value = serde_json::from_slice(&fs::read(keys.join("recipients.json")).expect("the keys")).expect("JSON");
    server.change_pack(|pack| pack["recipients"] = made);
    assert!(recipients(server).iter().all(|one| one.family() == Family::PostQuantum));
}

fn recipients(server: &Server) -> Vec<Recipient> {
    crate::sealed::people_of(server)
}
