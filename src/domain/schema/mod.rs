//! The formats as JSON Schema (draft 2020-12), for programs that are not ours.
//!
//! A schema is made from what its reader uses: the table of questions, the limits and words of the types. It never refuses
//! what this program writes, and a test holds it to the reader: what it accepts is read. Other fields are allowed everywhere.
//! Compiled with the native program only: nothing of it is downloaded by a browser.

mod event;
mod record;

mod answers;

mod instrument;
mod practice;
mod rules;

pub mod parts;

pub use event::event;
pub use instrument::instrument;
pub use practice::practice_case;
pub use record::record;
pub use rules::rules;
