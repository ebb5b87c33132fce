//! The coordinator's work on the cases of a register: what a case holds, how it is listed, filed, discussed and written out.
//!
//! The desk and `marac` share it, so that both give the same figures. It opens and stores nothing: [`Records`] brings what
//! was inside the sealed files.

mod content;
mod line;

mod filing;
mod taking;

pub mod counted;
pub mod discussed;

mod found;
mod gather;
mod make;
mod sealed_to;
mod sitting;
mod stops;

pub mod zipped;

pub use content::{Closed, Content, Records};
pub use filing::{Filing, Unfiled};
pub use found::Found;
pub use gather::{Gathered, LeftOut, gather, the_meeting};
pub use line::{Line, change, kind_of, person, readable, reference};
pub use make::{Format, NotMade, Wanted, make, occasion, referred_by, table};
pub use sealed_to::sealed_to;
pub use sitting::Sitting;
pub use stops::stops;
pub use taking::{Place, place, received};
