//! The data return: how many cases were discussed, and of whom they tell, as counts that name nobody (SafeLives' shape).
//!
//! What is not known is never counted as No: each figure stands beside the number of cases for which it is not known.
//! [`Return`] has the figures as they are; [`published()`] is what may be shown to everybody.

mod tally;

mod facts;
mod group;
mod measure;
mod period;
mod routes;

mod published;

pub use facts::{Case, Facts, Overridden};
pub use group::{Group, Groups};
pub use measure::{Base, DEFINITIONS, Measure};
pub use period::{MeetingOf, Period, PeriodKind, quarter_end, quarter_start};
pub use published::{Level, published};
pub use routes::{Route, Routes};
pub use tally::{Cell, Heard, Line, PeriodLines, Return, Span, share};
