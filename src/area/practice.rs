//! The practice key, which everybody has: a live pack that names it does not load.

/// The phrase whose SHA-256 is the secret half of the practice key.
pub const PRACTICE_PHRASE: &str = "marac-portal practice key 1: opens invented cases only";

/// The public half of the practice key.
pub const PRACTICE_RECIPIENT: &str = "age1xv5c58qx9568xudh30klvfrv2uquq6qufw7549jccnfsmz2ssqnsthq5fq";

/// The secret half, as a line of an identity file: it opens invented cases, and whoever has it has nothing.
pub const PRACTICE_IDENTITY: &str = "AGE-SECRET-KEY-1MU2RC4R4RMEYCTM7K7QV0M9J48U70VFDD9U039TC5DU3J3CLGFMS5HLLDW";
