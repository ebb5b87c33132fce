//! The dropbox of `marac serve` (formats.md section 6): what is acknowledged stays, what is refused leaves nothing.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};

use marac_portal::area::dropbox::work;

use super::server::{Folder, Reply, UPLOAD, object, repr_digest, sealed, sealed_with_attachment, until};

#[test]
fn a_sealed_file_is_stored_once_and_acknowledged_with_its_digest() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let (file, other) = (sealed(), sealed());
    let stored = server.put(&object(1), &file);
    assert_eq!((stored.status, stored.header("repr-digest")), (201, repr_digest(&file).as_str()));
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);

    // The same again, as after an answer that was lost: what stands there is told, and stays.
    let again = server.put(&object(1), &file);
    assert_eq!((again.status, again.header("repr-digest")), (412, repr_digest(&file).as_str()));
    let different = server.put(&object(1), &other);
    assert_eq!((different.status, different.header("repr-digest")), (412, repr_digest(&file).as_str()));
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);
    assert_eq!(folder.names("data/drop"), [object(1)]);
    assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
}

#[test]
fn what_is_not_a_sealed_referral_is_refused_and_leaves_nothing() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let file = sealed();
    let [kind, once] = UPLOAD;
    let text = ("Content-Type", "text/plain");
    let mut huge_header = b"age-encryption.org/v1\n-> X25519 ".to_vec();
    huge_header.resize(131_072, b'a');
    let path = format!("/drop/{}", object(2));
    for (why, headers, body, status) in [
        ("no content type", &[once][..], &file[..], 415),
        ("another content type", &[text, once], &file, 415),
        ("without If-None-Match", &[kind], &file, 422),
        ("another If-None-Match", &[kind, ("If-None-Match", "\"tag\"")], &file, 422),
        ("empty", &UPLOAD, b"", 422),
        ("junk", &UPLOAD, &[0; 131_072], 422),
        ("a byte short", &UPLOAD, &file[..file.len() - 1], 422),
        ("the header alone", &UPLOAD, &file[..200], 422),
        ("an endless header", &UPLOAD, &huge_header, 422),
    ] {
        let reply = server.ask("PUT", &path, headers, body);
        assert_eq!(reply.status, status, "{why}");
        assert!(reply.text().starts_with("Not stored: "), "{why}");
        assert_eq!(reply.header("repr-digest"), "", "{why}");
    }
    let mut chunked = server.begin("PUT", &path, &[kind, once, ("Transfer-Encoding", "chunked")], 0);
    chunked.write_all(b"0\r\n\r\n").unwrap();
    assert_eq!(Reply::read(chunked).status, 411);
    for name in ["/drop/x.age", "/drop/00112233445566778899AABBCCDDEEFF.age", "/drop/a/b.age", "/drop/"] {
        assert_eq!(server.ask("PUT", name, &UPLOAD, &file).status, 404, "{name}");
    }
    assert_eq!(folder.names("data/drop"), [""; 0]);
    assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
}

#[test]
fn a_file_larger_than_any_pack_allows_is_refused_before_it_is_received() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    // The trial pack allows 25 MiB of attachments.
    let file = sealed_with_attachment(25 * 1024 * 1024);
    assert_eq!(server.put(&object(1), &file).status, 201);
    let mut large = server.begin("PUT", &format!("/drop/{}", object(2)), &UPLOAD, 100 * 1024 * 1024);
    large.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answer = [0; 12];
    large.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");

    // The pack can be changed while the server runs.
    let pack = String::from_utf8(folder.read("data/areas/northmere.json")).unwrap();
    folder.write("data/areas/northmere.json", pack.replace("26214400", "1000000"));
    assert_eq!(server.put(&object(3), &file).status, 413);
    assert_eq!(server.put(&object(4), &sealed_with_attachment(900_000)).status, 201);
    assert_eq!(folder.names("data/drop"), [object(1), object(4)]);
}

#[test]
fn nobody_can_list_read_or_change_what_has_been_put() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.put(&object(1), &sealed());
    for method in ["GET", "HEAD", "POST", "DELETE", "PATCH", "PROPFIND"] {
        let reply = server.ask(method, &format!("/drop/{}", object(1)), &[], b"");
        assert_eq!((reply.status, reply.header("allow"), reply.body.len()), (405, "PUT, OPTIONS", 0), "{method}");
    }
    // A name that is taken and one that is free answer alike.
    assert_eq!(server.ask("HEAD", &format!("/drop/{}", object(2)), &[], b"").status, 405);
    assert_eq!(server.get("/drop/").status, 404);
}

#[test]
fn an_acknowledged_file_survives_kill_nine() {
    let folder = Folder::new();
    for round in 0..5 {
        let mut server = folder.serve(&[]);
        let file = sealed();
        assert_eq!(server.put(&object(round), &file).status, 201);
        server.kill();
        assert!(folder.read(&format!("data/drop/{}", object(round))) == file);
    }
}

#[test]
fn an_upload_that_was_killed_half_way_leaves_no_file_under_its_name() {
    let folder = Folder::new();
    let mut server = folder.serve(&[]);
    let file = sealed_with_attachment(3_000_000);
    let mut upload = server.begin("PUT", &format!("/drop/{}", object(1)), &UPLOAD, file.len());
    upload.write_all(&file[..file.len() - 1]).unwrap();
    until(|| folder.names("data/tmp").len() == 2);
    server.kill();
    assert_eq!(folder.names("data/drop"), [""; 0]);
    assert_eq!(folder.names("data/tmp").len(), 2);

    let server = folder.serve(&[]);
    assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
    assert_eq!(server.put(&object(1), &file).status, 201);
}

#[test]
fn an_upload_whose_sender_went_away_leaves_nothing() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let file = sealed();
    let mut upload = server.begin("PUT", &format!("/drop/{}", object(1)), &UPLOAD, file.len());
    upload.write_all(&file[..100_000]).unwrap();
    until(|| folder.names("data/tmp").len() == 2);
    drop(upload);
    until(|| folder.names("data/tmp").len() == 1);
    assert_eq!(folder.names("data/drop"), [""; 0]);
}

#[test]
fn told_to_stop_it_finishes_the_upload_that_has_begun() {
    let folder = Folder::new();
    let mut server = folder.serve(&[]);
    let file = sealed();
    let mut upload = server.begin("PUT", &format!("/drop/{}", object(1)), &UPLOAD, file.len());
    upload.write_all(&file[..100_000]).unwrap();
    until(|| folder.names("data/tmp").len() == 2);
    server.terminate();
    until(|| TcpStream::connect(server.address()).is_err());
    upload.write_all(&file[100_000..]).unwrap();
    assert_eq!(Reply::read(upload).status, 201);
    assert_eq!(server.wait().code(), Some(0));
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);
}

#[test]
fn among_a_thousand_junk_files_exactly_the_ten_real_ones_are_stored() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let real: Vec<Vec<u8>> = (0..10).map(|_| sealed()).collect();
    let (refused, told_to_wait) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (server, real, refused, told_to_wait) = (&server, &real, &refused, &told_to_wait);
            scope.spawn(move || {
                for number in (thread..1010).step_by(4) {
                    // Every 101st is real, and comes from the same address as the junk.
                    if number % 101 == 50 {
                        assert_eq!(server.put(&object(number), &real[number / 101]).status, 201);
                        continue;
                    }
                    let reply = server.put(&object(number), &junk(number));
                    match reply.status {
                        422 => refused.fetch_add(1, Ordering::Relaxed),
                        429 => {
                            let wait: u32 = reply.header("retry-after").parse().unwrap();
                            assert!((1..=600).contains(&wait));
                            told_to_wait.fetch_add(1, Ordering::Relaxed)
                        }
                        status => panic!("junk was answered with {status}"),
                    };
                }
            });
        }
    });
    assert_eq!((refused.into_inner(), told_to_wait.into_inner()), (20, 980));
    let expected: Vec<String> = (0..10).map(|number| object(number * 101 + 50)).collect();
    assert_eq!(folder.names("data/drop"), expected);
    for (name, file) in expected.iter().zip(&real) {
        assert!(folder.read(&format!("data/drop/{name}")) == *file);
    }
    assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
}

#[test]
fn of_many_at_once_under_one_name_exactly_one_is_stored() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let files: Vec<Vec<u8>> = (0..8).map(|_| sealed()).collect();
    let replies: Vec<Reply> = std::thread::scope(|scope| {
        let server = &server;
        let begun: Vec<_> = files.iter().map(|file| scope.spawn(move || server.put(&object(1), file))).collect();
        begun.into_iter().map(|upload| upload.join().unwrap()).collect()
    });
    let stored = folder.read(&format!("data/drop/{}", object(1)));
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for (reply, file) in replies.iter().zip(&files) {
        assert_eq!(reply.status, if stored == *file { 201 } else { 412 });
        assert_eq!(reply.header("repr-digest"), repr_digest(&stored));
    }
}

#[test]
fn only_the_allowed_origin_may_upload_from_elsewhere() {
    let folder = Folder::new();
    let server = folder.serve(&["--allow-origin", "https://marac.example.org"]);
    let path = format!("/drop/{}", object(1));
    let asked = |origin| [("Origin", origin), ("Access-Control-Request-Method", "PUT")];

    let allowed = server.ask("OPTIONS", &path, &asked("https://marac.example.org"), b"");
    assert_eq!(allowed.status, 204);
    assert_eq!(allowed.header("access-control-allow-origin"), "https://marac.example.org");
    assert_eq!(allowed.header("access-control-allow-methods"), "PUT");
    assert_eq!(allowed.header("access-control-allow-headers"), "Content-Type, If-None-Match, Proof-Of-Work");
    assert_eq!(allowed.header("access-control-allow-credentials"), "");
    assert_eq!(allowed.header("vary"), "Origin");
    let foreign = server.ask("OPTIONS", &path, &asked("https://evil.example.org"), b"");
    assert_eq!(foreign.header("access-control-allow-origin"), "");
    assert_eq!(foreign.header("access-control-allow-methods"), "");

    let [kind, once] = UPLOAD;
    let stored = server.ask("PUT", &path, &[kind, once, ("Origin", "https://marac.example.org")], &sealed());
    assert_eq!(stored.status, 201);
    assert_eq!(stored.header("access-control-allow-origin"), "https://marac.example.org");
    assert_eq!(stored.header("access-control-expose-headers"), "Repr-Digest, Retry-After, Proof-Of-Work");

    let without = Folder::new();
    let server = without.serve(&[]);
    let reply = server.ask("OPTIONS", &path, &asked("https://marac.example.org"), b"");
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (204, ""));
}

#[test]
fn a_local_folder_can_be_named_as_the_store() {
    let folder = Folder::new();
    let store = format!("file://{}", folder.path("received").display());
    let server = folder.serve(&["--store", &store]);
    let file = sealed();
    assert_eq!(server.put(&object(1), &file).status, 201);
    assert!(folder.read(&format!("received/{}", object(1))) == file);
    assert_eq!(folder.names("data/drop"), [""; 0]);
}

/// Junk of many kinds and lengths.
fn junk(number: usize) -> Vec<u8> {
    match number % 4 {
        0 => vec![0; 131_072],
        1 => b"age-encryption.org/v1\n-> X25519 short".to_vec(),
        2 => format!("age-encryption.org/v1\n-> scrypt {number} 18\nbody\n--- mac\n").into_bytes(),
        _ => number.to_string().repeat(50).into_bytes(),
    }
}

#[test]
fn a_dropbox_that_asks_for_work_takes_nothing_without_it_and_one_file_for_it() {
    let folder = Folder::new();
    let server = folder.serve(&["--proof-of-work", "1"]);
    let file = sealed();
    let with = |proof: &str, name: &str| {
        server.ask("PUT", &format!("/drop/{name}"), &[UPLOAD[0], UPLOAD[1], ("Proof-Of-Work", proof)], &file)
    };
    let asked = server.put(&object(1), &file);
    assert_eq!(asked.status, 428);
    assert!(asked.text().starts_with("Not stored: "), "{}", asked.text());
    let proof = work::proof(asked.header("proof-of-work")).unwrap();
    assert_eq!(with("nothing", &object(1)).status, 428);
    assert_eq!(with(&proof, &object(2)).status, 428, "it is good for one name");
    assert_eq!(folder.names("data/drop"), [""; 0]);
    let stored = with(&proof, &object(1));
    assert_eq!((stored.status, stored.header("repr-digest")), (201, repr_digest(&file).as_str()));
    assert_eq!(with(&proof, &object(1)).status, 412);
    assert_eq!(folder.names("data/drop"), [object(1)]);

    // Another server of the same dropbox, which knows the same secret, takes the same proof.
    drop(server);
    let server = folder.serve(&["--proof-of-work", "2"]);
    let headers = [UPLOAD[0], UPLOAD[1], ("Proof-Of-Work", proof.as_str())];
    assert_eq!(server.ask("PUT", &format!("/drop/{}", object(1)), &headers, &file).status, 412);
    assert!(!folder.marac(&["serve", "--proof-of-work", "31"]).status.success());
}
