//! Practice: invented cases with their keys, answers handed in as a short code, what is said of them, and of a class.
//!
//! Nothing here says passed or failed, and nothing is a percentage: an answer agrees with the key, or there is a fact to
//! look at again.

pub mod case;
mod case_json;
mod checks;
mod fault;
mod labels;
mod routes;

pub mod code;
mod reed_solomon;

mod agreement;
pub mod class;
pub mod marking;

mod blank;
pub mod draft;
mod whole;

pub mod faulty;
mod faulty_json;
pub mod index;
pub mod mended;

pub use fault::CaseFault;

/// Marla Quill, for tests.
#[cfg(test)]
pub fn example() -> case::Case {
    let instrument = crate::domain::context::example().instrument;
    case::Case::read(include_bytes!("../../../public/practice/v1-marla-quill.json"), &instrument).unwrap()
}
