//! The pages about keys by their names, the links to them, and the roles that their forms offer.

use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, link};
use crate::area::Role;
use crate::wording::{self, say};

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

/// Every role with its words, for a control that offers them.
pub fn roles() -> Vec<(String, String)> {
    Role::ALL.map(|role| (role.name().to_owned(), wording::area::role(role))).to_vec()
}
