//! A hundred thousand requests of garbage and five hundred lines that never come to an end, and a hundred real referrals
//! from the same address among them.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};

use super::client::{PATIENCE, Upload, answer, connect, put, within};
use super::noise::noise;
use super::servers::Server;
use super::{MOST_RESIDENT, at_percent, ms, whole};

const GARBAGE: usize = 100_000;
const REAL: usize = 100;
const CONNECTIONS: usize = 64;
const LORIS: usize = 500;
const UPLOAD: &str = "Content-Type: application/octet-stream\r\nIf-None-Match: *\r\n";

pub async fn run(server: Server, referrals: &[&'static [u8]], failed: &mut Vec<String>) -> Value {
    let (address, begun) = (server.address, Instant::now());
    let shown_out = watch::Sender::new(0);
    let mut loris = JoinSet::new();
    for number in 0..LORIS {
        let shown_out = shown_out.clone();
        loris.spawn(async move { drip(address, number, shown_out).await });
    }

    let next = Arc::new(AtomicUsize::new(0));
    // One real referral goes out for each thousand of garbage that were answered.
    let turns = Arc::new(Semaphore::new(0));
    let mut throwers = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (next, turns, referral) = (next.clone(), turns.clone(), referrals[0]);
        throwers.spawn(async move {
            let (mut line, mut answers) = (None, BTreeMap::<String, usize>::new());
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= GARBAGE {
                    break answers;
                }
                let said = match within(throw(address, &mut line, &garbage(number, referral))).await {
                    Ok(status) => status.to_string(),
                    Err(error) if error.kind() == io::ErrorKind::TimedOut => "none".to_owned(),
                    Err(_) => "closed".to_owned(),
                };
                *answers.entry(said).or_default() += 1;
                if number.is_multiple_of(GARBAGE / REAL) {
                    turns.add_permits(1);
                }
            }
        });
    }
    let mut senders = JoinSet::new();
    for number in 0..REAL {
        let (turns, upload) = (turns.clone(), Upload::of(referrals[number % referrals.len()]));
        senders.spawn(async move {
            turns.acquire().await.expect("open").forget();
            let delivered = upload.deliver(address).await;
            (upload, delivered)
        });
    }

    let mut answers = BTreeMap::<String, usize>::new();
    for (said, count) in throwers.join_all().await.into_iter().flatten() {
        *answers.entry(said).or_default() += count;
    }
    let (mut sent, mut times, mut most_tries) = (Vec::new(), Vec::new(), 0);
    for (upload, delivered) in senders.join_all().await {
        match delivered {
            Ok((answer, tries, time)) if answer.status == 201 => {
                most_tries = most_tries.max(tries);
                times.push(time);
            }
            other => failed.push(format!("a real referral among garbage: {other:?}")),
        }
        sent.push(upload);
    }
    let seconds = begun.elapsed().as_secs_f64();
    // Lines that never come to the end of a head are not kept.
    let all_heads = timeout(PATIENCE, shown_out.subscribe().wait_for(|lines| *lines >= LORIS / 2)).await.is_ok();
    if !all_heads {
        failed.push(format!("of {LORIS} slow lines only {} were shown out", *shown_out.borrow()));
    }
    let shown_out = *shown_out.borrow();
    loris.shutdown().await;

    whole(&server, &sent, failed);
    if let Some(taken) = answers.get("201") {
        failed.push(format!("{taken} of garbage were taken"));
    }
    if let Some(waiting) = answers.get("none") {
        failed.push(format!("{waiting} of garbage were never answered"));
    }
    let resident = server.most_resident();
    if resident >= MOST_RESIDENT {
        failed.push(format!("{resident} bytes resident among garbage"));
    }
    times.sort();
    json!({"garbage": GARBAGE, "connections": CONNECTIONS, "loris": LORIS, "shown_out": shown_out, "seconds": seconds,
        "answers": answers, "real": REAL, "arrived": times.len(), "most_tries": most_tries, "resident": resident,
        "real_median_ms": ms(at_percent(&times, 50)), "real_longest_ms": ms(at_percent(&times, 100))})
}

/// Sends a byte a second, of a head or of a body, and again on a new line when it was shown out.
async fn drip(address: SocketAddr, number: usize, shown_out: watch::Sender<usize>) {
    let head = put(&format!("{number:032x}.age"), 131_072, UPLOAD);
    let (at_once, then) =
        if number.is_multiple_of(2) { (head.as_bytes(), &[b'a'][..]) } else { (&[][..], head.as_bytes()) };
    loop {
        let dripping = async {
            let mut second = interval(Duration::from_secs(1));
            let mut line = connect(address).await?;
            line.write_all(at_once).await?;
            for byte in then.iter().cycle() {
                second.tick().await;
                line.write_all(&[*byte]).await?;
            }
            io::Result::Ok(())
        };
        if dripping.await.is_err() {
            shown_out.send_modify(|lines| *lines += 1);
        }
    }
}

/// Sends one of them on the line that is open, or on a new one; the status of the answer.
async fn throw(address: SocketAddr, line: &mut Option<TcpStream>, bytes: &Garbage) -> io::Result<u16> {
    let mut connection = match line.take() {
        Some(open) => open,
        None => connect(address).await?,
    };
    // A server that refuses may stop listening before the end: what it said counts.
    let _ = connection.write_all(&bytes.bytes).await;
    if bytes.ends {
        let _ = connection.shutdown().await;
    }
    let answer = answer(&mut connection).await?;
    if !answer.closes && !bytes.ends {
        *line = Some(connection);
    }
    Ok(answer.status)
}

/// Bytes to send.
struct Garbage {
    bytes: Vec<u8>,
    /// Whether the sender stops there, short of what was announced.
    ends: bool,
}

fn garbage(number: usize, referral: &[u8]) -> Garbage {
    let name = format!("{:032x}.age", number + LORIS);
    let noise = noise(4_096, number as u64 + 1);
    let with = |head: String, body: &[u8]| [head.as_bytes(), body].concat();
    let (bytes, ends) = match number % 10 {
        0 => (noise, true),
        1 => (with(put(&name, 4_096, UPLOAD), &noise), false),
        2 => (with(put(&name, 131_072, UPLOAD), &[noise.as_slice(); 32].concat()), false),
        3 => (with(put(&name, referral.len(), "Content-Type: text/plain\r\nIf-None-Match: *\r\n"), referral), false),
        4 => (with(put(&name, referral.len(), "Content-Type: application/octet-stream\r\n"), referral), false),
        // Headers cut off, files a byte short, and files that are announced whole and never end.
        5 => (with(put(&name, 150, UPLOAD), &referral[..150]), false),
        6 => (with(put(&name, referral.len() - 1, UPLOAD), &referral[..referral.len() - 1]), false),
        7 => (with(put(&name, referral.len(), UPLOAD), &referral[..20_000]), true),
        8 => (with(put(&name, 1 << 40, UPLOAD), &noise), true),
        _ => (with(put("../../etc/passwd", 4_096, UPLOAD), &noise), false),
    };
    Garbage { bytes, ends }
}
