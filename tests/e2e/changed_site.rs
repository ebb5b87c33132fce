//! The site as somebody might publish it who changes the worker's script and names the change in the page.

use std::fs;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use tempfile::TempDir;

use crate::server::{files_below, site};

/// A copy of the site whose worker runs `first` before its own script.
pub fn with_in_worker(first: &str) -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    for file in files_below(&site()) {
        let to = copy.path().join(file.strip_prefix(site()).expect("a file of the site"));
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, &to).expect("a copy");
    }
    let is_script = |name: &str| name.starts_with("worker-") && name.ends_with(".js");
    let script = files_below(copy.path())
        .into_iter()
        .find(|file| file.file_name().is_some_and(|name| is_script(&name.to_string_lossy())))
        .expect("the worker's script");
    let own = fs::read_to_string(&script).expect("text");
    let changed = format!("{first}\n{own}");
    fs::write(&script, &changed).expect("the changed script");
    // The compressed copy is of the script as it was.
    let compressed = script.with_extension("js.br");
    if compressed.is_file() {
        fs::remove_file(compressed).expect("removed");
    }
    let index = copy.path().join("index.html");
    let page = fs::read_to_string(&index).expect("the page");
    let named = page.replace(&integrity(own.as_bytes()), &integrity(changed.as_bytes()));
    assert_ne!(page, named, "the page names the worker's script");
    fs::write(index, named).expect("the changed page");
    copy
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}
