//! A referral for human eyes: rows in order, then as text or HTML. Shared by the pages and the `marac` program.

pub mod changes;
pub mod html;
pub mod inert;
pub mod ledger;
pub mod recap;
pub mod text;
