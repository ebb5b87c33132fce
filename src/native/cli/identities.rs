//! The identities that open: locked files or plain ones.

use std::fs;
use std::path::{Path, PathBuf};

use super::output::cannot_read;
use super::passphrase;
use crate::envelope::Identity;
use crate::envelope::Passphrase;
use crate::envelope::lock::{UnlockError, is_locked, unlock};
use crate::wording::say;

/// Reads and unlocks every file, asking for passphrases where needed.
pub fn read(files: &[PathBuf], source: &passphrase::Source) -> Result<Vec<Identity>, String> {
    let mut identities = Vec::new();
    for file in files {
        let bytes = zeroize::Zeroizing::new(fs::read(file).map_err(|error| cannot_read(file, &error))?);
        let passphrase = if is_locked(&bytes) { source.to_unlock(file)? } else { Passphrase::new("") };
        identities.extend(unlock(&bytes, &passphrase).map_err(|error| sentence(error, file))?);
    }
    Ok(identities)
}

fn sentence(error: UnlockError, file: &Path) -> String {
    let file = file.display();
    match error {
        UnlockError::WrongPassphrase => say!("cli-identity-wrong-passphrase", file = file),
        UnlockError::TooMuchWork => say!("cli-identity-too-much-work", file = file),
        UnlockError::NotAnIdentityFile => say!("cli-identity-not-one", file = file),
        UnlockError::PublicKeyGiven => say!("cli-identity-public", file = file),
        UnlockError::SshOrPlugin => say!("cli-identity-plugin", file = file),
        UnlockError::TrailingText => say!("cli-identity-trailing", file = file),
        UnlockError::Mistyped | UnlockError::Truncated | UnlockError::Damaged => {
            say!("cli-identity-damaged", file = file)
        }
    }
}
