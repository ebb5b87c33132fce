//! The inbox as somebody who has a key meets it: signing in, and asking within a session.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use marac_portal::envelope::challenge::answer_challenge;
use marac_portal::envelope::lock::unlock;
use marac_portal::envelope::{Identity, Passphrase};
use serde_json::{Value, json};

use super::cli_support::{identity, rows, with_key};
use super::server::{Folder, Reply, Server, object, sealed};

/// Somebody of the trial area.
pub fn person(folder: &Folder, role: &str) -> Identity {
    let passphrase = String::from_utf8(folder.read("data/keys/passphrase.txt")).unwrap();
    unlock(&folder.read(&identity(folder, role)), &Passphrase::new(passphrase.trim())).unwrap().remove(0)
}

pub fn now() -> DateTime<Utc> {
    let since_epoch = SystemTime::UNIX_EPOCH.elapsed().unwrap();
    DateTime::from_timestamp(since_epoch.as_secs() as i64, 0).unwrap()
}

pub fn origin(server: &Server) -> String {
    format!("http://{}", server.address())
}

pub fn post(server: &Server, path: &str, body: &Value) -> Reply {
    server.ask("POST", path, &[("Content-Type", "application/json")], body.to_string().as_bytes())
}

pub fn challenge(server: &Server, recipient: &str) -> Reply {
    post(server, "/inbox/challenge", &json!({ "recipient": recipient }))
}

pub fn session(server: &Server, recipient: &str, answer: &str) -> Reply {
    post(server, "/inbox/session", &json!({ "recipient": recipient, "answer": answer }))
}

/// Signs in with a key; the token of the session.
pub fn sign_in(server: &Server, person: &Identity) -> String {
    let recipient = person.recipient().to_string();
    let challenge = challenge(server, &recipient);
    assert_eq!((challenge.status, challenge.header("content-type")), (200, "application/octet-stream"));
    let answer = answer_challenge(person, &challenge.body, &origin(server), now()).unwrap();
    let session = session(server, &recipient, &answer);
    assert_eq!((session.status, session.header("cache-control")), (200, "no-store"));
    json_of(&session)["token"].as_str().unwrap().to_owned()
}

/// Asks within a session.
pub fn ask(server: &Server, token: &str, method: &str, path: &str) -> Reply {
    server.ask(method, path, &[("Authorization", &format!("Bearer {token}"))], b"")
}

pub fn json_of(reply: &Reply) -> Value {
    assert_eq!(reply.header("content-type"), "application/json", "{}", reply.text());
    serde_json::from_slice(&reply.body).unwrap()
}

/// The status of the answer, and the state that it tells.
pub fn told(reply: Reply) -> (u16, String) {
    (reply.status, json_of(&reply)["state"].as_str().unwrap().to_owned())
}

/// The files of the listing.
pub fn listed(server: &Server, token: &str) -> Vec<Value> {
    let reply = ask(server, token, "GET", "/inbox/");
    assert_eq!(reply.status, 200, "{}", reply.text());
    let listing = json_of(&reply);
    assert_eq!(listing["format"], "marac-portal/inbox@1");
    listing["files"].as_array().unwrap().clone()
}

/// `marac inbox` as somebody of the trial area.
pub fn inbox(folder: &Folder, server: &Server, role: &str, task: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["inbox", task, "--url", &origin(server)], more].concat())
}

/// Puts the referral that `marac seal` made under this name into the dropbox as this object.
pub fn put(folder: &Folder, server: &Server, name: &str, number: usize) {
    assert_eq!(server.put(&object(number), &folder.read(&format!("in/{name}.age"))).status, 201);
}

/// What became of each file, in the order of the rows.
pub fn outcomes(output: &Output) -> Vec<(String, String)> {
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    rows(output).iter().map(|row| (text(row, "name") + &text(row, "file"), text(row, "outcome"))).collect()
}

/// What lies beside a file of that number.
pub fn mark(number: usize, mark: &str) -> String {
    object(number).replace("age", mark)
}

/// A file that came so many days ago.
pub fn waits_since(folder: &Folder, number: usize, days: u64) {
    let path = format!("data/drop/{}", object(number));
    folder.write(&path, sealed());
    let then = SystemTime::now() - Duration::from_secs(days * 24 * 3600);
    File::options().write(true).open(folder.path(&path)).unwrap().set_modified(then).unwrap();
}

/// A server of the test's own: hands each request to `answer`, head and body, and tells what it got.
pub fn server_that(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (got, requests) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let Some(request) = read_request(&mut connection) else { continue };
            let answer = answer(&request);
            if got.send(request).is_err() {
                break;
            }
            let _ = connection.write_all(&answer);
        }
    });
    (port, requests)
}

/// An answer that closes the connection.
pub fn answer(status: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// What comes next, within a minute.
pub fn next<T>(of: &Receiver<T>) -> T {
    of.recv_timeout(Duration::from_secs(60)).expect("something within a minute")
}

fn read_request(connection: &mut TcpStream) -> Option<String> {
    connection.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        match connection.read(&mut piece) {
            Ok(read) if read > 0 => bytes.extend_from_slice(&piece[..read]),
            _ => return None,
        }
    }
}
