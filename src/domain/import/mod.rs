//! Cases that did not come through the portal: from a table that another system wrote, or entered by hand.
//!
//! A table is read through a [`Mapping`], which a person has looked at: [`Mapping::guess`] only proposes one. Every row is a
//! case, is there already, or is told with its line and its headings, never with what stands in it. A cell that could not be
//! understood stays with its case as it stands: [`cells`].

mod read;

mod entered;
mod row;

// what stands where
mod mapping;
mod mapping_json;

mod guess;
mod vocabulary;

// one cell
mod cell;
mod children;
mod day;
mod words;

// bytes
mod decode;
mod sheet;

pub use cell::Misfit;
pub use decode::Encoding;
pub use entered::{Kept, PLACE, SOURCES, cells, entered, keep, known_rows};
pub use mapping::{Column, Dates, FORMAT, Mapping, Target};
pub use mapping_json::MappingError;
pub use read::{Area, Imported, NotImported, Row, RowProblem, Unreadable, read};
pub use row::CellProblem;
pub use sheet::{Delimiter, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, NoSheet, Sheet};
