//! `marac inbox`: from the dropbox into a register, whoever else is at it and wherever it is cut off.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Output, Stdio};
use std::sync::mpsc::{Receiver, channel};

use chrono::TimeDelta;
use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Content, seal};
use serde_json::{Value, json};

use super::cli_register_support::{cases, list, sealed as sealed_record};
use super::cli_support::{PACK, desk, identity, recipients, rows, said, with_key};
use super::inbox_support::{answer, listed, next, now, origin, person, server_that, sign_in};
use super::server::{Folder, Server, object, sealed};

fn inbox(folder: &Folder, server: &Server, role: &str, task: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["inbox", task, "--url", &origin(server)], more].concat())
}

fn collect(folder: &Folder, url: &str, role: &str) -> Output {
    with_key(folder, role, &["inbox", "collect", "--url", url, "--register", "reg", "--area", PACK])
}

/// Puts the referral that `marac seal` made under this name into the dropbox as this object.
fn put(folder: &Folder, server: &Server, name: &str, number: usize) {
    assert_eq!(server.put(&object(number), &folder.read(&format!("in/{name}.age"))).status, 201);
}

fn outcomes(output: &Output) -> Vec<(String, String)> {
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    rows(output).iter().map(|row| (text(row, "name") + &text(row, "file"), text(row, "outcome"))).collect()
}

#[test]
fn what_waits_is_put_into_a_register_and_only_then_accepted() {
    let folder = desk();
    let first = sealed_record(&folder, "one", |_| {});
    let second = sealed_record(&folder, "two", |record| record["referral"]["victim"]["name"] = json!("Another Person"));
    let server = folder.serve(&[]);
    put(&folder, &server, "one", 1);
    put(&folder, &server, "two", 2);
    // The same file once more, as after an answer that was lost.
    put(&folder, &server, "two", 3);

    let collected = collect(&folder, &origin(&server), "coordinator");
    assert_eq!(collected.status.code(), Some(0), "{}", said(&collected));
    assert!(
        said(&collected).ends_with("3 files: 2 put in, 1 in the register already, 0 left in the inbox\n"),
        "{}",
        said(&collected)
    );
    let names = |kind: &str| outcomes(&collected).into_iter().filter(|(_, became)| became == kind).count();
    assert_eq!((names("opened"), names("duplicate")), (2, 1));
    let mut references: Vec<Value> =
        cases(&list(&folder, "deputy")).iter().map(|case| case["reference"].clone()).collect();
    let mut expected = [&first, &second].map(|row| row["reference"].clone()).to_vec();
    references.sort_by_key(Value::to_string);
    expected.sort_by_key(Value::to_string);
    assert_eq!(references, expected);

    let token = sign_in(&server, &person(&folder, "deputy"));
    let states: Vec<Value> = listed(&server, &token).into_iter().map(|file| file["state"].clone()).collect();
    assert_eq!(states, ["accepted"; 3]);
    let again = collect(&folder, &origin(&server), "deputy");
    assert!(
        said(&again).ends_with("0 files: 0 put in, 0 in the register already, 0 left in the inbox\n"),
        "{}",
        said(&again)
    );
    assert_eq!((again.status.code(), again.stdout.len()), (Some(0), 0));
}

#[test]
fn what_this_person_cannot_open_or_a_colleague_has_stays_for_the_others() {
    let folder = desk();
    sealed_record(&folder, "one", |_| {});
    sealed_record(&folder, "two", |record| record["referral"]["victim"]["name"] = json!("Another Person"));
    let server = folder.serve(&[]);
    put(&folder, &server, "one", 1);
    put(&folder, &server, "two", 2);
    assert_eq!(server.put(&object(3), &sealed()).status, 201);
    assert_eq!(inbox(&folder, &server, "deputy", "claim", &[&object(2)]).status.code(), Some(0));

    let collected = collect(&folder, &origin(&server), "coordinator");
    assert_eq!(collected.status.code(), Some(1));
    assert_eq!(outcomes(&collected), [(object(1), "opened".into()), (object(3), "wrong_key".into())]);
    let token = sign_in(&server, &person(&folder, "deputy"));
    let states: Vec<(Value, Value)> =
        listed(&server, &token).into_iter().map(|file| (file["name"].clone(), file["state"].clone())).collect();
    let expected = [(1, "accepted"), (2, "claimed"), (3, "waiting")];
    assert_eq!(states, expected.map(|(number, state)| (json!(object(number)), json!(state))));
}

#[test]
fn files_are_fetched_as_they_came_and_accepted_or_given_back_by_name() {
    let folder = desk();
    sealed_record(&folder, "one", |_| {});
    let server = folder.serve(&[]);
    put(&folder, &server, "one", 1);
    let other = sealed();
    server.put(&object(2), &other);
    let waiting = inbox(&folder, &server, "coordinator", "list", &[]);
    assert_eq!(rows(&waiting).iter().map(|row| row["state"].clone()).collect::<Vec<_>>(), ["waiting", "waiting"]);

    let fetched = inbox(&folder, &server, "coordinator", "fetch", &["--to", "fetched"]);
    assert_eq!(fetched.status.code(), Some(0), "{}", said(&fetched));
    assert!(said(&fetched).contains("2 files are in fetched and yours for half an hour. Next: "), "{}", said(&fetched));
    assert!(folder.read(&format!("fetched/{}", object(1))) == folder.read("in/one.age"));
    assert!(folder.read(&format!("fetched/{}", object(2))) == other);
    // Again, as after a run that was cut off: the same files, nothing twice. What differs is left as it is.
    assert_eq!(inbox(&folder, &server, "coordinator", "claim", &["--out", "fetched"]).status.code(), Some(0));
    folder.write(&format!("fetched/{}", object(2)), "something else");
    let differs = inbox(&folder, &server, "coordinator", "fetch", &["--out", "fetched"]);
    assert_eq!(differs.status.code(), Some(2));
    assert_eq!(folder.read(&format!("fetched/{}", object(2))), b"something else");

    let taken = inbox(&folder, &server, "deputy", "claim", &[&object(1)]);
    assert_eq!((taken.status.code(), outcomes(&taken)), (Some(1), vec![(object(1), "refused".into())]));
    assert!(said(&taken).contains("MARAC coordinator has it until "), "{}", said(&taken));
    let one = format!("fetched/{}", object(1));
    let accepted = inbox(&folder, &server, "coordinator", "accept", &[&one, &object(9)]);
    assert_eq!(outcomes(&accepted), [(object(1), "accepted".into()), (object(9), "gone".into())]);
    assert_eq!(accepted.status.code(), Some(1));
    let released = inbox(&folder, &server, "coordinator", "release", &[object(2).trim_end_matches(".age")]);
    assert_eq!((released.status.code(), outcomes(&released)), (Some(0), vec![(object(2), "waiting".into())]));
    let bad = inbox(&folder, &server, "coordinator", "accept", &["one.age"]);
    assert!(said(&bad).starts_with("\"one.age\" is no name of a file in the inbox."), "{}", said(&bad));
}

#[test]
fn a_hostile_server_that_sends_a_referral_as_its_challenge_hears_nothing_more() {
    let folder = desk();
    let secret = "Sentinel Marla Quill";
    let content = Content { record: b"{}".to_vec(), text: secret.into(), attachments: vec![] };
    let coordinator = recipients(&folder)[0].clone();
    let stored = seal::<Live>(content, &recipients(&folder)).unwrap().into_bytes();
    let alone = Content { record: b"{}".to_vec(), text: secret.into(), attachments: vec![] };
    let alone = seal::<Live>(alone, std::slice::from_ref(&coordinator)).unwrap().into_bytes();
    let document = |text: &str| {
        marac_portal::envelope::seal_document(text.as_bytes(), std::slice::from_ref(&coordinator)).unwrap()
    };
    let later = (now() + TimeDelta::minutes(5)).format("%Y-%m-%dT%H:%M:%SZ");
    let over = (now() - TimeDelta::minutes(1)).format("%Y-%m-%dT%H:%M:%SZ");
    let token = "0".repeat(64);
    let mut heard = Vec::new();
    for (why, challenge) in [
        ("a stored referral", stored),
        ("one that this person alone opens", alone),
        ("a sealed document", document(secret)),
        (
            "of another server",
            document(&format!("marac-portal/inbox@1\nhttps://referrals.example.org\n{later}\n{token}\n")),
        ),
        ("over", document(&format!("marac-portal/inbox@1\n@ORIGIN@\n{over}\n{token}\n"))),
        ("nothing at all", Vec::new()),
        ("no age file", secret.as_bytes().to_vec()),
    ] {
        let (port, requests) = server_that(move |_| answer("200 OK", &challenge));
        let output = with_key(&folder, "coordinator", &["inbox", "list", "--url", &format!("http://127.0.0.1:{port}")]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{why}");
        assert!(!said(&output).contains(secret), "{why}");
        let request = next(&requests);
        let body = request.split("\r\n\r\n").nth(1).unwrap().to_owned();
        assert_eq!(body, json!({ "recipient": coordinator.as_str() }).to_string(), "{why}");
        assert!(request.starts_with("POST /inbox/challenge HTTP/1.1\r\n"), "{why}");
        assert!(requests.try_recv().is_err(), "{why}: it was told more");
        heard.push(said(&output));
    }
    // What was too large was not even looked at; all the rest is refused in one and the same way.
    assert!(heard[0].starts_with("The server sent more than a file can have"), "{}", heard[0]);
    assert!(heard[2].starts_with("The server did not prove to be the one at this address"), "{}", heard[2]);
    assert!(heard[2..].iter().all(|said| *said == heard[2]), "{heard:?}");
}

#[test]
fn whoever_is_not_let_in_or_finds_no_server_is_told_why() {
    let folder = desk();
    let made = folder.marac(&[
        "keygen",
        "--area",
        "northmere",
        "--people",
        "staff",
        "--out",
        "keys",
        "--passphrase-file",
        "data/keys/passphrase.txt",
    ]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let staff = folder.names("keys").into_iter().find(|name| name.ends_with(".key.age")).unwrap();
    let server = folder.serve(&[]);
    let at = origin(&server);
    let list = |url: &str, identity: &str| {
        folder.marac(&[
            "inbox",
            "list",
            "--url",
            url,
            "--identity",
            identity,
            "--passphrase-file",
            "data/keys/passphrase.txt",
        ])
    };
    let stranger = list(&at, &format!("keys/{staff}"));
    assert!(said(&stranger).starts_with("The server does not let you in: "), "{}", said(&stranger));
    let coordinator = identity(&folder, "coordinator");
    assert!(said(&list(&at, &coordinator)).starts_with("There is nothing in the inbox"));
    for (url, begins) in [
        ("http://referrals.example.org", "Without https, others"),
        ("referrals.example.org", "This is not the address of a server."),
        (&at.replace("127.0.0.1", "localhost").replace("http", "https"), "The server cannot be reached: "),
    ] {
        let output = list(url, &coordinator);
        assert_eq!(output.status.code(), Some(2), "{url}");
        assert!(said(&output).starts_with(begins), "{url}: {}", said(&output));
    }
    // A redirect is not followed: the session would go elsewhere.
    let (port, requests) = server_that(|_| {
        b"HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:1/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_vec()
    });
    let output = list(&format!("http://127.0.0.1:{port}"), &coordinator);
    assert!(said(&output).starts_with("The server answered with 307."), "{}", said(&output));
    next(&requests);
}

/// Hands on what is said between a client and a server until the client asks for this path; then it falls silent.
fn silent_at(listener: TcpListener, server: std::net::SocketAddr, path: &'static str) -> Receiver<()> {
    let (asked, heard) = channel();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (mut client, mut server) = (client.unwrap(), TcpStream::connect(server).unwrap());
            let (mut back, mut to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            let asked = asked.clone();
            std::thread::spawn(move || std::io::copy(&mut back, &mut to));
            std::thread::spawn(move || {
                let mut piece = vec![0; 65536];
                while let Ok(read @ 1..) = client.read(&mut piece) {
                    if String::from_utf8_lossy(&piece[..read]).contains(path) {
                        let _ = asked.send(());
                        // Keeps both open and says nothing.
                        std::thread::park();
                    }
                    if server.write_all(&piece[..read]).is_err() {
                        break;
                    }
                }
            });
        }
    });
    heard
}

#[test]
fn killed_between_claim_and_accept_a_second_run_finishes_without_loss_or_duplicate() {
    for cut_at in ["/claim HTTP", "GET /inbox/0", "/accept HTTP"] {
        let folder = desk();
        let row = sealed_record(&folder, "one", |_| {});
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let public = format!("http://{}", listener.local_addr().unwrap());
        let server = folder.serve(&["--public-origin", &public]);
        put(&folder, &server, "one", 1);
        let asked = silent_at(listener, server.address(), cut_at);
        let keys = ["--identity", &identity(&folder, "coordinator"), "--passphrase-file", "data/keys/passphrase.txt"];
        let arguments = ["inbox", "collect", "--url", &public, "--register", "reg", "--area", PACK];
        let mut command = folder.command();
        command.args(arguments).args(keys).stdout(Stdio::null()).stderr(Stdio::null());
        let mut collecting = command.spawn().unwrap();
        next(&asked);
        collecting.kill().unwrap();
        collecting.wait().unwrap();
        let state = |server: &Server| server.get(&format!("/drop/{}/status", object(1))).text();
        assert_ne!(state(&server), "accepted", "{cut_at}");
        drop(server);

        let server = folder.serve(&[]);
        let again = collect(&folder, &origin(&server), "coordinator");
        assert_eq!(again.status.code(), Some(0), "{cut_at}: {}", said(&again));
        let outcome = if cut_at.contains("accept") { "duplicate" } else { "opened" };
        assert_eq!(outcomes(&again), [(object(1), outcome.to_owned())], "{cut_at}");
        assert_eq!(state(&server), "accepted", "{cut_at}");
        let cases = cases(&list(&folder, "coordinator"));
        assert_eq!(cases.len(), 1, "{cut_at}");
        assert_eq!(cases[0]["reference"], row["reference"], "{cut_at}");
    }
}
