//! `make cluster`: two servers that share nothing but a real distributed store, Garage on three nodes, under load. A node is
//! killed and comes back, then a server is killed: what was acknowledged is there, byte for byte, and nothing else.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use futures_util::TryStreamExt;
use marac_portal::domain::mode::Live;
use marac_portal::envelope::challenge::answer_challenge;
use marac_portal::envelope::{Attachment, Content, Recipient, seal};
use object_store::aws::AmazonS3Builder;
use object_store::{ObjectStore, ObjectStoreExt};
use serde_json::{Value, json};

use super::cli_support::{PACK, people, recipients, record};
use super::garage::{BUCKET, Garage};
use super::inbox_support::{ask, challenge, json_of, listed, now, person, session, told};
use super::serve_watch::get;
use super::server::{Folder, Reply, Server, UPLOAD, object, repr_digest};

/// Under which both servers are known, so that a session of one is good at the other.
const ORIGIN: &str = "https://referrals.example.org";
const SENDERS: usize = 6;
/// So many are acknowledged before the next thing happens.
const MEANWHILE: usize = 50;

#[test]
#[ignore = "make cluster: needs Garage"]
fn what_two_servers_acknowledged_outlives_a_node_of_the_store_and_one_of_them() {
    let folder = area();
    let mut garage = Garage::start(3);
    let first = serve(&folder, "data", &garage, 0);
    let mut second = serve(&folder, "second", &garage, 1);
    let load = Load::of(&folder, [first.address(), second.address()]);

    std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            let load = &load;
            scope.spawn(move || load.send_on(sender));
        }
        let _over = Over(&load.over);
        load.until(|sent| sent.len() >= MEANWHILE);
        assert_eq!(load.went_over(), 0, "nothing fails while all is well");

        garage.kill(0);
        load.goes_on_elsewhere();
        assert_eq!(get(first.monitors(), "/healthz").status, 503);
        garage.launch(0);
        let so_far = load.so_far();
        load.until(|sent| sent[so_far..].iter().filter(|one| one.by == 0).count() >= MEANWHILE / 2);

        second.kill();
        load.goes_on_elsewhere();
    });
    garage.until_healthy();
    assert_eq!(get(first.monitors(), "/healthz").status, 200);

    let went_over = load.went_over();
    let sent: BTreeMap<String, Vec<u8>> = load.taken().into_iter().map(|one| (one.name, one.file)).collect();
    let large = sent.values().filter(|file| file.len() > 5 * 1024 * 1024).count();
    eprintln!("{} acknowledged, {large} of them in parts; {went_over} times over to the other", sent.len());
    assert!(large > 0);
    // By the node that was away, and by the one that none of the servers has spoken to.
    for node in [0, 2] {
        assert!(stored(&garage, node) == sent, "the store holds what was acknowledged, and nothing else");
    }

    // A server on a new machine knows all that the other one knows.
    let anew = serve(&folder, "anew", &garage, 1);
    let token = sign_in(&folder, &first, "coordinator");
    let listing = sorted(listed(&anew, &token));
    assert_eq!(sorted(listed(&first, &token)), listing);
    let names: Vec<&str> = listing.iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert!(names.iter().eq(sent.keys()));
    for (name, file) in sent.iter().step_by(20) {
        assert_eq!([&first, &anew].map(|server| status(server, name)), ["waiting"; 2]);
        assert!(ask(&anew, &token, "GET", &format!("/inbox/{name}")).body == *file, "{name}");
    }
}

#[test]
#[ignore = "make cluster: needs Garage"]
fn whoever_takes_a_file_over_at_one_server_has_it_at_the_other() {
    let folder = area();
    let garage = Garage::start(3);
    let servers = [serve(&folder, "data", &garage, 0), serve(&folder, "second", &garage, 1)];
    let load = Load::of(&folder, [servers[0].address(), servers[1].address()]);
    assert_eq!(servers[0].put(&object(1), &load.referral(1)).status, 201);
    // A session of one server is good at the other.
    let [coordinator, deputy] = ["coordinator", "deputy"].map(|role| sign_in(&folder, &servers[0], role));
    let change = |server: &Server, token: &str, what: &str| {
        told(ask(server, token, "POST", &format!("/inbox/{}/{what}", object(1))))
    };
    for (server, token, what, status_and_state) in [
        (0, &coordinator, "claim", (200, "claimed")),
        (1, &deputy, "claim", (409, "claimed")),
        (1, &coordinator, "release", (200, "waiting")),
        (0, &deputy, "claim", (200, "claimed")),
        (1, &coordinator, "accept", (409, "claimed")),
        (1, &deputy, "accept", (200, "accepted")),
        (0, &coordinator, "claim", (409, "accepted")),
    ] {
        let (expected, state) = status_and_state;
        assert_eq!(change(&servers[server], token, what), (expected, state.to_owned()), "{what} at {server}");
        assert_eq!([0, 1].map(|server| status(&servers[server], &object(1))), [state; 2]);
    }
}

/// What a sender was told is there.
struct Acknowledged {
    name: String,
    file: Vec<u8>,
    /// The server that said so.
    by: usize,
}

/// Senders who go on until it is over.
struct Load {
    servers: [SocketAddr; 2],
    recipients: Vec<Recipient>,
    sent: Mutex<Vec<Acknowledged>>,
    more: Condvar,
    failures: AtomicUsize,
    over: AtomicBool,
}

/// However it ends: senders who went on would keep it from ending.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Load {
    fn of(folder: &Folder, servers: [SocketAddr; 2]) -> Load {
        let recipients = recipients(folder);
        let (sent, more) = Default::default();
        Load { servers, recipients, sent, more, failures: AtomicUsize::new(0), over: AtomicBool::new(false) }
    }

    fn send_on(&self, sender: usize) {
        for number in (sender..).step_by(SENDERS) {
            let (name, file) = (object(number), self.referral(number));
            let by = self.send(number, &name, &file);
            self.sent.lock().unwrap().push(Acknowledged { name, file, by });
            self.more.notify_all();
            if self.over.load(Ordering::Relaxed) {
                return;
            }
        }
    }

    /// As the page does it: after a failure the same bytes under the same name, here at the other server. Who took it.
    fn send(&self, number: usize, name: &str, file: &[u8]) -> usize {
        for attempt in 0..50 {
            // By half the senders each.
            let server = (number + attempt) % 2;
            match upload(self.servers[server], name, file) {
                Ok(reply) if reply.status == 201 || (reply.status == 412 && attempt > 0) => {
                    assert_eq!(reply.header("repr-digest"), repr_digest(file));
                    return server;
                }
                Ok(reply) => assert_eq!(reply.status, 503, "{}", reply.text()),
                Err(_) => {}
            }
            self.failures.fetch_add(1, Ordering::Relaxed);
        }
        panic!("neither server takes {name}");
    }

    /// A sealed referral about people of its own; every thirtieth goes to the store in parts.
    fn referral(&self, number: usize) -> Vec<u8> {
        let record = record(|record| people(record, &format!("Sam Example {number}"), "Alex Sample"));
        let scan = || Attachment { name: "scan.pdf".into(), bytes: vec![7; 6_000_000] };
        let attachments = if number % 30 == 29 { vec![scan()] } else { vec![] };
        let content = Content { record: record.into_bytes(), text: "An invented referral\n".into(), attachments };
        seal::<Live>(content, &self.recipients).unwrap().into_bytes()
    }

    fn until(&self, is_so: impl Fn(&[Acknowledged]) -> bool) {
        let sent = self.sent.lock().unwrap();
        let waited = self.more.wait_timeout_while(sent, Duration::from_secs(120), |sent| !is_so(sent)).unwrap();
        assert!(!waited.1.timed_out(), "it stands still at {}", waited.0.len());
    }

    /// Waits until senders have had to go over to the other server, and many were taken since.
    fn goes_on_elsewhere(&self) {
        let (so_far, went_over) = (self.so_far(), self.went_over());
        self.until(|sent| self.went_over() > went_over && sent.len() >= so_far + MEANWHILE);
    }

    fn so_far(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    fn went_over(&self) -> usize {
        self.failures.load(Ordering::Relaxed)
    }

    fn taken(self) -> Vec<Acknowledged> {
        self.sent.into_inner().unwrap()
    }
}

/// One upload; an error where the server was not there, or went away.
fn upload(server: SocketAddr, name: &str, file: &[u8]) -> io::Result<Reply> {
    let mut connection = TcpStream::connect(server)?;
    connection.set_read_timeout(Some(Duration::from_secs(120)))?;
    let headers: String = UPLOAD.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = file.len();
    let head = format!(
        "PUT /drop/{name} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n"
    );
    connection.write_all(head.as_bytes())?;
    connection.write_all(file)?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    Reply::of(&answer).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// A folder with keys and a pack for real work.
fn area() -> Folder {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    pack["trial"] = json!(false);
    for data in ["data", "second", "anew"] {
        folder.write(&format!("{data}/areas/northmere.json"), pack.to_string());
    }
    folder
}

/// A server with a data folder of its own, that speaks to this node of the store.
fn serve(folder: &Folder, data: &str, garage: &Garage, node: usize) -> Server {
    let store = format!("s3://{BUCKET}/in");
    let more = [
        "--store",
        &store,
        "--inbox-key",
        "data/state/inbox.key",
        "--public-origin",
        ORIGIN,
        "--metrics",
        "127.0.0.1:0",
    ];
    folder.serve_in(data, "127.0.0.1:0", &more, &garage.environment(node))
}

fn sign_in(folder: &Folder, server: &Server, role: &str) -> String {
    let person = person(folder, role);
    let recipient = person.recipient().to_string();
    let answer = answer_challenge(&person, &challenge(server, &recipient).body, ORIGIN, now()).unwrap();
    json_of(&session(server, &recipient, &answer))["token"].as_str().unwrap().to_owned()
}

/// The sealed files in the bucket, as a node gives them.
fn stored(garage: &Garage, node: usize) -> BTreeMap<String, Vec<u8>> {
    let mut builder = AmazonS3Builder::new().with_bucket_name(BUCKET);
    for (name, value) in garage.environment(node) {
        if let Ok(key) = name.to_ascii_lowercase().parse() {
            builder = builder.with_config(key, value);
        }
    }
    let _ = rustls::crypto::ring::default_provider().install_default();
    let bucket = builder.build().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut stored = BTreeMap::new();
        for found in bucket.list(None).try_collect::<Vec<_>>().await.unwrap() {
            let path = found.location.as_ref().strip_prefix("in/").expect("nothing stands anywhere else").to_owned();
            if path != "marac-serve-was-here" {
                let bytes = bucket.get(&found.location).await.unwrap().bytes().await.unwrap();
                stored.insert(path, bytes.to_vec());
            }
        }
        stored
    })
}

fn status(server: &Server, name: &str) -> String {
    let reply = server.get(&format!("/drop/{name}/status"));
    assert_eq!(reply.status, 200);
    reply.text()
}

fn sorted(mut files: Vec<Value>) -> Vec<Value> {
    files.sort_by_key(|file| file["name"].to_string());
    files
}
