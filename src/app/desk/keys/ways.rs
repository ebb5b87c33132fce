//! The pages about keys by their names, and the links to them.

use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, link};
use crate::wording::say;

/// The heading of a page, and its name in links.
pub fn name(page: KeysPage) -> String {
    match page {
        KeysPage::People => say!("keys-people"),
        KeysPage::Ceremony => say!("keys-ceremony"),
        KeysPage::Drill => say!("keys-drill"),
        KeysPage::Passphrase => say!("keys-passphrase"),
        KeysPage::Rewrap => say!("keys-rewrap"),
    }
}

/// A link to another of these pages.
pub fn way(page: KeysPage, id: &'static str) -> El {
    link(page.hash().into(), name(page)).id(id)
}
