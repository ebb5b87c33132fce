//! `marac keygen`: the keys of an area.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::keys::Person;
use super::output::{cannot_write, result, stop, tell};
use super::{Outcome, passphrase};
use crate::area::{Role, is_area_id};
use crate::envelope::Family;
use crate::native::clock;
use crate::native::files::{self, Readers};
use crate::wording::{self, say};

#[derive(Args)]
pub struct Options {
    #[arg(long, value_name = "ID", help = say!("cli-keygen-area"))]
    area: String,
    #[arg(long, help = say!("cli-keygen-classic"))]
    classic: bool,
    #[arg(long, conflicts_with = "classic", help = say!("cli-keygen-post-quantum"))]
    post_quantum: bool,
    #[arg(
        long,
        value_name = "ROLES",
        value_delimiter = ',',
        default_value = "coordinator,deputy,recovery",
        help = say!("cli-keygen-people")
    )]
    people: Vec<String>,
    #[arg(long, value_name = "FOLDER", help = say!("cli-out"))]
    out: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Writes an identity file for each person, then `recipients.json`; never over anything.
pub fn run(options: &Options, json: bool) -> Outcome {
    match keygen(options) {
        Ok(people) => {
            for (person, path) in &people {
                if json {
                    result(described(person, &path.display().to_string()));
                } else {
                    result(path.display());
                }
            }
            tell(say!("cli-keygen-done"));
            if options.post_quantum {
                tell(say!("cli-keygen-needs-newer"));
            }
            Outcome::AllWell
        }
        Err(why) => stop(why),
    }
}

fn keygen(options: &Options) -> Result<Vec<(Person, PathBuf)>, String> {
    if !is_area_id(&options.area) {
        return Err(say!("cli-keygen-bad-area", area = options.area));
    }
    let roles = roles(&options.people)?;
    let list = options.out.join("recipients.json");
    if list.symlink_metadata().is_ok() {
        return Err(say!("cli-exists", file = list.display()));
    }
    files::create_folder(&options.out, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;

    let family = if options.post_quantum { Family::PostQuantum } else { Family::Classic };
    let today = clock::today();
    let mut people = Vec::new();
    for role in roles {
        let passphrase = options.passphrase.to_lock(&wording::area::role(role))?;
        people.push(Person::new(&options.area, role, family, &passphrase, today)?);
    }
    let entries: Vec<Value> = people.iter().map(Person::entry).collect();
    let mut list_text = serde_json::to_string_pretty(&entries).unwrap_or_default();
    list_text.push('\n');
    let mut written = Vec::new();
    for person in people {
        let path = options.out.join(&person.file_name);
        files::write_new(&path, &person.locked, Readers::Owner).map_err(|error| cannot_write(&path, &error))?;
        written.push((person, path));
    }
    files::write_new(&list, list_text.as_bytes(), Readers::Default).map_err(|error| cannot_write(&list, &error))?;
    Ok(written)
}

fn roles(names: &[String]) -> Result<Vec<Role>, String> {
    let roles: Result<Vec<Role>, String> = (names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()))
        .map(|name| Role::from_name(name).ok_or_else(|| say!("cli-keygen-bad-role", role = name)))
        .collect();
    match roles {
        Ok(roles) if roles.is_empty() => Err(say!("cli-keygen-nobody")),
        roles => roles,
    }
}

fn described(person: &Person, file: &str) -> Value {
    json!({
        "file": file,
        "role": person.role.name(),
        "age": person.recipient.as_str(),
        "sign": person.sign,
        "words": person.recipient.fingerprint().words().join(" "),
    })
}
