//! A copy of the site that a next build is put into while it is served, as an operator does.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use tempfile::TempDir;

use crate::server::{files_below, site};

/// A site of its own.
pub struct Published(TempDir);

impl Published {
    /// The site as it was built.
    pub fn new() -> Published {
        let copy = tempfile::tempdir().expect("a temporary folder");
        for file in files_below(&site()) {
            let to = copy.path().join(file.strip_prefix(site()).expect("a file of the site"));
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            fs::copy(&file, &to).expect("a copy");
        }
        Published(copy)
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Puts the next build in the place of this one: another document, and a worker program under another name. The old one is gone.
    pub fn publish_next(&self) {
        let program = self.only("worker-", ".wasm");
        let name = program.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let renamed = "worker-00000000000000aa.wasm";
        fs::rename(&program, self.folder().join(renamed)).expect("renamed");
        let _ = fs::remove_file(self.folder().join(format!("{name}.br")));
        let page = built("index.html");
        let next = page.replace("<title>", "<meta name=\"next-build\"><title>").replace(&name, renamed);
        let list = built("sw.js").replace(&integrity(&page), &integrity(&next)).replace(&name, renamed);
        fs::write(self.folder().join("index.html"), next).expect("the next document");
        self.publish_list(&list);
    }

    /// Publishes the list of a build of which one file is not there as the list says.
    pub fn publish_damaged(&self) {
        let page = integrity(&built("index.html"));
        self.publish_list(&built("sw.js").replace(&page, &integrity("something else")));
    }

    /// What docs/operator.md says for an emergency.
    pub fn withdraw(&self) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy/withdraw-sw.js");
        fs::copy(file, self.folder().join("sw.js")).expect("a copy");
    }

    /// Another list is another build: its name says its content.
    fn publish_list(&self, text: &str) {
        let before = built("sw.js");
        let name = before.split("BUILD=\"").nth(1).and_then(|rest| rest.split('"').next());
        let name = name.expect("the name of the build");
        let renamed = format!("{name}-{:x}", Sha384::digest(text));
        assert_ne!(before, text, "another list");
        fs::write(self.folder().join("sw.js"), text.replace(name, &renamed)).expect("the next list");
    }

    fn only(&self, start: &str, end: &str) -> PathBuf {
        let named = |name: &str| name.starts_with(start) && name.ends_with(end);
        let mut found = files_below(self.folder());
        found.retain(|file| {
            file.parent() == Some(self.folder()) && file.file_name().is_some_and(|name| named(&name.to_string_lossy()))
        });
        assert_eq!(found.len(), 1, "{start}*{end}: {found:?}");
        found.remove(0)
    }
}

/// A text of the site as it was built.
fn built(name: &str) -> String {
    fs::read_to_string(site().join(name)).expect("a file of the site")
}

fn integrity(text: &str) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(text)))
}
