//! `marac inbox claim` and `fetch`: takes files over, and brings them onto this computer as they came.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::At;
use super::connection::{Change, Changed, Connection};
use super::list::stands;
use crate::domain::inbox::{FileName, Listed, State};
use crate::native::cli::Outcome;
use crate::native::cli::output::{cannot_write, result, stop, tell};
use crate::native::files::{self, Readers};
use crate::wording::say;

#[derive(Args)]
pub struct Claim {
    #[arg(value_name = "NAME", help = say!("cli-inbox-names-or-all"))]
    names: Vec<String>,
    #[arg(long, value_name = "FOLDER", help = say!("cli-inbox-out"))]
    out: Option<PathBuf>,
    #[command(flatten)]
    at: At,
}

#[derive(Args)]
pub struct Fetch {
    #[arg(value_name = "NAME", help = say!("cli-inbox-names-or-all"))]
    names: Vec<String>,
    #[arg(long, alias = "to", value_name = "FOLDER", help = say!("cli-inbox-out"))]
    out: PathBuf,
    #[command(flatten)]
    at: At,
}

/// Takes files over; brings them here where a folder is named.
pub fn claim(Claim { names, out, at }: &Claim, as_json: bool) -> Outcome {
    take(names, out.as_deref(), at, as_json).unwrap_or_else(stop)
}

/// Takes files over and brings them here.
pub fn fetch(Fetch { names, out, at }: &Fetch, as_json: bool) -> Outcome {
    take(names, Some(out), at, as_json).unwrap_or_else(stop)
}

/// The names that somebody typed: with or without `.age`, also as the path of a file that was fetched.
pub fn names(typed: &[String]) -> Result<Vec<FileName>, String> {
    let read = |typed: &String| {
        let name = Path::new(typed).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.parse().map_err(|()| say!("cli-inbox-bad-name", name = typed))
    };
    typed.iter().map(read).collect()
}

/// The files that anybody may take over, or that are this person's already, so that what was cut off is finished.
pub fn free(files: Vec<Listed>) -> impl Iterator<Item = Listed> {
    files.into_iter().filter(|file| file.told.state == State::Waiting || is_mine(file))
}

fn is_mine(file: &Listed) -> bool {
    file.told.state == State::Claimed && file.told.mine
}

fn take(typed: &[String], out: Option<&Path>, at: &At, as_json: bool) -> Result<Outcome, String> {
    let named = names(typed)?;
    if let Some(out) = out {
        files::create_folder(out, Readers::Owner).map_err(|error| cannot_write(out, &error))?;
    }
    let identities = at.identities()?;
    let mut server = at.sign_in(&identities)?;
    let named =
        if named.is_empty() { free(server.list()?).filter_map(|file| file.name.parse().ok()).collect() } else { named };
    let (mut taken, mut all_well) = (0, true);
    for name in &named {
        let file = name.file();
        let (outcome, detail) = match server.change(name, Change::Claim)? {
            Changed::Done(told) => match out.map(|out| bring(&mut server, name, out)).transpose()? {
                Some(None) => ("gone", say!("cli-inbox-gone")),
                Some(Some(path)) => ("fetched", path.display().to_string()),
                None => ("claimed", stands(&told)),
            },
            Changed::Not(told) => ("refused", stands(&told)),
            Changed::Gone => ("gone", say!("cli-inbox-gone")),
        };
        let well = !["refused", "gone"].contains(&outcome);
        taken += usize::from(well);
        all_well &= well;
        tell(say!("cli-open-not-opened", file = file, why = detail));
        if as_json {
            result(json!({"name": file, "outcome": outcome, "detail": detail}));
        }
    }
    match (named.is_empty(), out) {
        (true, _) => tell(say!("cli-inbox-empty")),
        (false, Some(out)) if taken > 0 => tell(say!("cli-inbox-fetched", count = taken, folder = out.display())),
        _ => {}
    }
    Ok(if all_well { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// Writes a file under its name, whole or not at all; the same bytes may stand there already.
fn bring(server: &mut Connection, name: &FileName, out: &Path) -> Result<Option<PathBuf>, String> {
    let Some(bytes) = server.read(name)? else { return Ok(None) };
    let path = out.join(name.file());
    let written = match files::place_new(&path, &bytes) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            files::write_or_find(&path, &bytes, Readers::Owner).map(drop)
        }
        written => written,
    };
    written.map_err(|error| cannot_write(&path, &error))?;
    Ok(Some(path))
}
