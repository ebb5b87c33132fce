//! A trainer's session: thirty hand-ins by code and by file, the class beside the key, paper; and nothing real in between.

use std::path::{Path, PathBuf};

use marac_portal::area::PRACTICE_RECIPIENT;
use marac_portal::domain::instrument::{Instrument, Tri};
use marac_portal::domain::mode::Practice;
use marac_portal::domain::practice::case::Case;
use marac_portal::domain::practice::code::{HandIn, SessionMark};
use marac_portal::envelope::{Content, Recipient, seal};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::{
    axe,
    browser::{Browser, Engine},
    desk, in_every_engine,
    page::Page,
    policy,
    recorder::Recorder,
    sealed::{bytes, people_of, record, sealed, write},
    server::Server,
};

in_every_engine!(thirty_learners_hand_in_and_the_class_is_seen, practice_and_live_never_share_a_page);

/// A file of the repository.
fn public(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)).expect("a file of the site")
}

fn marla() -> Case {
    let instrument = Instrument::parse(&public("instruments/dash-ric.json")).expect("the checklist");
    Case::read(&public("practice/v1-marla-quill.json"), &instrument).expect("a case")
}

/// As the key has it, but item 16 (not known) answered No by everybody, and item 13 (No) answered Yes by the first ten.
fn answers(case: &Case, learner: usize) -> [Option<Tri>; 24] {
    std::array::from_fn(|at| {
        Some(match at + 1 {
            16 => Tri::No,
            13 if learner < 10 => Tri::Yes,
            _ => case.key[at].answer,
        })
    })
}

fn routes(learner: usize) -> Vec<&'static str> {
    if learner < 5 { vec!["visible_high_risk", "judgement"] } else { vec!["visible_high_risk"] }
}

fn code(case: &Case, session: &str, learner: usize) -> String {
    let session = SessionMark::read(session).expect("a session");
    HandIn { session, case: case.mark(), answers: answers(case, learner), routes: routes(learner) }.code()
}

/// A practice file of a learner.
fn file(case: &Case, learner: usize) -> Vec<u8> {
    let mut practice = record();
    practice["mode"] = json!("practice");
    practice["submission"] = json!(format!("7ZQ4N8V2K6T1X9B3M5C0WJR{:03}", 100 + learner));
    practice["referral"]["criteria"]["routes"] = json!(routes(learner));
    for (keyed, answer) in case.key.iter().zip(answers(case, learner)) {
        practice["referral"]["ric"][&keyed.item]["answer"] = json!(answer.expect("an answer").id());
    }
    sealed_practice(&practice)
}

fn sealed_practice(record: &Value) -> Vec<u8> {
    let content = Content { record: bytes(record), text: "PRACTICE".to_owned(), attachments: Vec::new() };
    let key = Recipient::parse(PRACTICE_RECIPIENT).expect("the practice key");
    seal::<Practice>(content, &[key]).expect("sealed").into_bytes()
}

async fn sums(page: &Page<'_>) -> String {
    page.text_of("#hand-in-sums").await
}

async fn wait_sums(page: &Page<'_>, expected: &str) {
    page.until(format!("the sums to be {expected:?}"), async || sums(page).await == expected).await;
}

async fn thirty_learners_hand_in_and_the_class_is_seen(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let (case, folder) = (marla(), TempDir::new().expect("a folder"));

    page.step("the session");
    page.open(&format!("{}/desk/#/trainer", recorder.origin())).await;
    page.wait_id("trainer-case").await;
    assert!(page.title().await.starts_with("PRACTICE: "), "{}", page.title().await);
    page.select_value("trainer-case", &case.id).await;
    page.wait_id("trainer-code").await;
    page.fill("trainer-code", "k7").await;
    page.key(Key::Tab).await;
    page.until("the link of this session", async || {
        page.text_of("#trainer-link").await.ends_with("#/practice/s/K7/v1-marla-quill")
    })
    .await;
    axe::finds_nothing(&page).await;

    page.step("eighteen codes, two of another session");
    page.run("location.hash = '#/trainer/2'", vec![]).await;
    page.wait_id("hand-in-codes").await;
    // Learners who agree have the same code: they are entered one at a time, and counted as further learners.
    let mut typed: Vec<String> = [0, 5, 10].into_iter().map(|learner| code(&case, "K7", learner)).collect();
    typed.extend([6, 7].map(|learner| code(&case, "ZZ", learner)));
    page.fill("hand-in-codes", &typed.join("\n")).await;
    page.press_id("hand-in-take").await;
    wait_sums(&page, "5 handed in: 3 count, 2 of another session").await;
    let others = [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17];
    for (row, learner) in (6..).zip(others) {
        page.fill("hand-in-codes", &code(&case, "K7", learner)).await;
        page.press_id("hand-in-take").await;
        page.wait_id(&format!("hand-in-{row}-another")).await;
        page.press_id(&format!("hand-in-{row}-another")).await;
    }
    wait_sums(&page, "20 handed in: 18 count, 2 of another session").await;
    axe::finds_nothing(&page).await;

    page.step("ten files, three of them damaged");
    let mut files: Vec<PathBuf> = Vec::new();
    for learner in 18..25 {
        files.push(write(&folder, &format!("learner-{learner}.age"), &file(&case, learner)));
    }
    let whole = file(&case, 25);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    files.push(write(&folder, "cut.age", &whole[..whole.len() - 500]));
    files.push(write(&folder, "short.age", &whole[..400]));
    files.push(write(&folder, "changed.age", &flipped));
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    page.attach("hand-in-files", &paths).await;
    // A code of the same answers is there: whether it is the same learner, a person says.
    wait_sums(&page, "30 handed in: 18 count, 7 again, 2 of another session, 3 not opened").await;
    for row in 21..28 {
        page.press_id(&format!("hand-in-{row}-another")).await;
    }
    wait_sums(&page, "30 handed in: 25 count, 2 of another session, 3 not opened").await;

    page.step("the class beside the key, worked out by hand");
    // Item 13: ten Yes and fifteen No of 25, so (45 + 105) / 300 = 0.5 of the pairs agree; all others agree.
    // Together (23 + 0.5) / 24 = 0.979. Yes 17 x 25 + 10 = 435, No 50 + 15 + 25 = 90, Don't know 75 of 600:
    // by chance 0.5638, and kappa = (0.9792 - 0.5638) / 0.4363 = 0.952.
    page.run("location.hash = '#/trainer/3'", vec![]).await;
    page.wait_id("class-agreement").await;
    assert_eq!(page.text_of("#class-pairs").await, "0.979");
    assert!(page.text_of("#class-kappa").await.contains("0.952"), "{}", page.text_of("#class-kappa").await);
    let rows = "return [...document.querySelectorAll('#class-heat tbody tr')].map(row =>
        [...row.querySelectorAll('td .class-count')].map(count => count.textContent).join(' '))";
    let rows = page.run(rows, vec![]).await;
    assert_eq!(rows[0], "25 0 0 0", "item 1: {rows}");
    assert_eq!(rows[12], "10 15 0 0", "item 13");
    assert_eq!(rows[15], "0 25 0 0", "item 16");
    assert_eq!(rows[17], "0 0 25 0", "item 18");
    axe::finds_nothing(&page).await;
    page.press_id("class-project").await;
    axe::finds_nothing(&page).await;
    if let Some(paper) = browser.printed().await {
        let sheets: Vec<&str> = paper.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(sheets.iter().all(|sheet| sheet.contains("PRACTICE")), "{paper}");
    }
    let before = browser.downloads();
    page.press_id("class-csv").await;
    let csv = std::fs::read_to_string(browser.downloaded(&before).await).expect("a table");
    assert!(csv.starts_with('\u{feff}') && csv.contains("\"10\"") || csv.contains(",10,15,0,0,"), "{csv}");

    page.step("mistyped, of another case, and a live file");
    page.run("location.hash = '#/trainer/2'", vec![]).await;
    page.wait_id("hand-in-codes").await;
    let right = code(&case, "K7", 0);
    let wrong = format!("{}{}", if right.starts_with('K') { 'M' } else { 'K' }, &right[1..]);
    let other = HandIn { case: case.mark() ^ 1, ..HandIn::read(&right).expect("a code") }.code();
    page.fill("hand-in-codes", &format!("{wrong}\n{other}")).await;
    page.press_id("hand-in-take").await;
    page.wait_id("hand-in-31-mend").await;
    let row = page.run("return document.getElementById('hand-in-31').closest('tr').textContent", vec![]).await;
    assert!(row.as_str().is_some_and(|row| row.contains("character 1 should be K") && row.contains(&right)), "{row}");
    let live = write(&folder, "live.age", &sealed(&bytes(&record()), &people_of(&server)));
    let exposed = sealed(&bytes(&record()), &[Recipient::parse(PRACTICE_RECIPIENT).expect("the practice key")]);
    let exposed = write(&folder, "exposed.age", &exposed);
    page.attach("hand-in-files", &[&live, &exposed]).await;
    wait_sums(&page, "34 handed in: 25 count, 1 mistyped, 1 of another case, 2 of another session, 5 not opened").await;
    let text = page.text().await;
    assert!(
        text.contains("It may be a real referral") && text.contains("It says that it is a real referral"),
        "{text}"
    );
    assert!(!text.contains("Tern Street"), "nothing of a live file is shown");
    policy::was_kept(&page, &recorder).await;
}

async fn practice_and_live_never_share_a_page(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let (case, folder) = (marla(), TempDir::new().expect("a folder"));

    page.step("a practice file at a live desk");
    desk::unlock(&page, &recorder.origin(), &server, "coordinator").await;
    let practice = write(&folder, "practice.age", &file(&case, 0));
    let mut to_the_area = record();
    to_the_area["mode"] = json!("practice");
    // By the key, and where the key fits, by the record.
    let marked = write(&folder, "marked.age", &sealed(&bytes(&to_the_area), &people_of(&server)));
    let rows = desk::open_files(&page, &[practice, marked]).await;
    assert_eq!([rows[0].outcome.as_str(), rows[1].outcome.as_str()], ["practice", "wrong_key"], "by name: {rows:?}");

    page.step("practice is shut while a key is unlocked");
    page.run("location.hash = '#/trainer'", vec![]).await;
    page.wait_id("practice-shut").await;
    assert!(!page.has("trainer-case").await);
    axe::finds_nothing(&page).await;
    page.press_id("practice-lock").await;
    page.wait_id("trainer-case").await;
    assert!(!page.has("open-files").await && !page.has("ledger").await, "nothing of the desk is left");
    axe::finds_nothing(&page).await;

    page.step("paper for each case");
    page.select_value("trainer-case", &case.id).await;
    page.run("location.hash = '#/trainer/5'", vec![]).await;
    page.wait_id("paper-which").await;
    for paper in ["guide", "handout", "interview", "key", "roles", "tally"] {
        page.select_value("paper-which", paper).await;
        page.until(format!("{paper} to stand"), async || page.has("paper-sheet").await).await;
        axe::finds_nothing(&page).await;
        if let Some(paper) = browser.printed().await {
            let sheets: Vec<&str> = paper.trim_end_matches('\u{c}').split('\u{c}').collect();
            assert!(sheets.iter().all(|sheet| sheet.contains("PRACTICE")), "{paper}");
        }
    }
    policy::was_kept(&page, &recorder).await;
}
