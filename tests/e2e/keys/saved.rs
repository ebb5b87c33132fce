//! A person's key as the page made it and the person saved it.

use std::{fs, path::PathBuf};

use marac_portal::envelope::{Passphrase, lock::unlock};

use crate::{browser::Browser, page::Page, sentinels::Sentinels};

/// A person's saved key, as they have it: a file, and what they wrote down.
pub struct Saved {
    pub file: PathBuf,
    pub passphrase: String,
    /// Of the recovery key, the groups on the sheet.
    pub paper: String,
}

/// Makes the key whose page stands, and saves its file.
pub async fn made(page: &Page<'_>, browser: &Browser, label: &str, sentinels: &mut Sentinels) -> Saved {
    let passphrase = made_but_not_saved(page).await;
    sentinels.also(&format!("passphrase of {label}"), &passphrase);
    let named = page.text_of("#key-file").await;
    let file = save(page, browser, "key-save").await;
    assert_eq!(file.file_name().and_then(|name| name.to_str()), Some(named.as_str()));
    let locked = fs::read(&file).expect("the key file");
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> scrypt"));
    let identity = unlock(&locked, &Passphrase::new(passphrase.as_str())).expect("unlocks").remove(0);
    sentinels.also(&format!("secret key of {label}"), identity.on_paper().line());
    let paper = page.texts("#paper-groups .desk-paper__letters").await.join(" ");
    Saved { file, passphrase, paper }
}

pub async fn made_but_not_saved(page: &Page<'_>) -> String {
    page.wait_id("suggest").await;
    page.press_id("suggest").await;
    page.until("six words", async || page.text_of("#suggested").await.split('-').count() == 6).await;
    let passphrase = page.text_of("#suggested").await;
    page.fill("new-passphrase", &passphrase).await;
    page.fill("new-passphrase-again", &passphrase).await;
    page.press_id("make").await;
    page.wait_focus("made-heading").await;
    passphrase
}

/// Presses a button that saves a file, and puts the file aside: WebKit writes over an earlier one of the same name.
pub async fn save(page: &Page<'_>, browser: &Browser, button: &str) -> PathBuf {
    let before = browser.downloads();
    page.press_id(button).await;
    let file = browser.downloaded(&before).await;
    let aside = file.with_file_name(format!("aside-{}", before.len()));
    fs::create_dir(&aside).expect("a folder");
    let kept = aside.join(file.file_name().expect("a name"));
    fs::rename(&file, &kept).expect("put aside");
    kept
}

/// The groups with another letter in one of them.
pub fn mistyped(paper: &str, number: usize) -> String {
    let mut groups: Vec<String> = paper.split(' ').map(str::to_owned).collect();
    let group = &mut groups[number - 1];
    let other = if group.starts_with('Q') { "P" } else { "Q" };
    group.replace_range(0..1, other);
    groups.join(" ")
}
