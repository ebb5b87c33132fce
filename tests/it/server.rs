//! The real `marac serve`, started in a folder of its own, and a client that sends exactly what it is told.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Attachment, Content, Identity, seal};
use tempfile::TempDir;

pub use super::reply::Reply;

pub const MARAC: &str = env!("CARGO_BIN_EXE_marac");

/// A built site in small, and a data folder that does not exist yet.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (file, text) in [
            ("site/index.html", "<!doctype html><title>Start</title>"),
            ("site/desk/index.html", "<!doctype html><title>Desk</title>"),
            ("site/boot.js", "// boot"),
            ("site/portal-0123456789abcdef.js", "// plain portal"),
            ("site/portal-0123456789abcdef.js.br", "compressed portal"),
            ("site/worker-0123456789abcdef.js", "// worker"),
            ("site/portal-0123456789abcdef_bg.wasm", "\0asm"),
            ("site/boot.js.br", "never sent"),
            ("site/empty/note.txt", "a folder without a document"),
            ("site/.git/config", "secret"),
            ("site/.env", "secret"),
        ] {
            folder.write(file, text);
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// File names in a folder, sorted; none if it is not there.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs `marac` with these arguments in this folder, without a terminal.
    pub fn marac(&self, arguments: &[&str]) -> std::process::Output {
        self.command().args(arguments).output().unwrap()
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(MARAC);
        command.current_dir(self.0.path()).stdin(Stdio::null()).env_remove("MARAC_PASSPHRASE");
        command
    }

    /// Starts `marac serve` on a free port.
    pub fn serve(&self, more: &[&str]) -> Server {
        self.serve_on("127.0.0.1:0", more)
    }

    pub fn serve_on(&self, listen: &str, more: &[&str]) -> Server {
        self.serve_with(listen, more, &[])
    }

    /// Starts it with these environment variables.
    pub fn serve_with(&self, listen: &str, more: &[&str], environment: &[(String, String)]) -> Server {
        self.serve_in("data", listen, more, environment)
    }

    /// A second server of the same store: with the same packs, and a data folder of its own.
    pub fn serve_second(&self, more: &[&str]) -> Server {
        self.write("second/areas/northmere.json", self.read("data/areas/northmere.json"));
        let store = format!("file://{}", self.path("data/drop").canonicalize().unwrap().display());
        self.serve_in("second", "127.0.0.1:0", &[&["--store", &store], more].concat(), &[])
    }

    /// Starts it with this data folder.
    pub fn serve_in(&self, data: &str, listen: &str, more: &[&str], environment: &[(String, String)]) -> Server {
        let mut command = self.command();
        command.envs(environment.iter().cloned());
        command.args(["serve", "--listen", listen, "--site", "site", "--data", data]).args(more);
        Server::start(command)
    }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    /// What it said before it was ready.
    pub welcome: Vec<String>,
    said: Arc<Mutex<Vec<String>>>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(mut command: Command) -> Server {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let said = Arc::new(Mutex::new(Vec::new()));
        let (line_heard, heard) = mpsc::channel();
        let keep = said.clone();
        let listening = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                keep.lock().unwrap().push(line.clone());
                let _ = line_heard.send(line);
            }
        });
        let mut welcome = Vec::new();
        while !welcome.last().is_some_and(|line: &String| line.contains("/desk/")) {
            let Ok(line) = heard.recv_timeout(Duration::from_secs(60)) else { panic!("not started: {welcome:?}") };
            welcome.push(line);
        }
        let address = welcome.last().unwrap().split("://").nth(1).unwrap().split('/').next().unwrap();
        let port = address.parse::<SocketAddr>().unwrap().port();
        Server { child, port, welcome, said, listening: Some(listening) }
    }

    /// A file of its own view of the disk.
    #[cfg(target_os = "linux")]
    pub fn sees(&self, path: &Path) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{}", self.child.id(), path.display()))
    }

    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// Where its monitors ask.
    pub fn monitors(&self) -> SocketAddr {
        let said = self.welcome.iter().find_map(|line| line.strip_prefix("For monitors: http://"));
        said.unwrap().strip_suffix("/metrics").unwrap().parse().unwrap()
    }

    /// From now on: making the keys of a trial area takes 64 MiB once, on purpose.
    #[cfg(target_os = "linux")]
    pub fn forget_most_resident(&self) {
        fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").unwrap();
    }

    /// The most memory that it has held, in bytes.
    #[cfg(target_os = "linux")]
    pub fn most_resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[], b"")
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut connection = self.begin(method, path, headers, body.len());
        // A server that refuses may stop listening before the end.
        let _ = connection.write_all(body);
        Reply::read(connection)
    }

    /// Puts a file as the page does.
    pub fn put(&self, name: &str, body: &[u8]) -> Reply {
        self.ask("PUT", &format!("/drop/{name}"), &UPLOAD, body)
    }

    /// Sends a head that announces `length` bytes.
    pub fn begin(&self, method: &str, path: &str, headers: &[(&str, &str)], length: usize) -> TcpStream {
        let mut connection = TcpStream::connect(self.address()).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address());
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !headers.iter().any(|(name, _)| *name == "Transfer-Encoding") {
            head += &format!("Content-Length: {length}\r\n");
        }
        connection.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        connection
    }

    /// Whether it has said this in a line by now.
    pub fn has_said(&self, text: &str) -> bool {
        self.said.lock().unwrap().iter().any(|line| line.contains(text))
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop, without waiting.
    pub fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Stops it and returns all it said.
    pub fn stop(mut self) -> Vec<String> {
        self.terminate();
        self.wait();
        self.listening.take().unwrap().join().unwrap();
        let said = self.said.lock().unwrap();
        said.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The headers with which the page uploads.
pub const UPLOAD: [(&str, &str); 2] = [("Content-Type", "application/octet-stream"), ("If-None-Match", "*")];

/// Looks until something is so; a minute at most.
pub fn until(is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it did not happen");
        std::thread::yield_now();
    }
}

/// A sealed referral, new each time.
pub fn sealed() -> Vec<u8> {
    sealed_with(vec![])
}

/// A sealed referral with an attachment of that many bytes.
pub fn sealed_with_attachment(bytes: usize) -> Vec<u8> {
    sealed_with(vec![Attachment { name: "scan.pdf".into(), bytes: vec![7; bytes] }])
}

fn sealed_with(attachments: Vec<Attachment>) -> Vec<u8> {
    let content = Content { record: b"{}".to_vec(), text: "An invented referral\n".into(), attachments };
    let recipients = [Identity::generate().unwrap().recipient()];
    seal::<Live>(content, &recipients).unwrap().into_bytes()
}

/// An object name: 32 hex digits.
pub fn object(number: usize) -> String {
    format!("{number:032x}.age")
}

/// `Repr-Digest` of these bytes (RFC 9530).
pub fn repr_digest(bytes: &[u8]) -> String {
    use base64::Engine;
    let hash = marac_portal::envelope::reference::sha256(bytes);
    format!("sha-256=:{}:", base64::prelude::BASE64_STANDARD.encode(hash))
}

/// Whether the permissions of a file or folder are exactly these.
pub fn has_mode(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777 == mode
}
