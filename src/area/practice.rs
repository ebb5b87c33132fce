//! The practice key, which everybody has: a live pack that names it does not load.

/// The phrase whose SHA-256 is the secret half of the practice key.
pub const PRACTICE_PHRASE: &str = "marac-portal practice key 1: opens invented cases only";

/// The public half of the practice key.
pub const PRACTICE_RECIPIENT: &str = "age1xv5c58qx9568xudh30klvfrv2uquq6qufw7549jccnfsmz2ssqnsthq5fq";
