//! The real `marac serve` with the real site, on a free port and in an empty folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{loopback::ready_for_clients, program::Program};

/// A running `marac serve`, ended when dropped, its data folder with it.
pub struct Server {
    _program: Program,
    folder: TempDir,
    port: u16,
}

impl Server {
    /// Starts `marac serve` on an empty data folder with the site of `dist/`, and waits until it is healthy.
    pub async fn start() -> Server {
        Server::with_site(&site()).await
    }

    /// The same with another folder of static files.
    pub async fn with_site(site: &Path) -> Server {
        Server::with(site, &[]).await
    }

    /// The same with further arguments.
    pub async fn with(site: &Path, arguments: &[&str]) -> Server {
        ready_for_clients();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        let (program, port) = Program::listening(
            "marac-serve",
            folder.path(),
            |port| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_marac"));
                command.arg("serve").arg("--listen").arg(format!("127.0.0.1:{port}"));
                command.arg("--data").arg(&data).arg("--site").arg(site).args(arguments);
                command
            },
            async |port| {
                reqwest::get(format!("http://127.0.0.1:{port}/healthz"))
                    .await
                    .is_ok_and(|answer| answer.status() == 200)
            },
        )
        .await;
        Server { _program: program, folder, port }
    }

    /// Its origin, without a recorder in front.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Serves the trial area's pack changed.
    pub fn change_pack(&self, change: impl FnOnce(&mut Value)) {
        let file = self.data().join("areas/northmere.json");
        let mut pack: Value = serde_json::from_slice(&fs::read(&file).expect("the pack")).expect("JSON");
        change(&mut pack);
        fs::write(file, pack.to_string()).expect("the changed pack");
    }

    /// The sealed files it has taken in.
    pub fn dropped(&self) -> Vec<PathBuf> {
        let mut files = files_below(&self.data().join("drop"));
        files.retain(|file| file.extension().is_some_and(|extension| extension == "age"));
        files
    }

    /// The identity file of one of the trial area's people: `coordinator`, `deputy` or `recovery`.
    pub fn identity(&self, role: &str) -> PathBuf {
        let keys = files_below(&self.data().join("keys"));
        let found = keys.iter().find(|file| {
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.contains(role) && name.ends_with(".key.age")
        });
        found.unwrap_or_else(|| panic!("no identity file of the {role} among {keys:?}")).clone()
    }

    /// The passphrase that locks the identity files.
    pub fn passphrase(&self) -> String {
        let keys = files_below(&self.data().join("keys"));
        let file =
            keys.iter().find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().contains("passphrase")));
        let file = file.unwrap_or_else(|| panic!("no passphrase file among {keys:?}"));
        fs::read_to_string(file).expect("the passphrase file").trim().to_owned()
    }
}

impl Server {
    /// Opens a sealed file with `marac open` and gives the record in it.
    pub fn record_in(&self, sealed: &Path) -> Value {
        let out = tempfile::tempdir().expect("a temporary folder");
        let ran = self.open("coordinator", sealed, out.path());
        assert!(ran.status.success(), "marac open: {}", String::from_utf8_lossy(&ran.stderr));
        let record = files_below(out.path()).into_iter().find(|file| file.ends_with("referral.json"));
        let record = fs::read(record.expect("marac open writes referral.json")).expect("the record");
        serde_json::from_slice(&record).expect("a record is JSON")
    }

    /// Whether `marac open` opens it with the key of one of the trial area's people; where not, it says that it is for another.
    pub fn opens(&self, role: &str, sealed: &[u8]) -> bool {
        let out = tempfile::tempdir().expect("a temporary folder");
        let file = out.path().join("sealed.age");
        fs::write(&file, sealed).expect("the sealed file");
        let out = out.path().join("out");
        let ran = self.open(role, &file, &out);
        let ledger = fs::read_to_string(out.join("ledger.csv")).expect("a ledger");
        assert!(ran.status.success() || ledger.contains("wrong_key"), "marac open: {ledger}");
        ran.status.success()
    }

    fn open(&self, role: &str, sealed: &Path, out: &Path) -> Output {
        let passphrase = self.data().join("keys/passphrase.txt");
        let mut command = Command::new(env!("CARGO_BIN_EXE_marac"));
        command.arg("open").arg(sealed).arg("--identity").arg(self.identity(role));
        command.arg("--passphrase-file").arg(passphrase).arg("--out").arg(out);
        command.output().expect("marac open")
    }
}

/// The built site.
pub fn site() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "the site is not built: run `make build` first, it fills dist/.");
    dist
}

/// Every file below a folder, in name order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files
}
