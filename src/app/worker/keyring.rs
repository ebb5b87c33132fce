//! The identities of one session, and the records that were opened with them.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::beside::Beside;
use super::protocol::{Answer, Kept, KeyHeld, NotOpened, NotUnlocked, Question};
use super::{examiner, own_record, reader, sealer};
use crate::app::browser::clock;
use crate::area::PRACTICE_RECIPIENT;
use crate::domain::ledger::{Marks, Outcome};
use crate::envelope::challenge::answer_challenge;
use crate::envelope::identity::read_plain;
use crate::envelope::lock::{UnlockError, unlock, unlock_pasted};
use crate::envelope::{Identity, Passphrase, Recipient};

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
            Question::Register(_) => (Answer::Register(serde_json::Value::Null), Vec::new()),
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
            Question::Examine(file) => {
                let (answer, file) = examiner::answer(&file, plain(bytes));
                (Answer::Examined(answer), file)
            }
            Question::Fingerprints(recipients) => {
                let both = |recipient: &Recipient| [words(recipient), recipient.fingerprint().hex()];
                let all = recipients.iter().map(|text| Recipient::parse(text).as_ref().map(both).unwrap_or_default());
                (Answer::Fingerprints(all.collect()), Vec::new())
            }
            Question::OwnRecord { area } => {
                let file = bytes.next().unwrap_or_default();
                (Answer::OwnRecord(own_record::answer(&area, &file)), Vec::new())
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

fn words(recipient: &Recipient) -> String {
    recipient.fingerprint().words().join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::worker::protocol::{Kept, NotOpened};
    use crate::app::worker::reader::tests::{RECORD, sealed};
    use crate::domain::joining::Tie;
    use crate::domain::ledger::Marks;
    use crate::envelope::armor;
    use crate::envelope::lock::{WorkFactor, lock};

    /// A keyring that holds the given identity, as if it had come in a locked file.
    fn unlocked(identity: &Identity) -> Keyring {
        let mut keyring = Keyring::default();
        let files = unlock_with(&mut keyring, "correct horse", vec![locked(identity)]);
        assert_eq!(files.len(), 1);
        assert!(files[0].is_ok());
        keyring
    }

    pub fn locked(identity: &Identity) -> Vec<u8> {
        lock(identity, &Passphrase::new("correct horse"), WorkFactor::new(2).unwrap(), "2026-11-21").unwrap()
    }

    fn unlock_with(keyring: &mut Keyring, typed: &str, files: Vec<Vec<u8>>) -> Vec<Result<Vec<KeyHeld>, NotUnlocked>> {
        let bytes = std::iter::once(typed.as_bytes().to_vec()).chain(files).collect();
        match keyring.answer(Question::Unlock { pasted: false }, bytes) {
            (Answer::Unlocked(files), bytes) if bytes.is_empty() => files,
            other => panic!("{other:?}"),
        }
    }

    fn open(keyring: &mut Keyring, file: &[u8]) -> Result<(Marks, Kept), NotOpened> {
        match keyring.answer(Question::Open { number: 1 }, vec![file.to_vec()]) {
            (Answer::Opened(opened), bytes) if bytes.is_empty() => *opened,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_identity_file_is_unlocked_by_itself_and_only_its_public_half_comes_back() {
        let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let mut keyring = Keyring::default();
        let files =
            unlock_with(&mut keyring, "correct horse", vec![locked(&one), b"age1nothing".to_vec(), locked(&other)]);
        assert_eq!(files[0].as_ref().unwrap()[0].recipient, one.recipient().to_string());
        assert_eq!(files[0].as_ref().unwrap()[0].words.split(' ').count(), 6);
        assert_eq!(files[1], Err(NotUnlocked::Refused(UnlockError::PublicKeyGiven)));
        assert!(files[2].is_ok());
        assert_eq!(keyring.identities.len(), 2);
        unlock_with(&mut keyring, "correct horse", vec![locked(&one)]);
        assert_eq!(keyring.identities.len(), 2, "the same key twice is one key");
    }

    #[test]
    fn a_pasted_identity_unlocks_however_its_lines_were_run_together() {
        let me = Identity::generate().unwrap();
        let plain = include_str!("../../../tests/vectors/envelope-v1.key.txt").trim();
        let secret = plain.lines().last().unwrap();
        let locked = armor::armor(&locked(&me));
        for pasted in [
            secret.to_owned(),
            format!("  {secret} "),
            plain.to_owned(),
            plain.replace('\n', ""),
            plain.replace('\n', " "),
            format!("{secret}{secret}# and a note"),
            locked.clone(),
            locked.replace('\n', ""),
            locked.replace('\n', " "),
        ] {
            let bytes = vec![b"correct horse".to_vec(), pasted.clone().into_bytes()];
            let answer = Keyring::default().answer(Question::Unlock { pasted: true }, bytes).0;
            let Answer::Unlocked(keys) = answer else { panic!("{answer:?}") };
            assert!(keys[0].is_ok(), "{:?}: {pasted}", keys[0]);
        }
        let public = me.recipient().to_string().into_bytes();
        let answer = Keyring::default().answer(Question::Unlock { pasted: true }, vec![Vec::new(), public]).0;
        let Answer::Unlocked(keys) = answer else { panic!("{answer:?}") };
        assert_eq!(keys, [Err(NotUnlocked::Refused(UnlockError::PublicKeyGiven))]);
    }

    #[test]
    fn a_worker_that_is_joined_opens_what_the_first_one_opens() {
        let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let mut first = Keyring::default();
        unlock_with(&mut first, "correct horse", vec![locked(&one), locked(&other)]);
        let mut second = Keyring::default();
        assert_eq!(second.join(first.share()), 2);
        assert_eq!(second.join(first.share()), 2, "the same key twice is one key");
        for me in [&one, &other] {
            let file = sealed(RECORD, me);
            assert_eq!(open(&mut second, &file).unwrap(), open(&mut first, &file).unwrap());
        }
        assert_eq!(Keyring::default().join(vec![b"no key".to_vec()]), 0);
    }

    #[test]
    fn a_missing_passphrase_is_told_from_a_wrong_one() {
        let file = locked(&Identity::generate().unwrap());
        let mut keyring = Keyring::default();
        assert_eq!(unlock_with(&mut keyring, "", vec![file.clone()]), [Err(NotUnlocked::NoPassphrase)]);
        let wrong = NotUnlocked::Refused(UnlockError::WrongPassphrase);
        assert_eq!(unlock_with(&mut keyring, "Correct horse", vec![file]), [Err(wrong)]);
    }

    #[test]
    fn a_referral_opens_binary_or_armored_and_its_record_comes_when_asked_for() {
        let me = Identity::generate().unwrap();
        let mut keyring = unlocked(&me);
        let file = sealed(RECORD, &me);
        let (marks, kept) = open(&mut keyring, &file).unwrap();
        assert_eq!(marks.submission, "7ZQ4N8V2K6T1X9B3M5C0WJRHFD");
        assert!(matches!(kept.tie, Tie::Referral { .. }));
        assert_eq!((kept.area.as_str(), kept.practice), ("northmere", false));
        assert_eq!((kept.attachments[0].name.as_str(), kept.attachments[0].bytes), ("01-body_map.pdf", 13));
        let (_, record) = keyring.answer(Question::Record { number: 1 }, Vec::new());
        assert_eq!(record, [RECORD.as_bytes()]);
        let pasted = format!("Dear all,\n> {}", armor::armor(&file).replace('\n', "\n> "));
        assert_eq!(open(&mut keyring, pasted.as_bytes()).unwrap().0, marks);
    }

    #[test]
    fn an_attachment_comes_only_from_the_very_file_that_was_opened() {
        let me = Identity::generate().unwrap();
        let mut keyring = unlocked(&me);
        let (file, another) = (sealed(RECORD, &me), sealed(RECORD, &me));
        let sha256 = open(&mut keyring, &file).unwrap().0.sha256;
        let mut saved = |file: &[u8], name: &str| {
            let question = Question::Attachment { sha256: sha256.clone(), name: name.into() };
            keyring.answer(question, vec![file.to_vec()]).1
        };
        assert_eq!(saved(&file, "01-body_map.pdf"), [b"%PDF-invented"]);
        assert!(saved(&file, "02-other.pdf").is_empty());
        assert!(saved(&another, "01-body_map.pdf").is_empty());
    }
}
