//! What a person is told when a file does or does not unlock or open.

use super::{message, say};
use crate::domain::ledger::{Outcome, Remark};
use crate::envelope::lock::UnlockError;

/// What became of a file, in a word or two.
pub fn outcome(outcome: Outcome) -> String {
    message(&id(outcome), None, &[]).unwrap_or_default()
}

/// What happened to a file that is not simply open, and what to do next; nothing for one that is.
pub fn advice(outcome: Outcome) -> Option<String> {
    message(&id(outcome), Some("advice"), &[])
}

/// What should be known of a file beside its outcome.
pub fn remark(remark: Remark) -> String {
    match remark {
        Remark::SameFileAs(number) => say!("ledger-same-file", number = number),
        Remark::SameReferralAs(number) => say!("ledger-same-referral", number = number),
        Remark::OtherContentThan(number) => say!("ledger-other-content", number = number),
        Remark::SameReferenceAs(number) => say!("ledger-same-reference", number = number),
        Remark::LockedFile => say!("ledger-locked-file"),
        Remark::SecretKey => say!("ledger-secret-key"),
    }
}

/// Why an identity file was not unlocked, and what to do next.
pub fn not_unlocked(error: UnlockError) -> String {
    match error {
        UnlockError::WrongPassphrase => say!("unlock-wrong-passphrase"),
        UnlockError::TooMuchWork => say!("unlock-too-much-work"),
        UnlockError::NotAnIdentityFile => say!("unlock-not-an-identity-file"),
        UnlockError::PublicKeyGiven => say!("unlock-public-key-given"),
        UnlockError::SshOrPlugin => say!("unlock-ssh-or-plugin"),
        UnlockError::Mistyped => say!("unlock-mistyped"),
        UnlockError::TrailingText => say!("unlock-trailing-text"),
        UnlockError::Truncated => say!("unlock-truncated"),
        UnlockError::Damaged => say!("unlock-damaged"),
    }
}

fn id(outcome: Outcome) -> String {
    format!("outcome-{}", outcome.id().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_its_word_and_every_one_but_opened_its_advice() {
        for each in Outcome::ALL {
            assert!(!outcome(each).is_empty(), "{each:?}");
            assert_eq!(advice(each).is_some(), each != Outcome::Opened, "{each:?}");
        }
    }

    #[test]
    fn every_refusal_to_unlock_has_a_sentence_of_its_own() {
        use UnlockError::*;
        let all = [
            WrongPassphrase,
            TooMuchWork,
            NotAnIdentityFile,
            PublicKeyGiven,
            SshOrPlugin,
            Mistyped,
            TrailingText,
            Truncated,
            Damaged,
        ];
        let mut sentences: Vec<String> = all.into_iter().map(not_unlocked).collect();
        assert!(sentences.iter().all(|sentence| sentence.len() > 20));
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), all.len());
    }
}
