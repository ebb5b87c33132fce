//! Native tests: one binary, one module for each subject.

mod case_controls;
mod cli_keygen;
mod cli_seal_open;
mod envelope_archive;
mod envelope_armor;
mod envelope_hostile;
mod envelope_interop;
mod envelope_keys;
mod envelope_open;
mod envelope_seal;
mod envelope_support;
mod envelope_vectors;
mod instrument_data;
mod layers;
mod record;
mod serve_drop;
mod serve_site;
mod serve_start;
mod server;
mod whole_way;
