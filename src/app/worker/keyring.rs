//! The identities of one session, and what was opened with them.

use std::collections::BTreeMap;

use serde_json::Value;
use zeroize::Zeroizing;

use super::protocol::{Answer, Attached, Kept, KeyHeld, NotOpened, NotUnlocked, Question};
use super::{examiner, own_record, sealer};
use crate::area::PRACTICE_RECIPIENT;
use crate::domain::form::ids;
use crate::domain::ledger::{Marks, Outcome};
use crate::domain::record::{ReadError, Record, RecordKind};
use crate::envelope::lock::{UnlockError, unlock, unlock_pasted};
use crate::envelope::open::mistaken;
use crate::envelope::reference::sha256;
use crate::envelope::{Identity, OpenError, Opened, Passphrase, Recipient, hex, open, tie};

/// The most bytes a record may have: ours stay far below, and a longer one could exhaust the page.
const LONGEST_RECORD: usize = 1024 * 1024;

/// Holds the identities, and the record of every file that was opened; all of it ends with the worker.
#[derive(Default)]
pub struct Keyring {
    identities: Vec<Identity>,
    records: BTreeMap<usize, Zeroizing<Vec<u8>>>,
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
            Question::Open { number } => {
                let file = bytes.next().unwrap_or_default();
                (Answer::Opened(self.open(number, &file)), Vec::new())
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
            Question::Words(recipients) => {
                let words = recipients.iter().map(|recipient| Recipient::parse(recipient).map(|r| words(&r)));
                (Answer::Words(words.map(Result::unwrap_or_default).collect()), Vec::new())
            }
            Question::OwnRecord { area } => {
                let file = bytes.next().unwrap_or_default();
                (Answer::OwnRecord(own_record::answer(&area, &file)), Vec::new())
            }
            Question::Attachment { sha256, name } => {
                let file = bytes.next().unwrap_or_default();
                (Answer::Attachment, self.attachment(&file, &sha256, &name).into_iter().collect())
            }
        }
    }

    fn unlock(&mut self, file: &[u8], passphrase: &Passphrase, pasted: bool) -> Result<Vec<KeyHeld>, NotUnlocked> {
        let identities = match std::str::from_utf8(file) {
            Ok(text) if pasted => unlock_pasted(text, passphrase),
            _ => unlock(file, passphrase),
        };
        let identities = identities.map_err(|error| match error {
            UnlockError::WrongPassphrase if passphrase.is_empty() => NotUnlocked::NoPassphrase,
            error => NotUnlocked::Refused(error),
        })?;
        let held = identities.iter().map(held).collect();
        for identity in identities {
            let recipient = identity.recipient();
            if self.identities.iter().all(|known| known.recipient() != recipient) {
                self.identities.push(identity);
            }
        }
        Ok(held)
    }

    fn open(&mut self, number: usize, file: &[u8]) -> Result<(Marks, Kept), NotOpened> {
        let opened = open(file, &self.identities).map_err(|error| match outcome(error) {
            Outcome::NotAReferral => (Outcome::NotAReferral, mistaken(file)),
            outcome => (outcome, None),
        })?;
        if opened.record.len() > LONGEST_RECORD {
            return Err((Outcome::Damaged, None));
        }
        let record = Record::read(&opened.record).map_err(|error| match error {
            ReadError::NewerVersion => (Outcome::NewerVersion, None),
            ReadError::NotARecord => (Outcome::NotAReferral, None),
            ReadError::Field(_) => (Outcome::Damaged, None),
        })?;
        let attachments = attached(&opened);
        let marks = Marks {
            sha256: hex(&opened.sha256),
            reference: opened.reference.to_string(),
            submission: record.submission.clone(),
            content: content(&opened.record, &attachments),
        };
        let kept = Kept {
            tie: tie(&record.kind),
            urgent: record.answers.choice(ids::URGENT) == Some("yes"),
            practice: record.is_practice(),
            by_practice_key: self.only_practice(),
            area: record.area,
            referred_on: record.referred_on,
            sealed_at: record.sealed_at,
            attachments,
        };
        let bytes = match record.kind {
            RecordKind::Referral { .. } => opened.record,
            RecordKind::Change { .. } => without_key(opened.record),
        };
        self.records.insert(number, Zeroizing::new(bytes));
        Ok((marks, kept))
    }

    fn attachment(&self, file: &[u8], sha256: &str, name: &str) -> Option<Vec<u8>> {
        let opened = open(file, &self.identities).ok().filter(|opened| hex(&opened.sha256) == sha256)?;
        opened.attachments.into_iter().find(|attachment| attachment.name == name).map(|attachment| attachment.bytes)
    }

    fn only_practice(&self) -> bool {
        self.identities.iter().all(|identity| identity.recipient().as_str() == PRACTICE_RECIPIENT)
    }
}

/// Files of a sender: they are on the page as well, and end with the worker.
fn plain(bytes: impl Iterator<Item = Zeroizing<Vec<u8>>>) -> Vec<Vec<u8>> {
    bytes.map(|mut file| std::mem::take(&mut *file)).collect()
}

/// A change as the page may have it: its key was compared by its hash, and goes no further.
fn without_key(record: Vec<u8>) -> Vec<u8> {
    let record = Zeroizing::new(record);
    let Ok(mut json) = serde_json::from_slice::<Value>(&record) else { return Vec::new() };
    json.as_object_mut().map(|fields| fields.shift_remove("amend_key"));
    serde_json::to_vec(&json).unwrap_or_default()
}

fn held(identity: &Identity) -> KeyHeld {
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

fn outcome(error: OpenError) -> Outcome {
    match error {
        OpenError::NotAReferral => Outcome::NotAReferral,
        OpenError::Truncated => Outcome::Truncated,
        OpenError::WrongKey => Outcome::WrongKey,
        OpenError::Damaged => Outcome::Damaged,
    }
}

fn attached(opened: &Opened) -> Vec<Attached> {
    let attached = opened.attachments.iter().map(|file| Attached {
        name: file.name.clone(),
        bytes: file.bytes.len() as u64,
        sha256: hex(&sha256(&file.bytes)),
    });
    attached.collect()
}

/// One digest over the record and its attachments: names cannot contain a line end.
fn content(record: &[u8], attachments: &[Attached]) -> String {
    let mut text = hex(&sha256(record));
    for file in attachments {
        text += &format!("\n{} {}", file.sha256, file.name);
    }
    hex(&sha256(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::joining::Tie;
    use crate::domain::ledger::Remark;
    use crate::domain::mode::Live;
    use crate::envelope::lock::{WorkFactor, lock};
    use crate::envelope::{AmendKey, Attachment, Content, armor, seal};

    const RECORD: &str = include_str!("../../../tests/vectors/record-v1.json");

    fn sealed(record: &str, to: &Identity) -> Vec<u8> {
        let attachments = vec![Attachment { name: "body map.pdf".into(), bytes: b"%PDF-invented".to_vec() }];
        let content = Content { record: record.into(), text: "MARAC referral".into(), attachments };
        seal::<Live>(content, &[to.recipient()]).unwrap().into_bytes()
    }

    /// A keyring that holds the given identity, as if it had come in a locked file.
    fn unlocked(identity: &Identity) -> Keyring {
        let mut keyring = Keyring::default();
        let files = unlock_with(&mut keyring, "correct horse", vec![locked(identity)]);
        assert_eq!(files.len(), 1);
        assert!(files[0].is_ok());
        keyring
    }

    fn locked(identity: &Identity) -> Vec<u8> {
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
            (Answer::Opened(opened), bytes) if bytes.is_empty() => opened,
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

    #[test]
    fn every_way_in_which_a_file_does_not_open_has_its_outcome() {
        let (me, stranger) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let mut keyring = unlocked(&me);
        let good = sealed(RECORD, &me);
        let mut flipped = good.clone();
        flipped[100_000] ^= 1;
        let with = |from: &str, to: &str| sealed(&RECORD.replacen(from, to, 1), &me);
        let long = format!("{{\"x\":\"{}\"}}", "x".repeat(LONGEST_RECORD));
        for (what, file, outcome) in [
            ("another key", sealed(RECORD, &stranger), Outcome::WrongKey),
            ("a flipped byte", flipped, Outcome::Damaged),
            ("cut short", good[..70_000].to_vec(), Outcome::Truncated),
            ("something else", b"minutes of the last meeting".to_vec(), Outcome::NotAReferral),
            ("nothing at all", Vec::new(), Outcome::NotAReferral),
            ("an identity file", locked(&me), Outcome::NotAReferral),
            ("a newer record", with("referral@1", "referral@2"), Outcome::NewerVersion),
            ("no record of ours", with("marac-portal/referral@1", "diary@1"), Outcome::NotAReferral),
            ("a field of the wrong kind", with("\"live\"", "\"drill\""), Outcome::Damaged),
            ("a record without end", sealed(&long, &me), Outcome::Damaged),
        ] {
            assert_eq!(open(&mut keyring, &file).unwrap_err().0, outcome, "{what}");
        }
        assert!(open(&mut keyring, &good).is_ok(), "none of them spoils the next");
    }

    #[test]
    fn a_key_taken_for_a_referral_is_named() {
        let me = Identity::generate().unwrap();
        let mut keyring = unlocked(&me);
        let plain = include_bytes!("../../../tests/vectors/envelope-v1.key.txt");
        let remark = |keyring: &mut Keyring, file: &[u8]| open(keyring, file).unwrap_err().1;
        assert_eq!(remark(&mut keyring, &locked(&me)), Some(Remark::LockedFile));
        assert_eq!(remark(&mut keyring, plain), Some(Remark::SecretKey));
        assert_eq!(remark(&mut keyring, b"minutes of the last meeting"), None);
    }

    #[test]
    fn the_key_of_a_change_stays_in_the_worker_and_its_hash_is_the_one_in_the_referral() {
        let me = Identity::generate().unwrap();
        let mut keyring = unlocked(&me);
        let key = AmendKey::random().unwrap();
        let mut record: Value = serde_json::from_str(RECORD).unwrap();
        record["kind"] = "update".into();
        record["refers_to"] = "q9w1 dfwf 077y".into();
        record["amend_key"] = key.reveal().to_lowercase().into();
        let (_, kept) = open(&mut keyring, &sealed(&record.to_string(), &me)).unwrap();
        let Tie::Adds(adds) = kept.tie else { panic!("{:?}", kept.tie) };
        assert_eq!((adds.refers_to.as_str(), adds.key_hash), ("Q9W1-DFWF-077Y", Some(key.hash())));
        let (_, mut handed) = keyring.answer(Question::Record { number: 1 }, Vec::new());
        let handed = handed.pop().unwrap();
        assert!(!String::from_utf8(handed.clone()).unwrap().to_uppercase().contains(key.reveal()));
        record.as_object_mut().unwrap().remove("amend_key");
        assert_eq!(serde_json::from_slice::<Value>(&handed).unwrap(), record, "and nothing else is changed");
    }

    #[test]
    fn a_practice_record_is_named_as_one() {
        let me = Identity::generate().unwrap();
        let practice = sealed(&RECORD.replace("\"live\"", "\"practice\""), &me);
        let kept = open(&mut unlocked(&me), &practice).unwrap().1;
        assert!(kept.practice && !kept.by_practice_key);
    }
}
