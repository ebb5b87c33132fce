//! What a referral is. Pure: no IO, no clock, no randomness.

pub mod mode;
