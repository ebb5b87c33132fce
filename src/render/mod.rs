//! A referral for human eyes: rows in order, then as text or HTML; lists and letters for a meeting, as Word, Excel, CSV and
//! HTML; charts of what was counted. Shared by the pages and the `marac` program.

pub mod outputs;

pub mod chart;
pub mod document;
pub mod table;

pub mod picture;
pub mod qr;

pub mod changes;
pub mod html;
pub mod inert;
pub mod ledger;
pub mod practice;
pub mod recap;
pub mod text;

pub mod csv;
mod paper;
mod plain;
