//! `marac register say`: what people decided and did, as events; so that a script can do what the desk does.
//!
//! Every line is checked before the first is written, and one that is refused stops all: the same file, put right, can be
//! given again without saying anything twice.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::add::not_written;
use super::at::At;
use super::lines::{Line, Lines};
use crate::domain::register::Sayings;
use crate::native::cli::Outcome;
use crate::native::cli::output::{cannot_read, result, stop, tell};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "EVENTS.jsonl|-", default_value = "-", help = say!("cli-say-events"))]
    events: PathBuf,
    #[command(flatten)]
    at: At,
}

/// Writes every event, or says which lines stop that.
pub fn run(options: &Options, json: bool) -> Outcome {
    say_all(options, json).unwrap_or_else(stop)
}

fn say_all(options: &Options, json: bool) -> Result<Outcome, String> {
    let text = read(&options.events)?;
    let to_write = options.at.write()?;
    let pen = to_write.pen()?;
    let loaded = &to_write.opened.loaded;
    let mut sayings = Sayings::new(&loaded.register, &loaded.scope, pen.author.signer.person());
    let mut lines = Lines::of(&loaded.register);
    let mut refused = 0;
    for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Err(why) = lines.take(number, line, &sayings) {
            refused += 1;
            tell(say!("cli-say-refused", line = number, why = why));
            if json {
                result(json!({"line": number, "outcome": "refused", "detail": why}));
            }
        }
    }
    if refused > 0 {
        tell(say!("cli-say-nothing-written", count = refused));
        return Ok(Outcome::SomeRefused);
    }
    if lines.all.is_empty() {
        return Err(say!("cli-say-empty"));
    }
    for Line { number, what, supersedes, minted } in &lines.all {
        let supersedes = supersedes.clone().unwrap_or_else(|| sayings.supersedes(what));
        let written = pen.write(what.clone(), supersedes).map_err(|why| {
            // Whoever gives the file again must leave out what is written.
            say!("cli-say-stopped", line = number, why = not_written(why))
        })?;
        let event = written.event;
        sayings.said(what, event.id);
        if json {
            let mut object = json!({"line": number, "outcome": "written", "what": what.kind(), "event": event.id,
                "supersedes": event.supersedes});
            if let Some((label, id)) = minted {
                object["minted"] = json!({label: id});
            }
            result(object);
        } else {
            result(event.id);
            if let Some((label, id)) = minted {
                result(format!("{label} {id}"));
            }
        }
    }
    tell(say!("cli-say-written", count = lines.all.len()));
    Ok(Outcome::AllWell)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") { io::stdin().read_to_end(&mut bytes).map(|_| bytes) } else { fs::read(path) };
    read.map_err(|error| cannot_read(path, &error))
}
