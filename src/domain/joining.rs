//! Whether a later submission belongs to a referral: its amend key proves it, its own word does not.
//!
//! Joining says what belongs together and changes nothing: no case is overwritten or closed by it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::{Change, Record};

/// How an opened file hangs together with others: the hash of a key, never the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tie {
    /// A new referral, and the hash of the key with which its sender can add to it.
    Referral {
        amend_hash: String,
    },
    Adds(Adds),
}

/// What a change says of the referral that it adds to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adds {
    pub what: Change,
    /// As `XXXX-XXXX-XXXX`; whatever stands there where it is no reference.
    pub refers_to: String,
    /// What its key hashes to; none where it brought no key, or names no reference: nothing can ever prove it.
    pub key_hash: Option<String>,
}

/// An opened file, as joining looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// Computed from the sealed file.
    pub reference: &'a str,
    pub area: &'a str,
    pub practice: bool,
    pub tie: &'a Tie,
}

impl<'a> Submission<'a> {
    /// What a record was sent as.
    pub fn of(reference: &'a str, record: &'a Record, tie: &'a Tie) -> Submission<'a> {
        Submission { reference, area: &record.area, practice: record.is_practice(), tie }
    }
}

/// Where a change belongs; `T` is how a program names a referral.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Joining<T> {
    /// Its key is the one of this referral.
    Joined { to: T },
    /// Nothing proves it; the referrals that it may mean, of this area or another.
    Unproved { beside: Vec<T> },
    /// No referral with this reference is at hand: it may be proved when one is.
    NotHere,
}

/// The referrals at hand.
#[derive(Clone, Debug)]
pub struct AtHand<T> {
    /// By reference. Practice and live are two worlds: neither sees the other.
    referrals: BTreeMap<(bool, String), Vec<Referral<T>>>,
}

#[derive(Clone, Debug)]
struct Referral<T> {
    named: T,
    area: String,
    amend_hash: String,
}

impl<T: Clone + PartialEq> AtHand<T> {
    /// Takes a file into account; only a referral can be added to.
    pub fn add(&mut self, named: T, file: Submission) {
        let Tie::Referral { amend_hash } = file.tie else { return };
        let (area, amend_hash) = (file.area.to_owned(), amend_hash.clone());
        let same_reference = self.referrals.entry((file.practice, file.reference.to_owned())).or_default();
        same_reference.push(Referral { named, area, amend_hash });
    }

    /// Where a file belongs; nothing for one that is a referral itself.
    pub fn join(&self, file: Submission) -> Option<Joining<T>> {
        let Tie::Adds(adds) = file.tie else { return None };
        let named = self.referrals.get(&(file.practice, adds.refers_to.clone()));
        // Two files may share a reference: the key tells which of them is meant.
        let meant = named.map(Vec::as_slice).unwrap_or_default();
        let Some(hash) = &adds.key_hash else { return Some(Joining::Unproved { beside: names(meant) }) };
        let proved = meant.iter().find(|one| one.area == file.area && one.amend_hash.eq_ignore_ascii_case(hash));
        Some(match proved {
            Some(referral) => Joining::Joined { to: referral.named.clone() },
            None if meant.is_empty() => Joining::NotHere,
            None => Joining::Unproved { beside: names(meant) },
        })
    }
}

impl<T> Default for AtHand<T> {
    fn default() -> Self {
        AtHand { referrals: BTreeMap::new() }
    }
}

impl<T> Joining<T> {
    /// The word for it in the results of the program.
    pub fn proved(&self) -> &'static str {
        match self {
            Joining::Joined { .. } => "yes",
            Joining::Unproved { .. } => "no",
            Joining::NotHere => "unknown",
        }
    }
}

fn names<T: Clone + PartialEq>(referrals: &[Referral<T>]) -> Vec<T> {
    let mut names: Vec<T> = Vec::new();
    for referral in referrals {
        if !names.contains(&referral.named) {
            names.push(referral.named.clone());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "Q9W1-DFWF-077Y";
    const B: &str = "AAAA-BBBB-CCCC";

    fn referral(amend_hash: &str) -> Tie {
        Tie::Referral { amend_hash: amend_hash.into() }
    }

    fn update(refers_to: &str, key_hash: Option<&str>) -> Tie {
        Tie::Adds(Adds { what: Change::Update, refers_to: refers_to.into(), key_hash: key_hash.map(str::to_owned) })
    }

    fn file<'a>(reference: &'a str, area: &'a str, practice: bool, tie: &'a Tie) -> Submission<'a> {
        Submission { reference, area, practice, tie }
    }

    #[test]
    fn only_the_key_of_a_referral_joins_a_change_to_it() {
        use Joining::*;
        let mut at_hand = AtHand::default();
        for (named, reference, area, practice, hash) in [
            (1, A, "northmere", false, "aa11"),
            (2, A, "northmere", false, "bb22"), // another file that happens to share the reference
            (3, B, "northmere", true, "cc33"),
            (4, B, "eastmere", false, "dd44"),
            (4, B, "eastmere", false, "dd44"), // the same referral, sealed again
            (5, "DDDD-EEEE-FFFF", "northmere", false, ""),
        ] {
            at_hand.add(named, file(reference, area, practice, &referral(hash)));
        }
        at_hand.add(9, file("KKKK-KKKK-KKKK", "northmere", false, &update(A, Some("aa11"))));

        for (what, refers_to, key, area, practice, expected) in [
            ("the right key", A, Some("aa11"), "northmere", false, Joined { to: 1 }),
            ("the key of the other file of that reference", A, Some("bb22"), "northmere", false, Joined { to: 2 }),
            ("a hash in capitals", A, Some("AA11"), "northmere", false, Joined { to: 1 }),
            ("a wrong key", A, Some("ee55"), "northmere", false, Unproved { beside: vec![1, 2] }),
            ("no key", A, None, "northmere", false, Unproved { beside: vec![1, 2] }),
            ("no key matches an empty hash", "DDDD-EEEE-FFFF", None, "northmere", false, Unproved { beside: vec![5] }),
            ("the key of another referral", B, Some("aa11"), "eastmere", false, Unproved { beside: vec![4] }),
            ("another area", A, Some("aa11"), "eastmere", false, Unproved { beside: vec![1, 2] }),
            ("practice to live", A, Some("aa11"), "northmere", true, NotHere),
            ("live to practice", B, Some("cc33"), "northmere", false, Unproved { beside: vec![4] }),
            ("practice to practice", B, Some("cc33"), "northmere", true, Joined { to: 3 }),
            ("no such referral", "HHHH-HHHH-HHHH", Some("aa11"), "northmere", false, NotHere),
            ("no such referral, no key", "HHHH-HHHH-HHHH", None, "northmere", false, Unproved { beside: vec![] }),
            ("an update of an update", "KKKK-KKKK-KKKK", Some("aa11"), "northmere", false, NotHere),
        ] {
            let tie = update(refers_to, key);
            assert_eq!(at_hand.join(file("ZZZZ-ZZZZ-ZZZZ", area, practice, &tie)), Some(expected), "{what}");
        }
        assert_eq!(at_hand.join(file(A, "northmere", false, &referral("aa11"))), None);
    }
}
