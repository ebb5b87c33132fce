//! The inbox of `marac serve`: what those see who are let in, and who has a file.

use std::sync::Barrier;

use chrono::TimeDelta;
use marac_portal::envelope::challenge::answer_challenge;
use serde_json::{Value, json};

use super::inbox_support::*;
use super::server::{Folder, Server, object, sealed};

fn status(server: &Server, name: &str) -> (u16, String) {
    let reply = server.get(&format!("/drop/{name}/status"));
    (reply.status, reply.text())
}

fn post_as(server: &Server, token: &str, number: usize, what: &str) -> (u16, String) {
    told(ask(server, token, "POST", &format!("/inbox/{}/{what}", object(number))))
}

#[test]
fn a_referral_is_seen_taken_over_read_and_accepted_and_its_sender_can_follow() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let file = sealed();
    assert_eq!(server.put(&object(1), &file).status, 201);
    assert_eq!(status(&server, &object(1)), (200, "waiting".into()));
    assert_eq!(status(&server, object(1).trim_end_matches(".age")), (200, "waiting".into()));

    let token = sign_in(&server, &person(&folder, "coordinator"));
    let all = listed(&server, &token);
    let hour = now().format("%Y-%m-%dT%H:00Z").to_string();
    let earlier = (now() - TimeDelta::hours(1)).format("%Y-%m-%dT%H:00Z").to_string();
    assert_eq!(all.len(), 1);
    assert_eq!(
        (&all[0]["name"], &all[0]["size"], &all[0]["state"]),
        (&json!(object(1)), &json!(file.len()), &json!("waiting"))
    );
    assert!([hour, earlier].iter().any(|hour| all[0]["received"] == **hour), "{}", all[0]);
    assert_eq!(all[0].as_object().unwrap().len(), 4, "{}", all[0]);

    let read = ask(&server, &token, "GET", &format!("/inbox/{}", object(1)));
    assert_eq!(
        (read.status, read.header("content-type"), read.header("cache-control")),
        (200, "application/octet-stream", "no-store")
    );
    assert!(read.body == file);

    let claimed = ask(&server, &token, "POST", &format!("/inbox/{}/claim", object(1)));
    let claim = json_of(&claimed);
    assert_eq!(
        (claimed.status, &claim["state"], &claim["by"], &claim["mine"]),
        (200, &json!("claimed"), &json!("MARAC coordinator"), &json!(true))
    );
    let until: chrono::DateTime<chrono::Utc> = claim["until"].as_str().unwrap().parse().unwrap();
    let left = until - now();
    assert!(TimeDelta::minutes(28) < left && left <= TimeDelta::minutes(30), "{left}");
    // Asked again: the same claim, and no second mark.
    assert_eq!(json_of(&ask(&server, &token, "POST", &format!("/inbox/{}/claim", object(1)))), claim);
    assert_eq!(folder.names("data/drop"), [object(1), object(1).replace("age", "claim-1")]);
    assert_eq!(status(&server, &object(1)), (200, "claimed".into()));

    let accepted = json_of(&ask(&server, &token, "POST", &format!("/inbox/{}/accept", object(1))));
    assert_eq!((&accepted["state"], &accepted["by"]), (&json!("accepted"), &json!("MARAC coordinator")));
    assert_eq!(json_of(&ask(&server, &token, "POST", &format!("/inbox/{}/accept", object(1)))), accepted);
    assert_eq!(status(&server, &object(1)), (200, "accepted".into()));
    assert_eq!(listed(&server, &token)[0]["state"], "accepted");
    assert_eq!(post_as(&server, &token, 1, "claim"), (409, "accepted".into()));
    assert_eq!(post_as(&server, &token, 1, "release"), (409, "accepted".into()));
    // It is still there, as it came.
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);
}

#[test]
fn a_colleague_sees_who_has_a_file_and_takes_over_what_was_given_up_or_has_lapsed() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(1), &sealed());
    let [first, second] = ["coordinator", "deputy"].map(|role| sign_in(&server, &person(&folder, role)));
    assert_eq!(post_as(&server, &first, 1, "claim"), (200, "claimed".into()));

    let refused = ask(&server, &second, "POST", &format!("/inbox/{}/claim", object(1)));
    let held = json_of(&refused);
    assert_eq!((refused.status, &held["by"], held.get("mine")), (409, &json!("MARAC coordinator"), None));
    assert_eq!(listed(&server, &second)[0]["by"], "MARAC coordinator");
    for what in ["accept", "release"] {
        assert_eq!(post_as(&server, &second, 1, what), (409, "claimed".into()), "{what}");
    }
    assert_eq!(post_as(&server, &first, 1, "release"), (200, "waiting".into()));
    assert_eq!(post_as(&server, &first, 1, "release"), (200, "waiting".into()));
    assert_eq!(post_as(&server, &second, 1, "claim"), (200, "claimed".into()));

    // The deputy's computer has died, and half an hour has passed.
    let mark = format!("data/drop/{}", object(1).replace("age", "claim-2"));
    let mut claim: Value = serde_json::from_slice(&folder.read(&mark)).unwrap();
    claim["until"] = json!(now() - TimeDelta::seconds(1));
    folder.write(&mark, claim.to_string());
    assert_eq!(status(&server, &object(1)), (200, "waiting".into()));
    assert_eq!(post_as(&server, &first, 1, "claim"), (200, "claimed".into()));
    assert_eq!(post_as(&server, &second, 1, "accept"), (409, "claimed".into()));
    assert_eq!(post_as(&server, &first, 1, "accept"), (200, "accepted".into()));
    // Whoever comes late is told that it is done.
    assert_eq!(post_as(&server, &second, 1, "accept"), (200, "accepted".into()));
}

#[test]
fn a_mark_that_was_spoiled_holds_nobody_up() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(1), &sealed());
    folder.write(&format!("data/drop/{}", object(1).replace("age", "claim-1")), "half a mar");
    folder.write(&format!("data/drop/{}", object(1).replace("age", "claim-7")), vec![b'x'; 100_000]);
    let token = sign_in(&server, &person(&folder, "deputy"));
    assert_eq!(listed(&server, &token)[0]["state"], "waiting");
    assert_eq!(post_as(&server, &token, 1, "claim"), (200, "claimed".into()));
    assert!(folder.names("data/drop").contains(&object(1).replace("age", "claim-8")));
}

#[test]
fn what_is_not_there_or_not_understood_or_too_long_is_refused_and_changes_nothing() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(1), &sealed());
    let token = sign_in(&server, &person(&folder, "coordinator"));
    let nothing = server.get("/drop/none");
    for path in [format!("/drop/{}/status", object(2)), "/drop/x/status".into(), "/drop/../status".into()] {
        let reply = server.get(&path);
        assert_eq!((reply.status, reply.text()), (404, nothing.text()), "{path}");
    }
    for name in [object(2), "x".into(), object(1).replace("age", "claim-1"), "..%2f..%2fstate%2finbox.key".into()] {
        assert_eq!(ask(&server, &token, "GET", &format!("/inbox/{name}")).status, 404, "{name}");
        for what in ["claim", "accept", "release", "status", "else"] {
            assert_eq!(ask(&server, &token, "POST", &format!("/inbox/{name}/{what}")).status, 404, "{name} {what}");
        }
    }
    for path in ["/inbox/challenge", "/inbox/session"] {
        for body in [&b""[..], b"{}", b"[]", b"\xff", b"{\"recipient\": 1}"] {
            assert_eq!(server.ask("POST", path, &[], body).status, 400, "{path} {body:?}");
        }
        assert_eq!(server.ask("POST", path, &[], &[b' '; 4097]).status, 413, "{path}");
        assert_eq!(server.get(path).status, 405, "{path}");
    }
    let large = server.ask(
        "POST",
        &format!("/inbox/{}/claim", object(1)),
        &[("Authorization", &format!("Bearer {token}"))],
        &[b'x'; 100_000],
    );
    assert_eq!(large.status, 413);
    for method in ["PUT", "DELETE", "PATCH"] {
        assert_eq!(ask(&server, &token, method, &format!("/inbox/{}", object(1))).status, 405, "{method}");
    }
    assert_eq!(folder.names("data/drop"), [object(1)]);
}

#[test]
fn of_two_people_at_two_servers_who_are_quick_one_has_the_file() {
    let folder = Folder::new();
    let one = folder.serve(&["--public-origin", "http://inbox.test"]);
    let two = folder.serve_second(&["--public-origin", "http://inbox.test", "--inbox-key", "data/state/inbox.key"]);
    let sign_in = |server: &Server, role: &str| {
        let person = person(&folder, role);
        let recipient = person.recipient().to_string();
        let sealed = challenge(server, &recipient).body;
        let answer = answer_challenge(&person, &sealed, "http://inbox.test", now()).unwrap();
        json_of(&session(server, &recipient, &answer))["token"].as_str().unwrap().to_owned()
    };
    let (coordinator, deputy) = (sign_in(&one, "coordinator"), sign_in(&two, "deputy"));
    // A session of one is good at the other: they share the secret and the store, and nothing else.
    assert!(listed(&two, &coordinator).is_empty());
    for number in 1..=10 {
        one.put(&object(number), &sealed());
        let start = Barrier::new(2);
        let claim = |server: &Server, token: &str| {
            start.wait();
            post_as(server, token, number, "claim")
        };
        let (a, b) = std::thread::scope(|scope| {
            let a = scope.spawn(|| claim(&one, &coordinator));
            let b = scope.spawn(|| claim(&two, &deputy));
            (a.join().unwrap(), b.join().unwrap())
        });
        let mut both = [a.0, b.0];
        both.sort_unstable();
        assert_eq!(both, [200, 409], "{number}");
        let winner = if a.0 == 200 { "MARAC coordinator" } else { "Deputy coordinator" };
        let file = listed(&one, &deputy).into_iter().find(|file| file["name"] == object(number)).unwrap();
        assert_eq!(file["by"], winner);
    }
}

#[test]
fn the_log_names_no_file_and_nobody() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(0xabcdef), &sealed());
    let coordinator = person(&folder, "coordinator");
    let token = sign_in(&server, &coordinator);
    post_as(&server, &token, 0xabcdef, "claim");
    ask(&server, &token, "GET", &format!("/inbox/{}", object(0xabcdef)));
    status(&server, &object(0xabcdef));
    let said = server.stop()[3..].join("\n");
    for never in ["abcdef", coordinator.recipient().as_str(), &token, "127.0.0.1", "inbox", "coordinator"] {
        assert!(!said.contains(never), "{never}: {said}");
    }
}
