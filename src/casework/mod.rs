//! The coordinator's work on the cases of a register: what a case holds, how it is listed, filed, discussed and written out.
//!
//! The desk and `marac` share it, so that both give the same figures. It opens and stores nothing: [`Records`] brings what
//! was inside the sealed files.

mod content;
mod corrections;
mod line;

mod back_fill;
mod by_hand;
mod filing;
mod taking;

mod actions;
mod agenda;
mod carrying;
mod docket;
mod locality;
mod series;
// who is in several of them
mod alike;
mod beside;
mod held;
mod look_alikes;

pub mod counted;
pub mod discussed;

mod found;
mod gather;
mod given;
mod make;
mod sealed_to;
mod sitting;
mod stops;

mod dates;
mod lookup;
mod purging;
mod search;

pub mod zipped;

#[cfg(test)]
mod fixture;

pub use actions::ActionOf;
pub use agenda::{Load, Place as AgendaPlace, list_closed, loads, moved, there_is, times, usual_minutes};
pub use alike::{Alike, One, Way, against, alike};
pub use back_fill::{BackFill, Foreseen};
pub use beside::{Beside, beside};
pub use by_hand::{taken_down, unfinished};
pub use content::{Closed, Content, Looked, Records};
pub use corrections::{Correction, corrections, in_words};
pub use dates::{due_at, owner, referred, shipped_holidays, time_on};
pub use docket::{Docket, Listed, Wait, Waiting};
pub use filing::{Filing, Unfiled};
pub use found::Found;
pub use gather::{Gathered, LeftOut, gather, the_meeting};
pub use given::Given;
pub use held::held;
pub use line::{Line, called, change, kind_of, listed_for, person, readable, reference};
pub use locality::fits;
pub use look_alikes::{LookAlikes, is_decided};
pub use lookup::{Lookup, Sighted};
pub use make::{Format, NotMade, Wanted, make, occasion, referred_by, table};
pub use purging::{Certificate, Ended, NotPurged, certificates};
pub use sealed_to::sealed_to;
pub use search::{Hit, Searched, place_of, search};
pub use series::next_day;
pub use sitting::{Sitting, earlier};
pub use stops::Gate;
pub use taking::{Place, place, received};
