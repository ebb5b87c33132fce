//! Proves that each tool can fail: what a test must find is planted, and found.

mod planted;
mod practice_site;
mod recorded;
mod seen_in_browsers;
