//! What the marks beside a sealed file come to, and which mark somebody may add.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::name::Mark;

/// How long a file is somebody's who has claimed it and says nothing more.
pub const LEASE: TimeDelta = TimeDelta::minutes(30);

/// A claim with more time than this left is not renewed: it answers as it stands.
const RENEWED_BELOW: TimeDelta = TimeDelta::minutes(20);

/// How far the clocks of two servers may be apart. A claim that reaches further is not believed, so that one wrong clock
/// does not take a file from everybody for days.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// A person as colleagues see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The SHA-256 of their recipient as hex: people of one office may have one title.
    pub person: String,
    /// Their job title, as the pack has it.
    pub by: String,
    /// The area whose pack lists them.
    pub area: String,
}

/// The content of a `claim-<n>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Random, the same when it is renewed: one taking-over.
    pub claim: String,
    pub by: String,
    pub area: String,
    pub person: String,
    pub until: DateTime<Utc>,
}

/// The content of a `release-<n>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    pub person: String,
    pub at: DateTime<Utc>,
}

/// The content of an `accepted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    pub by: String,
    pub area: String,
    pub person: String,
    pub at: DateTime<Utc>,
}

/// The marks of one file, as far as they matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The number of the last claim, or 0.
    pub last: u32,
    /// What it says; nothing where that cannot be read, and then it holds nobody up.
    pub claim: Option<Claim>,
    /// It was given up.
    pub released: bool,
    pub accepted: bool,
    /// What that mark says, where it was read.
    pub acceptance: Option<Acceptance>,
}

/// How a file stands at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has it: never claimed, given up, or the time is over.
    Waiting,
    Claimed(Claim),
    /// It is in a register. Nothing changes that.
    Accepted(Option<Acceptance>),
}

/// What comes of asking for a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// It is so already: nothing is to be written.
    Stands,
    /// It is so once this mark is made; if somebody else makes it first, all is to be looked at again.
    Write(Mark, T),
    /// It cannot be: somebody else has the file, or it is accepted.
    Refused,
}

impl Marks {
    /// How the file stands.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        if self.accepted {
            return Standing::Accepted(self.acceptance.clone());
        }
        match &self.claim {
            Some(claim) if !self.released && now < claim.until && claim.until <= now + LEASE + SKEW => {
                Standing::Claimed(claim.clone())
            }
            _ => Standing::Waiting,
        }
    }

    /// Takes the file over, or keeps it for another while. `fresh`: a random name for a new claim.
    pub fn claim(&self, who: &Who, fresh: &str, now: DateTime<Utc>) -> Step<Claim> {
        let claim = match self.standing(now) {
            Standing::Accepted(_) => return Step::Refused,
            Standing::Claimed(held) if held.person != who.person => return Step::Refused,
            Standing::Claimed(held) if held.until - now > RENEWED_BELOW => return Step::Stands,
            Standing::Claimed(held) => held.claim,
            Standing::Waiting => fresh.to_owned(),
        };
        let Who { person, by, area } = who.clone();
        let until = (now + LEASE).trunc_subsecs(0);
        Step::Write(Mark::Claim(self.last.saturating_add(1)), Claim { claim, by, area, person, until })
    }

    /// Gives the file up, so that a colleague need not wait.
    pub fn release(&self, who: &Who, now: DateTime<Utc>) -> Step<Release> {
        match self.standing(now) {
            Standing::Waiting => Step::Stands,
            Standing::Claimed(held) if held.person == who.person => {
                let release = Release { person: who.person.clone(), at: now.trunc_subsecs(0) };
                Step::Write(Mark::Release(self.last), release)
            }
            Standing::Claimed(_) | Standing::Accepted(_) => Step::Refused,
        }
    }

    /// Says that the file is in a register. Whoever says it first is named; the others are told so.
    pub fn accept(&self, who: &Who, now: DateTime<Utc>) -> Step<Acceptance> {
        match self.standing(now) {
            Standing::Accepted(_) => Step::Stands,
            Standing::Claimed(held) if held.person != who.person => Step::Refused,
            Standing::Claimed(_) | Standing::Waiting => {
                let Who { person, by, area } = who.clone();
                Step::Write(Mark::Accepted, Acceptance { by, area, person, at: now.trunc_subsecs(0) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        "2026-11-22T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
    }

    fn who(person: &str) -> Who {
        Who { person: person.into(), by: "MARAC coordinator".into(), area: "northmere".into() }
    }

    fn claimed(number: u32, person: &str, minute: i64) -> Marks {
        let Step::Write(Mark::Claim(1), claim) = Marks::default().claim(&who(person), "first", at(minute)) else {
            panic!()
        };
        Marks { last: number, claim: Some(claim), ..Marks::default() }
    }

    #[test]
    fn a_claim_holds_for_thirty_minutes_and_then_anybody_may_take_over() {
        let marks = claimed(1, "a", 0);
        for (minute, is_held) in [(0, true), (29, true), (30, false), (31, false)] {
            assert_eq!(matches!(marks.standing(at(minute)), Standing::Claimed(_)), is_held, "{minute}");
        }
        assert_eq!(marks.claim(&who("b"), "second", at(29)), Step::Refused);
        let Step::Write(mark, claim) = marks.claim(&who("b"), "second", at(30)) else { panic!() };
        assert_eq!((mark, claim.claim.as_str(), claim.until), (Mark::Claim(2), "second", at(60)));
    }

    #[test]
    fn ones_own_claim_answers_the_same_and_is_renewed_when_it_runs_out() {
        let marks = claimed(4, "a", 0);
        assert_eq!(marks.claim(&who("a"), "second", at(0)), Step::Stands);
        assert_eq!(marks.claim(&who("a"), "second", at(9)), Step::Stands);
        let Step::Write(mark, claim) = marks.claim(&who("a"), "second", at(25)) else { panic!() };
        assert_eq!((mark, claim.claim.as_str(), claim.until), (Mark::Claim(5), "first", at(55)));
    }

    #[test]
    fn what_was_given_up_waits_again_and_only_its_holder_gives_it_up() {
        let marks = claimed(2, "a", 0);
        assert_eq!(marks.release(&who("b"), at(1)), Step::Refused);
        assert!(matches!(marks.release(&who("a"), at(1)), Step::Write(Mark::Release(2), _)));
        let released = Marks { released: true, ..marks };
        assert_eq!(released.standing(at(2)), Standing::Waiting);
        assert_eq!(released.release(&who("a"), at(2)), Step::Stands);
        assert!(matches!(released.claim(&who("b"), "second", at(2)), Step::Write(Mark::Claim(3), _)));
    }

    #[test]
    fn it_is_accepted_by_its_holder_or_while_nobody_has_it_and_that_is_final() {
        let marks = claimed(1, "a", 0);
        assert_eq!(marks.accept(&who("b"), at(1)), Step::Refused);
        assert!(matches!(marks.accept(&who("a"), at(1)), Step::Write(Mark::Accepted, _)));
        assert!(matches!(marks.accept(&who("b"), at(30)), Step::Write(Mark::Accepted, _)), "the claim has lapsed");
        let accepted = Marks { accepted: true, ..marks };
        assert_eq!(accepted.standing(at(1)), Standing::Accepted(None));
        assert_eq!(accepted.accept(&who("b"), at(1)), Step::Stands);
        assert_eq!(accepted.claim(&who("a"), "second", at(1)), Step::Refused);
        assert_eq!(accepted.release(&who("a"), at(1)), Step::Refused);
    }

    #[test]
    fn a_mark_that_nobody_can_read_or_believe_holds_nobody_up() {
        let unread = Marks { last: 3, ..Marks::default() };
        assert_eq!(unread.standing(at(0)), Standing::Waiting);
        assert!(matches!(unread.claim(&who("a"), "x", at(0)), Step::Write(Mark::Claim(4), _)));
        let wrong_clock = claimed(1, "a", 24 * 60);
        assert_eq!(wrong_clock.standing(at(0)), Standing::Waiting);
    }
}
