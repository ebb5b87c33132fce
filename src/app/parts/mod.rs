//! Page furniture: small, honest HTML, used by every page.

mod button;
mod details;
mod el;
mod error_summary;
mod notice;
mod page;
mod qr;
mod recap;

pub use button::{Look, act, act_once};
pub use details::{details, folded};
pub use el::{El, bullets, effect, el, h2, link, live, live_text, p, unseen};
pub use error_summary::{Mend, error_summary};
pub use notice::{inset, warning};
pub use page::page;
pub use qr::qr;
pub use recap::{Change, recap, summary_row};
