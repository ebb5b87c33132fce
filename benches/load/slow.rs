//! Two hundred senders of long files on slow lines, and now and then a usual referral among them.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::task::JoinSet;
use tokio::time::interval;

use super::client::{Upload, answer, connect, within};
use super::servers::Server;
use super::{MOST_RESIDENT, at_percent, ms, whole};

const SENDERS: usize = 200;
/// Bytes a second of each.
const LINE: usize = 512 * 1024;
const PIECE: usize = 16 * 1024;
const BESIDE: Duration = Duration::from_millis(250);

pub async fn run(server: Server, long: &'static [u8], short: &'static [u8], failed: &mut Vec<String>) -> Value {
    let begun = Instant::now();
    let mut senders = JoinSet::new();
    for _ in 0..SENDERS {
        let upload = Upload::of(long);
        let mut connection = connect(server.address).await.expect("a connection");
        senders.spawn(async move {
            let sending = async {
                connection.write_all(upload.head().as_bytes()).await?;
                let mut line = interval(Duration::from_secs_f64(PIECE as f64 / LINE as f64));
                for piece in upload.referral.chunks(PIECE) {
                    line.tick().await;
                    connection.write_all(piece).await?;
                }
                answer(&mut connection).await
            };
            let answer = within(sending).await;
            (upload, answer)
        });
    }
    let (mut sent, mut times) = (Vec::new(), Vec::new());
    let mut beside = interval(BESIDE);
    while !senders.is_empty() {
        tokio::select! {
            Some(ended) = senders.join_next() => {
                let (upload, answer) = ended.expect("a sender");
                if !matches!(answer, Ok(answer) if answer.status == 201) {
                    failed.push(format!("{}: a slow sender: {answer:?}", server.name));
                }
                sent.push(upload);
            }
            _ = beside.tick() => {
                let upload = Upload::of(short);
                let (answer, tries, time) = upload.deliver(server.address).await.expect("an answer");
                if (answer.status, tries) != (201, 1) {
                    failed.push(format!("{}: beside slow senders: {answer:?}", server.name));
                }
                times.push(time);
                sent.push(upload);
            }
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    whole(&server, &sent, failed);
    let resident = server.most_resident();
    if server.name != "nginx" && resident >= MOST_RESIDENT {
        failed.push(format!("{resident} bytes resident with {SENDERS} slow senders"));
    }
    times.sort();
    json!({"name": server.name, "senders": SENDERS, "bytes": long.len(), "line": LINE, "seconds": seconds, "resident": resident,
        "beside": times.len(), "beside_median_ms": ms(at_percent(&times, 50)), "beside_longest_ms": ms(at_percent(&times, 100))})
}
