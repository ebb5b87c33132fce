//! `marac serve` and nginx, each with a folder of its own on one disk.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

const MARAC: &str = "target/release/marac";
const SHIM: &str = include_str!("disk.c");

/// Whether an answered upload is on the disk, or only on its way there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    Synced,
    Unsynced,
}

/// A running server; ended when dropped.
pub struct Server {
    pub name: &'static str,
    pub address: SocketAddr,
    /// Where what it took lies.
    pub stored: PathBuf,
    child: Child,
}

impl Server {
    /// With its trial area, which an earlier start has made: making keys takes 64 MiB once, on purpose.
    pub fn marac(folder: &Path, disk: Disk) -> Server {
        let site = folder.join("site");
        fs::create_dir_all(&site).expect("a folder");
        fs::write(site.join("index.html"), "<!doctype html><title>Start</title>").expect("a file");
        drop(Server::marac_once(folder, None));
        let shim = (disk == Disk::Unsynced).then(|| shim(folder, disk));
        Server::marac_once(folder, shim.as_deref())
    }

    fn marac_once(folder: &Path, shim: Option<&Path>) -> Server {
        let mut command = Command::new(MARAC);
        command.args(["serve", "--listen", "127.0.0.1:0", "--site"]).arg(folder.join("site"));
        command.arg("--data").arg(folder.join("data")).stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = under(&mut command, shim).stderr(Stdio::piped()).spawn().expect("`make build` makes marac");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let welcome = lines.by_ref().map_while(Result::ok).find(|line| line.contains("/desk/")).expect("it starts");
        let address = welcome.split("://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        // Its log is read as a journal would read it.
        std::thread::spawn(move || lines.map_while(Result::ok).count());
        let stored = folder.join("data/drop");
        Server { name: "marac serve", address: address.parse().expect("an address"), stored, child }.loaded(shim)
    }

    /// As docs/dropboxes.md says, alone, without an access log, with connections enough and a worker for each core.
    pub fn nginx(folder: &Path, disk: Disk) -> Server {
        Server::nginx_of("nginx", "auto", folder, disk)
    }

    /// With more workers than cores: each of them waits while the disk is synced.
    pub fn nginx_of_eight(folder: &Path, disk: Disk) -> Server {
        Server::nginx_of("nginx, eight workers", "8", folder, disk)
    }

    fn nginx_of(name: &'static str, workers: &str, folder: &Path, disk: Disk) -> Server {
        let text = include_str!("../../docs/dropboxes.md");
        let block = text.split("```").find(|block| block.trim_start().starts_with("location /drop/"));
        let block = block.expect("the block").replace("/srv/marac", &folder.display().to_string());
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr()).expect("a port");
        let here = folder.display();
        let config = format!(
            "daemon off; worker_processes {workers}; pid {here}/nginx.pid; error_log {here}/error.txt;\nuser root;\n\
             events {{ worker_connections 4096; }}\n\
             http {{ access_log off; proxy_temp_path {here}/p; fastcgi_temp_path {here}/f; uwsgi_temp_path {here}/u; \
             scgi_temp_path {here}/s;\nserver {{ listen {port}; {block} }} }}"
        );
        fs::create_dir_all(folder.join("drop")).expect("a folder");
        fs::write(folder.join("nginx.conf"), config).expect("the configuration");
        let shim = (disk == Disk::Synced).then(|| shim(folder, disk));
        let mut command = Command::new("nginx");
        command.env("PATH", format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default()));
        command.arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg("stderr").stdin(Stdio::null());
        let mut child = under(&mut command, shim.as_deref()).spawn().expect("nginx is installed by `.ci/setup load`");
        while TcpStream::connect(port).is_err() {
            assert!(child.try_wait().expect("a child").is_none(), "nginx ended as soon as it was started");
            std::thread::yield_now();
        }
        Server { name, address: port, stored: folder.join("drop"), child }.loaded(shim.as_deref())
    }

    /// The most memory that it has held in bytes, all its processes together.
    pub fn most_resident(&self) -> u64 {
        self.processes().iter().map(|id| in_status(*id, "VmHWM:").expect("a size") * 1024).sum()
    }

    fn processes(&self) -> Vec<u64> {
        let own = u64::from(self.child.id());
        let all = fs::read_dir("/proc").expect("processes").flatten();
        let all = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u64>().ok());
        all.filter(|id| *id == own || in_status(*id, "PPid:") == Some(own)).collect()
    }

    /// A library that cannot be loaded is passed over without a word.
    fn loaded(self, shim: Option<&Path>) -> Server {
        let maps = fs::read_to_string(format!("/proc/{}/maps", self.child.id())).expect("what it has loaded");
        let loaded = maps.contains("-disk.so");
        assert!(loaded == shim.is_some(), "{}: {shim:?}", self.name);
        self
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // nginx tells its workers.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let _ = self.child.wait();
    }
}

fn under<'c>(command: &'c mut Command, shim: Option<&Path>) -> &'c mut Command {
    match shim {
        Some(shim) => command.env("LD_PRELOAD", shim),
        None => command,
    }
}

/// nginx alone never syncs, and `marac serve` always does: what makes one like the other.
fn shim(folder: &Path, disk: Disk) -> PathBuf {
    let (source, library) = (folder.join("disk.c"), folder.join("marac-disk.so"));
    fs::write(&source, SHIM).expect("a file");
    let mut compiler = Command::new("cc");
    compiler.args(["-O2", "-Wall", "-Werror", "-shared", "-fPIC"]);
    if disk == Disk::Synced {
        compiler.arg("-DSYNC_ON_RENAME");
    }
    let built = compiler.arg("-o").arg(&library).arg(&source).status().expect("a C compiler");
    assert!(built.success());
    library
}

fn in_status(process: u64, field: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
