//! Files that go with a referral: chosen, refused with what to do instead, removed, and at the desk byte for byte.

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{
    axe,
    browser::{Browser, Engine},
    case::Case,
    desk, in_every_engine, journey,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::write,
    sentinels::assert_none,
    server::Server,
};

in_every_engine!(files_reach_the_coordinator, files_are_taken_and_refused_one_by_one);

const LETTER: &[u8] = b"%PDF-1.7 an invented letter";

/// A photo with a position and turned by a quarter, made by another program (`tests/vectors/photos`).
fn photo() -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/photos/located.jpg");
    fs::read(file).expect("the recorded photo")
}

async fn files_reach_the_coordinator(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let mut case = Case::least();
    let name = format!("{} door.jpg", case.sentinels.word("file name"));
    let files = [write(&folder, &name, &photo()), write(&folder, "letter.pdf", LETTER)];

    journey::begin(&page, &recorder.origin()).await;
    to_attachments(&page).await;
    choose(&page, &files, &[&name, "letter.pdf"]).await;
    assert!(page.text_of("#attached-0").await.contains("Position removed"));
    assert!(!page.text_of("#attached-1").await.contains("Position removed"));
    axe::finds_nothing(&page).await;
    page.step("gone from the disk");
    files.iter().for_each(|file| fs::remove_file(file).expect("a file of ours"));
    page.press("All sections").await;
    page.wait_id("status-attachments").await;
    assert_eq!(page.text_of("#status-attachments").await.trim(), "2 files");
    let said = journey::fill_in(&page, &case, async |_| {}).await;
    axe::finds_nothing(&page).await;
    let listed = page.text_of("#recap-attachments").await;
    assert!(listed.contains(&name) && listed.contains("letter.pdf") && listed.contains("JPG, 3 KB"), "{listed}");

    let receipt = journey::seal(&page).await;
    page.step("a change after sealing is said");
    page.back().await;
    page.wait_id("recap-attachments").await;
    page.back().await;
    page.wait_id("attached-1-remove").await;
    page.press_id("attached-1-remove").await;
    page.wait_focus("attached-0-remove").await;
    page.forward().await;
    page.wait_id("recap-attachments").await;
    page.forward().await;
    page.wait_text("You have changed").await;

    page.step("sending what was sealed");
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
    let dropped = server.dropped();
    assert_eq!(dropped.len(), 1, "{dropped:?}");
    let record = server.record_in(&dropped[0]);
    let notes = &record["referral"]["attachments"];
    assert_eq!((&notes[0]["changed"], notes[1].get("changed")), (&json!(["gps_removed"]), None));
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;

    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    page.step("saving what came with it");
    assert_eq!(desk::open_files(&page, &dropped).await[0].outcome, "opened");
    desk::read(&page, 1).await;
    assert_eq!(page.text_of("#reference").await, receipt.reference);
    journey::assert_says(&page, &said).await;
    assert!(page.text_of("#attachment-1").await.contains("Position removed"));
    assert!(!page.text_of("#attachments").await.contains("Not the file"));
    let saved = [save(&page, &browser, 1).await, save(&page, &browser, 2).await];
    assert_eq!(saved[1], LETTER);
    assert_eq!(notes[0]["bytes"], saved[0].len());
    assert_without_position(&saved[0]);
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:?}", recorder.foreign(engine));
    desk::lock(&page).await;
    browser.quit().await;
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
}

async fn files_are_taken_and_refused_one_by_one(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let folder = TempDir::new().expect("a folder");
    let with = |name: &str, content: &[u8]| write(&folder, name, content);
    let first = [
        with("IMG_0001.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        with("old.pdf", b"%PDF-1.4 an older letter"),
        with("statement.docx", b"PK\x03\x04 an invented statement"),
        with("empty.pdf", b""),
        with("scan.pdf", b"GIF89a no PDF"),
        with("photo.jpg", &photo()),
        with("notes.png", b"%PDF-1.4 no picture"),
    ];
    journey::begin(&page, &recorder.origin()).await;
    to_attachments(&page).await;
    page.step("several at once");
    choose(&page, &first, &["old.pdf", "photo.jpg"]).await;
    page.wait_focus("error-summary").await;
    let summary = page.error_summary().await;
    let expected =
        ["Most Compatible", "Save it as a PDF first", "is empty", "screenshot", "something else than its name"];
    assert_eq!(summary.len(), expected.len(), "{summary:#?}");
    for (line, words) in summary.iter().zip(expected) {
        assert!(line.contains(words), "{line:?} does not say {words:?}");
        assert!(page.text_of("#attach-error").await.contains(line.as_str()), "{line:?} is not beside the control");
    }
    assert!(page.title().await.starts_with("Error:"), "{:?}", page.title().await);
    assert!(page.text_of("#attach-said").await.contains("old.pdf is attached."));
    axe::finds_nothing(&page).await;
    page.press(&summary[0]).await;
    page.wait_focus("attach").await;

    page.step("one is taken back and others chosen");
    page.press_id("attached-0-remove").await;
    page.wait_focus("attached-0-remove").await;
    assert_eq!(page.text_of("#attach-said").await, "old.pdf is no longer attached.");
    assert!(page.error_summary().await.is_empty());
    let twice = with("the same.jpg", &photo());
    choose(&page, &[twice, with("letter.pdf", LETTER)], &["photo.jpg", "letter.pdf"]).await;
    assert!(page.error_summary().await[0].contains("already"));

    page.step("limits of the area");
    let many: Vec<PathBuf> = (0..4).map(|n| with(&format!("{n}.pdf"), format!("%PDF-{n}").as_bytes())).collect();
    choose(&page, &many, &["photo.jpg", "letter.pdf", "0.pdf", "1.pdf", "2.pdf"]).await;
    assert!(page.error_summary().await[0].contains("no more than 5 files"));
    page.press_id("attached-4-remove").await;
    page.wait_focus("attached-3-remove").await;
    let large = with("large.pdf", &vec![b'%'; 26_214_400]);
    choose(&page, &[large], &["photo.jpg", "letter.pdf", "0.pdf", "1.pdf"]).await;
    assert!(page.error_summary().await[0].contains("together may have 26 MB"), "{:?}", page.error_summary().await);

    page.step("nothing is lost by going about");
    page.press("All sections").await;
    page.wait_id("status-attachments").await;
    page.back().await;
    page.wait_id("attached-3").await;
    page.press_id("continue").await;
    page.wait_id("recap-attachments").await;
    journey::assert_nothing_was_put(&page, &recorder).await;
}

async fn to_attachments(page: &Page<'_>) {
    page.step("attaching");
    page.press("Attachments").await;
    page.wait_heading_ends("Attachments").await;
    axe::finds_nothing(page).await;
}

/// Gives files to the page and waits until it has looked at each; what is attached then.
async fn choose(page: &Page<'_>, files: &[PathBuf], attached: &[&str]) {
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    // The line says something else as soon as they are looked at.
    page.attach("attach", &files).await;
    page.until("the files to be looked at", async || {
        let script = "return document.getElementById('continue').getAttribute('aria-disabled')";
        page.run(script, vec![]).await == "false" && page.texts("#attached dt").await == attached
    })
    .await;
}

async fn save(page: &Page<'_>, browser: &Browser, number: usize) -> Vec<u8> {
    let before = browser.downloads();
    page.press_id(&format!("attachment-{number}-save")).await;
    fs::read(browser.downloaded(&before).await).expect("the attachment")
}

/// The photo that was chosen without its position: everything that another library reads is there, and it is still turned.
fn assert_without_position(saved: &[u8]) {
    let read = |photo: &[u8]| exif::Reader::new().read_from_container(&mut Cursor::new(photo)).expect("Exif");
    let (before, after) = (photo(), read(saved));
    assert_eq!(saved.len(), before.len());
    let of_position = |field: &&exif::Field| field.tag.context() == exif::Context::Gps;
    assert_eq!(after.fields().filter(of_position).count(), 0);
    let before = read(&before);
    assert!(before.fields().filter(of_position).count() > 1);
    let turned =
        |exif: &exif::Exif| exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY).map(|f| f.value.get_uint(0));
    assert_eq!(turned(&after), Some(Some(6)));
    assert_eq!(after.fields().count(), before.fields().filter(|field| !of_position(field)).count());
}
