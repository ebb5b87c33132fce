//! Everything a person has given this page: for its whole life, whichever area or step is at hand, and in memory alone.

use leptos::prelude::*;

use super::attached::Attached;
use crate::domain::draft::Draft;

/// What was typed and attached; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Work {
    pub draft: RwSignal<Draft>,
    pub attached: Attached,
}

impl Work {
    /// Nothing yet.
    pub fn new() -> Work {
        Work { draft: RwSignal::new(Draft::default()), attached: Attached::new() }
    }

    /// Whether there is nothing to lose; followed.
    pub fn is_empty(self) -> bool {
        self.draft.with(Draft::is_empty) && self.attached.files.with(Vec::is_empty)
    }

    /// Drops all of it.
    pub fn clear(self) {
        self.draft.set(Draft::default());
        self.attached.clear();
    }
}
