//! Notices of `marac serve`: that something has come, or has waited too long, and never what.

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::inbox_support::{answer, mark, next, now, server_that, waits_since};
use super::server::{Folder, object, sealed, until};

const ARRIVED: &str = "Northmere: A sealed referral has arrived. Open the inbox.";
const OVERDUE: &str = "Northmere: A sealed referral has waited too long. Open the inbox now.";

fn body(request: &str) -> Value {
    serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap()).unwrap()
}

#[test]
fn a_notice_says_that_something_has_come_and_nothing_of_it() {
    let (port, requests) = server_that(|_| answer("204 No Content", b""));
    let folder = Folder::new();
    let hook = format!("http://127.0.0.1:{port}/hook/secret");
    let server = folder.serve(&["--notice-webhook", &hook, "--notice-label", "Northmere"]);
    assert_eq!(server.put(&object(0xabc), &sealed()).status, 201);
    let request = next(&requests);
    assert!(request.starts_with("POST /hook/secret HTTP/1.1\r\n"), "{request}");
    assert_eq!(body(&request), json!({"kind": "arrived", "text": ARRIVED}));
    assert!(!request.contains("abc") && !request.to_ascii_lowercase().contains("user-agent"), "{request}");
    until(|| folder.names("data/drop").contains(&mark(0xabc, "notified")));
    // Told once: also after a new start.
    drop(server);
    let server = folder.serve(&["--notice-webhook", &hook, "--notice-label", "Northmere"]);
    assert_eq!(server.put(&object(2), &sealed()).status, 201);
    assert_eq!(body(&next(&requests))["kind"], "arrived");
    assert!(requests.try_recv().is_err());
    let said = server.stop().join("\n");
    assert!(!said.contains("hook"), "{said}");
}

#[test]
fn a_notice_that_is_not_taken_is_sent_again_and_no_upload_waits_for_it() {
    let tries = AtomicUsize::new(0);
    let (port, requests) = server_that(move |_| match tries.fetch_add(1, Ordering::SeqCst) {
        0 => Vec::new(),
        1 => answer("500 Internal Server Error", b""),
        _ => answer("200 OK", b"ok"),
    });
    let folder = Folder::new();
    let server = folder.serve(&["--notice-webhook", &format!("http://127.0.0.1:{port}/")]);
    assert_eq!(server.put(&object(1), &sealed()).status, 201);
    for _ in 0..3 {
        next(&requests);
    }
    assert_eq!(server.put(&object(2), &sealed()).status, 201);
}

#[test]
fn a_notice_that_is_not_through_when_the_server_stops_is_left_to_the_next_start() {
    let folder = Folder::new();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = folder.serve(&["--notice-webhook", &format!("http://{closed}/")]);
    server.put(&object(1), &sealed());
    until(|| folder.names("data/drop").contains(&mark(1, "notified")));
    server.stop();
    assert_eq!(folder.names("data/drop"), [object(1)]);
    let (port, requests) = server_that(|_| answer("204 No Content", b""));
    let _server = folder.serve(&["--notice-webhook", &format!("http://127.0.0.1:{port}/")]);
    assert_eq!(body(&next(&requests))["kind"], "arrived");
}

#[test]
fn of_two_servers_one_tells() {
    let (port, requests) = server_that(|_| answer("204 No Content", b""));
    let folder = Folder::new();
    drop(folder.serve(&[]));
    for number in 1..=20 {
        folder.write(&format!("data/drop/{}", object(number)), sealed());
    }
    let hook = format!("http://127.0.0.1:{port}/");
    let _one = folder.serve(&["--notice-webhook", &hook]);
    let two = folder.serve_second(&["--notice-webhook", &hook]);
    next(&requests);
    until(|| folder.names("data/drop").iter().filter(|name| name.ends_with(".notified")).count() == 20);
    // At most one of each server, should both have had a hand in it, and none for each file.
    two.stop();
    assert!(requests.try_iter().count() <= 1);
}

#[test]
fn deputies_hear_of_what_has_waited_too_long_and_of_nothing_that_somebody_has() {
    let (port, requests) = server_that(|_| answer("204 No Content", b""));
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let claim = json!({"claim": "c", "by": "MARAC coordinator", "area": "northmere", "person": "p",
        "until": now() + TimeDelta::minutes(20)});
    waits_since(&folder, 1, 30);
    folder.write(&format!("data/drop/{}", mark(1, "claim-1")), claim.to_string());
    waits_since(&folder, 2, 30);
    folder.write(&format!("data/drop/{}", mark(2, "accepted")), "{}");
    let hook = format!("http://127.0.0.1:{port}/team");
    let alarm = format!("http://127.0.0.1:{port}/deputies");
    let options = ["--notice-webhook", &hook, "--alarm-webhook", &alarm, "--notice-label", "Northmere"];
    let server = folder.serve(&options);
    assert_eq!(body(&next(&requests))["kind"], "arrived", "of the first");
    server.stop();
    assert!(requests.try_recv().is_err(), "somebody has the one, and the other is accepted");

    waits_since(&folder, 3, 30);
    let _server = folder.serve(&options);
    let (first, second) = (next(&requests), next(&requests));
    assert!(first.starts_with("POST /team ") && second.starts_with("POST /deputies "));
    assert_eq!(
        (body(&first), body(&second)),
        (json!({"kind": "arrived", "text": ARRIVED}), json!({"kind": "overdue", "text": OVERDUE}))
    );
    until(|| folder.names("data/drop").contains(&mark(3, "alarmed")));
    assert!(!folder.names("data/drop").contains(&mark(1, "alarmed")));
}

#[test]
fn an_address_that_is_not_one_of_a_webhook_stops_the_start_and_is_not_repeated() {
    let folder = Folder::new();
    for url in ["nowhere", "ftp://example.org/", "file:///etc/passwd"] {
        let refused = folder.marac(&["serve", "--listen", "127.0.0.1:0", "--site", "site", "--notice-webhook", url]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("The address of a webhook is not one.") && !said.contains(url), "{url}: {said}");
    }
}

#[test]
fn only_what_was_accepted_long_ago_is_removed_and_a_record_of_how_many_stays() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let accepted = |days: i64| json!({"by": "MARAC coordinator", "area": "northmere", "person": "p", "at": now() - TimeDelta::days(days)});
    for number in 1..=5 {
        waits_since(&folder, number, 400);
        folder.write(&format!("data/drop/{}", mark(number, "claim-1")), "{}");
    }
    folder.write(&format!("data/drop/{}", mark(1, "accepted")), accepted(31).to_string());
    folder.write(&format!("data/drop/{}", mark(2, "accepted")), accepted(29).to_string());
    folder.write(&format!("data/drop/{}", mark(3, "accepted")), "not readable");
    // Removed half-way before: its file has gone already.
    folder.write(&format!("data/drop/{}", mark(6, "accepted")), accepted(40).to_string());
    let server = folder.serve(&["--retain", "30"]);
    until(|| !folder.names("data/drop").contains(&mark(6, "accepted")));
    let said = server.stop();
    assert!(said.iter().any(|line| line.starts_with("2 files removed: ")), "{said:?}");
    let (records, left): (Vec<String>, Vec<String>) =
        folder.names("data/drop").into_iter().partition(|name| name.contains(".purged-"));
    let stays = [2, 3, 4, 5].map(|number| [object(number), mark(number, "claim-1")]).concat();
    let mut stays = [stays, vec![mark(2, "accepted"), mark(3, "accepted")]].concat();
    stays.sort();
    assert_eq!(left, stays);
    let [record] = &records[..] else { panic!("{records:?}") };
    let record: Value = serde_json::from_slice(&folder.read(&format!("data/drop/{record}"))).unwrap();
    let today = now().format("%Y-%m-%d").to_string();
    assert_eq!(record, json!({"format": "marac-portal/purged@1", "on": today, "files": 2, "retained_days": 30}));
    // Without the option nothing is ever removed.
    folder.serve(&[]).stop();
    assert_eq!(folder.names("data/drop").len(), left.len() + 1);
}
