//! Whether two cases are about the same people. It only proposes: nothing is ever merged, and a person decides.
//!
//! Two people are compared by what is known of both: names and other names, dates of birth, addresses, phone numbers. What
//! is missing says nothing, neither for nor against. How sure a proposal is, is one of three words and never a number.
//!
//! | the names are | and the births are the same day | swapped, nearly the same or agree | not known in both | differ |
//! |---|---|---|---|---|
//! | the same | certain | likely | possible; with a phone or a place likely | at most possible |
//! | one or two letters apart, or one part of the other | likely | possible; with a phone or a place likely | at most possible | no |
//! | alike in one part only | possible | with a phone possible | with a phone possible | no |
//!
//! Another name that is the same counts a little less, and a 1 January as a rough date: it is often written where nobody knows
//! the day. Twins at one address are never certain, nor are a parent and a child of one name. The whole table is in `likeness`.
//!
//! A pair is as sure as its less sure person, but somebody who is likely or certain lends some of it to the other: beside the
//! same victim, a perpetrator of whom nothing but the same name is known is likely.

mod again;
mod born;
mod candidate;
mod case;
mod known;
mod likeness;
mod lookup;
mod name;
mod person;
mod place;
mod relate;
mod sought;

pub use again::{Again, Which, last_referral};
pub use candidate::{Against, Candidate, Names, Reason, Relation, Role, SamePerson, Sure, compare};
pub use case::{Case, Person};
pub use known::KnownCases;
pub use lookup::{Findable, Typed};
pub use sought::{Likely, Sought};
