//! The inbox of `marac serve`: who is let in, what they see, and who has a file.

use std::sync::Barrier;

use chrono::TimeDelta;
use marac_portal::domain::hex::hex;
use marac_portal::envelope::Identity;
use marac_portal::envelope::challenge::answer_challenge;
use marac_portal::envelope::open::unseal;
use serde_json::{Value, json};

use super::inbox_support::*;
use super::server::{Folder, Server, object, sealed};

const PACK: &str = "data/areas/northmere.json";

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
fn only_whoever_has_the_key_of_somebody_in_a_served_pack_is_let_in() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(1), &sealed());
    let coordinator = person(&folder, "coordinator");
    let recipient = coordinator.recipient().to_string();
    let stranger = Identity::generate().unwrap();
    assert_eq!(challenge(&server, stranger.recipient().as_str()).status, 403);

    // Nobody else can read the challenge; and what is inside is no answer to it.
    let sealed = challenge(&server, &recipient).body;
    assert!(answer_challenge(&stranger, &sealed, &origin(&server), now()).is_err());
    let plain = String::from_utf8(unseal(&sealed, std::slice::from_ref(&coordinator)).unwrap().to_vec()).unwrap();
    let lines: Vec<&str> = plain.split('\n').collect();
    assert_eq!((lines.len(), lines[0], lines[1], lines[4]), (5, "marac-portal/inbox@1", origin(&server).as_str(), ""));
    let elsewhere = answer_challenge(&coordinator, &sealed, &origin(&server).replace("127.0.0.1", "localhost"), now());
    assert!(elsewhere.is_err());
    let answer = answer_challenge(&coordinator, &sealed, &origin(&server), now()).unwrap();
    for wrong in [lines[3], &answer.to_uppercase(), &answer[1..], "", &"00".repeat(32)] {
        assert_eq!(session(&server, &recipient, wrong).status, 403, "{wrong}");
    }
    let deputy = person(&folder, "deputy").recipient().to_string();
    assert_eq!(session(&server, &deputy, &answer).status, 403);
    // An answer is good for all of its few minutes: no server remembers it.
    let [token, again] = [(); 2].map(|()| json_of(&session(&server, &recipient, &answer))["token"].clone());
    assert_eq!(listed(&server, token.as_str().unwrap()).len(), 1);
    assert_eq!(listed(&server, again.as_str().unwrap()).len(), 1);

    let token = token.as_str().unwrap();
    for wrong in ["", "x", &token[1..], &token.replace('.', ","), &format!("{token}0"), &"9".repeat(5000)] {
        let reply = ask(&server, wrong, "GET", "/inbox/");
        assert_eq!((reply.status, reply.header("www-authenticate")), (401, "Bearer"), "{wrong}");
    }
    for path in ["/inbox/".to_owned(), format!("/inbox/{}", object(1))] {
        assert_eq!(server.get(&path).status, 401, "{path}");
    }
    for what in ["claim", "accept", "release"] {
        assert_eq!(server.ask("POST", &format!("/inbox/{}/{what}", object(1)), &[], b"").status, 401, "{what}");
    }
    assert_eq!(folder.names("data/drop"), [object(1)]);
}

#[test]
fn a_key_that_is_revoked_is_out_at_once_its_session_too_and_practice_has_no_inbox() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let coordinator = person(&folder, "coordinator");
    let token = sign_in(&server, &coordinator);
    assert_eq!(ask(&server, &token, "GET", "/inbox/").status, 200);
    let mut pack: Value = serde_json::from_slice(&folder.read(PACK)).unwrap();
    pack["recipients"][0]["revoked"] = json!(now().format("%Y-%m-%d").to_string());
    folder.write(PACK, pack.to_string());
    assert_eq!(ask(&server, &token, "GET", "/inbox/").status, 401);
    assert_eq!(challenge(&server, coordinator.recipient().as_str()).status, 403);

    let deputy = person(&folder, "deputy");
    let token = sign_in(&server, &deputy);
    pack["mode"] = json!("practice");
    pack["trial"] = json!(false);
    folder.write(PACK, pack.to_string());
    assert_eq!(ask(&server, &token, "GET", "/inbox/").status, 401);
    assert_eq!(challenge(&server, deputy.recipient().as_str()).status, 403);
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
fn a_server_answers_for_the_origin_that_its_operator_names_and_for_no_name_that_a_request_brings() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let coordinator = person(&folder, "coordinator");
    let recipient = coordinator.recipient().to_string();
    let knock = |server: &Server, host: &str| {
        let mut connection = std::net::TcpStream::connect(server.address()).unwrap();
        let body = json!({ "recipient": recipient }).to_string();
        let head = format!(
            "POST /inbox/challenge HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        std::io::Write::write_all(&mut connection, (head + &body).as_bytes()).unwrap();
        super::server::Reply::read(connection)
    };
    assert_eq!(knock(&server, "evil.example.org").status, 421);
    let local = knock(&server, &format!("localhost:{}", server.port));
    let origin = format!("http://localhost:{}", server.port);
    assert!(answer_challenge(&coordinator, &local.body, &origin, now()).is_ok());
    drop(server);

    let public = "https://referrals.example.org";
    let server = folder.serve(&["--public-origin", public]);
    let sealed = knock(&server, "evil.example.org").body;
    assert!(answer_challenge(&coordinator, &sealed, "http://evil.example.org", now()).is_err());
    let answer = answer_challenge(&coordinator, &sealed, public, now()).unwrap();
    assert_eq!(session(&server, &recipient, &answer).status, 200);
    let refused = folder.marac(&["serve", "--site", "site", "--public-origin", "referrals.example.org"]);
    assert_eq!(refused.status.code(), Some(2));
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
fn a_server_with_another_secret_takes_neither_answer_nor_session() {
    let folder = Folder::new();
    let one = folder.serve(&["--public-origin", "http://inbox.test"]);
    let two = folder.serve_second(&["--public-origin", "http://inbox.test"]);
    assert_ne!(folder.read("data/state/inbox.key"), folder.read("second/state/inbox.key"));
    let coordinator = person(&folder, "coordinator");
    let recipient = coordinator.recipient().to_string();
    let sealed = challenge(&one, &recipient).body;
    let answer = answer_challenge(&coordinator, &sealed, "http://inbox.test", now()).unwrap();
    assert_eq!(session(&two, &recipient, &answer).status, 403);
    let token = json_of(&session(&one, &recipient, &answer))["token"].clone();
    let token = token.as_str().unwrap();
    assert_eq!((ask(&one, token, "GET", "/inbox/").status, ask(&two, token, "GET", "/inbox/").status), (200, 401));
}

#[test]
fn a_start_with_a_secret_that_is_none_or_open_to_others_is_refused() {
    let folder = Folder::new();
    folder.write("short.key", "0123");
    folder.write("open.key", hex(&[7; 32]));
    for (file, says) in [
        ("none.key", "The secret of the inbox cannot be read"),
        ("short.key", "short.key does not hold a secret of the inbox"),
        ("open.key", "Other accounts can read open.key."),
    ] {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(found) = std::fs::metadata(folder.path(file)) {
            let mode = if file == "open.key" { 0o644 } else { 0o600 };
            let mut permissions = found.permissions();
            permissions.set_mode(mode);
            std::fs::set_permissions(folder.path(file), permissions).unwrap();
        }
        let refused = folder.marac(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--site",
            "site",
            "--data",
            "data",
            "--inbox-key",
            file,
        ]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{file}: {said}");
        assert!(said.lines().last().unwrap().starts_with(says), "{file}: {said}");
    }
}

#[test]
fn a_desk_on_another_site_may_use_the_inbox_only_where_that_is_allowed() {
    let folder = Folder::new();
    let server = folder.serve(&["--allow-origin", "https://desk.example.org"]);
    for (from, granted) in [("https://desk.example.org", "https://desk.example.org"), ("https://evil.example.org", "")]
    {
        for path in ["/inbox/challenge", "/inbox/", "/inbox/00112233445566778899aabbccddeeff.age/claim"] {
            let asked =
                server.ask("OPTIONS", path, &[("Origin", from), ("Access-Control-Request-Method", "POST")], b"");
            assert_eq!((asked.status, asked.header("access-control-allow-origin")), (204, granted), "{path}");
            let headers = if granted.is_empty() { "" } else { "Authorization, Content-Type" };
            assert_eq!(asked.header("access-control-allow-headers"), headers);
        }
        let refused = server.ask("GET", "/inbox/", &[("Origin", from)], b"");
        assert_eq!((refused.status, refused.header("access-control-allow-origin")), (401, granted));
        let status = server.ask("GET", &format!("/drop/{}/status", object(1)), &[("Origin", from)], b"");
        assert_eq!((status.status, status.header("access-control-allow-origin")), (404, granted));
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

#[test]
fn one_address_cannot_knock_without_end_and_is_not_kept_out_for_long() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let recipient = person(&folder, "coordinator").recipient().to_string();
    let refused = std::thread::scope(|scope| {
        let knocking: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| (0..200).map(|_| challenge(&server, &recipient)).find(|reply| reply.status == 429)))
            .collect();
        knocking.into_iter().find_map(|one| one.join().unwrap())
    });
    assert_eq!(refused.unwrap().header("retry-after"), "1");
    let let_in = || challenge(&server, &recipient).status == 200;
    super::server::until(let_in);
}
