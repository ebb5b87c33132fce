//! A thousand senders at the same moment, over and over, each server in its turn.

use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::Barrier;

use super::client::{Answer, Upload, connect, within};
use super::servers::{Disk, Server};
use super::{at_percent, median, ms, whole};

const AT_ONCE: usize = 1_000;
const ROUNDS: usize = 7;

/// What one server did over all rounds.
struct Course {
    server: Server,
    sent: Vec<Upload<'static>>,
    /// Uploads a second, round by round.
    rates: Vec<f64>,
    times: Vec<Duration>,
}

/// The servers in turns, under the same demand on the disk; what did not hold is added to `failed`.
pub async fn run(folder: &Path, referrals: &[&'static [u8]], disk: Disk, failed: &mut Vec<String>) -> Value {
    let servers = [
        Server::marac(&folder.join("marac"), disk),
        Server::nginx(&folder.join("nginx"), disk),
        Server::nginx_of_eight(&folder.join("nginx-8"), disk),
    ];
    let mut courses = servers.map(|server| Course { server, sent: Vec::new(), rates: Vec::new(), times: Vec::new() });
    for round in 0..ROUNDS {
        for course in &mut courses {
            settle();
            course.round(referrals, failed).await;
            eprintln!("{disk:?}, round {}: {} {:.0}/s", round + 1, course.server.name, course.rates[round]);
        }
    }
    // What is asked for is nginx as it is usually set up; the other is there to be seen.
    let ratio = median(&courses[0].rates) / median(&courses[1].rates);
    if disk == Disk::Synced && ratio < 1.0 {
        failed.push(format!("marac serve takes {ratio:.2} times as many uploads a second as nginx, both synced"));
    }
    let rows: Vec<Value> = courses.iter_mut().map(|course| course.row(failed)).collect();
    json!({"disk": if disk == Disk::Synced { "synced" } else { "unsynced" }, "servers": rows,
        "at_once": AT_ONCE, "rounds": ROUNDS})
}

impl Course {
    async fn round(&mut self, referrals: &[&'static [u8]], failed: &mut Vec<String>) {
        let start = Arc::new(Barrier::new(AT_ONCE + 1));
        let mut senders = Vec::with_capacity(AT_ONCE);
        for number in 0..AT_ONCE {
            let upload = Upload::of(referrals[number % referrals.len()]);
            let mut connection = connect(self.server.address).await.expect("a connection");
            let start = start.clone();
            senders.push(tokio::spawn(async move {
                start.wait().await;
                let begun = Instant::now();
                let answer: io::Result<Answer> = within(upload.send(&mut connection)).await;
                (upload, answer, begun.elapsed())
            }));
        }
        start.wait().await;
        let begun = Instant::now();
        for sender in senders {
            let (upload, answer, time) = sender.await.expect("a sender");
            match answer {
                Ok(Answer { status: 201, .. }) => self.times.push(time),
                other => failed.push(format!("{}: one of {AT_ONCE} at once: {other:?}", self.server.name)),
            }
            self.sent.push(upload);
        }
        self.rates.push(AT_ONCE as f64 / begun.elapsed().as_secs_f64());
    }

    fn row(&mut self, failed: &mut Vec<String>) -> Value {
        whole(&self.server, &self.sent, failed);
        self.times.sort();
        json!({"name": self.server.name, "per_second": median(&self.rates), "rates": self.rates,
            "median_ms": ms(at_percent(&self.times, 50)), "p99_ms": ms(at_percent(&self.times, 99)),
            "resident": self.server.most_resident(), "acknowledged": self.times.len()})
    }
}

/// What earlier rounds have left to write is written before the next.
fn settle() {
    assert!(Command::new("sync").status().is_ok_and(|done| done.success()));
}
