//! What only a real browser can show. `make test` runs it; natively there is nothing here.
#![cfg(target_family = "wasm")]

mod edge;

mod vectors;

#[path = "../cctv/mod.rs"]
mod cctv;
#[path = "../x_wing/mod.rs"]
mod x_wing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
