//! The coordinator's desk: unlocking, opening, reading.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{page::Page, server::Server};

/// Opens the desk and unlocks it as one of the trial area's people.
pub async fn unlock(page: &Page<'_>, origin: &str, server: &Server, role: &str) {
    page.step("unlocking the desk");
    page.open(&format!("{origin}/desk/")).await;
    unlock_here(page, server, role).await;
}

/// The same where the desk stands already.
pub async fn unlock_here(page: &Page<'_>, server: &Server, role: &str) {
    page.attach("identity-file", &[&server.identity(role)]).await;
    page.fill("passphrase", &server.passphrase()).await;
    page.press_id("unlock").await;
    page.wait_id("open-files").await;
}

/// Gives files to the desk and waits until each has its row; what became of each, in the order of the list.
pub async fn open_files(page: &Page<'_>, files: &[PathBuf]) -> Vec<Row> {
    let before = rows(page).await.len();
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    page.attach("open-files", &files).await;
    page.until(format!("{} more rows", files.len()), async || {
        rows(page).await.len() == before + files.len() && !page.has("open-progress").await
    })
    .await;
    rows(page).await.split_off(before)
}

/// One row of the list of what was given.
#[derive(Debug)]
pub struct Row {
    pub outcome: String,
    /// Of what adds to a referral: `yes`, `no` or `unknown`; else nothing.
    pub proved: String,
    /// All that it says.
    pub text: String,
}

/// The whole list, in the order in which the files were given.
pub async fn rows(page: &Page<'_>) -> Vec<Row> {
    let script = "return [...document.querySelectorAll('#ledger > li')]
        .sort((one, other) => one.dataset.number - other.dataset.number)
        .map(row => [row.dataset.outcome, row.innerText, row.dataset.proved])";
    let rows = page.run(script, vec![]).await;
    let row = |row: &serde_json::Value| Row { outcome: text(&row[0]), text: text(&row[1]), proved: text(&row[2]) };
    rows.as_array().into_iter().flatten().map(row).collect()
}

/// The numbers of the rows as they stand in the list.
pub async fn order(page: &Page<'_>) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#ledger > li')].map(row => row.dataset.number)";
    page.run(script, vec![]).await.as_array().into_iter().flatten().map(text).collect()
}

/// Reads the referral in a row, from 1.
pub async fn read(page: &Page<'_>, number: usize) {
    page.press_id(&format!("ledger-{number}-read")).await;
    page.wait_id("sender").await;
}

/// Reads a case of the register that is open. In one go: the table is drawn anew while cases are still being compared.
pub async fn read_case(page: &Page<'_>, reference: &str) {
    let press = "const all = [...document.querySelectorAll('#triage tbody th button')];
        all.find(one => one.innerText.trim() === arguments[0]).click()";
    page.run(press, vec![json!(reference)]).await;
    page.wait_id("panel-heading").await;
}

/// Locks the desk; nothing that was open is on the page any more.
pub async fn lock(page: &Page<'_>) {
    page.press_id("lock").await;
    page.wait_id("identity-file").await;
    let left = page
        .run("return document.querySelectorAll(arguments[0]).length", vec![json!("#ledger li, .recap, #sender")])
        .await;
    assert_eq!(left, 0, "something is still open behind a locked desk");
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
