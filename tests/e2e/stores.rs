//! The dropboxes of docs/dropboxes.md against the real programs: `make stores`. A referral is sealed in Chromium and sent to each,
//! most with the first answer lost on the way, and what lies in the store is byte for byte what left the page.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    browser::{Browser, Engine},
    case::Case,
    journey,
    page::Page,
    program::{Program, find},
    recorder::{Fault, Recorder},
    server::{Server, files_below},
};

const CONFIRMED: &str = "The dropbox has confirmed every byte";
const TAKEN: &str = "The dropbox says that it has taken the file";
const UNKNOWN: &str = "Not known whether it arrived";

/// What of the site's own belongs to a store.
struct Store {
    origin: String,
    dropbox: Value,
    /// What the receipt says once it is stored.
    says: &'static str,
    /// Whether the first answer is lost on the way.
    loses_answer: bool,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs nginx"]
async fn nginx_alone_takes_a_referral_and_shows_nothing() {
    let folder = TempDir::new().expect("a folder");
    let stage = Stage::start().await;
    let (_nginx, port) = nginx(folder.path(), &stage.recorder.origin()).await;
    let origin = format!("http://127.0.0.1:{port}");
    let dropbox = json!({"kind": "webdav", "url": format!("{origin}/drop/")});
    stage
        .sends(Store { origin: origin.clone(), dropbox, says: TAKEN, loses_answer: true }, || {
            files_below(&folder.path().join("drop"))
        })
        .await;

    let stored = files_below(&folder.path().join("drop")).remove(0);
    let address = format!("{origin}/drop/{}", stored.file_name().and_then(|name| name.to_str()).expect("a name"));
    let client = reqwest::Client::new();
    for (request, status) in [
        (client.get(&address), 403),
        (client.get(format!("{origin}/drop/")), 403),
        (client.delete(&address), 403),
        (client.put(&address).body("other"), 412),
    ] {
        assert_eq!(request.send().await.expect("an answer").status(), status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs WsgiDAV"]
async fn a_public_drop_by_webdav_takes_a_referral() {
    let folder = TempDir::new().expect("a folder");
    let stage = Stage::start().await;
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).expect("a folder");
    let (_webdav, port) = webdav(folder.path(), &kept, &stage.recorder.origin()).await;
    let origin = format!("http://127.0.0.1:{port}");
    let dropbox = json!({"kind": "webdav", "url": format!("{origin}/public.php/webdav/"), "token": "TOKEN"});
    stage.sends(Store { origin, dropbox, says: TAKEN, loses_answer: true }, || files_below(&kept)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs Azurite"]
async fn azure_takes_a_referral_with_a_signature_that_may_only_create() {
    let folder = TempDir::new().expect("a folder");
    let stage = Stage::start().await;
    let (_azurite, port) = azurite(folder.path()).await;
    let url = azure(port, "prepare", &stage.recorder.origin());
    let origin = format!("http://127.0.0.1:{port}");
    let dropbox = json!({"kind": "azure-blob", "url": url});
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).expect("a folder");
    let read = || {
        azure(port, "read", kept.to_str().expect("UTF-8"));
        files_below(&kept)
    };
    // Azurite says of a blob that is there already that the signature allows nothing (`AuthorizationPermissionMismatch`); Azure
    // says `UnauthorizedBlobOverwrite`, which alone is taken for an arrival. So no answer is lost here.
    stage.sends(Store { origin: origin.clone(), dropbox, says: CONFIRMED, loses_answer: false }, read).await;

    let (base, signature) = url.split_once('?').expect("a signature");
    let client = reqwest::Client::new();
    let blob = files_below(&kept).remove(0);
    let name = blob.file_name().and_then(|name| name.to_str()).expect("a name");
    for request in [
        client.get(format!("{base}/{name}?{signature}")),
        client.get(format!("{base}?restype=container&comp=list&{signature}")),
        client.delete(format!("{base}/{name}?{signature}")),
    ] {
        assert_eq!(request.send().await.expect("an answer").status(), 403);
    }
}

/// A site, and what stands between it and Chromium.
struct Stage {
    server: Server,
    recorder: Recorder,
}

impl Stage {
    async fn start() -> Stage {
        let server = Server::start().await;
        let recorder = Recorder::start(&server.origin()).await;
        Stage { server, recorder }
    }

    /// Seals and sends a referral, with the first answer lost, and compares what the store keeps.
    async fn sends(&self, store: Store, kept: impl Fn() -> Vec<PathBuf>) {
        let Stage { server, recorder } = self;
        recorder.let_out(&store.origin);
        server.change_pack(|pack| pack["delivery"]["dropbox"] = store.dropbox);
        let browser = Browser::start(Engine::Chromium, recorder).await;
        let page = browser.page();
        journey::seal_least(&page, &recorder.origin(), &Case::least()).await;

        page.step("the store keeps it");
        if store.loses_answer {
            recorder.spoil_next(1, "PUT", ".age", Fault::LoseAnswer);
        }
        send(&page, &[UNKNOWN, store.says]).await;
        assert!(!kept().is_empty(), "it has arrived all the same");
        // Where a connection breaks, some browsers put the same bytes once more by themselves.
        if page.text_of("#stands").await.contains(UNKNOWN) {
            page.step("the same again");
            send(&page, &[store.says]).await;
        }
        let files = kept();
        // A name that is taken may be taken by half a file: then it goes under another, and the ledger knows it for the same.
        assert!(files.len() <= 2, "{files:?}");
        let sent: Vec<_> =
            recorder.seen().into_iter().filter(|one| one.method == "PUT" && !one.body.is_empty()).collect();
        assert!(sent.len() > usize::from(store.loses_answer));
        for file in &files {
            assert_eq!(fs::read(file).expect("a stored file"), sent[0].body, "byte for byte");
        }
        assert!(server.dropped().is_empty());
    }
}

async fn send(page: &Page<'_>, says: &[&str]) {
    page.press_id("send").await;
    page.until(format!("{says:?}"), async || {
        let stands = page.text_of("#stands").await;
        says.iter().any(|says| stands.contains(says))
    })
    .await;
}

/// nginx with the configuration of docs/dropboxes.md, changed only where it names places.
async fn nginx(folder: &Path, pages: &str) -> (Program, u16) {
    let text = include_str!("../../docs/dropboxes.md");
    let block = text.split("```").find(|block| block.trim_start().starts_with("location /drop/")).expect("the block");
    let block = block
        .replace("https://pages.example.org", pages)
        .replace("/srv/marac/tmp", folder.join("tmp").to_str().expect("UTF-8"))
        .replace("/srv/marac;", &format!("{};", folder.display()));
    fs::create_dir(folder.join("drop")).expect("a folder");
    Program::listening(
        "nginx",
        folder,
        |port| {
            let config = format!(
                "daemon off; worker_processes 1; pid {0}/nginx.pid; error_log stderr;\nuser root;\nevents {{}}\n\
                 http {{ access_log off; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f; uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;\n\
                 server {{ listen 127.0.0.1:{port}; {block} }} }}",
                folder.display()
            );
            fs::write(folder.join("nginx.conf"), config).expect("the configuration");
            let mut command = Command::new(find(&["nginx", "/usr/sbin/nginx"]));
            command.arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg("stderr");
            command
        },
        async |port| reqwest::get(format!("http://127.0.0.1:{port}/")).await.is_ok(),
    )
    .await
}

/// A WebDAV server in the shape of Nextcloud's public drop: the token is the user, and there is no password.
async fn webdav(folder: &Path, kept: &Path, pages: &str) -> (Program, u16) {
    Program::listening(
        "wsgidav",
        folder,
        |port| {
            let config = json!({
                "host": "127.0.0.1", "port": port, "provider_mapping": {"/public.php/webdav": kept},
                "simple_dc": {"user_mapping": {"*": {"TOKEN": {"password": ""}}}},
                "http_authenticator": {"accept_basic": true, "accept_digest": false, "default_to_digest": false},
                "cors": {"allow_origin": pages, "allow_methods": ["PUT"], "max_age": 600,
                    "allow_headers": ["authorization", "content-type", "if-none-match", "x-requested-with"]},
                "dir_browser": {"enable": false}, "lock_storage": false, "property_manager": false,
            });
            fs::write(folder.join("wsgidav.json"), config.to_string()).expect("the configuration");
            let mut command = Command::new(find(&[&stores("venv/bin/wsgidav")]));
            command.arg("-c").arg(folder.join("wsgidav.json"));
            command
        },
        async |port| reqwest::get(format!("http://127.0.0.1:{port}/")).await.is_ok(),
    )
    .await
}

async fn azurite(folder: &Path) -> (Program, u16) {
    Program::listening(
        "azurite",
        folder,
        |port| {
            let mut command = Command::new(find(&["node"]));
            command.arg(stores("node_modules/azurite/dist/src/blob/main.js"));
            command
                .arg("--blobPort")
                .arg(port.to_string())
                .arg("--location")
                .arg(folder.join("azurite"))
                .arg("--skipApiVersionCheck");
            command
        },
        async |port| reqwest::get(format!("http://127.0.0.1:{port}/")).await.is_ok(),
    )
    .await
}

/// Asks Azurite with the account's key; what the script prints.
fn azure(port: u16, task: &str, what: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/azure.mjs");
    let mut command = Command::new(find(&["node"]));
    command.arg(script).arg(stores("")).arg(port.to_string()).arg(task).arg(what);
    let done = command.output().expect("node");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

/// Where `.ci/setup stores` puts what Debian does not have.
fn stores(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stores").join(path).display().to_string()
}
