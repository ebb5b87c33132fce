//! One sealed file: read from the disk, opened, and its record read; or why not, in the words of the ledger.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::ledger::Outcome;
use super::output::cannot_read;
use crate::area::PRACTICE_RECIPIENT;
use crate::domain::record::{ReadError, Record};
use crate::envelope::open::mistaken;
use crate::envelope::padding::LARGEST;
use crate::envelope::reference::sha256;
use crate::envelope::{Identity, OpenError, Opened, armor, open};
use crate::wording::{opening, say};

/// Why a file was not opened.
pub struct Refused(pub Outcome, pub String);

/// What a look into a file found, before it is told from the others.
pub struct Looked {
    /// Of the binary, also where it came armored.
    pub sha256: [u8; 32],
    pub opened: Result<(Opened, Record), Refused>,
}

/// Reads a file and opens it; refused here where it could not be read.
pub fn looked(path: &Path, identities: &[Identity]) -> Result<Looked, Refused> {
    let bytes = read(path)?;
    let opened = open_record(&bytes, identities);
    let sha256 = match &opened {
        Ok((opened, _)) => opened.sha256,
        Err(_) => sha256_of_binary(&bytes),
    };
    Ok(Looked { sha256, opened })
}

/// The SHA-256 of a sealed file, of its binary also where it came armored; of any other file, of that.
pub fn sha256_of_binary(bytes: &[u8]) -> [u8; 32] {
    armor::binary_of(bytes).map(|binary| sha256(&binary)).unwrap_or_else(|_| sha256(bytes))
}

/// Reads a file, unless it is larger than any sealed file can be, armored or not.
pub fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let failed = |error: io::Error| Refused(Outcome::Damaged, cannot_read(path, &error));
    let mut file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let most = LARGEST * 2;
    if fs::metadata(path).map_err(failed)?.len() > most {
        file.take(64).read_to_end(&mut bytes).map_err(failed)?;
        let ours = bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE");
        return Err(match ours {
            true => Refused(Outcome::Damaged, say!("cli-open-damaged")),
            false => Refused(Outcome::NotAReferral, say!("cli-open-not-a-referral")),
        });
    }
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Opens a sealed file and reads its record, live or practice.
pub fn open_record(bytes: &[u8], identities: &[Identity]) -> Result<(Opened, Record), Refused> {
    use Outcome::*;
    let opened = open(bytes, identities).map_err(|error| refused(bytes, error))?;
    let record = Record::read(&opened.record).map_err(|error| match error {
        ReadError::NotARecord => Refused(NotAReferral, say!("cli-open-not-a-referral")),
        ReadError::NewerVersion => Refused(NewerVersion, say!("cli-open-newer")),
        ReadError::Field(path) => Refused(Damaged, say!("cli-open-field", field = path)),
    })?;
    if !record.is_practice() && only_practice_opens(bytes, identities) {
        return Err(Refused(Live, say!("open-exposed")));
    }
    Ok((opened, record))
}

/// Why a file was not opened, for the ledger.
pub fn refused(bytes: &[u8], error: OpenError) -> Refused {
    use Outcome::*;
    match error {
        OpenError::NotAReferral => {
            let mistaken = mistaken(bytes).map(|remark| format!(" {}", opening::remark(remark)));
            Refused(NotAReferral, say!("cli-open-not-a-referral") + &mistaken.unwrap_or_default())
        }
        OpenError::Truncated => Refused(Truncated, say!("cli-open-truncated")),
        OpenError::WrongKey => Refused(WrongKey, say!("cli-open-wrong-key")),
        OpenError::Damaged => Refused(Damaged, say!("cli-open-damaged")),
    }
}

/// Whether, of these identities, none but the practice identity opens it.
pub fn only_practice_opens(bytes: &[u8], identities: &[Identity]) -> bool {
    let (practice, own): (Vec<_>, Vec<_>) =
        identities.iter().partition(|identity| identity.recipient().as_str() == PRACTICE_RECIPIENT);
    !practice.is_empty() && own.into_iter().all(|identity| open(bytes, std::slice::from_ref(identity)).is_err())
}
