//! A keyring in practice: the practice identity, which everybody has, and no other.

use super::keyring::{Keyring, held};
use super::protocol::KeyHeld;
use crate::area::PRACTICE_IDENTITY;
use crate::envelope::identity::read_plain;

impl Keyring {
    /// Holds the practice identity alone until the worker ends; nothing, and no change, where another is held.
    pub(super) fn practise(&mut self) -> Option<KeyHeld> {
        if self.holds_own {
            return None;
        }
        // What the practice key opened before may be live records that were sealed to it by mistake.
        self.records.clear();
        self.identities = read_plain(PRACTICE_IDENTITY).expect("a line of an identity file");
        self.in_practice = true;
        self.identities.first().map(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::worker::keyring::tests::locked;
    use crate::app::worker::protocol::{Answer, Kept, NotOpened, NotUnlocked, Question};
    use crate::app::worker::reader::tests::{RECORD, sealed};
    use crate::area::PRACTICE_RECIPIENT;
    use crate::domain::ledger::{Marks, Outcome};
    use crate::envelope::Identity;

    fn practice_identity() -> Identity {
        read_plain(PRACTICE_IDENTITY).unwrap().pop().unwrap()
    }

    fn practise(keyring: &mut Keyring) -> Option<KeyHeld> {
        match keyring.answer(Question::Practice, Vec::new()) {
            (Answer::Practice(key), bytes) if bytes.is_empty() => key,
            other => panic!("{other:?}"),
        }
    }

    fn unlock(keyring: &mut Keyring, identity: &Identity) -> Result<Vec<KeyHeld>, NotUnlocked> {
        let bytes = vec![b"correct horse".to_vec(), locked(identity)];
        match keyring.answer(Question::Unlock { pasted: false }, bytes).0 {
            Answer::Unlocked(mut files) if files.len() == 1 => files.remove(0),
            other => panic!("{other:?}"),
        }
    }

    fn open(keyring: &mut Keyring, file: Vec<u8>) -> Result<(Marks, Kept), NotOpened> {
        match keyring.answer(Question::Open { number: 1 }, vec![file]).0 {
            Answer::Opened(opened) => *opened,
            other => panic!("{other:?}"),
        }
    }

    fn practice_record() -> String {
        RECORD.replace("\"live\"", "\"practice\"")
    }

    #[test]
    fn in_practice_the_practice_identity_alone_is_held_and_opens_practice_files() {
        let mut keyring = Keyring::default();
        let key = practise(&mut keyring).unwrap();
        assert_eq!((key.recipient.as_str(), key.practice), (PRACTICE_RECIPIENT, true));
        assert_eq!(practise(&mut keyring), Some(key), "asked twice, it is as it was");
        assert_eq!(keyring.identities().len(), 1);
        let (_, kept) = open(&mut keyring, sealed(&practice_record(), &practice_identity())).unwrap();
        assert!(kept.practice && kept.by_practice_key);
        let (_, record) = keyring.answer(Question::Record { number: 1 }, Vec::new());
        assert_eq!(record, [practice_record().as_bytes()]);
    }

    #[test]
    fn a_keyring_that_holds_a_key_of_somebody_does_not_go_into_practice() {
        let me = Identity::generate().unwrap();
        let mut keyring = Keyring::default();
        unlock(&mut keyring, &me).unwrap();
        assert_eq!(practise(&mut keyring), None);
        assert!(open(&mut keyring, sealed(RECORD, &me)).is_ok(), "and works on");
    }

    #[test]
    fn a_keyring_in_practice_takes_no_key_unlocked_or_shared() {
        let me = Identity::generate().unwrap();
        let mut keyring = Keyring::default();
        practise(&mut keyring).unwrap();
        assert_eq!(unlock(&mut keyring, &me), Err(NotUnlocked::InPractice));
        let mut other = Keyring::default();
        unlock(&mut other, &me).unwrap();
        assert_eq!(keyring.join(other.share()), 1);
        assert_eq!(keyring.identities()[0].recipient().as_str(), PRACTICE_RECIPIENT);
        assert_eq!(open(&mut keyring, sealed(&practice_record(), &me)), Err((Outcome::WrongKey, None)));
    }

    #[test]
    fn a_live_record_that_the_practice_key_opens_is_named_and_nothing_of_it_is_shown() {
        let everybody = practice_identity();
        let file = sealed(RECORD, &everybody);
        let mut keyring = Keyring::default();
        unlock(&mut keyring, &everybody).unwrap();
        let sha256 = open(&mut keyring, file.clone()).unwrap().0.sha256;
        practise(&mut keyring).unwrap();
        let record = |keyring: &mut Keyring| keyring.answer(Question::Record { number: 1 }, Vec::new()).1;
        assert!(record(&mut keyring).is_empty(), "what was opened before is gone");
        assert_eq!(open(&mut keyring, file.clone()), Err((Outcome::Live, None)));
        assert!(record(&mut keyring).is_empty());
        let attachment = Question::Attachment { sha256, name: "01-body_map.pdf".into() };
        assert!(keyring.answer(attachment, vec![file]).1.is_empty());
    }
}
