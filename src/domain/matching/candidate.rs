//! A proposal: another case that may be about the same people, and all that speaks for and against it.

use super::again::Again;
use super::case::Case;
use super::relate::{Found, ReadyCase, relate};
use crate::domain::criteria::Repeat;
use crate::domain::private::Private;

/// Another case, what it may be to this one, and why. A person decides; nothing is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<T> {
    pub other: T,
    pub relation: Relation,
    pub sure: Sure,
    /// Who here is taken for whom there.
    pub people: Vec<SamePerson>,
    /// What speaks against it as a whole.
    pub against: Vec<Against>,
    /// The arithmetic of a repeat; of [`Relation::SamePair`] only.
    pub repeat: Option<Again>,
}

/// What two cases are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The same victim and the same perpetrator.
    SamePair,
    /// Each is the other's victim.
    RolesReversed,
    /// The same perpetrator with another victim.
    SamePerpetrator,
    /// The same victim with another perpetrator.
    SameVictim,
}

/// How sure a proposal is. Also the surest is a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    Possible,
    Likely,
    Certain,
}

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamePerson {
    pub here: Role,
    pub there: Role,
    /// How sure it is by itself; nothing where it would be too little without the other person.
    pub sure: Option<Sure>,
    pub reasons: Vec<Reason>,
    pub against: Vec<Against>,
}

/// Who somebody is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Victim,
    /// By row, from 0.
    Perpetrator(usize),
}

/// What speaks for one person. Addresses and numbers are not repeated: they may be confidential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The same but for order, accents, titles and the like.
    SameName(Names),
    /// Another name of the one is a name of the other.
    SameOtherName(Names),
    /// The names differ by one or two letters.
    NameLettersApart {
        letters: u8,
        names: Names,
    },
    /// One name is a part of the other.
    NamePartOfOther(Names),
    /// The same but for a part that is given as an initial.
    NameButForInitial(Names),
    /// Only one part of the name is the same.
    NameInOnePart(Names),
    SameBirth,
    /// Day and month are the other way round.
    BirthSwapped,
    /// All but one of day, month and year is the same.
    BirthNearlySame,
    /// One is known roughly and agrees with the other.
    BirthAgrees,
    SameAddress,
    SamePostcode,
    SamePhone,
}

/// What speaks against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// Whole years between the two dates of birth: with the same name it may be a parent and a child.
    BirthDiffers {
        years: u32,
    },
    NamesDiffer(Names),
    /// Born on the same day and living in the same place under unlike names.
    MayBeTwins,
    /// The same date of birth is a 1 January, which is often written where nobody knows the day.
    FirstOfJanuary,
    /// Nothing besides the name is known in both cases.
    NothingButTheName,
    /// One of the cases names no perpetrator: whether it is the same pair cannot be seen.
    PerpetratorNotNamed,
    /// One of the cases names no victim.
    VictimNotNamed,
    /// There is a perpetrator in one of the cases who is not in the other.
    OtherPerpetratorToo,
}

/// Two names, each as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    pub here: Private<String>,
    pub there: Private<String>,
}

/// Compares two cases by themselves, as a person lays them side by side; nothing where they have nothing in common.
pub fn compare(this: &Case, other: &Case, rule: Repeat) -> Vec<Candidate<()>> {
    Candidate::of((), &ReadyCase::new(this), &ReadyCase::new(other), rule)
}

impl<T: Clone> Candidate<T> {
    pub(super) fn of(named: T, this: &ReadyCase, other: &ReadyCase, rule: Repeat) -> Vec<Candidate<T>> {
        let candidate = |found: Found| Candidate {
            other: named.clone(),
            relation: found.relation,
            sure: found.sure,
            people: found.people,
            against: found.against,
            repeat: (found.relation == Relation::SamePair).then(|| Again::of(this, other, rule)),
        };
        relate(this, other).into_iter().map(candidate).collect()
    }
}

impl Relation {
    /// All four, in the order in which they are shown.
    pub const ALL: [Relation; 4] =
        [Relation::SamePair, Relation::RolesReversed, Relation::SamePerpetrator, Relation::SameVictim];

    /// The word in events and results.
    pub fn id(self) -> &'static str {
        match self {
            Relation::SamePair => "same_pair",
            Relation::RolesReversed => "roles_reversed",
            Relation::SamePerpetrator => "same_perpetrator",
            Relation::SameVictim => "same_victim",
        }
    }
}

impl Sure {
    /// All three, the least first.
    pub const ALL: [Sure; 3] = [Sure::Possible, Sure::Likely, Sure::Certain];

    /// The word in events and results.
    pub fn id(self) -> &'static str {
        match self {
            Sure::Possible => "possible",
            Sure::Likely => "likely",
            Sure::Certain => "certain",
        }
    }
}
