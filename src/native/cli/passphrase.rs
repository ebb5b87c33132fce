//! Where passphrases come from: a prompt, a file, or the environment; never an argument.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use zeroize::Zeroizing;

use super::output;
use crate::envelope::Passphrase;
use crate::wording::say;

/// The environment variable that may hold the passphrase.
const VARIABLE: &str = "MARAC_PASSPHRASE";

#[derive(Args)]
pub struct Source {
    #[arg(long = "passphrase-file", value_name = "FILE", help = say!("cli-passphrase-file"))]
    file: Option<PathBuf>,
}

impl Source {
    /// A passphrase to lock with: given, or asked for twice.
    pub fn to_lock(&self, who: &str) -> Result<Passphrase, String> {
        if let Some(given) = self.given()? {
            return Ok(given);
        }
        let first = prompt(say!("cli-passphrase-new", who = who))?;
        let again = prompt(say!("cli-passphrase-again"))?;
        if first.reveal() == again.reveal() { Ok(first) } else { Err(say!("cli-passphrase-differ")) }
    }

    /// A passphrase to unlock with: given, or asked for.
    pub fn to_unlock(&self, file: &Path) -> Result<Passphrase, String> {
        match self.given()? {
            Some(given) => Ok(given),
            None => prompt(say!("cli-passphrase-unlock", file = file.display())),
        }
    }

    fn given(&self) -> Result<Option<Passphrase>, String> {
        let text = if let Some(file) = &self.file {
            Zeroizing::new(fs::read_to_string(file).map_err(|error| output::cannot_read(file, &error))?)
        } else if let Ok(text) = std::env::var(VARIABLE) {
            Zeroizing::new(text)
        } else {
            return Ok(None);
        };
        checked(Passphrase::new(text.lines().next().unwrap_or_default())).map(Some)
    }
}

fn prompt(question: String) -> Result<Passphrase, String> {
    let typed = rpassword::prompt_password(question).map_err(|_| say!("cli-passphrase-no-terminal"))?;
    checked(Passphrase::new(typed))
}

fn checked(passphrase: Passphrase) -> Result<Passphrase, String> {
    if passphrase.is_empty() { Err(say!("cli-passphrase-empty")) } else { Ok(passphrase) }
}
