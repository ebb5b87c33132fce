//! The inbox: sealed files that wait in a dropbox, who has taken one over, and what program and server say to each other
//! about it (formats.md, Dropbox).
//!
//! Who has a file stands in marks beside it, objects that are made once and never changed. So several servers in front of
//! one store share nothing else, and of two people who are quick one has it.

mod marks;
mod name;
mod wire;

pub use marks::{Acceptance, Claim, LEASE, Marks, Release, Standing, Step, Who};
pub use name::{FileName, Key, Mark};
pub use wire::{
    ChallengeRequest, FORMAT, LONGEST_REQUEST, Listed, Listing, Session, SessionRequest, State, Told, hour,
};
