//! Native tests: one binary, one module for each subject.

mod envelope_seal;
mod envelope_support;
mod instrument_data;
mod record;
