//! `marac inbox`: what a person takes over, and who is let in.

use chrono::TimeDelta;
use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Content, seal};
use serde_json::json;

use super::cli_register_support::sealed as sealed_record;
use super::cli_support::{desk, identity, recipients, rows, said, with_key};
use super::inbox_support::{answer, inbox, next, now, origin, outcomes, put, server_that};
use super::server::{object, sealed};

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
