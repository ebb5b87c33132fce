//! `marac area`: what is wrong with an area pack, what to know about it, and what a host has to send with a site of packs.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use super::output::{cannot_read, result, stop, tell};
use super::{Outcome, headers};
use crate::area::{Finding, Pack, PackError};
use crate::native::clock;
use crate::wording::{self, say};

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    #[command(about = say!("cli-area-check"))]
    Check {
        #[arg(value_name = "PACK.json", help = say!("cli-area-check-pack"))]
        pack: PathBuf,
    },
    #[command(about = say!("cli-headers"))]
    Headers(headers::Options),
}

/// Does what was asked of a pack; checked: exit code 0 if it loads and can be sealed to today, warnings or not.
pub fn run(options: &Options, json: bool) -> Outcome {
    match &options.task {
        Task::Check { pack } => check(pack, json),
        Task::Headers(options) => headers::run(options),
    }
}

fn check(path: &Path, json: bool) -> Outcome {
    match fs::read(path) {
        Err(error) => stop(cannot_read(path, &error)),
        Ok(bytes) => match Pack::parse(&bytes) {
            Ok(pack) => loaded(path, &pack, json),
            Err(error) => refused(path, &error, json),
        },
    }
}

fn loaded(path: &Path, pack: &Pack, json: bool) -> Outcome {
    let findings = pack.findings(clock::today(), env!("CARGO_PKG_VERSION"));
    let stopped = findings.iter().any(Finding::stops_sealing);
    if !stopped {
        tell(say!("area-in-order", name = pack.name.en()));
    }
    for finding in &findings {
        let severity = if finding.stops_sealing() { "error" } else { "warning" };
        say_finding(path, severity, finding.code(), &wording::area::finding(finding), json);
    }
    for keyholder in pack.keyholders() {
        let words = keyholder.recipient.fingerprint().words().join(" ");
        tell(say!("area-fingerprint", label = keyholder.label.en(), words = words));
        if json {
            result(json!({"file": path.display().to_string(), "recipient": keyholder.recipient.as_str(),
                "role": keyholder.role.name(), "words": words}));
        }
    }
    if stopped { Outcome::SomeRefused } else { Outcome::AllWell }
}

fn refused(path: &Path, error: &PackError, json: bool) -> Outcome {
    say_finding(path, "error", error.code(), &wording::area::pack_error(error), json);
    Outcome::SomeRefused
}

fn say_finding(path: &Path, severity: &str, code: &str, text: &str, json: bool) {
    tell(text);
    if json {
        result(json!({"file": path.display().to_string(), "severity": severity, "finding": code, "text": text}));
    }
}
