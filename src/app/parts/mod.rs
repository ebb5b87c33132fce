//! Page furniture: small, honest HTML, used by every page.

mod button;
mod details;
mod error_summary;
mod notice;
mod page;
mod recap;

pub use button::{Act, Look};
pub use details::Details;
pub use error_summary::{ErrorSummary, Mend};
pub use notice::{Notice, Tone};
pub use page::Page;
pub use recap::Recap;
