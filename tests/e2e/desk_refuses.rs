//! What does not unlock or open: each has its own sentence, none stops the others, and nothing in a file can act on the page.

use std::{fs, path::PathBuf};

use marac_portal::envelope::{Identity, armor::armor};
use serde_json::json;
use tempfile::TempDir;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk,
    envelope_support::{people, recipients, seal_plaintext},
    in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{archive, bytes, people_of, record, sealed, twice, with, write},
    server::Server,
};

in_every_engine!(each_bad_identity_has_its_sentence, each_bad_file_has_its_sentence, a_pasted_identity_does_not_stay);

async fn each_bad_identity_has_its_sentence(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let files = TempDir::new().expect("a folder");
    let own = fs::read(server.identity("coordinator")).expect("the identity file");
    let mut changed = own.clone();
    let last = changed.len() - 20;
    changed[last] ^= 1;

    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.wait_id("identity-file").await;
    axe::finds_nothing(&page).await;
    page.press_id("unlock").await;
    assert_mend(&page, "Choose your identity file").await;

    page.attach("identity-file", &[&server.identity("coordinator")]).await;
    page.press_id("unlock").await;
    assert_mend(&page, "Enter the passphrase of your identity file").await;
    page.fill("passphrase", "not this one").await;
    page.press_id("unlock").await;
    assert_mend(&page, "That is not the passphrase of this file.").await;
    axe::finds_nothing(&page).await;

    for (name, content, says) in [
        ("referral.age", sealed(b"{}", &people_of(&server)), "This is not an identity file"),
        ("letter.txt", b"Dear coordinator, here is your key.".to_vec(), "This is not an identity file"),
        (
            "public.txt",
            people_of(&server)[0].as_str().as_bytes().to_vec(),
            "This file holds the public key, which only seals.",
        ),
        ("short.key.age", own[..own.len() / 2].to_vec(), "The identity file ends too early"),
        ("changed.key.age", changed, "The identity file was changed since it was made."),
    ] {
        page.step(name);
        page.attach("identity-file", &[&write(&files, name, &content)]).await;
        page.fill("passphrase", &server.passphrase()).await;
        page.press_id("unlock").await;
        assert_mend(&page, says).await;
        assert!(!page.has("open-files").await, "{name} unlocks nothing");
    }

    page.step("at last the right one");
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
}

async fn a_pasted_identity_does_not_stay(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let locked = armor(&fs::read(server.identity("coordinator")).expect("the identity file"));
    // As pasting does, lines and all: the control is of one line.
    let paste = async |text: &str| {
        let script = "document.getElementById('identity-text').value = arguments[0]";
        page.run(script, vec![json!(text)]).await;
        page.press_id("unlock").await;
    };

    let folder = TempDir::new().expect("a folder");
    let file = write(&folder, "referral.age", &sealed(&bytes(&record()), &people_of(&server)));

    page.open(&format!("{}/desk/", recorder.origin())).await;
    page.wait_id("identity-text").await;
    paste(&locked).await;
    assert_mend(&page, "Enter the passphrase of your identity file").await;
    assert_eq!(page.value("identity-text").await, "", "taken, and gone");
    paste(people_of(&server)[0].as_str()).await;
    assert_mend(&page, "This file holds the public key, which only seals.").await;
    assert_eq!(page.value("identity-text").await, "");
    axe::finds_nothing(&page).await;
    let key = Identity::generate().expect("a key").on_paper().line().to_owned();
    paste(&format!("{key} Sent from my phone")).await;
    assert_mend(&page, "The secret key is in order, but other text follows it").await;
    assert_eq!(page.value("identity-text").await, "");

    page.fill("passphrase", &server.passphrase()).await;
    paste(&locked).await;
    page.wait_id("open-files").await;
    let rows = desk::open_files(&page, &[file]).await;
    assert_eq!(rows[0].outcome, "opened", "{rows:?}");
    desk::lock(&page).await;
    assert_eq!(page.value("identity-text").await, "");
    policy::was_kept(&page, &recorder).await;
}

async fn each_bad_file_has_its_sentence(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let ours = people_of(&server);
    let record = record();
    let good = sealed(&bytes(&record), &ours);
    let mut damaged = good.clone();
    damaged[70_000] ^= 1;

    let files = [
        ("01-good.age", good.clone(), "opened", "Read"),
        ("02-again.age", good.clone(), "duplicate", "You have it already; nothing was lost."),
        ("03-armored.age.txt", armor(&good).into_bytes(), "duplicate", "You have it already"),
        ("04-changed.age", damaged, "damaged", "It was changed on its way"),
        ("05-short.age", good[..100_000].to_vec(), "truncated", "A part of it is missing."),
        (
            "06-foreign.age",
            sealed(&bytes(&record), &recipients(&people(1))),
            "wrong_key",
            "None of your keys opens it.",
        ),
        ("07-letter.docx", b"PK\x03\x04 a letter".to_vec(), "not_a_referral", "It is some other file."),
        ("08-empty.age", Vec::new(), "not_a_referral", "It is some other file."),
        (
            "08-key.age",
            fs::read(server.identity("deputy")).expect("an identity file"),
            "not_a_referral",
            "It is locked with a passphrase, as key files and drafts are.",
        ),
        (
            "09-newer.age",
            sealed(&bytes(&with(&record, "/format", json!("marac-portal/referral@2"))), &ours),
            "newer_version",
            "It was made by a newer version",
        ),
        (
            "10-practice.age",
            sealed(&bytes(&with(&record, "/mode", json!("practice"))), &ours),
            "practice",
            "An invented case came in among real ones.",
        ),
        ("11-no-zip.age", seal_plaintext(&ours, |len| vec![b'x'; len]), "damaged", "was not made by this service"),
        (
            "12-two-records.age",
            seal_plaintext(&ours, |len| {
                twice(archive(len, &["referral.json", "referral_json", "referral.txt", "padding"]))
            }),
            "damaged",
            "was not made by this service",
        ),
        (
            "13-way-out.age",
            seal_plaintext(&ours, |len| archive(len, &["referral.json", "referral.txt", "../../padding"])),
            "damaged",
            "was not made by this service",
        ),
        (
            "14-script.age",
            sealed(&bytes(&with(&record, "/referral/reason/narrative", json!(SCRIPT))), &ours),
            "opened",
            "Read",
        ),
    ];
    let paths: Vec<PathBuf> = files.iter().map(|(name, content, ..)| write(&folder, name, content)).collect();

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    axe::finds_nothing(&page).await;
    page.step("opening all of them");
    let rows = desk::open_files(&page, &paths).await;
    for ((name, _, outcome, says), row) in files.iter().zip(&rows) {
        assert_eq!(row.outcome, *outcome, "{engine}, {name}: {}", row.text);
        assert!(row.text.contains(says) && row.text.contains(name), "{engine}, {name}: {}", row.text);
    }
    let total = page.text_of("#ledger-total").await;
    assert!(total.starts_with("15 "), "{total:?}");
    axe::finds_nothing(&page).await;

    page.step("a script in a text is a text");
    desk::read(&page, 15).await;
    assert_eq!(page.text_of("#recap-reason-narrative").await.trim(), SCRIPT);
    assert_ne!(page.title().await, "owned");
    axe::finds_nothing(&page).await;

    page.step("the practice case is loud");
    page.press_id("back").await;
    page.wait_focus("ledger-15-read").await;
    desk::read(&page, 11).await;
    assert!(page.text().await.contains("PRACTICE"));
    page.press_id("back").await;

    page.step("pasted text");
    page.wait_id("armor").await;
    page.press_id("open-armor").await;
    assert_mend(&page, "Paste the text of a sealed referral first").await;
    page.fill("armor", "-----BEGIN AGE ENCRYPTED FILE-----\nnot much").await;
    page.press_id("open-armor").await;
    page.until("a row for it", async || desk::rows(&page).await.len() == 16).await;
    let row = desk::rows(&page).await.pop().expect("a row");
    assert!(["truncated", "damaged"].contains(&row.outcome.as_str()), "{row:?}");

    page.step("locking");
    desk::lock(&page).await;
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
}

const SCRIPT: &str = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">";

async fn assert_mend(page: &Page<'_>, says: &str) {
    page.until(format!("{says:?} in the error summary"), async || {
        page.error_summary().await.iter().any(|line| line.contains(says))
    })
    .await;
    page.wait_focus("error-summary").await;
}
