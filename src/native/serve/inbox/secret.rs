//! What the servers of one dropbox know and nobody else: 32 bytes under which challenges and sessions are made.
//!
//! It is a file beside the store and not an object in it: whoever runs a cloud store could read it there, and let
//! themselves in.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::domain::hex::{hex, unhex};
use crate::native::files::{self, Readers};

/// The secret; each use of it has a label of its own.
#[derive(Clone)]
pub struct Secret(Zeroizing<[u8; 32]>);

/// Why there is no secret.
#[derive(Debug)]
pub enum SecretError {
    /// It cannot be read, or a new one not be written.
    File { path: PathBuf, error: io::Error },
    /// The file holds anything but 64 hex digits and an end of line.
    NotOne { path: PathBuf },
    /// Other accounts of this computer may read it.
    Exposed { path: PathBuf },
    /// This computer gave no usable randomness.
    NoRandomness,
}

impl Secret {
    /// Reads the file that is named, which has to be there, or else that of the data folder, which is made when it is not.
    pub fn read(named: Option<&Path>, data: &Path) -> Result<Secret, SecretError> {
        if let Some(path) = named {
            return read(path);
        }
        let folder = data.join("state");
        let path = folder.join("inbox.key");
        let failed = |error| SecretError::File { path: path.clone(), error };
        if !path.try_exists().map_err(failed)? {
            let mut bytes = Zeroizing::new([0; 32]);
            getrandom::getrandom(&mut *bytes).map_err(|_| SecretError::NoRandomness)?;
            let text = Zeroizing::new(format!("{}\n", *Zeroizing::new(hex(&*bytes))));
            files::create_folder(&folder, Readers::Owner).map_err(failed)?;
            match files::write_new(&path, text.as_bytes(), Readers::Owner) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
                _ => files::sync_folder(&folder).map_err(failed)?,
            }
        }
        read(&path)
    }

    /// An HMAC-SHA256 under the secret over a label and these parts, none of which can run into the next.
    pub fn mac(&self, label: &str, parts: &[&str]) -> Hmac<Sha256> {
        let mut mac = mac(&*self.0);
        for part in std::iter::once(&label).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac
    }

    /// A secret of its own for the work that senders are asked for.
    pub fn for_work(&self) -> String {
        hex(&self.mac("marac-portal/proof-of-work@1", &[]).finalize().into_bytes())
    }

    #[cfg(test)]
    pub fn of(bytes: [u8; 32]) -> Secret {
        Secret(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([private])")
    }
}

/// HMAC-SHA256 under a key.
pub fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn read(path: &Path) -> Result<Secret, SecretError> {
    let failed = |error| SecretError::File { path: path.to_owned(), error };
    if files::others_may_read(path).map_err(failed)? {
        return Err(SecretError::Exposed { path: path.to_owned() });
    }
    let not_one = || SecretError::NotOne { path: path.to_owned() };
    if fs::metadata(path).map_err(failed)?.len() > 1024 {
        return Err(not_one());
    }
    let text = Zeroizing::new(fs::read(path).map_err(failed)?);
    let digits = std::str::from_utf8(&text).map_err(|_| not_one())?;
    unhex(digits.trim_end()).map(|bytes| Secret(Zeroizing::new(bytes))).ok_or_else(not_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(secret: &Secret) -> Vec<u8> {
        secret.mac("label", &["part"]).finalize().into_bytes().to_vec()
    }

    #[test]
    fn the_first_start_makes_a_secret_that_only_its_account_reads_and_later_ones_find_it() {
        let data = tempfile::tempdir().unwrap();
        let first = Secret::read(None, data.path()).unwrap();
        let path = data.path().join("state/inbox.key");
        assert_eq!(fs::read_to_string(&path).unwrap().len(), 65);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(digest(&first), digest(&Secret::read(None, data.path()).unwrap()));
        assert_eq!(digest(&first), digest(&Secret::read(Some(&path), Path::new("nowhere")).unwrap()));
        let other = tempfile::tempdir().unwrap();
        assert_ne!(digest(&first), digest(&Secret::read(None, other.path()).unwrap()));
    }

    #[test]
    fn a_file_that_is_none_or_that_others_may_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        assert!(matches!(Secret::read(Some(&path), folder.path()), Err(SecretError::File { .. })));
        for text in ["", "short\n", &format!("{}\n", "0".repeat(62)), &"g".repeat(64), &"0".repeat(5000)] {
            let _ = fs::remove_file(&path);
            files::write_new(&path, text.as_bytes(), Readers::Owner).unwrap();
            assert!(matches!(Secret::read(Some(&path), folder.path()), Err(SecretError::NotOne { .. })), "{text}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::write(&path, "0".repeat(64)).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(Secret::read(Some(&path), folder.path()), Err(SecretError::Exposed { .. })));
        }
    }

    #[test]
    fn labels_and_parts_do_not_run_into_each_other() {
        let secret = Secret::of([7; 32]);
        let all = [("a", &["bc"][..]), ("ab", &["c"]), ("a", &["b", "c"]), ("abc", &[]), ("a", &["bc", ""])];
        let macs: std::collections::BTreeSet<Vec<u8>> =
            all.iter().map(|(label, parts)| secret.mac(label, parts).finalize().into_bytes().to_vec()).collect();
        assert_eq!(macs.len(), all.len());
    }
}
