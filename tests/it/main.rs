//! Native tests: one binary, one module for each subject.

mod doc_links;
mod instrument_data;
mod record;
