//! `marac inbox collect`: from the dropbox into a register, whoever else is at it and wherever it is cut off.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Output, Stdio};
use std::sync::mpsc::{Receiver, channel};

use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Content, seal};
use serde_json::{Value, json};

use super::cli_register_support::{cases, list, sealed as sealed_record};
use super::cli_support::{PACK, desk, identity, record, rows, said, with_key};
use super::inbox_support::{inbox, listed, next, origin, outcomes, person, put, sign_in};
use super::server::{Folder, Server, object, sealed};

fn collect(folder: &Folder, url: &str, role: &str) -> Output {
    with_key(folder, role, &["inbox", "collect", "--url", url, "--register", "reg", "--area", PACK])
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
fn what_cannot_be_opened_is_fetched_once_and_kept_until_somebody_has_put_it_in() {
    let folder = desk();
    let deputy = [person(&folder, "deputy").recipient()];
    let content = Content { record: record(|_| {}).into(), text: "An invented referral\n".into(), attachments: vec![] };
    let for_deputy = seal::<Live>(content, &deputy).unwrap().into_bytes();
    let server = folder.serve(&[]);
    for (number, file) in [(1, &for_deputy), (2, &sealed())] {
        assert_eq!(server.put(&object(number), file).status, 201);
    }

    for _ in 0..2 {
        let collected = collect(&folder, &origin(&server), "coordinator");
        assert_eq!(collected.status.code(), Some(1));
        assert_eq!(outcomes(&collected), [1, 2].map(|number| (object(number), "wrong_key".to_owned())));
        let kept = format!("reg/unopened/{}", object(1));
        assert_eq!(rows(&collected)[0]["kept"], kept);
        let sentence = format!("It is kept, sealed as it came, as {kept}: ");
        assert!(said(&collected).contains(&sentence), "{}", said(&collected));
        assert!(folder.read(&kept) == for_deputy);
    }
    let collected = collect(&folder, &origin(&server), "deputy");
    let expected = [(object(1), "opened".to_owned()), (object(2), "wrong_key".to_owned())];
    assert_eq!(outcomes(&collected), expected);
    assert_eq!(cases(&list(&folder, "deputy")).len(), 1);
    assert_eq!(folder.names("reg/unopened"), [object(2)]);
    // A colleague has put it into another register.
    for task in ["claim", "accept"] {
        assert_eq!(inbox(&folder, &server, "deputy", task, &[&object(2)]).status.code(), Some(0));
    }
    assert_eq!(collect(&folder, &origin(&server), "coordinator").status.code(), Some(0));
    assert!(folder.names("reg/unopened").is_empty());
    // Each of the two was sent once; a listing is short.
    let sent = |line: &&String| line.starts_with("GET 200 ") && !line.starts_with("GET 200 <=1K");
    let said = server.stop();
    assert_eq!(said.iter().filter(sent).count(), 2, "{said:?}");
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
