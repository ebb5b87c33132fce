//! The known answers of the ciphers, in the program as a browser runs it.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{cctv, x_wing};

/// Written by `.ci/test` before this is compiled: `node tests/interop/age.mjs vectors target/cctv.json`.
const VECTORS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/cctv.json"));

#[wasm_bindgen_test]
fn the_vectors_of_cctv_have_the_outcome_they_state() {
    cctv::all_come_out(VECTORS);
}

#[wasm_bindgen_test]
fn the_known_answers_of_x_wing_come_out() {
    x_wing::known_answers_come_out();
}
