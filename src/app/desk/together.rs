//! What belongs together among the rows of the list: each addition beneath its referral, and whether it is proved.

use std::collections::BTreeMap;

use crate::app::worker::Kept;
use crate::domain::joining::{Adds, AtHand, Joining, Submission, Tie};
use crate::domain::ledger::{Found, Ledger, Outcome, Remark, Row};

/// For every row that adds to a referral, where it belongs; rows count from 1. A later file may change it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    joinings: BTreeMap<usize, Joining<usize>>,
    /// Of each row that is a referral, what names it, newest first, proved or not.
    beneath: BTreeMap<usize, Vec<usize>>,
}

/// One row as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub number: usize,
    /// Of a row that adds to a referral.
    pub joining: Option<Joining<usize>>,
    /// Whether it stands beneath the referral that it names.
    pub beneath: bool,
    /// How many rows stand beneath this one.
    pub additions: usize,
}

impl Together {
    /// Compares every addition with every referral that has been opened.
    pub fn of(ledger: &Ledger<Kept>) -> Together {
        let mut at_hand = AtHand::default();
        for (number, row) in (1..).zip(ledger.rows()) {
            if let Some(found) = &row.found {
                at_hand.add(stands_for(number, row), submission(found));
            }
        }
        let mut together = Together::default();
        for (number, row) in (1..).zip(ledger.rows()) {
            let Some(found) = row.found.as_ref().filter(|_| row.outcome != Outcome::Duplicate) else { continue };
            let Some(joining) = at_hand.join(submission(found)) else { continue };
            let named: &[usize] = match &joining {
                Joining::Joined { to } => &[*to],
                Joining::Unproved { beside } => beside,
                Joining::NotHere => &[],
            };
            named.iter().for_each(|referral| together.beneath.entry(*referral).or_default().push(number));
            together.joinings.insert(number, joining);
        }
        let age = |number: &usize| (ledger.row(*number).and_then(sealed_at), *number);
        together.beneath.values_mut().for_each(|rows| rows.sort_by(|one, other| age(other).cmp(&age(one))));
        together
    }

    /// Where a row belongs; nothing for one that adds to no referral.
    pub fn joining(&self, number: usize) -> Option<&Joining<usize>> {
        self.joinings.get(&number)
    }

    /// The rows that are proved to add to this one, newest first.
    pub fn proved(&self, number: usize) -> Vec<usize> {
        let proved = |row: &usize| self.joinings.get(row) == Some(&Joining::Joined { to: number });
        self.beneath(number).iter().copied().filter(proved).collect()
    }

    /// The rows that say that they add to this one, and are not proved; newest first.
    pub fn unproved(&self, number: usize) -> Vec<usize> {
        let unproved = |row: &usize| matches!(self.joinings.get(row), Some(Joining::Unproved { .. }));
        self.beneath(number).iter().copied().filter(unproved).collect()
    }

    /// Every row once, in the order given, but each addition beneath the referral that it names.
    pub fn lines(&self, ledger: &Ledger<Kept>) -> Vec<Line> {
        let line = |number: usize, beneath: bool| Line {
            number,
            joining: self.joining(number).cloned(),
            beneath,
            additions: self.beneath(number).len(),
        };
        let mut lines = Vec::with_capacity(ledger.rows().len());
        for number in (1..=ledger.rows().len()).filter(|number| self.above(*number).is_none()) {
            lines.push(line(number, false));
            let own = self.beneath(number).iter().filter(|row| self.above(**row) == Some(number));
            lines.extend(own.map(|row| line(*row, true)));
        }
        lines
    }

    fn beneath(&self, number: usize) -> &[usize] {
        self.beneath.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// The one row beneath which a row stands.
    fn above(&self, number: usize) -> Option<usize> {
        match self.joinings.get(&number)? {
            Joining::Joined { to } => Some(*to),
            Joining::Unproved { beside } => beside.first().copied(),
            Joining::NotHere => None,
        }
    }
}

/// What a row adds to, if it does.
pub fn adds(row: &Row<Kept>) -> Option<&Adds> {
    match &row.found.as_ref()?.kept.tie {
        Tie::Adds(adds) => Some(adds),
        Tie::Referral { .. } => None,
    }
}

fn submission(found: &Found<Kept>) -> Submission<'_> {
    let Kept { area, practice, tie, .. } = &found.kept;
    Submission { reference: &found.marks.reference, area, practice: *practice, tie }
}

fn sealed_at(row: &Row<Kept>) -> Option<&str> {
    row.found.as_ref().map(|found| found.kept.sealed_at.as_str())
}

/// The row in which a referral is read: of a duplicate, the one that it repeats.
fn stands_for(number: usize, row: &Row<Kept>) -> usize {
    let first = row.remarks.iter().find_map(|remark| match remark {
        Remark::SameFileAs(first) | Remark::SameReferralAs(first) => Some(*first),
        _ => None,
    });
    first.filter(|_| row.outcome == Outcome::Duplicate).unwrap_or(number)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ledger::Marks;
    use crate::domain::record::Change;

    const KEY: &str = "aa11";

    pub fn kept(tie: Tie, sealed_at: &str) -> Kept {
        Kept {
            tie,
            urgent: false,
            practice: false,
            by_practice_key: false,
            area: "northmere".into(),
            referred_on: "2026-11-21".into(),
            sealed_at: sealed_at.into(),
            attachments: Vec::new(),
            glance: None,
        }
    }

    fn referral() -> Tie {
        Tie::Referral { amend_hash: KEY.into() }
    }

    fn update(refers_to: &str, key: Option<&str>) -> Tie {
        Tie::Adds(Adds { what: Change::Update, refers_to: refers_to.into(), key_hash: key.map(str::to_owned) })
    }

    fn enter(ledger: &mut Ledger<Kept>, file: &str, submission: &str, tie: Tie, sealed_at: &str) {
        let marks = Marks {
            sha256: file.into(),
            reference: format!("R-{file}"),
            submission: submission.into(),
            content: submission.into(),
        };
        ledger.opened(file.into(), marks, kept(tie, sealed_at), false);
    }

    fn order(ledger: &Ledger<Kept>) -> Vec<(usize, bool)> {
        Together::of(ledger).lines(ledger).iter().map(|line| (line.number, line.beneath)).collect()
    }

    #[test]
    fn an_addition_stands_beneath_its_referral_as_soon_as_that_is_opened() {
        let mut ledger = Ledger::default();
        enter(&mut ledger, "u", "s1", update("R-a", Some(KEY)), "2026-11-22T10:00Z");
        assert_eq!(Together::of(&ledger).joining(1), Some(&Joining::NotHere));
        assert_eq!(order(&ledger), [(1, false)]);
        enter(&mut ledger, "b", "s2", referral(), "2026-11-20T10:00Z");
        enter(&mut ledger, "a", "s3", referral(), "2026-11-21T10:00Z");
        assert_eq!(Together::of(&ledger).joining(1), Some(&Joining::Joined { to: 3 }));
        assert_eq!(order(&ledger), [(2, false), (3, false), (1, true)]);
    }

    #[test]
    fn the_newest_stands_first_and_what_is_not_proved_is_apart() {
        let mut ledger = Ledger::default();
        enter(&mut ledger, "a", "s1", referral(), "2026-11-21T10:00Z");
        enter(&mut ledger, "u", "s2", update("R-a", Some(KEY)), "2026-11-22T10:00Z");
        enter(&mut ledger, "v", "s3", update("R-a", Some(KEY)), "2026-11-24T10:00Z");
        enter(&mut ledger, "w", "s4", update("R-a", None), "2026-11-23T10:00Z");
        enter(&mut ledger, "x", "s5", update("R-a", Some("ee55")), "2026-11-23T10:00Z");
        let together = Together::of(&ledger);
        assert_eq!((together.proved(1), together.unproved(1)), (vec![3, 2], vec![5, 4]));
        assert_eq!(order(&ledger), [(1, false), (3, true), (5, true), (4, true), (2, true)]);
        assert_eq!(together.lines(&ledger)[0].additions, 4);
    }

    #[test]
    fn a_referral_sealed_again_is_named_by_either_reference_and_read_in_the_first_row() {
        let mut ledger = Ledger::default();
        enter(&mut ledger, "a", "s1", referral(), "2026-11-21T10:00Z");
        enter(&mut ledger, "again", "s1", referral(), "2026-11-21T10:00Z");
        enter(&mut ledger, "u", "s2", update("R-again", Some(KEY)), "2026-11-22T10:00Z");
        enter(&mut ledger, "u-again", "s2", update("R-again", Some(KEY)), "2026-11-22T10:00Z");
        assert_eq!(Together::of(&ledger).proved(1), [3], "the copy of an update is not a second one");
        assert_eq!(order(&ledger), [(1, false), (3, true), (2, false), (4, false)]);
    }
}
