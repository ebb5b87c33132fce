//! Monitors, proxies in front, and senders who only want to hold places.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::inbox_support::{mark, waits_since};
use super::serve_s3::{Fault, S3};
use super::server::{Folder, Reply, UPLOAD, object, sealed, sealed_with_attachment, until};

#[test]
fn monitors_learn_counts_and_sizes_and_nothing_else() {
    let folder = Folder::new();
    let server = folder.serve(&["--metrics", "127.0.0.1:0"]);
    let monitors = server.monitors();
    assert_ne!(monitors, server.address());
    let file = sealed();
    server.put(&object(1), &file);
    server.put(&object(1), &file);
    server.put(&object(2), &sealed());
    server.put(&object(3), b"junk");
    server.ask("PUT", &format!("/drop/{}", object(4)), &[], &file);
    let mut upload = server.begin("PUT", &format!("/drop/{}", object(5)), &UPLOAD, file.len());
    upload.write_all(&file[..100_000]).unwrap();
    until(|| folder.names("data/tmp").len() == 2);

    let metrics = get(monitors, "/metrics");
    assert_eq!((metrics.status, metrics.header("content-type")), (200, "text/plain; version=0.0.4"));
    let text = metrics.text();
    let (counts, waiting) = text.split_once("# TYPE marac_waiting gauge\n").unwrap();
    assert!(waiting.starts_with("marac_waiting 2\n"), "{waiting}");
    assert_eq!(
        counts,
        format!(
            "# TYPE marac_stored_total counter\nmarac_stored_total 2\n\
             # TYPE marac_stored_bytes_total counter\nmarac_stored_bytes_total {}\n\
             # TYPE marac_already_there_total counter\nmarac_already_there_total 1\n\
             # TYPE marac_in_flight gauge\nmarac_in_flight 1\n\
             # TYPE marac_refused_total counter\n\
             marac_refused_total{{status=\"415\"}} 1\nmarac_refused_total{{status=\"422\"}} 1\n",
            2 * 131_072
        )
    );
    assert_eq!(get(monitors, "/healthz").text(), "ok\n");
    for path in ["/", "/drop/", "/index.html", "/areas/index.json"] {
        assert_eq!(get(monitors, path).status, 404, "{path}");
    }
    // The public side tells nothing of it.
    assert_eq!(server.get("/metrics").status, 404);
    drop(upload);
    until(|| get(monitors, "/metrics").text().contains("marac_in_flight 0"));
}

/// How many files wait, and how long the oldest has.
fn waiting(monitors: SocketAddr) -> Option<(u64, u64)> {
    let text = get(monitors, "/metrics").text();
    let gauge = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    Some((gauge("marac_waiting ")?, gauge("marac_waiting_oldest_seconds ")?))
}

#[test]
fn monitors_learn_how_many_files_wait_and_for_how_long_the_oldest_has() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    assert_eq!(waiting(folder.serve(&["--metrics", "127.0.0.1:0"]).monitors()), Some((0, 0)));
    for (number, days) in [(1, 30), (2, 3), (3, 40)] {
        waits_since(&folder, number, days);
    }
    folder.write(&format!("data/drop/{}", mark(2, "claim-1")), "{}");
    folder.write(&format!("data/drop/{}", mark(3, "accepted")), "{}");
    // Its file has gone already.
    folder.write(&format!("data/drop/{}", mark(4, "claim-1")), "{}");
    let server = folder.serve(&["--metrics", "127.0.0.1:0"]);
    let (files, seconds) = waiting(server.monitors()).unwrap();
    assert_eq!(files, 2);
    let day = 24 * 3600;
    assert!((30 * day..31 * day).contains(&seconds), "{seconds}");
}

#[test]
fn the_store_is_listed_for_monitors_once_a_minute_and_never_unasked() {
    let (folder, s3) = (Folder::new(), S3::new());
    let more = ["--metrics", "127.0.0.1:0", "--store", "s3://received"];
    let server = folder.serve_with("127.0.0.1:0", &more, &s3.environment());
    let listings = Arc::new(AtomicUsize::new(0));
    let counted = listings.clone();
    s3.fault(move |_, uri| {
        let lists = uri.query().is_some_and(|query| query.contains("list-type=2"));
        counted.fetch_add(usize::from(lists), Ordering::SeqCst);
        None
    });
    assert_eq!(server.put(&object(1), &sealed()).status, 201);
    assert_eq!(listings.load(Ordering::SeqCst), 0);
    for number in 2..5 {
        assert_eq!(waiting(server.monitors()).unwrap().0, 1);
        assert_eq!(server.put(&object(number), &sealed()).status, 201);
    }
    assert_eq!(listings.load(Ordering::SeqCst), 1);
}

#[test]
fn monitors_are_told_when_the_store_is_away() {
    let (folder, s3) = (Folder::new(), S3::new());
    let more = ["--metrics", "127.0.0.1:0", "--store", "s3://received"];
    let server = folder.serve_with("127.0.0.1:0", &more, &s3.environment());
    assert_eq!(get(server.monitors(), "/healthz").status, 200);
    s3.fault(|_, _| Some(Fault::CutOff));
    assert_eq!(get(server.monitors(), "/healthz").status, 503);
    let text = get(server.monitors(), "/metrics").text();
    assert!(text.contains("marac_stored_total 0\n") && !text.contains("marac_waiting"), "{text}");
    s3.fault(|_, _| None);
    assert_eq!(get(server.monitors(), "/healthz").status, 200);

    let folder = Folder::new();
    let server = folder.serve(&["--metrics", "127.0.0.1:0"]);
    std::fs::rename(folder.path("data/drop"), folder.path("data/elsewhere")).unwrap();
    assert_eq!(get(server.monitors(), "/healthz").status, 503);
}

#[test]
fn behind_a_proxy_refusals_are_counted_by_the_address_that_it_writes() {
    for (more, other) in [(&["--behind-proxy"][..], 422), (&[], 429)] {
        let folder = Folder::new();
        let server = folder.serve(more);
        let junk = |from: &str| {
            let [kind, once] = UPLOAD;
            let headers = [kind, once, ("X-Forwarded-For", from)];
            server.ask("PUT", &format!("/drop/{}", object(1)), &headers, b"junk").status
        };
        for number in 0..20 {
            // What the sender writes itself stands before, and changes nothing.
            assert_eq!(junk(&format!("10.0.0.{number}, 192.0.2.1")), 422);
        }
        assert_eq!(junk("192.0.2.1"), 429);
        assert_eq!(junk("192.0.2.2"), other);
        assert_eq!(server.put(&object(2), &sealed()).status, 201);
    }
}

#[test]
fn senders_who_hold_places_and_say_nothing_keep_nobody_out() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let head = format!("PUT /drop/{} HTTP/1.1\r\nHost: x\r\n", object(1));
    let held: Vec<TcpStream> = (0..300)
        .map(|number| {
            let mut connection = TcpStream::connect(server.address()).unwrap();
            connection.write_all(&head.as_bytes()[..number % head.len()]).unwrap();
            connection
        })
        .collect();
    for number in 2..12 {
        assert_eq!(server.put(&object(number), &sealed()).status, 201);
    }
    // And they are shown out.
    for mut connection in held {
        connection.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
        let mut answer = Vec::new();
        if let Err(error) = connection.read_to_end(&mut answer) {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        }
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn slow_senders_of_long_files_take_disk_and_no_memory() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.forget_most_resident();
    let file = sealed_with_attachment(20_000_000);
    let begun: Vec<TcpStream> = (0..50)
        .map(|number| {
            let mut upload = server.begin("PUT", &format!("/drop/{}", object(number)), &UPLOAD, file.len());
            upload.write_all(&file[..2_000_000]).unwrap();
            upload
        })
        .collect();
    let spooled = || folder.names("data/tmp").len() == 51;
    until(spooled);
    assert_eq!(server.put(&object(99), &sealed()).status, 201);
    let resident = server.most_resident();
    assert!(resident < 64 * 1024 * 1024, "{resident} bytes resident");
    drop(begun);
    until(|| folder.names("data/tmp").len() == 1);
}

pub fn get(address: SocketAddr, path: &str) -> Reply {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    connection
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())
        .unwrap();
    Reply::read(connection)
}
