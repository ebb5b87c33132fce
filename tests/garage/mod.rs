//! Garage, a real distributed S3 store, on this computer: its nodes, one bucket and a key to it, gone with the test.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

pub const BUCKET: &str = "received";

/// Below the ports that the system gives to outgoing connections, so that a node finds its own free when it comes back.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// A cluster in which every node holds everything.
pub struct Garage {
    folder: TempDir,
    nodes: Vec<Node>,
    key: Key,
}

struct Node {
    s3: u16,
    process: Option<Child>,
}

/// What opens the bucket.
#[derive(Default)]
struct Key {
    id: String,
    secret: String,
}

impl Garage {
    /// With the configuration of docs/operator.md, changed only where it names places and how many nodes there are.
    pub fn start(count: usize) -> Garage {
        let document = include_str!("../../docs/operator.md");
        let config =
            document.split("```").find(|block| block.trim_start().starts_with("metadata_dir")).expect("the block");
        let folder = tempfile::tempdir().expect("a folder");
        let secret = hex::encode(random());
        let ports = free_ports(2 * count);
        let nodes = ports.chunks(2).map(|ports| Node { s3: ports[1], process: None }).collect();
        let mut garage = Garage { folder, nodes, key: Key::default() };
        for (node, ports) in ports.chunks(2).enumerate() {
            let place = garage.place(node);
            fs::create_dir(&place).expect("a folder");
            let config = config
                .replace("/srv/garage", place.to_str().expect("UTF-8"))
                .replace("replication_factor = 3", &format!("replication_factor = {count}"))
                .replace("SECRET", &secret)
                .replace("0.0.0.0:3901", &format!("127.0.0.1:{}", ports[0]))
                .replace("10.0.0.1:3901", &format!("127.0.0.1:{}", ports[0]))
                .replace("127.0.0.1:3900", &format!("127.0.0.1:{}", ports[1]));
            fs::write(place.join("garage.toml"), config).expect("the configuration");
            garage.launch(node);
        }
        garage.join();
        garage.key = garage.make_bucket();
        garage
    }

    /// The address of a node, for everything that speaks S3.
    pub fn endpoint(&self, node: usize) -> String {
        format!("http://127.0.0.1:{}", self.nodes[node].s3)
    }

    /// The variables with which `marac serve` and Amazon's own tools find the bucket at this node.
    pub fn environment(&self, node: usize) -> Vec<(String, String)> {
        [
            ("AWS_ENDPOINT", self.endpoint(node)),
            ("AWS_ENDPOINT_URL", self.endpoint(node)),
            ("AWS_ALLOW_HTTP", "true".into()),
            ("AWS_REGION", "garage".into()),
            ("AWS_DEFAULT_REGION", "garage".into()),
            ("AWS_ACCESS_KEY_ID", self.key.id.clone()),
            ("AWS_SECRET_ACCESS_KEY", self.key.secret.clone()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// `kill -9`.
    pub fn kill(&mut self, node: usize) {
        let mut process = self.nodes[node].process.take().expect("a running node");
        process.kill().expect("a killed node");
        process.wait().expect("an ended node");
    }

    /// Starts a node, also one that was killed.
    pub fn launch(&mut self, node: usize) {
        let log = File::create(self.place(node).join("log.txt")).expect("a file");
        let mut command = self.command(node);
        command.arg("server").env("RUST_LOG", "garage=info").stdin(Stdio::null());
        command.stdout(log.try_clone().expect("a second handle")).stderr(log);
        self.nodes[node].process = Some(command.spawn().expect("Garage: `.ci/setup cluster` installs it"));
        self.until("it answers its own commands", || self.ask(node, "GetClusterStatus", json!(null)).is_some());
    }

    /// Waits until each node has all the others.
    pub fn until_healthy(&self) {
        let all = json!(self.nodes.len());
        self.until("all nodes are there", || {
            (0..self.nodes.len()).all(|node| {
                let health = self.ask(node, "GetClusterHealth", json!(null)).unwrap_or_default();
                health["status"] == "healthy" && health["connectedNodes"] == all
            })
        });
    }

    /// Makes one cluster of the nodes.
    fn join(&self) {
        let addresses: Vec<String> = (0..self.nodes.len()).map(|node| self.told(node, &["node", "id", "-q"])).collect();
        for (node, address) in addresses.iter().enumerate() {
            if node > 0 {
                self.told(0, &["node", "connect", address]);
            }
            let (id, _) = address.split_once('@').expect("a node's address");
            self.told(0, &["layout", "assign", "--zone", &format!("room-{node}"), "--capacity", "10G", id]);
        }
        self.told(0, &["layout", "apply", "--version", "1"]);
        self.until_healthy();
    }

    fn make_bucket(&self) -> Key {
        let made = self.ask(0, "CreateKey", json!({ "name": "marac" })).expect("a key");
        let [id, secret] = ["accessKeyId", "secretAccessKey"].map(|of| made[of].as_str().expect("text").to_owned());
        self.told(0, &["bucket", "create", BUCKET]);
        self.told(0, &["bucket", "allow", BUCKET, "--read", "--write", "--owner", "--key", &id]);
        Key { id, secret }
    }

    /// Looks until something is so; a minute at most. Each look runs commands, so that it does not spin.
    fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{what}: it did not happen. {}", self.logs());
        }
    }

    /// Asks a node's administration; nothing while it does not answer.
    fn ask(&self, node: usize, what: &str, with: Value) -> Option<Value> {
        let asked = self.command(node).args(["json-api", what, &with.to_string()]).output().expect("garage");
        serde_json::from_slice(&asked.stdout).ok().filter(|_| asked.status.success())
    }

    /// What a command of Garage prints.
    fn told(&self, node: usize, arguments: &[&str]) -> String {
        let ran = self.command(node).args(arguments).output().expect("garage");
        assert!(ran.status.success(), "{arguments:?}: {} {}", String::from_utf8_lossy(&ran.stderr), self.logs());
        String::from_utf8(ran.stdout).expect("text").trim().to_owned()
    }

    fn command(&self, node: usize) -> Command {
        let mut command = Command::new("garage");
        command.arg("-c").arg(self.place(node).join("garage.toml"));
        command
    }

    fn place(&self, node: usize) -> PathBuf {
        self.folder.path().join(format!("node-{node}"))
    }

    fn logs(&self) -> String {
        let logs = (0..self.nodes.len()).map(|node| fs::read_to_string(self.place(node).join("log.txt")));
        logs.flatten().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Garage {
    fn drop(&mut self) {
        for process in self.nodes.iter_mut().filter_map(|node| node.process.as_mut()) {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::getrandom(&mut bytes).expect("randomness");
    bytes
}

/// Loopback ports that nobody listens on at this moment; two tests at once begin in different places.
fn free_ports(count: usize) -> Vec<u16> {
    let length = PORTS.len() as u32;
    let begin = std::process::id() * 97;
    let ports = (0..length).map(|step| PORTS.start + ((begin + step) % length) as u16);
    ports.filter(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()).take(count).collect()
}
