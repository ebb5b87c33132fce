//! The register: what the people of an area did and decided, as a set of signed events (format 9).
//!
//! Anybody may add an event at any time, on any computer. State is a function of the *set*: order of arrival and copies
//! never matter, clocks never decide. What one event says another replaces by naming it; where two people said different
//! things and neither named the other, that is a conflict, and it is shown with all its sides. Only what a known person
//! signed counts; everything else is listed and has no effect.
//!
//! This module opens, verifies and stores nothing: [`Heard`] is what the envelope made of a file.

mod state;

mod case;
mod trail;
mod words;

// what is said
mod event;
mod what;

pub mod cases;
pub mod meetings;
pub mod uses;

mod correction;

// whose word counts, and about what
mod fact;
mod saying;
mod settled;
mod standing;

mod ids;

pub use case::{ActionState, Case, Conflict, Hold};
pub use correction::{corrected, field_of, value_at};
pub use event::{Event, FORMAT, LONGEST, ReadError};
pub use ids::{CaseId, Day, Id, NoSuchName, Person, Sha256, iso_second, read_second};
pub use saying::{Sayings, Unsaid};
pub use settled::{By, Said, Settled, Side};
pub use standing::{Heard, Proof, Scope, Signer, Standing};
pub use state::{MeetingState, Register};
pub use trail::{Doubt, Entry};
pub use what::{Fields, Newer, What};
