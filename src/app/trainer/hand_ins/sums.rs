//! How many hand-ins there are of each kind.

use super::book::Verdict;

/// How many inputs had each kind of fate, in the order in which they are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub given: usize,
    pub taken: usize,
    pub again: usize,
    pub mistyped: usize,
    pub other_case: usize,
    pub other_session: usize,
    pub not_a_code: usize,
    pub not_opened: usize,
    pub taken_out: usize,
}

impl Sums {
    /// Counts; the kinds add up to what was given.
    pub fn of(verdicts: &[Verdict]) -> Sums {
        let mut sums = Sums { given: verdicts.len(), ..Sums::default() };
        for verdict in verdicts {
            *match verdict {
                Verdict::Taken(_) => &mut sums.taken,
                Verdict::Again { .. } => &mut sums.again,
                Verdict::Mistyped(_) => &mut sums.mistyped,
                Verdict::OtherCase(_) => &mut sums.other_case,
                Verdict::OtherSession(_) => &mut sums.other_session,
                Verdict::NotACode | Verdict::NoCodeSeen => &mut sums.not_a_code,
                Verdict::NotOpened(_) => &mut sums.not_opened,
                Verdict::TakenOut => &mut sums.taken_out,
            } += 1;
        }
        sums
    }
}
