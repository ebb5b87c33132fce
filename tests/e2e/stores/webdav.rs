//! A public drop by WebDAV, as Nextcloud has it.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use tempfile::TempDir;

use super::{Stage, Store, TAKEN, stores};
use crate::{
    program::{Program, find},
    server::files_below,
};

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
    stage.sends(Store { origin, dropbox, says: TAKEN, method: "PUT", loses_answer: true }, || files_below(&kept)).await;
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
