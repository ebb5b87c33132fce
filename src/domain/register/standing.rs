//! Who says something, and whether that counts. Only what a known person has signed has an effect.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::event::{Event, ReadError};
use super::ids::Person;
use super::trail::Entry;
use super::what::What;
use crate::domain::private::Private;

/// What an event file held: its first line, and what the second proves.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Heard {
    pub line: Private<String>,
    pub proof: Proof,
}

/// Whether a line was signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Proof {
    /// Signed with the key of this person, and the signature is good.
    By(Person),
    /// There is a signature, and it is none of this line.
    Bad,
    None,
}

/// Whose word counts in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub area: String,
    pub practice: bool,
    /// The people of the area's pack, those included who have left: what they did while they were there stays done.
    pub signers: BTreeMap<Person, Signer>,
}

/// A person whose signature is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Job title.
    pub label: String,
    /// From this day (UTC) what they sign does not count. An expired key still counts: a lapse must not undo decisions.
    pub revoked: Option<NaiveDate>,
}

/// Whether an event counts, and why not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Signed by a person of the area. Only this has an effect.
    Signed,
    /// Signed by a person of the area, and another event signed by one has the same id: neither counts.
    SameId,
    /// Signed with a key that had been revoked by then.
    Revoked,
    /// Signed with a key that the area's pack does not list.
    UnknownSigner,
    /// Not signed at all.
    Unsigned,
    /// Its signature is bad, or of somebody else than it says: somebody forged it, or changed it.
    Forged,
    /// Of another area.
    OtherArea,
    /// Practice in a live register, or the reverse.
    OtherMode,
    /// Of a newer version of the program; a newer format is not checked for its signature.
    Newer,
    /// Not an event, or one that lacks what it must have.
    Damaged,
}

impl Standing {
    /// All, the one that counts first.
    pub const ALL: [Standing; 10] = [
        Standing::Signed,
        Standing::SameId,
        Standing::Revoked,
        Standing::UnknownSigner,
        Standing::Unsigned,
        Standing::Forged,
        Standing::OtherArea,
        Standing::OtherMode,
        Standing::Newer,
        Standing::Damaged,
    ];

    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Signed => "signed",
            Standing::SameId => "same_id",
            Standing::Revoked => "revoked",
            Standing::UnknownSigner => "unknown_signer",
            Standing::Unsigned => "unsigned",
            Standing::Forged => "forged",
            Standing::OtherArea => "other_area",
            Standing::OtherMode => "other_mode",
            Standing::Newer => "newer",
            Standing::Damaged => "damaged",
        }
    }
}

impl Scope {
    /// Reads what was heard, and says whether it counts.
    pub fn judge(&self, heard: Heard) -> Entry {
        let (event, standing) = match Event::read(&heard.line) {
            Ok(event) => {
                let standing = self.standing(&event, heard.proof);
                (Some(event), standing)
            }
            Err(ReadError::NewerVersion) => (None, Standing::Newer),
            Err(ReadError::NotAnEvent | ReadError::Incomplete(_)) => (None, Standing::Damaged),
        };
        Entry { heard, event, standing, doubts: Vec::new(), superseded: false }
    }

    /// Whether the word of this person counts on a day (UTC).
    pub fn counts(&self, person: Person, on: NaiveDate) -> bool {
        self.standing_of(person, on) == Standing::Signed
    }

    fn standing(&self, event: &Event, proof: Proof) -> Standing {
        match proof {
            Proof::None => return Standing::Unsigned,
            Proof::Bad => return Standing::Forged,
            Proof::By(person) if person != event.person => return Standing::Forged,
            Proof::By(_) => {}
        }
        let signed = self.standing_of(event.person, event.at.date_naive());
        if signed != Standing::Signed {
            signed
        } else if event.area != self.area {
            Standing::OtherArea
        } else if event.practice != self.practice {
            Standing::OtherMode
        } else if matches!(event.what, What::Newer(_)) {
            Standing::Newer
        } else {
            Standing::Signed
        }
    }

    /// What comes of a good signature of this person, made on a day.
    fn standing_of(&self, person: Person, on: NaiveDate) -> Standing {
        match self.signers.get(&person) {
            None => Standing::UnknownSigner,
            Some(signer) if signer.revoked.is_some_and(|revoked| on >= revoked) => Standing::Revoked,
            Some(_) => Standing::Signed,
        }
    }
}
