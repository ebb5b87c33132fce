//! `marac serve` before Azurite, which stands in for Azure Blob Storage: `make stores`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::inbox_support::{ask, person, sign_in, told};
use super::server::{Folder, object, repr_digest, sealed, sealed_with_attachment, until};

#[test]
#[ignore = "make stores: needs Azurite"]
fn azure_keeps_each_name_once_and_who_has_it() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let pack = String::from_utf8(folder.read("data/areas/northmere.json")).unwrap();
    folder.write("data/areas/northmere.json", pack.replace("\"trial\": true", "\"trial\": false"));
    let azurite = Azurite::start(&folder);
    let server = folder.serve_with("127.0.0.1:0", &["--store", "az://drop/in"], &azurite.environment());
    assert!(!server.welcome.iter().any(|line| line.contains("Warning")), "{:?}", server.welcome);

    let files = [(1, sealed()), (2, sealed_with_attachment(12_000_000))];
    for (number, file) in &files {
        let stored = server.put(&object(*number), file);
        assert_eq!((stored.status, stored.header("repr-digest")), (201, repr_digest(file).as_str()));
        for again in [file.clone(), sealed(), sealed_with_attachment(11_000_000)] {
            let reply = server.put(&object(*number), &again);
            assert_eq!((reply.status, reply.header("repr-digest")), (412, repr_digest(file).as_str()));
        }
    }
    let status = || server.get(&format!("/drop/{}/status", object(2))).text();
    assert_eq!(status(), "waiting");
    let [coordinator, deputy] = ["coordinator", "deputy"].map(|role| sign_in(&server, &person(&folder, role)));
    let change = |token: &str, what: &str| told(ask(&server, token, "POST", &format!("/inbox/{}/{what}", object(2))));
    for (token, what, code, state) in [
        (&coordinator, "claim", 200, "claimed"),
        (&deputy, "claim", 409, "claimed"),
        (&coordinator, "release", 200, "waiting"),
        (&deputy, "claim", 200, "claimed"),
        (&deputy, "accept", 200, "accepted"),
        (&coordinator, "claim", 409, "accepted"),
    ] {
        assert_eq!((change(token, what), status()), ((code, state.to_owned()), state.to_owned()), "{what}");
    }
    assert!(ask(&server, &deputy, "GET", &format!("/inbox/{}", object(2))).body == files[1].1);

    azurite.script("read", folder.path("read").to_str().unwrap());
    for (number, file) in &files {
        assert!(folder.read(&format!("read/in/{}", object(*number))) == *file);
    }
    let marks = ["accepted", "age", "claim-1", "claim-2", "release-1"].map(|mark| object(2).replace("age", mark));
    let kept = [vec![object(1)], marks.to_vec(), vec!["marac-serve-was-here".into()]].concat();
    assert_eq!(folder.names("read/in"), kept);
}

/// Azurite on a port of its own choice, with a container `drop`.
struct Azurite {
    process: Child,
    port: String,
}

impl Azurite {
    fn start(folder: &Folder) -> Azurite {
        let mut command = Command::new("node");
        command
            .arg(stores("node_modules/azurite/dist/src/blob/main.js"))
            .args(["--skipApiVersionCheck", "--disableTelemetry"]);
        command.args(["--blobPort", "0", "--location"]).arg(folder.path("azurite"));
        folder.write("azurite.txt", "");
        let said = File::create(folder.path("azurite.txt")).unwrap();
        let process = command.stdin(Stdio::null()).stdout(said).spawn().expect("node");
        let port = || {
            let said = String::from_utf8(folder.read("azurite.txt")).unwrap();
            let after = said.split_once("listens on http://127.0.0.1:")?.1;
            after.split_once('\n').map(|(port, _)| port.trim().to_owned())
        };
        until(|| port().is_some());
        let port = port().unwrap();
        let azurite = Azurite { process, port };
        azurite.script("prepare", "http://127.0.0.1");
        azurite
    }

    fn environment(&self) -> Vec<(String, String)> {
        let address = format!("http://127.0.0.1:{}", self.port);
        [("AZURE_STORAGE_USE_EMULATOR", "true".to_owned()), ("AZURITE_BLOB_STORAGE_URL", address)]
            .map(|(name, value)| (name.to_owned(), value))
            .to_vec()
    }

    /// Asks it with the account's key, and not through our own program.
    fn script(&self, task: &str, what: &str) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/azure.mjs");
        let ran = Command::new("node").arg(script).arg(stores("")).args([&self.port, task, what]).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
}

impl Drop for Azurite {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where `.ci/setup stores` puts what Debian does not have.
fn stores(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stores").join(path)
}
