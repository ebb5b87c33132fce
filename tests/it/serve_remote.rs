//! `marac serve` before an S3 store, with faults between them: no false success, no loss, no second copy.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::serve_s3::{Fault, S3, SECRET, is_last_step};
use super::server::{Folder, Server, object, repr_digest, sealed, sealed_with_attachment};

const STORE: [&str; 2] = ["--store", "s3://received/drop"];

fn serve(folder: &Folder, s3: &S3) -> Server {
    folder.serve_with("127.0.0.1:0", &STORE, &s3.environment())
}

#[test]
fn a_sealed_file_goes_to_the_store_once_and_nothing_stays_behind() {
    let (folder, s3) = (Folder::new(), S3::new());
    let server = serve(&folder, &s3);
    for (number, file) in [(1, sealed()), (2, sealed_with_attachment(12_000_000))] {
        let stored = server.put(&object(number), &file);
        assert_eq!((stored.status, stored.header("repr-digest")), (201, repr_digest(&file).as_str()));
        for again in [file.clone(), sealed(), sealed_with_attachment(11_000_000)] {
            let reply = server.put(&object(number), &again);
            assert_eq!((reply.status, reply.header("repr-digest")), (412, repr_digest(&file).as_str()));
        }
        assert!(s3.read(&format!("drop/{}", object(number))) == file);
    }
    assert_eq!(s3.names("drop"), [object(1), object(2)]);
    assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
    assert_eq!(folder.names("data/drop"), [""; 0]);
    assert_eq!(server.put(&object(3), &[0; 131_072]).status, 422);
    assert_eq!(server.get(&format!("/drop/{}", object(1))).status, 405);

    let said = server.stop().join("\n");
    assert!(!said.contains(SECRET) && !said.contains(&object(1)), "{said}");
}

#[test]
fn while_the_store_is_away_senders_are_told_to_wait_and_then_it_goes_on() {
    let (folder, s3) = (Folder::new(), S3::new());
    let server = serve(&folder, &s3);
    let file = sealed();
    for fault in [Fault::CutOff, Fault::Refuse(500), Fault::Refuse(503), Fault::Refuse(507), Fault::Refuse(403)] {
        s3.fault(move |_, _| Some(fault));
        let reply = server.put(&object(1), &file);
        assert_eq!((reply.status, reply.header("retry-after"), reply.header("repr-digest")), (503, "10", ""));
        assert_eq!(s3.names("drop"), [""; 0]);
        assert_eq!(folder.names("data/tmp"), ["serve.lock"]);
    }
    s3.fault(|_, _| None);
    assert_eq!(server.put(&object(1), &file).status, 201);
    assert!(s3.read(&format!("drop/{}", object(1))) == file);
    let said = server.stop().join("\n");
    assert!(said.contains("An upload could not be kept: it does not allow this."), "{said}");
    assert!(!said.contains(SECRET) && !said.contains(&object(1)), "{said}");
}

#[test]
fn an_answer_of_the_store_that_was_lost_is_asked_after() {
    let (folder, s3) = (Folder::new(), S3::new());
    let server = serve(&folder, &s3);
    for (number, file) in [(1, sealed()), (2, sealed_with_attachment(12_000_000))] {
        s3.fault(|method, uri| is_last_step(method, uri).then_some(Fault::LoseAnswer));
        let reply = server.put(&object(number), &file);
        assert_eq!((reply.status, reply.header("repr-digest")), (201, repr_digest(&file).as_str()));
        assert!(s3.read(&format!("drop/{}", object(number))) == file);
    }
}

#[test]
fn a_store_that_fails_once_is_tried_again_with_the_same_name() {
    let (folder, s3) = (Folder::new(), S3::new());
    let server = serve(&folder, &s3);
    for (number, file) in [(1, sealed()), (2, sealed_with_attachment(12_000_000))] {
        let asked = AtomicUsize::new(0);
        s3.fault(move |method, uri| {
            let first = is_last_step(method, uri) && asked.fetch_add(1, Ordering::Relaxed) == 0;
            first.then_some(Fault::Refuse(503))
        });
        assert_eq!(server.put(&object(number), &file).status, 201);
        assert!(s3.read(&format!("drop/{}", object(number))) == file);
    }
    assert_eq!(s3.names("drop"), [object(1), object(2)]);
}

#[test]
fn what_was_acknowledged_is_in_the_store_whatever_becomes_of_the_server() {
    let (folder, s3) = (Folder::new(), S3::new());
    for round in 0..3 {
        let mut server = serve(&folder, &s3);
        let file = sealed();
        assert_eq!(server.put(&object(round), &file).status, 201);
        server.kill();
        assert!(s3.read(&format!("drop/{}", object(round))) == file);
    }
}

#[test]
fn two_servers_share_nothing_but_the_store() {
    let s3 = S3::new();
    let folders = [Folder::new(), Folder::new()];
    let servers = [serve(&folders[0], &s3), serve(&folders[1], &s3)];
    let files: Vec<Vec<u8>> = (0..8).map(|_| sealed()).collect();
    std::thread::scope(|scope| {
        for (number, file) in files.iter().enumerate() {
            let server = &servers[number % 2];
            scope.spawn(move || assert_eq!(server.put(&object(number), file).status, 201));
        }
    });
    for (number, file) in files.iter().enumerate() {
        // The other one knows of it, also after the first is gone.
        let reply = servers[(number + 1) % 2].put(&object(number), file);
        assert_eq!((reply.status, reply.header("repr-digest")), (412, repr_digest(file).as_str()));
        assert!(s3.read(&format!("drop/{}", object(number))) == *file);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_long_files_on_their_way_to_the_store_take_little_memory() {
    let (folder, s3) = (Folder::new(), S3::new());
    let server = serve(&folder, &s3);
    let file = sealed_with_attachment(20_000_000);
    std::thread::scope(|scope| {
        for number in 0..16 {
            let (server, file) = (&server, &file);
            scope.spawn(move || assert_eq!(server.put(&object(number), file).status, 201));
        }
    });
    assert_eq!(s3.names("drop").len(), 16);
    assert!(s3.read(&format!("drop/{}", object(15))) == file);
    let resident = server.most_resident();
    assert!(resident < 64 * 1024 * 1024, "{resident} bytes resident");
}

#[test]
fn a_store_that_would_overwrite_is_found_out_at_the_start_and_asked_first() {
    let (folder, s3) = (Folder::new(), S3::unsigned());
    s3.fault(|_, _| Some(Fault::Overwrite));
    let server = serve(&folder, &s3);
    assert!(server.welcome[0].starts_with("Warning: this store cannot refuse a name"), "{:?}", server.welcome);
    let file = sealed();
    assert_eq!(server.put(&object(1), &file).status, 201);
    let again = server.put(&object(1), &sealed());
    assert_eq!((again.status, again.header("repr-digest")), (412, repr_digest(&file).as_str()));
    assert!(s3.read(&format!("drop/{}", object(1))) == file);
}

#[test]
fn a_store_that_cannot_be_used_keeps_it_from_starting_with_one_sentence() {
    let (folder, s3) = (Folder::new(), S3::new());
    // `s3s` over a folder makes a bucket that is missing; S3 does not.
    s3.fault(|_, uri| uri.path().starts_with("/nowhere").then_some(Fault::Refuse(404)));
    let set = |name: &str, value: &str| {
        let mut environment = s3.environment();
        environment.iter_mut().find(|(known, _)| known == name).unwrap().1 = value.to_owned();
        environment
    };
    for (store, environment, says) in [
        ("s3://received/drop", set("AWS_ENDPOINT", "http://127.0.0.1:9"), "it cannot be reached"),
        ("s3://received/drop", set("AWS_SECRET_ACCESS_KEY", "another-secret"), "it does not allow this"),
        ("s3://nowhere/drop", s3.environment(), "there is no such bucket"),
    ] {
        let mut command = folder.command();
        command.args(["serve", "--listen", "127.0.0.1:0", "--site", "site", "--data", "data", "--store", store]);
        let refused = command.envs(environment).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.starts_with(&format!("{store} cannot be used: {says}")), "{said}");
        assert!(said.lines().count() == 1 && !said.contains("secret"), "{said}");
    }
}

#[test]
fn a_trial_area_is_neither_made_nor_served_with_a_store_elsewhere() {
    let (folder, s3) = (Folder::new(), S3::new());
    drop(serve(&folder, &s3));
    assert_eq!(folder.names("data/areas"), [""; 0]);
    assert_eq!(folder.names("data/keys"), [""; 0]);

    drop(folder.serve(&[]));
    let mut command = folder.command();
    command.args(["serve", "--listen", "127.0.0.1:0", "--site", "site", "--data", "data"]).args(STORE);
    let refused = command.envs(s3.environment()).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.starts_with("northmere is a trial area"), "{said}");
}
