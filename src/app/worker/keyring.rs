//! The identities of one session, and the records that were opened with them.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::beside::Beside;
use super::protocol::{Answer, Kept, KeyHeld, NotOpened, NotUnlocked, Question};
use super::{examiner, keys, reader, sealer};
use crate::app::browser::clock;
use crate::area::{PRACTICE_RECIPIENT, Pack};
use crate::domain::ledger::{Marks, Outcome};
use crate::envelope::armor::armor;
use crate::envelope::challenge::answer_challenge;
use crate::envelope::identity::read_plain;
use crate::envelope::lock::{UnlockError, unlock, unlock_pasted};
use crate::envelope::{Identity, Passphrase, Recipient};
use crate::wording::area::pack_error;

/// Holds the identities, and the record of every file that was opened; all of it ends with the worker.
#[derive(Default)]
pub struct Keyring {
    pub(super) identities: Vec<Identity>,
    /// Whether a key other than the training one is held; to look again for each file would cost a tenth of opening it.
    pub(super) holds_own: bool,
    /// It holds the practice identity alone, until the worker ends.
    pub(super) in_practice: bool,
    pub(super) records: BTreeMap<usize, Zeroizing<Vec<u8>>>,
    beside: Option<Beside>,
}

impl Keyring {
    /// Answers one question of the page.
    pub fn answer(&mut self, question: Question, bytes: Vec<Vec<u8>>) -> (Answer, Vec<Vec<u8>>) {
        let mut bytes = bytes.into_iter().map(Zeroizing::new);
        match question {
            Question::Unlock { pasted } => {
                let passphrase = bytes.next().unwrap_or_default();
                // Typed into a page, so it is UTF-8.
                let passphrase = Passphrase::new(String::from_utf8_lossy(&passphrase).into_owned());
                let files = (0..).zip(bytes);
                let keys = files.map(|(at, file)| self.unlock(&file, &passphrase, pasted && at == 0));
                (Answer::Unlocked(keys.collect()), Vec::new())
            }
            Question::Beside { packs, instrument, today } => {
                self.beside = Beside::read(&packs, &instrument, &today);
                (Answer::Beside, Vec::new())
            }
            Question::Challenge { recipient, origin } => {
                (Answer::Challenge(self.challenge(&recipient, &origin, &bytes.next().unwrap_or_default())), Vec::new())
            }
            Question::Practice => (Answer::Practice(self.practise()), Vec::new()),
            // What needs a line or the network is answered where it comes in.
            Question::Share => (Answer::Shared(false), Vec::new()),
            Question::Join => (Answer::Joined(self.identities.len()), Vec::new()),
            Question::Deliver(_) => (Answer::Delivered(serde_json::Value::Null), Vec::new()),
            Question::Status(_) => (Answer::Status(serde_json::Value::Null), Vec::new()),
            Question::Keep(_) => (Answer::Kept(serde_json::Value::Null), Vec::new()),
            Question::Register(_) => (Answer::Register(serde_json::Value::Null), Vec::new()),
            Question::Keys(_) => (Answer::Keys(serde_json::Value::Null), Vec::new()),
            Question::Open { number } => {
                let file = bytes.next().map(|mut file| std::mem::take(&mut *file)).unwrap_or_default();
                (Answer::Opened(Box::new(self.open(number, file, None))), Vec::new())
            }
            Question::Record { number } => {
                let record = self.records.get(&number).map(|record| record.to_vec());
                (Answer::Record, record.into_iter().collect())
            }
            Question::Seal(form) => {
                let (answer, sealed) = sealer::answer(&form, plain(bytes));
                (Answer::Sealed(answer), sealed)
            }
            Question::Armor => (Answer::Armored, vec![armor(&bytes.next().unwrap_or_default()).into_bytes()]),
            Question::Examine(file) => {
                let (answer, file) = examiner::answer(&file, plain(bytes));
                (Answer::Examined(answer), file)
            }
            Question::Fingerprints(of) => (Answer::Fingerprints(keys::answer(&of)), Vec::new()),
            Question::Fault(pack) => {
                let fault = Pack::parse(pack.as_bytes()).err();
                (Answer::Fault(fault.as_ref().map(pack_error)), Vec::new())
            }
            Question::Attachment { sha256, name } => {
                let file = bytes.next().unwrap_or_default();
                let attachment = reader::attachment(&file, &self.identities, &sha256, &name, self.in_practice);
                (Answer::Attachment, attachment.into_iter().collect())
            }
        }
    }

    /// Opens a sealed file, whose SHA-256 may be known already, and keeps its record under the number.
    pub fn open(&mut self, number: usize, file: Vec<u8>, sha256: Option<[u8; 32]>) -> Result<(Marks, Kept), NotOpened> {
        let (marks, kept, record) =
            reader::open(&file, sha256, &self.identities, !self.holds_own, self.beside.as_ref())?;
        if self.in_practice && !kept.practice {
            return Err((Outcome::Live, None));
        }
        self.records.insert(number, record);
        Ok((marks, kept))
    }

    fn unlock(&mut self, file: &[u8], passphrase: &Passphrase, pasted: bool) -> Result<Vec<KeyHeld>, NotUnlocked> {
        if self.in_practice {
            return Err(NotUnlocked::InPractice);
        }
        let identities = match std::str::from_utf8(file) {
            Ok(text) if pasted => unlock_pasted(text, passphrase),
            _ => unlock(file, passphrase),
        };
        let identities = identities.map_err(|error| match error {
            UnlockError::WrongPassphrase if passphrase.is_empty() => NotUnlocked::NoPassphrase,
            error => NotUnlocked::Refused(error),
        })?;
        let held = identities.iter().map(held).collect();
        self.keep(identities);
        Ok(held)
    }

    fn challenge(&self, recipient: &str, origin: &str, sealed: &[u8]) -> Option<String> {
        let identity = self.identities.iter().find(|one| one.recipient().as_str() == recipient)?;
        answer_challenge(identity, sealed, origin, clock::now()).ok()
    }

    /// The identities that are held.
    pub fn identities(&self) -> &[Identity] {
        &self.identities
    }

    /// The identities for another worker, as they stand in a plain identity file; the caller wipes them.
    pub fn share(&self) -> Vec<Vec<u8>> {
        self.identities.iter().map(|identity| identity.secret_line().as_bytes().to_vec()).collect()
    }

    /// Keeps identities that another worker shared, but in practice; how many are held then.
    pub fn join(&mut self, shared: Vec<Vec<u8>>) -> usize {
        let taken = if self.in_practice { Vec::new() } else { shared };
        for line in taken.into_iter().map(Zeroizing::new) {
            let identities = std::str::from_utf8(&line).ok().and_then(|line| read_plain(line).ok());
            self.keep(identities.unwrap_or_default());
        }
        self.identities.len()
    }

    fn keep(&mut self, identities: Vec<Identity>) {
        for identity in identities {
            let recipient = identity.recipient();
            if self.identities.iter().all(|known| known.recipient() != recipient) {
                self.holds_own |= recipient.as_str() != PRACTICE_RECIPIENT;
                self.identities.push(identity);
            }
        }
    }
}

/// Files of a sender: they are on the page as well, and end with the worker.
fn plain(bytes: impl Iterator<Item = Zeroizing<Vec<u8>>>) -> Vec<Vec<u8>> {
    bytes.map(|mut file| std::mem::take(&mut *file)).collect()
}

pub(super) fn held(identity: &Identity) -> KeyHeld {
    let recipient = identity.recipient();
    KeyHeld {
        words: words(&recipient),
        practice: recipient.as_str() == PRACTICE_RECIPIENT,
        recipient: recipient.to_string(),
    }
}

/// The six words of a fingerprint, joined by blanks.
pub(super) fn words(recipient: &Recipient) -> String {
    recipient.fingerprint().words().join(" ")
}

#[cfg(test)]
pub(super) mod tests;
