//! What became of an input, in words.

use leptos::prelude::*;

use super::book::Verdict;
use super::sums::Sums;
use crate::app::trainer::training::Training;
use crate::domain::ledger::Outcome;
use crate::domain::practice::code::SessionMark;
use crate::wording::{practice, say};

/// What became of the input on this row, and what to do.
pub fn verdict(training: Training, row: usize, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Taken(_) => say!("hand-in-taken", row = row),
        Verdict::Again { row, certain: false } => say!("hand-in-again", row = row),
        Verdict::Again { row, certain: true } => say!("hand-in-same-file", row = row),
        Verdict::Mistyped(fault) => practice::code_fault(fault),
        Verdict::OtherCase(mark) => {
            let title =
                mark.and_then(|mark| training.cases.with_untracked(|cases| cases.titled(mark).map(str::to_owned)));
            match title {
                Some(title) => say!("hand-in-other-case", title = title),
                None if mark.is_none() => say!("hand-in-case-unknown-file"),
                None => say!("hand-in-case-unknown"),
            }
        }
        Verdict::OtherSession(SessionMark::NONE) => say!("hand-in-no-session"),
        Verdict::OtherSession(session) => say!("hand-in-other-session", session = session),
        Verdict::NotACode => say!("hand-in-not-a-code"),
        Verdict::NoCodeSeen => say!("hand-in-no-code-seen"),
        Verdict::NotOpened(outcome) => not_opened(*outcome),
        Verdict::TakenOut => say!("hand-in-out"),
    }
}

/// Why a file was not opened: a trainer has no other key to try.
fn not_opened(outcome: Outcome) -> String {
    match outcome {
        Outcome::WrongKey => say!("hand-in-wrong-key"),
        Outcome::Live => say!("hand-in-live"),
        Outcome::Damaged | Outcome::Truncated => say!("hand-in-damaged"),
        Outcome::NewerVersion => say!("hand-in-newer"),
        Outcome::Unreadable => say!("hand-in-unreadable"),
        Outcome::Stopped => say!("hand-in-stopped"),
        _ => say!("hand-in-not-a-file"),
    }
}

/// "27 handed in, 25 count, 2 mistyped": they add up.
pub fn sums(sums: &Sums) -> String {
    let kinds = [
        (sums.taken, say!("hand-in-sum-taken", count = sums.taken)),
        (sums.again, say!("hand-in-sum-again", count = sums.again)),
        (sums.mistyped, say!("hand-in-sum-mistyped", count = sums.mistyped)),
        (sums.other_case, say!("hand-in-sum-other-case", count = sums.other_case)),
        (sums.other_session, say!("hand-in-sum-other-session", count = sums.other_session)),
        (sums.not_a_code, say!("hand-in-sum-not-a-code", count = sums.not_a_code)),
        (sums.not_opened, say!("hand-in-sum-not-opened", count = sums.not_opened)),
        (sums.taken_out, say!("hand-in-sum-out", count = sums.taken_out)),
    ];
    let kinds: Vec<String> = kinds.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    say!("hand-in-sums", given = sums.given, kinds = kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_may_be_real_is_told_from_one_that_is_damaged_and_the_sums_add_up() {
        let said: Vec<String> = [Outcome::WrongKey, Outcome::Live, Outcome::Damaged].map(not_opened).into();
        assert!(said[0].contains("real referral") && said[1].contains("real"), "{said:?}");
        assert!(!said[2].contains("real"), "{said:?}");
        let counted = Sums { given: 30, taken: 25, mistyped: 3, other_session: 2, ..Sums::default() };
        assert_eq!(sums(&counted), "30 handed in: 25 count, 3 mistyped, 2 of another session");
    }
}
