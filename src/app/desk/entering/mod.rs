//! Cases that did not come through the portal: taken down by hand, or out of a table.

mod hand;

mod import;
mod mapping;
mod tried;

mod columns;

pub use hand::Hand;

use super::session::Session;
use crate::app::parts::El;

/// What stands on the page.
pub fn entering(session: Session) -> Vec<El> {
    vec![hand::hand(session), import::import(session)]
}
