//! The area whose register is open, and what its pack says.

use leptos::prelude::*;

use crate::app::desk::session::Session;
use crate::area::Pack;

impl Session {
    /// Id of the area whose register is open; empty where none is.
    pub fn area(self) -> String {
        self.book.with_untracked(|book| book.as_ref().map(|book| book.area.clone())).unwrap_or_default()
    }

    /// Something of the pack of that area.
    pub fn of_pack<T>(self, of: impl FnOnce(&Pack) -> T) -> Option<T> {
        let area = self.area();
        self.site.with_untracked(|site| site.pack(&area).map(of))
    }

    /// The agencies of that area: id and words.
    pub fn agencies(self) -> Vec<(String, String)> {
        let named = |pack: &Pack| {
            pack.agencies.iter().map(|agency| (agency.id.clone(), agency.label.en().to_owned())).collect()
        };
        self.of_pack(named).unwrap_or_default()
    }
}
