//! The coordinator's work on the cases of a register: what a case holds, how it is listed, filed, discussed and written out.
//!
//! The desk and `marac` share it, so that both give the same figures. It opens and stores nothing: [`Records`] brings what
//! was inside the sealed files.

mod content;
mod corrections;
mod line;

mod by_hand;
mod filing;
mod taking;

pub mod discussed;
mod found;
mod gather;
mod make;
mod sitting;
mod stops;

mod dates;
mod purging;
mod search;

pub mod zipped;

pub use by_hand::{taken_down, unfinished};
pub use content::{Closed, Content, Records};
pub use corrections::{Correction, corrections, in_words};
pub use dates::{due_at, owner, referred, time_on};
pub use filing::{Filing, Unfiled};
pub use found::Found;
pub use gather::{Gathered, LeftOut, gather, the_meeting};
pub use line::{Line, called, change, kind_of, person, readable, reference};
pub use make::{Format, NotMade, Wanted, make, occasion, table};
pub use purging::{Certificate, Ended, NotPurged, certificates};
pub use search::{Hit, Searched, place_of, search};
pub use sitting::Sitting;
pub use stops::stops;
pub use taking::{Place, place, received};
