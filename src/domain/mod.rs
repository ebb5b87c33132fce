//! What a referral is. Pure: no IO, no clock, no randomness, no page, no cipher.
//!
//! A `Draft` takes whatever is typed; `check` turns it into a `Referral` once; a `Record` carries it.

pub mod form;

pub mod draft;
pub mod feeds;

pub mod check;
pub mod context;
pub mod problem;
pub mod referral;
pub mod submission;

pub mod answers;
pub mod answers_json;
pub mod own_record;
pub mod record;
mod record_json;

pub mod attached;

pub mod joining;
pub mod ledger;

pub mod inbox;

pub mod import;

pub mod circulation;
pub mod find;
pub mod glance;
pub mod register;
pub mod triage;

pub mod matching;

pub mod calendar;
pub mod due;
pub mod retention;
pub mod returns;

pub mod earlier;
pub mod leave_code;

pub mod practice;

#[cfg(feature = "native")]
pub mod schema;

pub mod criteria;
pub mod instrument;
mod instrument_json;
pub mod ric;

pub(crate) mod crockford;
pub mod date;
pub mod formula;
pub mod hex;
pub mod json;
pub mod label;
pub mod mode;
pub mod nation;
pub mod private;
