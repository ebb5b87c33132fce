//! Who a referral goes to, and under which rules: the area pack (`public/areas/<id>.json`) and the directory of areas.
//!
//! `area` never seals, never reads a clock, never touches a file: bytes, `today` and `now` are handed in.
//! Of `envelope` it uses the [`Recipient`](crate::envelope::Recipient) type only.

pub mod ceremony;
pub mod dropbox;
pub mod letters;
pub mod pack;
pub mod roster;
#[cfg(feature = "native")]
pub mod schema;

mod attachable;
mod contact;
mod context;
mod delivery;
mod directory;
mod findings;
mod keyholder;
mod load;
mod practice;
mod rules;
mod sealing;
mod sender;
mod signers;
mod today;

#[cfg(test)]
pub(crate) mod example;

pub use attachable::{Attachable, MOST_BY_MAIL};
pub use contact::{Acknowledge, Agency, Contact, Fallback, Meeting, OutOfHours, Signpost, Terms};
pub use delivery::{Delivery, Upload};
pub use directory::{Directory, DirectoryError, Entry};
pub use findings::Finding;
pub use keyholder::{Keyholder, Role};
pub use letters::{LetterFault, LetterTrouble, Letters, Placeholder, Template};
pub use load::{PackError, is_area_id};
pub use pack::{Pack, PackMode, Signature, Version};
pub use practice::{PRACTICE_IDENTITY, PRACTICE_PHRASE, PRACTICE_RECIPIENT};
pub use roster::{Change, Newcomer, Reminder};
pub use rules::{Attachments, Autosave, Drafts, InstrumentUse, WordingSource};
pub use sealing::{CannotSeal, Notice, Sealing};
pub use sender::{Mail, Ring, Sender};
pub use today::{ClockSkew, Today, london_date, london_time, response_date, today};

pub use crate::domain::nation::Nation;
