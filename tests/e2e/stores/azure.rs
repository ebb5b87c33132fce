//! Azure Blob Storage, for which Azurite stands in.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use tempfile::TempDir;

use super::{CONFIRMED, Stage, Store, stores};
use crate::{
    program::{Program, find},
    server::files_below,
};

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
    stage
        .sends(Store { origin: origin.clone(), dropbox, says: CONFIRMED, method: "PUT", loses_answer: false }, read)
        .await;

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
                .args(["--skipApiVersionCheck", "--disableTelemetry"]);
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
