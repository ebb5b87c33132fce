//! The dropbox under load, beside nginx on the same disk: `make load`. Fails where it does not hold what is asked of it.

mod burst;
mod client;
mod garbage;
#[path = "../noise.rs"]
mod noise;
mod servers;
mod slow;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Attachment, Content, Identity, Recipient, seal};
use serde_json::json;

use client::Upload;
use servers::{Disk, Server};

/// What `marac serve` may hold at most, in bytes.
const MOST_RESIDENT: u64 = 64 * 1024 * 1024;

fn main() -> ExitCode {
    fs::create_dir_all("target/bench").expect("a folder");
    let kind = file_system(Path::new("target/bench"));
    assert!(kind != "tmpfs", "target/bench lies in memory, not on a disk");
    let folder = tempfile::tempdir_in(fs::canonicalize("target/bench").expect("a folder")).expect("a folder");
    let referrals: Vec<&'static [u8]> = (0..100).map(|_| sealed(Vec::new())).collect();
    let long = sealed(vec![Attachment { name: "scan.pdf".into(), bytes: vec![7; 25 * 1024 * 1024] }]);

    let mut failed = Vec::new();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let measured = runtime.block_on(async {
        let mut bursts = Vec::new();
        for disk in [Disk::Synced, Disk::Unsynced] {
            // Nothing is removed before the end: ext4 passes slowly by what was removed lately.
            let here = folder.path().join(format!("{disk:?}"));
            bursts.push(burst::run(&here, &referrals, disk, &mut failed).await);
        }
        let mut slow = Vec::new();
        for start in [Server::marac, Server::nginx] {
            let here = tempfile::tempdir_in(&folder).expect("a folder");
            slow.push(slow::run(start(here.path(), Disk::Synced), long, referrals[0], &mut failed).await);
        }
        let here = tempfile::tempdir_in(&folder).expect("a folder");
        let garbage = garbage::run(Server::marac(here.path(), Disk::Synced), &referrals, &mut failed).await;
        json!({"file_system": kind, "referral": referrals[0].len(), "bursts": bursts, "slow": slow, "garbage": garbage})
    });
    fs::write("target/bench/load.json", measured.to_string()).expect("a file");
    for what in &failed {
        eprintln!("load: {what}");
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A sealed referral; it is needed to the end.
fn sealed(attachments: Vec<Attachment>) -> &'static [u8] {
    let people: Vec<Identity> = (0..3).map(|_| Identity::generate().expect("randomness")).collect();
    let recipients: Vec<Recipient> = people.iter().map(Identity::recipient).collect();
    let content = Content { record: b"{}".to_vec(), text: "An invented referral\n".repeat(1_000), attachments };
    seal::<Live>(content, &recipients).expect("a usual referral can be sealed").into_bytes().leak()
}

/// Exactly what was sent lies there, byte for byte.
fn whole(server: &Server, sent: &[Upload<'_>], failed: &mut Vec<String>) {
    let names: BTreeSet<&str> = sent.iter().map(|upload| upload.name.as_str()).collect();
    let entries = fs::read_dir(&server.stored).expect("a folder").flatten();
    let stored: BTreeSet<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    if !stored.iter().map(String::as_str).eq(names) {
        failed.push(format!("{}: {} files of {}", server.name, stored.len(), sent.len()));
    }
    for upload in sent {
        if fs::read(server.stored.join(&upload.name)).ok().as_deref() != Some(upload.referral) {
            failed.push(format!("{}: a file is not what was sent", server.name));
        }
    }
}

fn file_system(path: &Path) -> String {
    let asked = Command::new("df").arg("--output=fstype").arg(path).output().expect("the kind of a file system");
    String::from_utf8_lossy(&asked.stdout).lines().last().unwrap_or_default().to_owned()
}

/// Of sorted times, the one that so many in a hundred do not exceed.
fn at_percent(times: &[Duration], percent: usize) -> Duration {
    times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
