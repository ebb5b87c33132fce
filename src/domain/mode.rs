//! Live or practice: a type, so that nothing practised can be delivered.

/// How a referral is meant.
pub trait Mode: Copy + 'static {
    /// The value of `mode` in a record or an area pack.
    const NAME: &'static str;
}

/// A referral about a real person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live;

/// A training case; no type that delivers accepts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice;

impl Mode for Live {
    const NAME: &'static str = "live";
}

impl Mode for Practice {
    const NAME: &'static str = "practice";
}
