//! The inbox of `marac serve`: who is let in, and for how long.

use marac_portal::domain::hex::hex;
use marac_portal::envelope::Identity;
use marac_portal::envelope::challenge::answer_challenge;
use marac_portal::envelope::open::unseal;
use serde_json::{Value, json};

use super::inbox_support::*;
use super::server::{Folder, Reply, Server, object, sealed, until};

const PACK: &str = "data/areas/northmere.json";

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
        Reply::read(connection)
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
    until(let_in);
}
