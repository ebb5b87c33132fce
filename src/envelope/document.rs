//! Any one file, sealed as it is: what an agency opens with the stock `age` command alone.

use std::io::Write;

use super::header;
use super::padding;
use super::randomness;
use super::recipient::Recipient;
use super::seal::{SealError, check};

/// Seals a file to every recipient, and verifies the result before it is handed out.
///
/// Nothing is added, so its length tells that of the file. At most [`padding::LARGEST`] bytes come out.
pub fn seal_document(file: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    check(recipients)?;
    randomness::probe()?;
    let mut sealed = Vec::with_capacity(file.len() + 1024);
    let mut stream = age::Encryptor::with_recipients(recipients.iter().map(Recipient::as_age))
        .and_then(|age| age.wrap_output(&mut sealed).map_err(Into::into))
        .map_err(|_| SealError::Unverified)?;
    stream.write_all(file).and_then(|()| stream.finish().map(drop)).map_err(|_| SealError::Unverified)?;
    verified(sealed, file.len(), recipients.len())
}

/// Looks at the finished file as a stranger would.
fn verified(sealed: Vec<u8>, plain_len: usize, recipients: usize) -> Result<Vec<u8>, SealError> {
    let len = sealed.len() as u64;
    if len > padding::LARGEST {
        return Err(SealError::TooLarge);
    }
    match header::survey(&sealed) {
        Ok(info)
            if info.classic + info.post_quantum == recipients
                && len == info.len as u64 + padding::NONCE_LEN + padding::stream_len(plain_len as u64) =>
        {
            Ok(sealed)
        }
        _ => Err(SealError::Unverified),
    }
}
